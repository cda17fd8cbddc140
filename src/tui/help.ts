/** The help: every binding of the screen below and everywhere, built from the keymap, and what the signs mean, searched by word, sign or key. */

import { cutToWidth, fillToWidth, wrapText } from '../text/cells.ts';
import { terminalSafeOneLine } from '../text/format.ts';
import { drawnLine, headingLine, proseLine, type ViewLine, wrapLines } from '../text/line.ts';
import { glyphsOf } from './appearance.ts';
import { disabledReason, topScreenOfKind } from './binding.ts';
import { screenPlaceName } from './breadcrumbs.ts';
import { actionKeyName, keysOfBinding, readableKeyName } from './own-keys.ts';
import {
  type Binding,
  GROUPS,
  type PlacedBinding,
  type ScreenKind,
  type State,
  topScreen,
} from './state.ts';

const KEY_WIDTH = 14;
const BOARD = 'READING THE BOARD';

/** The lines of the help for the screen that lies below it, in a width; those that are found when something is looked for. */
export function helpLines(
  state: State,
  all: readonly PlacedBinding[],
  columns: number,
): readonly ViewLine[] {
  const below = { ...state, layers: state.layers.filter(({ kind }) => kind !== 'help') };
  const { kind } = topScreen(below);
  const wanted = topScreenOfKind(state, 'help')?.field.text.trim() ?? '';
  const kept = all.filter(finding(state, all, wanted));
  const line = (binding: PlacedBinding): readonly ViewLine[] =>
    lineOf(below, binding, kind, columns);
  const section = (title: string, bindings: readonly PlacedBinding[]): readonly ViewLine[] =>
    bindings.length === 0 ? [] : [headingLine(title), ...bindings.flatMap(line), proseLine('')];
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
    const signs = legend(state, wanted, columns);
    return sections.length + signs.length > 0
      ? [...sections, ...(signs.length === 0 ? [] : [headingLine(BOARD), ...signs])]
      : [
          proseLine(
            cutToWidth(
              `Nothing has "${wanted}" in its words, on its keys or among the signs; ${actionKeyName(state, 'find.close')} clears.`,
              columns,
            ),
          ),
        ];
  }
  return [
    ...wrapLines(ownKeyLines(state).map(proseLine), columns),
    ...sections,
    headingLine('IN A FIELD'),
    ...beside(
      '^A ^E ^K ^U ^W',
      'start, end, cut to the end, cut to the start, cut a word',
      columns,
    ),
    ...beside('Left Right', 'the cursor; a level or a confidence where one is chosen', columns),
    proseLine(''),
    ...(state.ownKeys.path === ''
      ? []
      : [
          headingLine('KEYS OF YOUR OWN'),
          ...[
            terminalSafeOneLine(state.ownKeys.path),
            'such as {"reading.record": ["i"]}; action ids, any of which can be looked for here:',
            ...wrapText(all.map(({ id }) => id).join(' '), columns),
            '',
          ].map(proseLine),
        ]),
    headingLine(BOARD),
    ...legend(state, '', columns),
  ].map((line) => ({ ...line, text: cutToWidth(line.text, columns) }));
}

/** Keys, then what they do; what is longer than a line goes on below the words. */
function lineOf(
  below: State,
  binding: PlacedBinding,
  kind: ScreenKind,
  columns: number,
): readonly ViewLine[] {
  const own = below.ownKeys.own.has(binding.id) ? '* ' : '';
  const here = binding.screens.includes(kind);
  const why = here ? disabledReason(below, binding) : undefined;
  const where = here
    ? ''
    : ` (${binding.screens.map((each) => screenPlaceName(below.registry, each)).join(', ')})`;
  const not = why === undefined ? '' : ` (not now: ${why})`;
  const words = `${own}${binding.description}${where}${not}`;
  return beside(bindingKeyNames(below, binding), words, columns);
}

/** One character is looked for among the keys first; what is longer among words, keys and action ids. */
function finding(
  state: State,
  all: readonly PlacedBinding[],
  wanted: string,
): (binding: Binding) => boolean {
  if (Array.from(wanted).length === 1) {
    const hasKey = (binding: Binding): boolean => keysOfBinding(state, binding).includes(wanted);
    if (all.some(hasKey)) return hasKey;
  }
  const words = wanted.toLowerCase().split(/\s+/);
  return (binding) => {
    const { description, label, id, also = '' } = binding;
    const text = [description, label, id, also, ...keysOfBinding(state, binding)]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** What the person's own file of keys changed, and what of it could not be used. */
function ownKeyLines({ ownKeys }: State): readonly string[] {
  const changed = Array.from(
    ownKeys.own,
    (id) => `${id} is ${(ownKeys.keys.get(id) ?? []).map(readableKeyName).join(' ')}`,
  );
  return [
    ...(changed.length === 0 ? [] : [`* changed by your keymap: ${changed.join('; ')}`]),
    ...ownKeys.problems,
    ...(changed.length + ownKeys.problems.length === 0 ? [] : ['']),
  ];
}

/** What the words and signs of the board mean, those that are looked for, wrapped behind a column of signs. */
function legend(state: State, wanted: string, columns: number): readonly ViewLine[] {
  const { full, lower, upper, direction, trend, time } = glyphsOf(state);
  const signs: readonly (readonly [string, string])[] = [
    ['score', '0 = worst goalpost, 100 = best; none is written as a dash, never as 0'],
    ['interval', '90 % range from the confidence and age of the readings, not of the model'],
    [`${full}${lower}${upper}`, 'up to the low end of the interval, to the score, to its high end'],
    [
      `${direction.up} ${direction.down} ${direction.same}`,
      'beside a value: it rose, fell or stayed since the reading before',
    ],
    [
      `${trend.better} ${trend.worse}`,
      'beside a score: it got better or worse by that; nothing where it did neither',
    ],
    ['ALERT WATCH', 'a tripwire is crossed'],
    ['missing', 'no reading yet, not counted; expired: too old to count'],
    ['stale due', 'late by its own rhythm, stale more than due; then ageing and fresh'],
    ['context', 'shown and never scored'],
    ['±', 'how far a usual step of the indicator would move the gauge'],
    ['30d', 'change within 30 days, in points; 147d in a table: the age of the reading'],
    ['93d!', 'a reading late by its own rhythm whose state tells of a tripwire instead'],
    ['pushed', 'the score of what pushes Beijing (cause); in brackets since the strategy began'],
    ['moved', 'the score of what Beijing does (effect); in brackets since the strategy began'],
    [
      `${time.few} ${time.many}`,
      `on the line of time: a few entries, many; ${time.event} events; ${time.here} the day shown`,
    ],
    [
      'author',
      terminalSafeOneLine(
        `you write and sign as ${state.author}; somebody else starts as AXISWATCH_AUTHOR=name axiswatch`,
      ),
    ],
    ['1 2 3', 'on a chart: events, named in the line below it'],
  ];
  const words = wanted.toLowerCase().split(/\s+/);
  // one character is a sign, never a piece of a word
  const meant = ([sign, text]: readonly [string, string]): boolean =>
    Array.from(wanted).length === 1
      ? sign.includes(wanted) && !/\w/.test(wanted)
      : words.every((word) => `${sign} ${text}`.toLowerCase().includes(word));
  return signs.filter(meant).flatMap(([sign, text]) => beside(sign, text, columns));
}

/** A text wrapped beside what it is about, which is wrapped as well; the first line says both. */
function beside(sign: string, text: string, columns: number): readonly ViewLine[] {
  const signs = wrapText(sign, KEY_WIDTH - 1);
  const words = wrapText(text, Math.max(1, columns - KEY_WIDTH));
  return Array.from({ length: Math.max(signs.length, words.length) }, (_, at) =>
    drawnLine(
      `${fillToWidth(signs[at] ?? '', KEY_WIDTH)}${words[at] ?? ''}`.trimEnd(),
      at === 0 ? `${sign}, ${text}` : '',
    ),
  );
}

/** The keys of an action as they are written for people. */
export function bindingKeyNames(state: State, binding: Binding): string {
  return keysOfBinding(state, binding).map(readableKeyName).join(' ');
}
