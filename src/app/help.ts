/** The help: every binding of the screen below and everywhere, built from the keymap, searched by word or by key. */

import { type Binding, GROUPS, whyNot } from './binding.ts';
import { cut, fill, wrap } from './cells.ts';
import { oneLine } from './format.ts';
import { glyphsOf } from './looks.ts';
import { keyName, keyOf, keysFor } from './own-keys.ts';
import { PLACES } from './places.ts';
import type { ScreenKind } from './screen.ts';
import { type State, topOf } from './state.ts';

const KEY_WIDTH = 14;

/** The lines of the help for the screen that lies below it, in a width; those that are found when something is looked for. */
export function helpLines(
  state: State,
  all: readonly Binding[],
  columns: number,
): readonly string[] {
  const top = topOf(state);
  const below = { ...state, layers: state.layers.filter(({ kind }) => kind !== 'help') };
  const { kind } = topOf(below);
  const wanted = top.kind === 'help' ? top.field.text.trim() : '';
  const kept = all.filter(finding(state, all, wanted));
  const line = (binding: Binding): readonly string[] => lineOf(below, binding, kind, columns);
  const section = (title: string, bindings: readonly Binding[]): readonly string[] =>
    bindings.length === 0 ? [] : [title, ...bindings.flatMap(line), ''];
  const here = kept.filter((binding) => binding.screens.includes(kind));
  const sections = [
    ...GROUPS.flatMap((group) =>
      section(
        group.toUpperCase(),
        here.filter((binding) => binding.group === group),
      ),
    ),
    ...section(
      'ON OTHER SCREENS',
      kept.filter((binding) => !here.includes(binding)),
    ),
  ];
  if (wanted !== '') {
    return sections.length > 0
      ? sections
      : [
          cut(
            `Nothing has "${wanted}" in its words or on its keys; ${keyOf(state, 'find.close')} clears.`,
            columns,
          ),
        ];
  }
  return [
    ...ownKeyLines(state).flatMap((line) => wrap(line, columns)),
    ...sections,
    'IN A FIELD',
    `${fill('^A ^E ^K ^U ^W', KEY_WIDTH)}start, end, cut to the end, cut to the start, cut a word`,
    `${fill('Left Right', KEY_WIDTH)}the cursor; a level or a confidence where one is chosen`,
    '',
    ...(state.ownKeys.path === ''
      ? []
      : [
          'KEYS OF YOUR OWN',
          oneLine(state.ownKeys.path),
          'such as {"reading.record": ["i"]}; action ids, any of which can be looked for here:',
          ...wrap(all.map(({ id }) => id).join(' '), columns),
          '',
        ]),
    'READING THE BOARD',
    ...legend(state),
  ].map((text) => cut(text, columns));
}

/** Keys, then what they do; what is longer than a line goes on below the words. */
function lineOf(
  below: State,
  binding: Binding,
  kind: ScreenKind,
  columns: number,
): readonly string[] {
  const own = below.ownKeys.own.has(binding.id) ? '* ' : '';
  const here = binding.screens.includes(kind);
  const why = here ? whyNot(below, binding) : undefined;
  const where = here ? '' : ` (${binding.screens.map(nameOf).join(', ')})`;
  const not = why === undefined ? '' : ` (not now: ${why})`;
  const words = `${own}${binding.description}${where}${not}`;
  return wrap(words, Math.max(1, columns - KEY_WIDTH)).map(
    (text, at) => `${fill(at === 0 ? keyNames(below, binding) : '', KEY_WIDTH)}${text}`,
  );
}

function nameOf(kind: ScreenKind): string {
  return PLACES[kind] === '' ? kind : PLACES[kind];
}

/** One character is looked for among the keys first; what is longer among words, keys and action ids. */
function finding(
  state: State,
  all: readonly Binding[],
  wanted: string,
): (binding: Binding) => boolean {
  if (Array.from(wanted).length === 1) {
    const hasKey = (binding: Binding): boolean => keysFor(state, binding).includes(wanted);
    if (all.some(hasKey)) return hasKey;
  }
  const words = wanted.toLowerCase().split(/\s+/);
  return (binding) => {
    const { description, label, id, also = '' } = binding;
    const text = [description, label, id, also, ...keysFor(state, binding)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** What the person's own file of keys changed, and what of it could not be used. */
function ownKeyLines({ ownKeys }: State): readonly string[] {
  const changed = Array.from(
    ownKeys.own,
    (id) => `${id} is ${(ownKeys.keys.get(id) ?? []).map(keyName).join(' ')}`,
  );
  return [
    ...(changed.length === 0 ? [] : [`* changed by your keymap: ${changed.join('; ')}`]),
    ...ownKeys.problems,
    ...(changed.length + ownKeys.problems.length === 0 ? [] : ['']),
  ];
}

function legend(state: State): readonly string[] {
  const { trend } = glyphsOf(state);
  return [
    'score       0 = worst goalpost, 100 = best; none is written as a dash, never as 0',
    'interval    90 % range from the confidence and age of the readings, not of the model',
    `trend       ${trend.better} better, ${trend.worse} worse, ${trend.same} same as the reading before`,
    'state       ALERT or WATCH: a tripwire is crossed; missing, expired: not counted;',
    '            stale, due: late by its own rhythm; ageing; fresh',
    'pushed      the score of what pushes Beijing (cause); moved: of what Beijing does (effect);',
    '            in brackets the change since the strategy began',
  ];
}

/** The keys of an action as they are written for people. */
export function keyNames(state: State, binding: Binding): string {
  return keysFor(state, binding).map(keyName).join(' ');
}
