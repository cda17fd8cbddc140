/** The first page as sections of figures: answer, scale, tracks, panels, what is new, what to do. */
import type { Board } from '../../model/board.ts';
import {
  answerOf,
  type Change,
  changeOver,
  changeSinceStart,
  isBeyondError,
} from '../../model/change.ts';
import { type Day, isoDay } from '../../model/day.ts';
import type { Event } from '../../model/record.ts';
import {
  type Band,
  counts,
  type Leaf,
  leavesOf,
  type Node,
  type Strategy,
} from '../../model/strategy.ts';
import { type TripwireState, tripwiresOf } from '../../model/tripwire.ts';
import type { LeafState } from '../../model/value.ts';
import { dayText, type Mark, scoreTextBetween } from '../../page/kinds.ts';
import {
  type AnyFigure,
  type Figure,
  type GaugeSection,
  type Page,
  type TableSection,
  type Target,
  table,
} from '../../page/page.ts';

/** Of a score, where a change cannot be told from the start. */
export const FIRST_DAY = 'its first day';

/** What was recorded since the last visit, or without one the last events. */
export interface News {
  /** The day of the last visit; undefined on the first one. */
  readonly since?: Day;
  /** How many readings, checks and events. */
  readonly recorded: number;
  /** Whoever looks at it wrote all of them. */
  readonly isYours?: boolean;
  /** There are more than were counted. */
  readonly isMore?: boolean;
  /** The index at the end of the last visit. */
  readonly before?: number | undefined;
  readonly lastEvents: readonly Event[];
  /** The day of the first entry, where what is known was known before it. */
  readonly nothingBefore?: Day | undefined;
}

export interface AnswerRow {
  readonly question: string;
  /** Undefined where there is none. */
  readonly answer: string | undefined;
  readonly score: number | undefined;
  readonly interval: readonly [number, number] | undefined;
  readonly band: Band | undefined;
  readonly change: Change | undefined;
  /** It counts from the first day of a score, which lies after the strategy's start. */
  readonly isLater: boolean;
  readonly year: Change | undefined;
}

export interface TrackRow {
  readonly node: Node;
  readonly score: number | undefined;
  readonly change: Change | undefined;
  readonly effect:
    | { readonly score: number | undefined; readonly change: Change | undefined }
    | undefined;
  readonly mark: Mark | undefined;
}

export interface PanelRow {
  readonly leaf: Leaf;
  readonly mark: Mark;
  readonly value: number | undefined;
  /** Undefined of context too, which scores in nothing. */
  readonly score: number | undefined;
}

export interface ToDo {
  readonly leaf: Leaf;
  readonly state: LeafState;
  readonly lateBy: number | undefined;
  /** Part of the doubt about the index, 0…1. */
  readonly doubt: number;
}

export interface BoardParts {
  readonly board: Board;
  readonly answer: AnswerRow;
  readonly tracks: readonly TrackRow[];
  /** One for each track that has indicators below it. */
  readonly panels: readonly { readonly track: Node; readonly rows: readonly PanelRow[] }[];
  readonly news: News;
  /** Missing, expired and late ones that count, first to do first. */
  readonly toDo: readonly ToDo[];
  /** How many indicators count, and how many of them are late. */
  readonly counted: { readonly all: number; readonly late: number };
  readonly alerts: number;
}

export function boardParts(board: Board, news: News): BoardParts {
  const { strategy, boards } = board;
  const { index } = strategy;
  const change = changeSinceStart(board, index);
  const answer = answerOf(change);
  const interval = board.interval(index);
  const tripwires = tripwiresOf(board).filter(({ state }) => state === 'crossed');
  const toDo = dueOf(board);
  const counted = strategy.leaves.filter(counts);
  return {
    board,
    answer: {
      question: strategy.question,
      answer: answer && strategy.answers[answer],
      score: board.score(index),
      interval: interval && [interval.low, interval.high],
      band: board.band,
      change,
      isLater: isLater(strategy, change),
      year: changeOver(boards, board, index, 365),
    },
    tracks: strategy.tracks.map((node) => {
      const effect = strategy.links.find(({ cause }) => cause === node)?.effect;
      return {
        node,
        score: board.score(node),
        change: changeSinceStart(board, node),
        effect: effect && { score: board.score(effect), change: changeSinceStart(board, effect) },
        mark: trackMark(tripwires.filter(({ leaf }) => leavesOf(node).includes(leaf))),
      };
    }),
    panels: strategy.tracks.flatMap((track) =>
      track.kind === 'leaf' ? [] : [{ track, rows: panelRows(board, track, tripwires) }],
    ),
    news,
    toDo,
    counted: {
      all: counted.length,
      late: counted.filter((leaf) => board.leaf(leaf).state === 'late').length,
    },
    alerts: tripwires.filter(
      ({ tripwire, news: kind }) => tripwire.level === 'alert' && kind === 'bad',
    ).length,
  };
}

function trackMark(crossed: readonly TripwireState[]): Mark | undefined {
  const bad = crossed.filter(({ news }) => news === 'bad');
  if (bad.length === 0)
    return crossed.length === 0 ? undefined : { sign: '+', count: crossed.length };
  return { ...badMark(bad), count: bad.length };
}

function badMark(bad: readonly TripwireState[]): Mark {
  const isAlert = bad.some(({ tripwire }) => tripwire.level === 'alert');
  return { sign: '!', tone: isAlert ? 'bad' : 'strong' };
}

/** The indicators of a track: crossed ones first, then those that count, then context, in file order. */
export function panelRows(
  board: Board,
  track: Node,
  crossed: readonly TripwireState[],
): readonly PanelRow[] {
  const place = ({ mark, leaf }: PanelRow): number =>
    mark.sign === '!' || mark.sign === '+' ? 0 : counts(leaf) ? 1 : 2;
  return leavesOf(track)
    .map((leaf) => {
      const { value, score, state } = board.leaf(leaf);
      const own = crossed.filter((each) => each.leaf === leaf);
      const bad = own.filter(({ news }) => news === 'bad');
      const mark: Mark =
        bad.length > 0
          ? badMark(bad)
          : {
              sign: own.length > 0 ? '+' : state === 'late' ? '~' : state === 'expired' ? 'x' : '',
            };
      return { leaf, mark, value, score: counts(leaf) ? score : undefined };
    })
    .sort((a, b) => place(a) - place(b));
}

const DUE: readonly LeafState[] = ['missing', 'expired', 'late'];

/** The indicators, if not others those that count, that want a reading: missing, expired, late, each by their part of the doubt. */
export function dueOf(board: Board, which: (leaf: Leaf) => boolean = counts): readonly ToDo[] {
  return board.strategy.leaves
    .filter(which)
    .map((leaf) => {
      const { state, lateBy } = board.leaf(leaf);
      return { leaf, state, lateBy, doubt: board.doubt(leaf) };
    })
    .filter(({ state }) => state !== 'current')
    .sort((a, b) => DUE.indexOf(a.state) - DUE.indexOf(b.state) || b.doubt - a.doubt);
}

/** The sections that the first page is laid out from, printed one below another elsewhere. */
export function boardPage(parts: BoardParts): Page {
  const { answer, board } = parts;
  return {
    id: 'board',
    title: answer.question,
    sections: [
      table({
        id: 'answer',
        title: '',
        lines: true,
        rows: [answer],
        figures: {
          answer: { kind: 'text', get: (row) => row.answer ?? 'no answer' },
          index: { kind: 'score', get: (row) => row.score },
          interval: { kind: 'interval', get: (row) => row.interval },
          band: { kind: 'text', get: (row) => row.band?.title },
          meaning: { kind: 'text', get: (row) => row.band?.meaning },
          since: { kind: 'day', get: (row) => row.change?.since },
          change: { kind: 'points', get: (row) => row.change?.points },
          error: { kind: 'error', get: (row) => row.change?.error },
          'in a year': { kind: 'points', get: (row) => row.year?.points },
        },
      }),
      scaleSection(parts),
      tracksSection(parts),
      ...parts.panels.map(({ track, rows }) => panelSection(track, rows)),
      dueSection(board.day, parts.toDo),
    ],
  };
}

export function dueSection(day: Day, rows: readonly ToDo[]): TableSection {
  return table({
    id: 'first',
    title: 'Do first',
    empty: `nothing is late on ${dayText(day)}`,
    rows,
    target: ({ leaf }) => ({ feature: 'record', id: leaf.id }),
    figures: {
      id: { kind: 'id', get: ({ leaf }) => leaf.id },
      title: {
        kind: 'text',
        get: ({ leaf }) => leaf.title,
        grows: true,
        dim: ({ leaf }) => !counts(leaf),
      },
      state: { kind: 'state', get: ({ state }) => state },
      late: { kind: 'days', get: ({ lateBy }) => lateBy, drop: 2 },
      'of the doubt': {
        kind: 'share',
        shortHead: 'doubt',
        get: ({ leaf, doubt }) => (counts(leaf) ? doubt : undefined),
        drop: 1,
      },
    },
  });
}

/** An index below a band is not rounded up to it. */
export function indexText({ strategy }: Board, score: number | undefined): string {
  return scoreTextBetween(
    score,
    strategy.bands.map(({ from }) => from),
  );
}

export function scaleSection({ board, answer }: BoardParts): GaugeSection {
  const { index, bands } = board.strategy;
  const marks = index.children.length === 2 ? index.children : [];
  return {
    id: 'scale',
    title: '',
    gauge: {
      score: answer.score,
      low: answer.interval?.[0],
      high: answer.interval?.[1],
      bands,
      marks: marks.flatMap((node) => {
        const [score, interval] = [board.score(node), board.interval(node)];
        return node.kind === 'leaf' || score === undefined || interval === undefined
          ? []
          : [{ label: node.id, score, ...interval }];
      }),
    },
  };
}

/** Cells of the bars of tracks and of their effects; without the latter effects are left out. */
export interface TrackBars {
  readonly score: number;
  readonly effect?: number;
}

/** One row a track: its score and change, and those of what it is to bring about. */
export function tracksSection(
  { board, tracks }: BoardParts,
  bars: TrackBars = { score: 16, effect: 16 },
): TableSection {
  const { linkTitles } = board.strategy;
  return table<TrackRow>({
    id: 'tracks',
    title: '',
    rows: tracks,
    target: ({ node }) => targetOf(node),
    figures: {
      title: {
        kind: 'text',
        head: '100 = good for the strategy',
        shortHead: '100 = good',
        get: ({ node }) => `${trackNumber(tracks, node)}${node.title}`,
        grows: true,
      },
      score: {
        kind: 'score',
        head: linkTitles.cause,
        shortHead: 'score',
        get: ({ score }) => score,
        bar: bars.score,
      },
      ...sinceFigures(board.strategy, tracks, ({ change }) => change),
      ...(tracks.every(({ effect }) => effect === undefined) || bars.effect === undefined
        ? {}
        : {
            effect: {
              kind: 'score',
              head: linkTitles.effect,
              shortHead: 'effect',
              get: ({ effect }) => effect?.score,
              bar: bars.effect,
              missing: '',
            },
            ...sinceFigures(board.strategy, tracks, ({ effect }) => effect?.change, {
              name: 'effect change',
              missing: '',
            }),
          }),
      crossed: { kind: 'mark', get: ({ mark }) => mark },
    },
  });
}

function isLater({ start }: Strategy, change: Change | undefined): boolean {
  return change !== undefined && change.since !== start;
}

/** Changes since the start and, where one of them counts from the first day of a score after it, that day. */
export function sinceFigures<Row>(
  strategy: Strategy,
  rows: readonly Row[],
  changeOf: (row: Row) => Change | undefined,
  { name = 'change', ...look }: Pick<Figure<Row>, 'drop' | 'missing'> & { name?: string } = {},
): Readonly<Record<string, AnyFigure<Row>>> {
  const laterOf = (row: Row): Change | undefined => {
    const change = changeOf(row);
    return isLater(strategy, change) ? change : undefined;
  };
  return {
    [name]: {
      ...look,
      kind: 'points',
      head: `since ${isoDay(strategy.start).slice(0, 4)}`,
      shortHead: 'since',
      get: (row) => changeOf(row)?.points,
      dim: (row) => {
        const change = changeOf(row);
        return change === undefined || !isBeyondError(change);
      },
    },
    ...(rows.some((row) => laterOf(row) !== undefined) && {
      [`${name} from`]: {
        ...{ kind: 'day', head: 'from', missing: '', drop: look.drop === undefined ? 1 : 'with' },
        get: (row) => laterOf(row)?.since,
      },
    }),
  };
}

/** The key that opens a track, and a blank; nothing where there are more tracks than keys. */
export function trackNumber(tracks: readonly TrackRow[], node: Node): string {
  return tracks.length > 9 ? '' : `${tracks.findIndex((row) => row.node === node) + 1} `;
}

function panelSection(track: Node, rows: readonly PanelRow[]): TableSection {
  return table({
    id: track.id,
    title: track.title,
    rows,
    target: ({ leaf }) => targetOf(leaf),
    figures: {
      mark: { kind: 'mark', get: ({ mark }) => mark },
      id: { kind: 'id', get: ({ leaf }) => leaf.id, drop: 2 },
      title: { kind: 'text', get: ({ leaf }) => leaf.title, grows: true },
      value: {
        kind: 'value',
        get: ({ value, leaf }) => (value === undefined ? undefined : { value, leaf }),
      },
      score: { kind: 'score', get: ({ score }) => score, bar: 10 },
    },
  });
}

/** The screen that shows a node. */
export function targetOf(node: Node): Target {
  return { feature: node.kind === 'leaf' ? 'indicator' : 'track', id: node.id };
}
