/** The tripwires that are crossed or unknown: each with its rule, what crossed it and what ends it. */
import type { Board } from '../../model/board.ts';
import { type Day, isoDay } from '../../model/day.ts';
import { type TripwireState, tripwiresOf } from '../../model/tripwire.ts';
import { type LeafValue, leafValue } from '../../model/value.ts';
import {
  countText,
  dayText,
  figureText,
  type Raws,
  type Value,
  valueText,
} from '../../page/kinds.ts';
import { type AnyFigure, type Page, type TableSection, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';
import { saidOf, valueHead } from '../indicator/indicator-page.ts';

export async function alerts(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const day = await context.asOf(options);
  const rows = alertsOf((await context.boards()).on(day), context);
  return {
    page: { ...alertsPage(rows), sections: [{ ...listSection(rows, ALL), lines: true }] },
  };
}

export function alertsPage(rows: readonly Alert[]): Page {
  const fresh = rows.filter(({ seen }) => seen === 'new').length;
  return {
    id: 'alerts',
    title: 'Alerts and watches',
    sections: [{ ...listSection(rows, LIST), ...(fresh === 0 ? {} : { says: `${fresh} new` }) }],
  };
}

export interface Alert extends TripwireState {
  readonly rule: string;
  /** The last value before the line and the first one past it. */
  readonly from: LeafValue | undefined;
  readonly to: LeafValue | undefined;
  /** The reading or event that crossed it. */
  readonly by: Raws['source'] | undefined;
  readonly ends: string;
  /** Of a crossed one: whether a person has seen this crossing. */
  readonly seen: 'new' | 'seen' | undefined;
  /** Of an unknown one. */
  readonly unknown: string | undefined;
}

/** What is crossed first, alerts before watches, then what is unknown. */
export function alertsOf(board: Board, { settings }: Context): readonly Alert[] {
  const known = settings.seen[board.strategy.id] ?? {};
  const place = ({ state, news, tripwire: { level } }: TripwireState): number =>
    [state === 'unknown', news === 'good', level === 'watch'].reduce(
      (sum, each) => 2 * sum + Number(each),
      0,
    );
  return tripwiresOf(board)
    .filter(({ state }) => state !== 'clear')
    .sort((a, b) => place(a) - place(b))
    .map((each) => {
      const [name, since] = crossingKey(each);
      const seen = known[name] === since ? 'seen' : 'new';
      return {
        ...each,
        ...crossingOf(board, each),
        ...ruleTexts(board, each),
        seen: each.state === 'crossed' ? seen : undefined,
      };
    });
}

/** By what a crossing is known again: its tripwire, and since when it is crossed. */
export function crossingKey({ leaf, tripwire, since }: TripwireState): readonly [string, string] {
  return [`${leaf.id} ${tripwire.title}`, since === undefined ? '' : isoDay(since)];
}

function crossingOf(
  board: Board,
  { leaf, since }: TripwireState,
): Pick<Alert, 'from' | 'to' | 'by'> {
  if (since === undefined) return { from: undefined, to: undefined, by: undefined };
  const record = board.boards.recordOf(leaf);
  const valueOn = (day: Day): LeafValue => leafValue(leaf, record, day);
  const before = valueOn(since - 1);
  const to = valueOn(since);
  const event = record.events.findLast(({ day }) => day === since);
  const left = { title: 'an event that left the count', url: undefined };
  const by = leaf.count === undefined ? to.latest : (event ?? left);
  return {
    from: before.score === undefined ? undefined : before,
    to,
    by: by && {
      title: 'title' in by ? by.title : (by.source ?? 'no source is given'),
      url: by.url,
    },
  };
}

function ruleTexts(
  board: Board,
  { leaf, state, tripwire: { rule } }: TripwireState,
): Pick<Alert, 'rule' | 'ends' | 'unknown'> {
  const { day } = board.leaf(leaf);
  const head = valueHead(leaf);
  const what = leaf.count === undefined ? 'reading' : 'event or check';
  const renewed = (ends: string): string => {
    if (state === 'crossed') return ends;
    return day === undefined ? `a first ${what}` : `a new ${what}`;
  };
  const unknown =
    day === undefined ? `there is no ${what} yet` : `the ${what} of ${dayText(day)} is too old`;
  const why = state === 'unknown' ? unknown : undefined;
  if ('value' in rule) {
    const text = valueText(rule.value, leaf);
    const value = leaf.levels === undefined ? text : `“${text}”`;
    const [is, ends] = rule.kind === 'atLeast' ? ['at least', 'below'] : ['at most', 'above'];
    return {
      rule: `${head} ${is} ${value}`,
      ends: renewed(`${head} ${ends} ${value}`),
      unknown: why,
    };
  }
  const by = leaf.levels === undefined ? valueText(rule.by, leaf) : countText('level', rule.by);
  const days = countText('day', rule.days);
  const extreme = rule.kind === 'rises' ? 'above the lowest' : 'below the highest';
  return {
    rule: `${head} ${by} or more ${extreme} of ${days}`,
    ends: renewed(`${head} less than ${by} ${extreme} of ${days}`),
    unknown: why,
  };
}

type Figures = Readonly<Record<string, AnyFigure<Alert>>>;

const isSeen = ({ seen }: Alert): boolean => seen === 'seen';

const LEVEL: AnyFigure<Alert> = {
  kind: 'choice',
  get: ({ tripwire }) => tripwire.level,
  dim: isSeen,
};
const TITLE: AnyFigure<Alert> = {
  kind: 'text',
  get: ({ tripwire }) => tripwire.title,
  grows: true,
  dim: isSeen,
};
const SINCE: AnyFigure<Alert> = {
  kind: 'day',
  get: ({ since }) => since,
  missing: '',
  drop: 2,
  dim: isSeen,
};
const SEEN: AnyFigure<Alert> = { kind: 'choice', get: ({ seen }) => seen, dim: isSeen };

/** Bad news, good news and what is unknown stand apart. */
const LIST: Figures = {
  news: {
    kind: 'state',
    head: '',
    get: ({ state, news }) => (state === 'crossed' ? news : state),
    dim: isSeen,
  },
  level: LEVEL,
  title: TITLE,
  since: SINCE,
  seen: { ...SEEN, head: '' },
};

const INDICATOR: Figures = {
  indicator: { kind: 'text', get: ({ leaf }) => leaf.title },
  rule: { kind: 'text', get: ({ rule }) => rule },
  unknown: { kind: 'text', get: ({ unknown }) => unknown },
};
const END: Figures = {
  by: { kind: 'source', style: 'plain', get: ({ by }) => by },
  ends: { kind: 'text', head: 'ended by', get: ({ ends }) => ends },
};

/** A value and its day on one line: there may be little room below the list. */
const DETAILS: Figures = {
  ...INDICATOR,
  from: { kind: 'text', get: ({ from }) => readText(from) },
  to: { kind: 'text', get: ({ to }) => readText(to) },
  ...END,
};

function readText(of: LeafValue | undefined): string | undefined {
  return of?.value === undefined || of.day === undefined
    ? undefined
    : `${figureText('value', readOf(of))} on ${dayText(of.day)}`;
}

const ALL: Figures = {
  id: { kind: 'id', get: ({ leaf }) => leaf.id },
  level: LEVEL,
  title: TITLE,
  state: { kind: 'state', get: ({ state }) => state },
  since: SINCE,
  news: {
    kind: 'choice',
    get: ({ state, news }) => (state === 'crossed' ? news : undefined),
    drop: 3,
  },
  seen: SEEN,
  ...INDICATOR,
  from: { kind: 'value', missing: '', get: ({ from }) => readOf(from) },
  'from day': { kind: 'day', head: 'on', missing: '', get: ({ from }) => from?.day },
  to: { kind: 'value', missing: '', get: ({ to }) => readOf(to) },
  'to day': { kind: 'day', head: 'on', missing: '', get: ({ to }) => to?.day },
  ...END,
};

function readOf(of: LeafValue | undefined): Value | undefined {
  return of?.value === undefined
    ? undefined
    : { value: of.value, leaf: of.leaf, said: saidOf(of.leaf) };
}

function listSection(rows: readonly Alert[], figures: Figures): TableSection {
  return table<Alert>({
    id: 'alerts',
    title: '',
    rows,
    figures,
    empty: 'no tripwire is crossed or unknown',
    target: alertTarget,
  });
}

/** Not that of its indicator alone, which may have several. */
export function alertTarget({ leaf, tripwire }: Alert) {
  return { feature: 'tripwire', id: `${leaf.id}=${leaf.tripwires.indexOf(tripwire)}` };
}

export function alertDetails(
  rows: readonly Alert[],
  id: string | undefined,
): readonly TableSection[] {
  return rows
    .filter((row) => alertTarget(row).id === id)
    .map((row) => ({ ...listSection([row], DETAILS), id: 'details', lines: true }));
}
