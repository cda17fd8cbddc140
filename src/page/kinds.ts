/** The kinds of figures: how each is written, rounded, aligned, toned and spoken, and what it is in JSON and CSV. */
import { type Day, isoDay } from '../model/day.ts';
import type { Leaf } from '../model/strategy.ts';
import { type Side, safeLine, type Tone } from './line.ts';

/** What a getter gives; without it a figure is missing. */
export interface Raws {
  /** 0…100. */
  score: number;
  /** Low and high end, 0…100. */
  interval: readonly [number, number];
  /** A change of a score, −100…100. */
  points: number;
  /** Half the width of an interval, ≥ 0. */
  error: number;
  value: Value;
  /** 0…1. */
  share: number;
  /** 0 (foreseen) to 1. */
  brier: number;
  count: number;
  days: number;
  day: Day;
  text: string;
  id: string;
  ids: readonly string[];
  source: { readonly title: string; readonly url?: string | undefined };
  /** A fixed word: `late`, `in force`, `crossed` … */
  state: string;
  mark: Mark;
  choice: string;
}

export interface Value {
  readonly value: number;
  readonly leaf: Leaf;
  /** What it is, where it stands beside a day or a source that it does not come from alone. */
  readonly said?: 'mean' | 'counted' | undefined;
}

export interface Mark {
  /** A crossed tripwire, a good one, late, expired, or nothing. */
  readonly sign: '!' | '+' | '~' | 'x' | '';
  readonly count?: number;
  /** Where it is another than that of the sign: `bad` of an alert. */
  readonly tone?: Tone;
}

export type Kind = keyof Raws;

/** `short` in panels, `detail` where one thing is shown alone. */
export type Style = 'short' | 'plain' | 'detail';

/** What stands in JSON and CSV, unrounded. */
export type Cell = string | number | null | readonly string[];

interface KindEntry<Raw> {
  readonly text: (raw: Raw, style: Style) => string;
  readonly side: Side;
  readonly missing: string;
  readonly tone?: (raw: Raw) => Tone | undefined;
  /** Where it is not the text in plain style. */
  readonly spoken?: (raw: Raw) => string;
  /** Names of its columns in JSON and CSV, where they are not its own alone. */
  readonly columns?: (name: string) => readonly string[];
  /** One for each column. */
  readonly cells: (raw: Raw) => readonly Cell[];
}

/** Stands where there is no number; missing is never 0. */
export const NONE = '–';
const MINUS = '\u2212';
const RIGHT = { side: 'right', missing: NONE, cells: (raw: number) => [raw] } as const;
const WORDS = {
  side: 'left',
  missing: '',
  text: (raw: string) => raw,
  cells: (raw: string) => [raw],
} as const;

const STATE_TONES: Readonly<Record<string, Tone>> = {
  late: 'late',
  expired: 'late',
  missing: 'late',
  unknown: 'late',
  crossed: 'strong',
  replaced: 'dim',
  corrected: 'dim',
  retracted: 'dim',
  undone: 'dim',
};
const MARKS: Readonly<Record<Mark['sign'], { readonly word: string; readonly tone: Tone }>> = {
  '!': { word: 'crossed', tone: 'strong' },
  '+': { word: 'good', tone: 'good' },
  '~': { word: 'late', tone: 'late' },
  x: { word: 'expired', tone: 'dim' },
  '': { word: '', tone: 'plain' },
};

const decimalsIn = (style: Style): number => (style === 'detail' ? 1 : 0);

const KINDS: { readonly [K in Kind]: KindEntry<Raws[K]> } = {
  score: {
    ...RIGHT,
    text: (raw, style) => scoreText(raw, decimalsIn(style)),
    tone: scoreTone,
  },
  interval: {
    side: 'right',
    missing: '',
    text: (raw, style) => intervalText(raw, decimalsIn(style)),
    columns: (name) => ['low', 'high'].map((end) => (name === 'interval' ? end : `${name} ${end}`)),
    cells: ([low, high]) => [low, high],
  },
  points: {
    ...RIGHT,
    text: (raw, style) => pointsText(raw, decimalsIn(style)),
    tone: (raw) => (['down', 'dim', 'up'] as const)[Math.sign(rounded(raw, 0)) + 1],
    spoken: pointsInWords,
  },
  error: {
    ...RIGHT,
    missing: '',
    text: (raw, style) => errorText(raw, decimalsIn(style)),
    spoken: (raw) => `plus or minus ${numberText(raw, 0)}`,
  },
  value: {
    side: 'right',
    missing: NONE,
    text: ({ value, leaf, said }, style) =>
      said === undefined || style === 'short'
        ? valueText(value, leaf, style)
        : `${valueText(value, leaf, style)} (${said})`,
    cells: ({ value }) => [value],
  },
  share: { ...RIGHT, text: (raw, style) => shareText(raw, decimalsIn(style)) },
  brier: { ...RIGHT, text: (raw) => numberText(raw, 2) },
  count: { ...RIGHT, text: (raw) => numberText(raw, 0) },
  days: { ...RIGHT, text: (raw) => countText('day', raw) },
  day: {
    side: 'right',
    missing: NONE,
    text: (raw) => dayText(raw),
    spoken: (raw) => `${dayOfMonth(raw)} ${monthText(raw, 'long')}`,
    cells: (raw) => [isoDay(raw)],
  },
  text: WORDS,
  id: WORDS,
  ids: { side: 'left', missing: '', text: (raw) => raw.join(', '), cells: (raw) => [raw] },
  source: {
    side: 'left',
    missing: '',
    text: ({ title, url }, style) =>
      url === undefined || title === '' || style !== 'detail'
        ? title || (url ?? '')
        : `${title}, ${url}`,
    columns: (name) => [name, name === 'source' ? 'url' : `${name} url`],
    cells: ({ title, url }) => [title || null, url ?? null],
  },
  state: { ...WORDS, tone: (raw) => STATE_TONES[raw] },
  mark: {
    side: 'left',
    missing: '',
    text: ({ sign, count }) => (count === undefined ? sign : `${sign} ${count}`),
    tone: ({ sign, tone }) => tone ?? MARKS[sign].tone,
    spoken: ({ sign, count }) => [count ?? '', MARKS[sign].word].join(' ').trim(),
    cells: ({ sign }) => [sign === '' ? null : MARKS[sign].word],
  },
  choice: WORDS,
};

const entryOf = <K extends Kind>(kind: K): KindEntry<Raws[K]> => KINDS[kind];

/** A figure as it stands in a cell: made safe, on one line. */
export function figureText<K extends Kind>(
  kind: K,
  raw: Raws[K] | undefined,
  style: Style = 'plain',
): string {
  const entry = entryOf(kind);
  return raw === undefined ? entry.missing : safeLine(entry.text(raw, style));
}

export function figureTone<K extends Kind>(kind: K, raw: Raws[K] | undefined): Tone | undefined {
  return raw === undefined ? 'dim' : entryOf(kind).tone?.(raw);
}

export function figureSide(kind: Kind): Side {
  return KINDS[kind].side;
}

/** A figure for the ear, made safe; '' where nothing need be said. */
export function spokenText<K extends Kind>(kind: K, raw: Raws[K] | undefined): string {
  const entry = entryOf(kind);
  if (raw === undefined) return entry.missing === '' ? '' : 'none';
  const said = entry.spoken?.(raw) ?? entry.text(raw, 'plain').replaceAll(MINUS, 'minus ');
  // a number in one piece
  return safeLine(entry.side === 'right' ? said.replace(/(?<=\d) (?=\d{3}\b)/g, '') : said);
}

/** The columns of a figure in JSON and CSV. */
export function columnNames(kind: Kind, name: string): readonly string[] {
  return KINDS[kind].columns?.(name) ?? [name];
}

/** One cell for each of its columns. */
export function figureCells<K extends Kind>(kind: K, raw: Raws[K] | undefined): readonly Cell[] {
  return raw === undefined ? columnNames(kind, '').map(() => null) : entryOf(kind).cells(raw);
}

/** Rounded once, half away from zero; `shift` moves the point first, as a share becomes a per cent. */
function rounded(value: number, decimals: number, shift = 0): number {
  const scaled = Math.round(Number(`${Math.abs(value)}e${decimals + shift}`));
  // a number so large or small that it is written with an exponent has no such form
  const size = Number.isNaN(scaled)
    ? Number((Math.abs(value) * 10 ** shift).toFixed(decimals))
    : Number(`${scaled}e-${decimals}`);
  return size === 0 ? 0 : Math.sign(value) * size;
}

/** `5 004`, `−0.5`: a sign that is never `−0`, thousands apart from four digits on. */
export function numberText(value: number, decimals: number, shift = 0): string {
  const number = rounded(value, decimals, shift);
  const digits = Math.abs(number).toFixed(decimals);
  const [whole = '', fraction] = digits.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return `${number < 0 ? MINUS : ''}${fraction === undefined ? apart : `${apart}.${fraction}`}`;
}

/** `37`; `–` without a score. */
export function scoreText(score: number | undefined, decimals = 0): string {
  return score === undefined ? NONE : numberText(score, decimals);
}

/** With as many decimals as keep it on its side of some edges: 39.7 below one at 40. */
export function scoreTextBetween(score: number | undefined, edges: readonly number[]): string {
  if (score === undefined) return NONE;
  const isKept = (decimals: number) =>
    !edges.some((edge) => score < edge && rounded(score, decimals) >= edge);
  return scoreText(score, [0, 1, 2, 3].find(isKept) ?? 4);
}

/** `26 to 46`. */
export function intervalText([low, high]: readonly [number, number], decimals = 0): string {
  return `${numberText(low, decimals)} to ${numberText(high, decimals)}`;
}

/** `+2`, `−8`, `0`; `–` where it is not known. */
export function pointsText(points: number | undefined, decimals = 0): string {
  if (points === undefined) return NONE;
  const text = numberText(points, decimals);
  return rounded(points, decimals) > 0 ? `+${text}` : rounded(points, decimals) === 0 ? '0' : text;
}

function pointsInWords(points: number): string {
  const size = numberText(Math.abs(points), 0);
  return size === '0' ? 'no change' : `${points < 0 ? 'down' : 'up'} ${size}`;
}

/** `±15`. */
export function errorText(error: number, decimals = 0): string {
  return `±${numberText(error, decimals)}`;
}

/** `74 %` of a share of 0…1. */
export function shareText(share: number, decimals = 0): string {
  return `${numberText(share, decimals, 2)} %`;
}

/** With the unit and decimals of the indicator: `34 km²/mo`, `$11.0/bbl`; a level by its name, in short `2 of 3`. */
export function valueText(value: number, leaf: Leaf, style: Style = 'plain'): string {
  const { unit, levels, decimals } = leaf;
  if (levels !== undefined)
    return (style === 'short' ? undefined : levels[value]) ?? `${value} of ${levels.length - 1}`;
  const number = numberText(value, decimals);
  if (unit === '') return number;
  if (!unit.startsWith('$')) return `${number} ${unit}`;
  return `${number.startsWith(MINUS) ? MINUS : ''}$${number.replace(MINUS, '')}${unit.slice(1)}`;
}

/** `3 days`, `1 day`. */
export function countText(noun: string, count: number, plural = `${noun}s`): string {
  const text = numberText(count, 0);
  return `${text} ${text === '1' ? noun : plural}`;
}

// written out: what formats any date in any tongue costs a tenth of `status` to load
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const dayOfMonth = (day: Day): number => Number(isoDay(day).slice(8));

/** `1 Dec 2026`; `1 Dec` in the year of another day. */
export function dayText(day: Day, inYearOf?: Day): string {
  const isSameYear =
    inYearOf !== undefined && isoDay(inYearOf).slice(0, 4) === isoDay(day).slice(0, 4);
  return `${dayOfMonth(day)} ${isSameYear ? monthText(day).slice(0, 3) : monthText(day)}`;
}

/** `Nov 2024`, or `November 2024`. */
export function monthText(day: Day, length: 'short' | 'long' = 'short'): string {
  const [year = '', month] = isoDay(day).split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  return `${length === 'short' ? name.slice(0, 3) : name} ${year}`;
}

/** The tone of a score by fifths of the scale, where bands of twenty points change. */
export function scoreTone(score: number): Tone {
  const fifth = Math.min(4, Math.max(0, Math.floor(score / 20)));
  return (['score1', 'score2', 'score3', 'score4', 'score5'] as const)[fifth] ?? 'plain';
}
