/** The help: what the screen below shows, what words and marks mean, and every key, built from the keymap; searched by word, sign or key. */

import { firstBandWithRequirements } from '../../core/analysis/verdict.ts';
import { STATE_WORDS } from '../../core/model/states.ts';
import {
  clausesThatFit,
  cutOrPadToWidth,
  cutToWidth,
  textWidth,
  wrapTextToWidth,
} from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import {
  headingLine,
  lineOfSpans,
  preformattedLine,
  proseLine,
  type ViewLine,
  wrapLines,
} from '../../text/line.ts';
import {
  cutSpansToWidth,
  fitSpansToWidth,
  type Span,
  STATE_MARKS,
  type Tone,
} from '../../text/tone.ts';
import { chosenGlyphs } from '../../tui/appearance.ts';
import { topScreenIfOfKind, whyBindingDisabled } from '../../tui/binding.ts';
import { screenKindName } from '../../tui/breadcrumbs.ts';
import { type Meaning, strategyGlossaryEntries, WORDS } from '../../tui/glossary.ts';
import { footerBindings } from '../../tui/keymap.ts';
import {
  actionKeyName,
  customKeysProblemSentence,
  keysOfBindingInForce,
  readableKeyName,
} from '../../tui/own-keys.ts';
import {
  AIMS,
  type Aim,
  type Binding,
  GROUPS,
  type PlacedBinding,
  type State,
  screenDefinitionOf,
  topScreen,
} from '../../tui/state.ts';

/** Cells of a key and of its label. */
const [KEY_WIDTH, LABEL_WIDTH] = [14, 14];
/** Cells from which what a key does stands beside its label. */
const ROOMY = 76;
const WORDS_AND_MARKS = 'WORDS AND MARKS';
/** Keys that every footer has. */
const ALWAYS: readonly string[] = ['nav.back', 'app.help', 'app.palette', 'app.quit'];

/** The lines of the help for the screen that lies below it, in a width: what it shows, its keys and the marks at a glance, what the words and marks mean, every key; those that are found when something is looked for. */
export function helpLines(
  state: State,
  all: readonly PlacedBinding[],
  columns: number,
): readonly ViewLine[] {
  const below = { ...state, layers: state.layers.filter(({ kind }) => kind !== 'help') };
  const wanted = topScreenIfOfKind(state, 'help')?.field.text.trim() ?? '';
  const lines =
    wanted === '' ? wholeHelp(below, all, columns) : foundHelp(below, all, wanted, columns);
  return lines.map((line) => ({ ...line, text: cutToWidth(line.text, columns) }));
}

function wholeHelp(
  below: State,
  all: readonly PlacedBinding[],
  columns: number,
): readonly ViewLine[] {
  const top = topScreen(below);
  const { shows, place } = screenDefinitionOf(below, top);
  const here = all.filter(({ id, screens }) => screens.includes(top.kind) && !ALWAYS.includes(id));
  const leading = footerBindings(below)
    .filter(({ id }) => !ALWAYS.includes(id))
    .slice(0, LEADING);
  const resting = here.filter(
    (binding) => binding.group === 'This screen' && binding.whyDisabled?.(below) !== undefined,
  );
  const others = here.filter(
    (binding) =>
      ![...leading, ...resting].includes(binding) &&
      (whyBindingDisabled(below, binding) === undefined || aimOf(binding) === 'act'),
  );
  const ofAim = (aim: Aim): readonly PlacedBinding[] =>
    others.filter((binding) => aimOf(binding) === aim);
  const listed = [...leading, ...ofAim('act'), ...ofAim('look')];
  const sign =
    1 +
    Math.max(0, ...[...listed, ...resting].map(({ id }) => textWidth(actionKeyName(below, id))));
  const meanings = legend(below);
  return [
    ...wrapLines(ownKeyLines(below).map(proseLine), columns),
    ...wrapLines([proseLine(shows ?? `${place}.`)], columns),
    ...keyClauseLines(below, listed, sign, columns),
    ...restingKeyLines(below, resting, sign, columns),
    ...keyGroupLines(below, others, ['time'], columns),
    ...markLines(below, meanings, columns),
    ...keyGroupLines(below, others, ['move', 'more'], columns),
    proseLine(''),
    headingLine(WORDS_AND_MARKS),
    ...meaningLines(meanings, columns),
    proseLine(''),
    ...keySections(below, all, columns),
    headingLine('IN A FIELD'),
    ...beside(
      '^A ^E ^K ^U ^W',
      'start, end, cut to the end, cut to the start, cut a word',
      columns,
    ),
    ...beside(
      'Left Right',
      'the cursor; a choice, or a suggestion where nothing else is typed',
      columns,
    ),
    ...(below.ownKeys.path === ''
      ? []
      : [
          proseLine(''),
          headingLine('KEYS OF YOUR OWN'),
          ...[
            terminalSafeOneLine(below.ownKeys.path),
            'such as {"reading.record": ["i"]}; action ids, any of which can be looked for here:',
            ...wrapTextToWidth(all.map(({ id }) => id).join(' '), columns),
          ].map(proseLine),
        ]),
  ];
}

const DIGITS: readonly string[] = [...'0123456789'];
/** Blanks between what stands side by side, and lines of words are no longer than this. */
const GAP = 2;
const WIDEST = 200;
/** Keys of the footer that are told before all others. */
const LEADING = 6;

function aimOf({ aim, writes, group }: Binding): Aim {
  if (aim !== undefined) return aim;
  if (writes === true) return 'act';
  return group === 'Move' ? 'move' : 'look';
}

/** A sign or a key, and what it is for. */
interface Pair {
  readonly sign: string;
  readonly words: string;
  readonly tone?: Tone;
}

/** Keys, each in `sign` cells, with as many clauses of what they do as have room, or with their label where none has: two beside one another where there is room, down the left side first. */
function keyClauseLines(
  below: State,
  bindings: readonly PlacedBinding[],
  sign: number,
  columns: number,
): readonly ViewLine[] {
  const room = Math.min(columns, WIDEST);
  const sides = room < ROOMY ? 1 : 2;
  const width = Math.floor((room + GAP) / sides) - GAP;
  const pairs = bindings.map((binding): Pair => {
    const isLater = whyBindingDisabled(below, binding) !== undefined;
    const later = isLater ? ' (later)' : '';
    const clauses = clausesThatFit(binding.description, width - sign - textWidth(later));
    const said = clauses === '' ? binding.label : clauses;
    return {
      sign: actionKeyName(below, binding.id),
      words: `${said}${later}`,
      ...(isLater ? { tone: 'dim' } : {}),
    };
  });
  const rows = Math.ceil(pairs.length / sides);
  const drawn = Array.from({ length: sides }, (_, side) =>
    pairsSpans(pairs.slice(side * rows, (side + 1) * rows), sign),
  );
  return Array.from({ length: rows }, (_, at) =>
    sideBySideLine(
      drawn.map((side) => side[at] ?? []),
      width,
      pairs
        .filter((_, place) => place % rows === at)
        .map(({ sign: key, words }) => `${key} ${words}`)
        .join(', '),
    ),
  );
}

/** Keys that do nothing now, each in `sign` cells, with the reason. */
function restingKeyLines(
  below: State,
  bindings: readonly PlacedBinding[],
  sign: number,
  columns: number,
): readonly ViewLine[] {
  return bindings.flatMap((binding) => {
    const key = actionKeyName(below, binding.id);
    const said = `${binding.label}, not now: ${whyBindingDisabled(below, binding) ?? ''}`;
    return wrapTextToWidth(said, Math.max(1, Math.min(columns, WIDEST) - sign)).map((words, row) =>
      lineOfSpans(
        [{ text: cutOrPadToWidth(row === 0 ? key : '', sign), tone: 'dim' }, { text: words }],
        row === 0 ? `${key}, ${said}` : '',
      ),
    );
  });
}

/** Keys by what they are for, each with its label alone, those of panels by number in one: the name of the group before its lines. */
function keyGroupLines(
  below: State,
  bindings: readonly PlacedBinding[],
  shown: readonly Aim[],
  columns: number,
): readonly ViewLine[] {
  const aims = Map.groupBy(bindings, aimOf);
  const margin = Math.max(0, ...AIMS.map(textWidth)) + GAP;
  return shown.flatMap((aim) => {
    const named = (aims.get(aim) ?? []).map(
      ({ id, label }): Pair => ({ sign: actionKeyName(below, id), words: label }),
    );
    const numbers = named.flatMap(({ sign }) => (DIGITS.includes(sign) ? [sign] : [])).sort();
    const areMany = numbers.length > 1;
    const pairs = [
      ...named.filter(({ sign }) => !(areMany && numbers.includes(sign))),
      ...(areMany ? [{ sign: `${numbers[0]} to ${numbers.at(-1)}`, words: 'panels' }] : []),
    ];
    return rowsOfPairs(pairs, Math.min(columns, WIDEST) - margin).map((spans, row) =>
      lineOfSpans(
        [
          { text: cutOrPadToWidth(row === 0 ? aim.toUpperCase() : '', margin), tone: 'focus' },
          ...spans,
        ],
        row === 0
          ? `To ${aim}: ${pairs.map(({ sign, words }) => `${sign} ${words}`).join(', ')}`
          : '',
      ),
    );
  });
}

/** Pairs one after another, in as many rows of `room` cells, ≥ 0, as they need; none goes over two rows. */
function rowsOfPairs(pairs: readonly Pair[], room: number): readonly (readonly Span[])[] {
  const rows: { readonly spans: Span[]; width: number }[] = [];
  for (const { sign, words } of pairs) {
    const spans: readonly Span[] = [{ text: `${sign} `, tone: 'title' }, { text: words }];
    const width = textWidth(sign) + 1 + textWidth(words);
    const last = rows.at(-1);
    if (last !== undefined && last.width + GAP + width <= room) {
      last.spans.push({ text: ' '.repeat(GAP) }, ...spans);
      last.width += GAP + width;
    } else rows.push({ spans: [...spans], width });
  }
  return rows.map(({ spans }) => cutSpansToWidth(spans, room));
}

/** What the marks and the commonest words mean in a few words, as many side by side as have room. */
function markLines(
  below: State,
  meanings: readonly Meaning[],
  columns: number,
): readonly ViewLine[] {
  const room = Math.min(columns, WIDEST);
  const pairs = meanings.flatMap(({ word, brief }): readonly Pair[] => {
    const tone = STATE_WORDS.find((each) => each === word);
    return brief === undefined
      ? []
      : [{ sign: word, words: brief, ...(tone === undefined ? {} : { tone }) }];
  });
  const half = Math.ceil(pairs.length / 2);
  const halves = [pairs.slice(0, half), pairs.slice(half)];
  const isRoomy = (room + GAP) / 2 >= Math.max(...halves.map(pairsWidth)) + GAP;
  const sides = isRoomy ? halves : [pairs];
  const width = Math.floor((room + GAP) / sides.length) - GAP;
  const drawn = sides.map((side) => pairsSpans(side));
  return [
    lineOfSpans(ruleSpans('marks', room, chosenGlyphs(below).rule)),
    ...Array.from({ length: drawn[0]?.length ?? 0 }, (_, at) =>
      sideBySideLine(
        drawn.map((side) => side[at] ?? []),
        width,
      ),
    ),
  ];
}

/** Cells of the longest sign and a blank, ≥ 1. */
function signWidth(pairs: readonly Pair[]): number {
  return Math.max(0, ...pairs.map(({ sign }) => textWidth(sign))) + 1;
}

/** Cells of the longest sign with the longest words beside it, ≥ 1. */
function pairsWidth(pairs: readonly Pair[]): number {
  return signWidth(pairs) + Math.max(0, ...pairs.map(({ words }) => textWidth(words)));
}

/** Signs below one another, their words beside them. */
function pairsSpans(
  pairs: readonly Pair[],
  width = signWidth(pairs),
): readonly (readonly Span[])[] {
  return pairs.map(({ sign, words, tone = 'title' }) => [
    { text: cutOrPadToWidth(sign, width), tone },
    { text: words },
  ]);
}

/** `─ MARKS ─────`, `width` cells, ≥ 0, as wide as what stands below it. */
function ruleSpans(title: string, width: number, rule: string): readonly Span[] {
  return [
    { text: `${rule} `, tone: 'dim' },
    { text: title.toUpperCase(), tone: 'focus' },
    { text: ` ${rule.repeat(Math.max(0, width - textWidth(title) - 3))}`, tone: 'dim' },
  ];
}

/** Parts side by side on one line, each `width` cells, ≥ 0; the last is not padded. */
function sideBySideLine(parts: readonly (readonly Span[])[], width: number, say = ''): ViewLine {
  return lineOfSpans(
    parts.flatMap((spans, at) =>
      at === parts.length - 1
        ? cutSpansToWidth(spans, width)
        : [...fitSpansToWidth(spans, width), { text: ' '.repeat(GAP) }],
    ),
    say,
  );
}

function foundHelp(
  below: State,
  all: readonly PlacedBinding[],
  wanted: string,
  columns: number,
): readonly ViewLine[] {
  const section = (meanings: readonly Meaning[]): readonly ViewLine[] =>
    meanings.length === 0
      ? []
      : [headingLine(WORDS_AND_MARKS), ...meaningLines(meanings, columns), proseLine('')];
  const meant = legend(below).filter(meaning(wanted));
  // a word that is typed whole is asked for; one that only mentions it comes behind the keys
  const isNamed = ({ word }: Meaning): boolean => word.toLowerCase() === wanted.toLowerCase();
  const isSign = Array.from(wanted).length === 1;
  const first = isSign ? meant : meant.filter(isNamed);
  const found = [
    ...section(first),
    ...keySections(below, all.filter(finding(below, all, wanted)), columns),
    ...section(meant.filter((each) => !first.includes(each))),
  ];
  return found.length > 0
    ? found.slice(0, -1)
    : wrapLines(
        [
          proseLine(
            `Nothing has "${wanted}" in its words, on its keys or among the signs; ${actionKeyName(below, 'find.close')} clears.`,
          ),
        ],
        columns,
      );
}

/** Keys in their groups, those of the screen first, an empty line behind each group. */
function keySections(
  below: State,
  kept: readonly PlacedBinding[],
  columns: number,
): readonly ViewLine[] {
  const { kind } = topScreen(below);
  const section = (title: string, bindings: readonly PlacedBinding[]): readonly ViewLine[] =>
    bindings.length === 0
      ? []
      : [
          headingLine(title),
          ...bindings.flatMap((binding) => bindingLines(below, binding, columns)),
          proseLine(''),
        ];
  const here = kept.filter((binding) => binding.screens.includes(kind));
  return [
    ...GROUPS.flatMap((group) =>
      section(
        `KEYS: ${group.toUpperCase()}`,
        here.filter((binding) => binding.group === group),
      ),
    ),
    ...section(
      'KEYS: ON OTHER SCREENS',
      kept.filter((binding) => !here.includes(binding)),
    ),
  ];
}

/** Keys, a label of one or two words, and what they do, which goes on below itself where it is longer than a line. */
function bindingLines(below: State, binding: PlacedBinding, columns: number): readonly ViewLine[] {
  const own = below.ownKeys.own.has(binding.id) ? '* ' : '';
  const here = binding.screens.includes(topScreen(below).kind);
  const why = here ? whyBindingDisabled(below, binding) : undefined;
  const where = here
    ? ''
    : ` (${binding.screens.map((each) => screenKindName(below.registry, each)).join(', ')})`;
  const not = why === undefined ? '' : ` (not now: ${why})`;
  const does = `${binding.description}${where}${not}`;
  const keys = bindingKeysText(below, binding);
  const label = `${own}${binding.label}`;
  if (does === label) return beside(keys, label, columns);
  if (columns < ROOMY) return beside(keys, `${label}: ${does}`, columns);
  const said = beside(label, does, columns - KEY_WIDTH, LABEL_WIDTH);
  return beside(
    keys,
    said.map(({ text }) => text),
    columns,
  ).map((line, at) => (at === 0 ? { ...line, say: `${keys}, ${label}: ${does}` } : line));
}

/** One character is looked for among the keys first; what is longer among words, keys and action ids. */
function finding(
  state: State,
  all: readonly PlacedBinding[],
  wanted: string,
): (binding: Binding) => boolean {
  if (Array.from(wanted).length === 1) {
    const hasKey = (binding: Binding): boolean =>
      keysOfBindingInForce(state, binding).includes(wanted);
    if (all.some(hasKey)) return hasKey;
  }
  const words = wanted.toLowerCase().split(/\s+/);
  return (binding) => {
    const { description, label, id, also = '' } = binding;
    const text = [description, label, id, also, ...keysOfBindingInForce(state, binding)]
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
    ...ownKeys.problems.map(customKeysProblemSentence),
    ...(changed.length + ownKeys.problems.length === 0 ? [] : ['']),
  ];
}

/** `40: where Reconsidering begins`, of the strategy in use. */
function neededText({ strategy }: State): string {
  const asked = firstBandWithRequirements(strategy.bands);
  return asked === undefined
    ? 'the score that the band in question needs'
    : terminalSafeOneLine(`${asked.from}: where ${asked.title} begins`);
}

/** What the marks and words of the board mean. */
function legend(state: State): readonly Meaning[] {
  const { full, lower, upper, needed, spark, valueChange, trend, time } = chosenGlyphs(state);
  const marked = Object.entries(STATE_MARKS).filter(([, mark]) => mark !== ' ');
  const marks: readonly Meaning[] = [
    {
      word: `${full}${lower}${upper}`,
      means: 'up to the low end of the interval, to the score, to its high end',
      brief: 'low end, score, high end',
    },
    {
      word: needed,
      means: `on a bar: ${neededText(state)}`,
      brief: neededText(state),
    },
    {
      word: 'colours',
      means:
        'of scores: orange below 40, the stronger the lower; blue from 60, the stronger the higher; plain between; of states as the words here',
      brief: 'orange below 40, blue from 60',
    },
    {
      word: `${valueChange.up} ${valueChange.down} ${valueChange.same}`,
      means: 'beside a value: it rose, fell or stayed since the reading before',
      brief: 'the value rose, fell, stayed',
    },
    {
      word: `${trend.better} ${trend.worse}`,
      means: 'beside a score: it got better or worse by that; nothing where it did neither',
      brief: 'the score got better, worse',
    },
    {
      word: marked.map(([, mark]) => mark).join(' '),
      means: `beside a score: ${marked.map(([word]) => word).join(', ')}; a second one: how late it is`,
      brief: "a state's first letter",
    },
    {
      word: `${time.few} ${time.many}`,
      means: `on the line of time: a few entries, many; ${time.event} events; ${time.here} the day shown`,
    },
    {
      word: '±',
      means:
        'how far it may be off; of an indicator how far a usual step of it would move the index',
      brief: 'how far it may be off',
    },
    {
      word: Array.from(spark).join(''),
      means:
        'a score since the strategy began: between its own lowest and highest, beside bars between those of all of them; low and high are told of the ends of months',
      brief: 'a score since the start',
    },
    {
      word: '1 2 3',
      means: 'on a chart: events, named in the line below it',
      brief: 'events, named in the line below',
    },
  ];
  const own = [...strategyGlossaryEntries(state.strategy), ...WORDS].map(
    (each): Meaning =>
      each.word === 'author'
        ? { ...each, means: `${each.means}; now ${terminalSafeOneLine(state.author)}` }
        : each,
  );
  return [...marks, ...own];
}

/** Whether a word or a mark is what is looked for; one character is a sign, never a piece of a word. */
function meaning(wanted: string): (each: Meaning) => boolean {
  const words = wanted.toLowerCase().split(/\s+/);
  return ({ word, means, also = '' }) =>
    Array.from(wanted).length === 1
      ? word.includes(wanted) && !/\w/.test(wanted)
      : words.every((each) => `${word} ${means} ${also}`.toLowerCase().includes(each));
}

function meaningLines(meanings: readonly Meaning[], columns: number): readonly ViewLine[] {
  return meanings.flatMap(({ word, means }) => beside(word, means, columns));
}

/** A text, or its lines, beside what it is about, which is wrapped as well; the first line says both. */
function beside(
  sign: string,
  text: string | readonly string[],
  columns: number,
  width = KEY_WIDTH,
): readonly ViewLine[] {
  const signs = wrapTextToWidth(sign, width - 1);
  const words =
    typeof text === 'string' ? wrapTextToWidth(text, Math.max(1, columns - width)) : text;
  return Array.from({ length: Math.max(signs.length, words.length) }, (_, at) =>
    preformattedLine(
      `${cutOrPadToWidth(signs[at] ?? '', width)}${words[at] ?? ''}`.trimEnd(),
      at === 0 ? `${sign}, ${typeof text === 'string' ? text : text.join(' ')}` : '',
    ),
  );
}

/** The keys of an action as they are written for people. */
export function bindingKeysText(state: State, binding: Binding): string {
  return keysOfBindingInForce(state, binding).map(readableKeyName).join(' ');
}
