/** The tripwires that are crossed or unknown: each with its rule, what crossed it and what ends it. */
import type { Board } from '../../model/board.ts';
import type { Day } from '../../model/day.ts';
import type { Leaf } from '../../model/strategy.ts';
import { type TripwireState, tripwiresOf } from '../../model/tripwire.ts';
import { type LeafValue, leafValue } from '../../model/value.ts';
import { countText, dayText, type Raws, valueText } from '../../page/kinds.ts';
import { type AnyFigure, type Page, type TableSection, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { valueHead } from '../indicator/indicator-page.ts';
import type { Options } from '../options.ts';

export async function alerts(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const day = await context.asOf(options);
  const rows = alertsOf((await context.boards()).on(day));
  return {
    page: { ...alertsPage(rows), sections: [{ ...listSection(rows, ALL), lines: true }] },
  };
}

export function alertsPage(rows: readonly Alert[]): Page {
  return { id: 'alerts', title: 'Alerts and watches', sections: [listSection(rows, LIST)] };
}

export interface Alert extends TripwireState {
  readonly rule: string;
  /** The last value before the line and the first one past it. */
  readonly from: LeafValue | undefined;
  readonly to: LeafValue | undefined;
  /** The reading or event that crossed it. */
  readonly by: Raws['source'] | undefined;
  readonly ends: string;
}

/** What is crossed first, alerts before watches, then what is unknown. */
export function alertsOf(board: Board): readonly Alert[] {
  const place = ({ state, news, tripwire: { level } }: TripwireState): number =>
    [state === 'unknown', news === 'good', level === 'watch'].reduce(
      (sum, each) => 2 * sum + Number(each),
      0,
    );
  return tripwiresOf(board)
    .filter(({ state }) => state !== 'clear')
    .sort((a, b) => place(a) - place(b))
    .map((each) => ({ ...each, ...crossingOf(board, each), ...ruleTexts(board, each) }));
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
  const by = leaf.count === undefined ? to.latest : event;
  return {
    from: before.score === undefined ? undefined : before,
    to,
    by: by && {
      title: 'nodes' in by ? by.title : (by.source ?? ''),
      url: by.url,
    },
  };
}

function ruleTexts(
  board: Board,
  { leaf, state, tripwire: { rule } }: TripwireState,
): Pick<Alert, 'rule' | 'ends'> {
  const { day } = board.leaf(leaf);
  const head = valueHead(leaf);
  const renewed = (ends: string): string => {
    if (state === 'crossed') return ends;
    return day === undefined
      ? 'a first reading'
      : `a new reading: that of ${dayText(day)} is too old`;
  };
  if ('value' in rule) {
    const text = valueText(rule.value, leaf);
    const value = leaf.levels === undefined ? text : `“${text}”`;
    const [is, ends] = rule.kind === 'atLeast' ? ['at least', 'below'] : ['at most', 'above'];
    return { rule: `${head} ${is} ${value}`, ends: renewed(`${head} ${ends} ${value}`) };
  }
  const by = leaf.levels === undefined ? valueText(rule.by, leaf) : countText('level', rule.by);
  const days = countText('day', rule.days);
  const extreme = rule.kind === 'rises' ? 'above the lowest' : 'below the highest';
  return {
    rule: `${head} ${by} or more ${extreme} of ${days}`,
    ends: renewed(`${head} less than ${by} ${extreme} of ${days}`),
  };
}

type Figures = Readonly<Record<string, AnyFigure<Alert>>>;

const LIST: Figures = {
  level: { kind: 'choice', get: ({ tripwire }) => tripwire.level },
  title: { kind: 'text', get: ({ tripwire }) => tripwire.title, grows: true },
  state: { kind: 'state', get: ({ state }) => state },
  since: { kind: 'day', get: ({ since }) => since, missing: '', drop: 2 },
  news: {
    kind: 'choice',
    get: ({ state, news }) => (state === 'crossed' ? news : undefined),
    drop: 3,
  },
};

const DETAILS: Figures = {
  indicator: { kind: 'text', get: ({ leaf }) => leaf.title },
  rule: { kind: 'text', get: ({ rule }) => rule },
  from: { kind: 'value', missing: '', get: ({ from }) => readOf(from) },
  'from day': { kind: 'day', head: 'on', missing: '', get: ({ from }) => from?.day },
  to: { kind: 'value', missing: '', get: ({ to }) => readOf(to) },
  'to day': { kind: 'day', head: 'on', missing: '', get: ({ to }) => to?.day },
  by: { kind: 'source', style: 'plain', get: ({ by }) => by },
  ends: { kind: 'text', head: 'ended by', get: ({ ends }) => ends },
};

const ALL: Figures = { id: { kind: 'id', get: ({ leaf }) => leaf.id }, ...LIST, ...DETAILS };

function readOf(of: LeafValue | undefined): { value: number; leaf: Leaf } | undefined {
  return of?.value === undefined ? undefined : { value: of.value, leaf: of.leaf };
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
function alertTarget({ leaf, tripwire }: Alert) {
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
