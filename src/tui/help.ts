/** The help: what the screen below shows, what words and marks mean, and every key, built from the keymap; searched by word, sign or key. */

import { firstBandWithRequirements } from '../core/analysis/verdict.ts';
import { STATE_WORDS } from '../core/model/states.ts';
import { cutOrPadToWidth, cutToWidth, textWidth, wrapTextToWidth } from '../text/cells.ts';
import { LATE_MARK, terminalSafeOneLine } from '../text/format.ts';
import {
  headingLine,
  lineOfSpans,
  preformattedLine,
  proseLine,
  type ViewLine,
  wrapLines,
} from '../text/line.ts';
import {
  cutSpansToWidth,
  fitSpansToWidth,
  type Span,
  STATE_MARKS,
  type Tone,
} from '../text/tone.ts';
import { chosenGlyphs } from './appearance.ts';
import { topScreenIfOfKind, whyBindingDisabled } from './binding.ts';
import { screenKindName } from './breadcrumbs.ts';
import { type Meaning, strategyGlossaryEntries, WORDS } from './glossary.ts';
import { footerBindings } from './keymap.ts';
import { actionKeyName, keysOfBindingInForce, readableKeyName } from './own-keys.ts';
import {
  AIMS,
  type Aim,
  type Binding,
  GROUPS,
  type PlacedBinding,
  type State,
  screenDefinitionOf,
  topScreen,
} from './state.ts';

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
  const first = footerBindings(below);
  const working = all.filter(
    (binding) =>
      binding.screens.includes(top.kind) &&
      !first.includes(binding) &&
      whyBindingDisabled(below, binding) === undefined,
  );
  const resting = all.filter(
    (binding) =>
      binding.screens.includes(top.kind) &&
      !ALWAYS.includes(binding.id) &&
      binding.whyDisabled?.(below) !== undefined,
  );
  const meanings = legend(below);
  return [
    ...wrapLines(ownKeyLines(below).map(proseLine), columns),
    ...wrapLines([proseLine(shows ?? `${place}.`)], columns),
    ...keyGlanceLines(
      below,
      [...first, ...working].filter(({ id }) => !ALWAYS.includes(id)),
      resting,
      columns,
    ),
    ...markGlanceLines(below, meanings, columns),
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

/** Cells of the longest name of a key that is told at a glance; those of longer names are told below alone. */
const GLANCED = 14;
const DIGITS: readonly string[] = [...'0123456789'];
/** Blanks between what stands side by side, and lines of words are no longer than this. */
const GAP = 2;
const WIDEST = 200;

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
  /** Whether it is of no use now; left out: it is. */
  readonly isDim?: boolean;
}

/** What stands in one of several columns, below a rule with its name. */
interface Group {
  readonly title: string;
  readonly pairs: readonly Pair[];
}

/** Keys that work now by what they are for, each with its label alone, those of panels by number in one: side by side in as many columns as have room, as even as can be. Those that are `resting`, which work later, stand dim where a column has rows left. */
function keyGlanceLines(
  below: State,
  working: readonly PlacedBinding[],
  resting: readonly PlacedBinding[],
  columns: number,
): readonly ViewLine[] {
  const aims = Map.groupBy(working, aimOf);
  const groups = AIMS.flatMap((aim): readonly Group[] => {
    const named = (aims.get(aim) ?? []).map(({ id, label }) => ({
      sign: actionKeyName(below, id),
      words: label,
    }));
    const numbers = named.flatMap(({ sign }) => (DIGITS.includes(sign) ? [sign] : [])).sort();
    const areMany = numbers.length > 1;
    const pairs = [
      ...named.filter(
        ({ sign, words }) => !(areMany && numbers.includes(sign)) && textWidth(words) <= GLANCED,
      ),
      ...(areMany ? [{ sign: `${numbers[0]} to ${numbers.at(-1)}`, words: 'panels' }] : []),
    ];
    return pairs.length === 0 ? [] : [{ title: aim, pairs }];
  });
  const room = Math.min(columns, WIDEST);
  const widest = Math.max(0, ...groups.map(({ pairs }) => pairsWidth(pairs)));
  const most = Math.max(1, Math.floor((room + GAP) / (widest + GAP)));
  const sides = groupsSideBySide(groups, Math.min(most, groups.length));
  const width = Math.floor((room + GAP) / Math.max(1, sides.length)) - GAP;
  const rule = chosenGlyphs(below).rule;
  const later = resting.map((binding) => ({
    aim: aimOf(binding),
    sign: actionKeyName(below, binding.id),
    words: `${binding.label} (later)`,
    isDim: true,
  }));
  const tallest = Math.max(0, ...sides.map(groupsHeight));
  const drawn = sides.map((side) => {
    let left = tallest - groupsHeight(side);
    return side.flatMap(({ title, pairs }) => {
      const more = later
        .filter(({ aim, sign }) => aim === title && !DIGITS.includes(sign))
        .filter((pair) => pairsWidth([...pairs, pair]) <= width)
        .slice(0, left);
      left -= more.length;
      return [ruleSpans(title, width, rule), ...pairsSpans([...pairs, ...more])];
    });
  });
  const rows = Math.max(groups.length, tallest);
  return Array.from({ length: rows }, (_, at) => {
    const said = groups[at];
    return sideBySideLine(
      drawn.map((side) => side[at] ?? []),
      width,
      said === undefined
        ? ''
        : `To ${said.title}: ${said.pairs.map(({ sign, words }) => `${sign} ${words}`).join(', ')}`,
    );
  });
}

/** Rows of groups below one another, each with its rule, ≥ 0. */
function groupsHeight(side: readonly Group[]): number {
  return side.reduce((sum, { pairs }) => sum + 1 + pairs.length, 0);
}

/** Groups in so many columns, the tallest placed first and each where least stands; in their own order from left to right and from top to bottom. */
function groupsSideBySide(
  groups: readonly Group[],
  columns: number,
): readonly (readonly Group[])[] {
  const placeOf = (side: readonly Group[]): number =>
    Math.min(...side.map((group) => groups.indexOf(group)));
  const sides = Array.from({ length: columns }, (): Group[] => []);
  for (const group of groups.toSorted((a, b) => b.pairs.length - a.pairs.length))
    sides.toSorted((a, b) => groupsHeight(a) - groupsHeight(b))[0]?.push(group);
  return sides
    .map((side) => groups.filter((group) => side.includes(group)))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

/** What the marks and the commonest words mean in a few words, in two columns where there is room. */
function markGlanceLines(
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
  const drawn = sides.map(pairsSpans);
  return [
    sideBySideLine([ruleSpans('marks', room, chosenGlyphs(below).rule)], room),
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
function pairsSpans(pairs: readonly Pair[]): readonly (readonly Span[])[] {
  const width = signWidth(pairs);
  return pairs.map(({ sign, words, tone = 'title', isDim = false }) => [
    { text: cutOrPadToWidth(sign, width), tone: isDim ? 'dim' : tone },
    { text: words, tone: isDim ? 'dim' : undefined },
  ]);
}

/** `─ ACT ─────`, as wide as what stands below it. */
function ruleSpans(title: string, width: number, rule: string): readonly Span[] {
  return [
    { text: `${rule} `, tone: 'dim' },
    { text: title.toUpperCase(), tone: 'focus' },
    { text: ` ${rule.repeat(Math.max(0, width - textWidth(title) - 3))}`, tone: 'dim' },
  ];
}

function sideBySideLine(parts: readonly (readonly Span[])[], width: number, say = ''): ViewLine {
  return lineOfSpans(
    parts.flatMap((spans, at) => [
      ...(at === parts.length - 1 ? cutSpansToWidth(spans, width) : fitSpansToWidth(spans, width)),
      ...(at === parts.length - 1 ? [] : [{ text: ' '.repeat(GAP) }]),
    ]),
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
          ...bindings.flatMap((binding) => lineOf(below, binding, columns)),
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
function lineOf(below: State, binding: PlacedBinding, columns: number): readonly ViewLine[] {
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
    ...ownKeys.problems,
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
      word: [...marked.map(([, mark]) => mark), LATE_MARK].join(' '),
      means: `before a score: ${marked.map(([word]) => word).join(', ')}; late beside one of them`,
      brief: `a state's first letter; ${LATE_MARK} late`,
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
