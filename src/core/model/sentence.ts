/** What a person says in a line, the same words in the same order in the palette and behind a command: day, source, address, note. */
import type { Day, EventSide, Indicator, Problem, Result, Strategy } from './model.ts';
import { findIndicatorByIdOrCode, findNodeByIdOrCode, nodeCodeOf } from './tree.ts';
import { parseLeadingDay } from './typed-day.ts';
import { isWebAddress } from './web-address.ts';

/** What may stand behind an indicator and its value, or behind an indicator that was checked; '' and undefined: not said. */
export interface SaidDetails {
  readonly day: Day | undefined;
  readonly source: string;
  readonly url: string;
  readonly note: string;
}

/** An event in words; a day, a node or a side that is not said is left out. */
export interface SaidEvent {
  readonly day: Day | undefined;
  /** Ids of what it bears on. */
  readonly nodes: readonly string[];
  readonly title: string;
  /** Whose act it was, where the title begins with them; undefined: it does not say. */
  readonly side: EventSide | undefined;
  readonly url: string;
  readonly note: string;
}

/** The indicators that a line of checks begins with, and what stands behind them. */
export interface SaidIndicators {
  /** Each once, in the order of the line. */
  readonly indicators: readonly Indicator[];
  /** What stands among them and is no indicator, with its place among the codes, from 1; the first word is always meant as one. */
  readonly unknown: readonly { readonly name: string; readonly place: number }[];
  /** The first code behind the day or the source, where it would be read as a source; undefined: none. */
  readonly misplaced: string | undefined;
  readonly rest: readonly string[];
}

/** The words of a line; what stands in quotes is one. */
export function splitWordsKeepingQuotedWhole(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain = '']) => quoted ?? plain);
}

/**
 * Reads `31 oct DeepState https://… what else`: a day, a source, an address, a note, each of which may be left out.
 * Refused: a day that `parseLeadingDay` refuses, a source that begins with a digit as a day would, and a day behind the source.
 */
export function parseWordsAsDaySourceUrlNote(
  words: readonly string[],
  today: Day,
): Result<SaidDetails> {
  const [before, url, note] = aroundAddress(words);
  const leading = parseLeadingDay(before, today);
  if (leading?.day.ok === false) return refuseField('observed_on', leading.day.problems);
  const named = before.slice(leading?.taken ?? 0);
  const [first = ''] = named;
  if (leading === undefined && /^\d\S*$/.test(first))
    return refuseField('observed_on', [
      `"${named.join(' ')}" begins with no day that this reads; write the day first, 2026-11-16, or a source in quotes`,
    ]);
  const vague = leading === undefined ? VAGUE_DAY.exec(named.join(' '))?.[0] : undefined;
  if (vague !== undefined)
    return refuseField('observed_on', [
      `"${vague}" is no day that this reads; write friday, 3d, oct or 2026-11-16, or a source in quotes`,
    ]);
  const last = leading === undefined ? trailingDay(named, today) : '';
  if (last !== '')
    return refuseField('observed_on', [
      `the day stands before the source; write ${last} ${named.slice(0, -last.split(' ').length).join(' ')}`,
    ]);
  return {
    ok: true,
    value: {
      day: leading?.day.ok === true ? leading.day.value : undefined,
      source: named.join(' '),
      url,
      note,
    },
  };
}

/** How a code looks; what looks so behind a code is meant as another one. */
const LIKE_A_CODE = /^\p{L}{1,3}\d[\p{L}\d]{0,2}$/u;

/** The indicators of `CX10 CC11, RU9 friday ISW`, with blanks or commas between them. What follows a comma or looks like a code is meant as one, unless it begins a day. */
export function leadingIndicators(
  words: readonly string[],
  strategy: Strategy,
  today: Day,
): SaidIndicators {
  const indicators = new Set<Indicator>();
  const unknown: { readonly name: string; readonly place: number }[] = [];
  let [taken, place, goesOn] = [0, 0, true];
  for (const word of words) {
    const names = word.split(',').filter((name) => name !== '');
    const found = names.map((name) => findIndicatorByIdOrCode(strategy, name));
    const isMeant =
      goesOn ||
      found.some((each) => each !== undefined) ||
      (names.every((name) => LIKE_A_CODE.test(name)) &&
        parseLeadingDay(words.slice(taken), today) === undefined);
    if (!isMeant) break;
    names.forEach((name, at) => {
      place += 1;
      const indicator = found[at];
      if (indicator === undefined) unknown.push({ name, place });
      else indicators.add(indicator);
    });
    taken += 1;
    goesOn = word.endsWith(',');
  }
  const rest = words.slice(taken);
  const [before] = aroundAddress(rest);
  const misplaced = before.find((word) => {
    const name = word.replace(/,$/, '');
    const indicator = findIndicatorByIdOrCode(strategy, name);
    return indicator !== undefined && nodeCodeOf(indicator).toLowerCase() === name.toLowerCase();
  });
  return { indicators: [...indicators], unknown, misplaced, rest };
}

/** Why a code behind the day or the source is not read. */
export function misplacedCodeText(code: string): string {
  return `"${code}" stands behind the day or the source; write all codes first, or a source in quotes`;
}

/**
 * Reads `2026-11-24 CC7 China and Russia vetoed https://…`: a day, codes or ids with commas between, what happened, an
 * address, a note. A line of one word is a title; `given` says what is stated elsewhere and not looked for. Refused: a day
 * that `parseLeadingDay` refuses, no node, no title.
 */
export function parseEventWords(
  words: readonly string[],
  strategy: Strategy,
  today: Day,
  given: { readonly day?: boolean; readonly node?: boolean } = {},
): Result<SaidEvent> {
  const [first = ''] = words;
  const whole = { day: undefined, nodes: [], title: first, side: undefined, url: '', note: '' };
  if (words.length < 2) return { ok: true, value: whole };
  const [before, url, note] = aroundAddress(words);
  const leading = given.day === true ? undefined : parseLeadingDay(before, today);
  const text = before.slice(0, leading?.taken ?? 0).join(' ');
  // a title may begin with the name of a month
  const isDay = /\d|day$/i.test(text);
  if (isDay && leading?.day.ok === false) return refuseField('day', leading.day.problems);
  const behind = isDay ? before.slice(leading?.taken ?? 0) : before;
  const { nodes, taken } =
    given.node === true ? { nodes: [], taken: 0 } : leadingNodes(behind, strategy);
  if (given.node !== true && nodes.length === 0)
    return refuseField('node', [
      behind.length === 0
        ? 'nothing is named that it bears on; write a code or an id, then what happened'
        : `"${behind[0] ?? ''}" is no code or id of the strategy; write what it bears on before what happened`,
    ]);
  const title = behind.slice(taken).join(' ');
  if (title === '') return refuseField('title', ['no title; say in a line what happened']);
  const day = isDay && leading?.day.ok === true ? leading.day.value : undefined;
  return { ok: true, value: { day, nodes, title, side: sideOfTitle(title), url, note } };
}

/** Words that a day is meant by and that name none for certain. */
const VAGUE_DAY =
  /^(tomorrow|((last|next|this) (week|month|quarter|year|mon|tue|wed|thu|fri|sat|sun)[a-z]*))\b/i;

/** What stands before the first address, the address, and what stands behind it. */
function aroundAddress(words: readonly string[]): readonly [readonly string[], string, string] {
  const at = words.findIndex(isWebAddress);
  return at < 0
    ? [words, '', '']
    : [words.slice(0, at), words[at] ?? '', words.slice(at + 1).join(' ')];
}

/** The day with a number in it that some words end with, as it is typed; '' where there is none. */
function trailingDay(words: readonly string[], today: Day): string {
  for (let at = 1; at < words.length; at += 1) {
    const rest = words.slice(at);
    if (/\d/.test(rest.join('')) && parseLeadingDay(rest, today)?.taken === rest.length)
      return rest.join(' ');
  }
  return '';
}

/** The nodes that some words begin with, with commas between them, and how many words they take. */
function leadingNodes(
  words: readonly string[],
  strategy: Strategy,
): { readonly nodes: readonly string[]; readonly taken: number } {
  const nodes: string[] = [];
  let taken = 0;
  for (const word of words) {
    const ids = word
      .split(',')
      .filter((name) => name !== '')
      .map((name) => findNodeByIdOrCode(strategy, name)?.id);
    const known = ids.filter((id) => id !== undefined);
    if (known.length === 0 || known.length < ids.length) break;
    nodes.push(...known);
    taken += 1;
    if (!word.endsWith(',')) break;
  }
  return { nodes: [...new Set(nodes)], taken };
}

/** How a title begins that names who acted. */
const BEGINS: readonly (readonly [EventSide, RegExp])[] = [
  ['china', /^(china|chinese|beijing)\b/i],
  ['russia', /^(russian?|moscow)\b/i],
  ['iran', /^(iranian|iran|tehran)\b/i],
  ['north-korea', /^(north korean?|dprk|pyongyang)\b/i],
];

function sideOfTitle(title: string): EventSide | undefined {
  return BEGINS.find(([, form]) => form.test(title))?.[0];
}

function refuseField(path: string, problems: readonly (Problem | string)[]): Result<never> {
  return {
    ok: false,
    problems: problems.map((each) => ({
      path,
      message: typeof each === 'string' ? each : each.message,
    })),
  };
}
