/** Why a score is what it is: what moved it between two days, its parts, what to look up first, what rests on one source. */
import type { Board } from '../../model/board.ts';
import { type Cause, type Change, causesOf, changeBetween } from '../../model/change.ts';
import { countUpTo } from '../../model/day.ts';
import { type Origin, originsOf } from '../../model/origin.ts';
import type { Event, Reading } from '../../model/record.ts';
import { type Leaf, leavesOf, type Node } from '../../model/strategy.ts';
import type { LeafValue } from '../../model/value.ts';
import { countText, dayText, NONE, pointsText } from '../../page/kinds.ts';
import { type AnyFigure, type Page, type TableSection, table } from '../../page/page.ts';
import { FIRST_DAY } from '../board/board-page.ts';
import { saidOf, valueHead } from '../indicator/indicator-page.ts';

export interface Why {
  readonly node: Node;
  readonly before: Board;
  readonly after: Board;
  /** Undefined without a score on both days. */
  readonly change: Change | undefined;
  /** By their points. */
  readonly causes: readonly CauseRow[];
  readonly origins: readonly Origin[];
}

export interface CauseRow extends Cause {
  readonly id: string;
  /** The readings or events by which it moved, or that left the window; newest first, events before readings. */
  readonly by: readonly (Reading | Event)[];
}

export function whyOf(before: Board, after: Board, node: Node): Why {
  const change = changeBetween(before, after, node);
  const causes = change === undefined ? [] : causesOf(before, after, node);
  return {
    node,
    before,
    after,
    change,
    causes: causes
      .map((cause) => ({
        ...cause,
        id: `${cause.node.id}=${cause.effect}`,
        by: movedBy(before, after, cause),
      }))
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    origins: node.kind === 'leaf' ? [] : originsOf(after, node),
  };
}

const isNews = ({ effect }: Cause): boolean => effect === 'value';

const adds = (row: Reading | Event): boolean => !('nodes' in row) || row.amount !== 0;

function movedBy(a: Board, b: Board, { node, effect, points }: Cause): CauseRow['by'] {
  if (node.kind === 'branch') return [];
  const [before, after] = [a.leaf(node), b.leaf(node)];
  const { count, mean, signed } = node;
  if (effect === 'window') {
    return before.restsOn
      .filter((row) => row.day <= b.day - (count ?? 0) && adds(row))
      .toReversed();
  }
  const come = newIn(before.restsOn, after.restsOn).filter(adds);
  if (effect === 'coverage') return before.score === undefined ? come : [];
  const news = points > 0 ? 'good' : 'bad';
  if (count !== undefined) {
    return signed ? come.filter((row) => 'nodes' in row && row.effect === news) : come;
  }
  const { latest } = after;
  if (latest === undefined) return come;
  const from = before.day ?? a.day;
  const { events, readings } = b.boards.recordOf(node);
  const upTo = readings.slice(0, countUpTo(readings, latest.day));
  // those that only confirm it did not move it
  const since = upTo.findLastIndex(({ day, value }) => day <= from || value !== latest.value) + 1;
  const moved = mean === undefined ? (upTo[since] ?? latest) : latest;
  const named = events.filter(
    (event) => event.day > from && event.day <= moved.day && event.effect === news,
  );
  return [...named.toReversed(), ...(mean === undefined ? [moved] : come)];
}

/** What the later ones have beside the earlier ones, newest first. */
function newIn(earlier: LeafValue['restsOn'], later: LeafValue['restsOn']): CauseRow['by'] {
  const entries = new Set(earlier.map(({ entry }) => entry));
  return later.filter(({ entry }) => !entries.has(entry)).toReversed();
}

interface WhyPage extends Page {
  readonly sections: readonly TableSection[];
}

/** `moved`: in what time, as it is called. */
export function whyPage(why: Why, moved: string): WhyPage {
  return {
    id: 'why',
    title: `Why ${why.node.title}`,
    sections: [
      changeSection(why),
      causesSection(why, moved),
      ...restSections(why),
      ...(why.node.kind === 'leaf' ? [valuesSection(why, why.node)] : []),
      partsSection(why.after, why.node),
      ...(why.node.kind === 'leaf'
        ? []
        : [doubtSection(why.after, why.node), sourcesSection(why.after, why.node, why.origins)]),
    ],
  };
}

export function movedTitle({ node, before, after }: Why): string {
  const { boards, day, strategy } = before;
  const from = dayText(day);
  const isFirst = strategy.start < day && boards.firstScored(node, strategy.start, day) === day;
  return `What moved it from ${isFirst ? `${from}, ${FIRST_DAY},` : from} to ${dayText(after.day)}`;
}

/** How the index moved, since when, and by what most, with what says so. */
export function movedLine(before: Board, after: Board): string {
  const { index } = after.strategy;
  const change = changeBetween(before, after, index);
  const moved = `${pointsText(change?.points)} since ${dayText(before.day)}`;
  const [most] = (change === undefined ? [] : causesOf(before, after, index))
    .filter(isNews)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (most === undefined) return moved;
  const [by] = movedBy(before, after, most);
  return `${moved}, most by ${most.node.title}${by === undefined ? '' : ` (${titleOf(by)})`}`;
}

function changeSection({ node, before, after, change, causes }: Why): TableSection {
  const sum = (some: readonly Cause[]): number | undefined =>
    change && some.reduce((all, { points }) => all + points, 0);
  const others = causes.filter((cause) => !isNews(cause));
  return table<undefined>({
    id: 'change',
    title: '',
    rows: [undefined],
    figures: {
      from: { kind: 'day', get: () => before.day },
      to: { kind: 'day', get: () => after.day },
      before: { kind: 'score', get: () => before.score(node), style: 'detail' },
      after: { kind: 'score', get: () => after.score(node), style: 'detail' },
      change: { kind: 'points', get: () => change?.points, style: 'detail' },
      error: { kind: 'error', get: () => change?.error, style: 'detail', drop: 1 },
      ...(others.length === 0
        ? {}
        : {
            news: {
              kind: 'points',
              get: () => sum(causes.filter(isNews)),
              style: 'detail',
              drop: 2,
            },
            'no news': { kind: 'points', get: () => sum(others), style: 'detail', drop: 2 },
          }),
    },
  });
}

function causesSection(why: Why, moved: string): TableSection {
  const { node, before, after, change, causes } = why;
  const scoreless = before.score(node) === undefined ? before.day : after.day;
  return table<CauseRow>({
    id: 'causes',
    title: moved,
    empty:
      change === undefined
        ? `it has no score on ${dayText(scoreless)}`
        : `${causes.length > 0 ? 'no news' : 'nothing'} moved it`,
    rows: causes.filter(isNews),
    target: ({ id }) => ({ feature: 'cause', id }),
    figures: {
      title: { kind: 'text', head: 'cause', get: (cause) => cause.node.title, grows: true },
      points: {
        kind: 'points',
        get: ({ points }) => points,
        style: 'detail',
        bar: 8,
        most: Math.max(0, ...causes.map(({ points }) => Math.abs(points))),
      },
      day: { kind: 'day', get: ({ by: [first] }) => first?.day, missing: '', drop: 2 },
      by: {
        kind: 'source',
        get: ({ by: [first] }) =>
          first && {
            title: titleOf(first),
            ...(first.url === undefined ? {} : { url: first.url }),
          },
        grows: true,
      },
    },
  });
}

function restSections({ before, after, causes }: Why): readonly TableSection[] {
  const rows = causes.filter((cause) => !isNews(cause));
  const dayOf = ({ node, effect }: Cause, row: Reading | Event | undefined) =>
    row && row.day + (effect === 'window' && node.kind === 'leaf' ? (node.count ?? 0) : 0);
  const textOf = ({ node, effect, by }: CauseRow): string => {
    if (effect === 'window')
      return by.length === 0 ? 'left' : `${countText('event', by.length)} left`;
    if (before.score(node) === undefined) return 'began';
    return after.score(node) === undefined ? 'stopped' : 'other share';
  };
  if (rows.length === 0) return [];
  return [
    table<CauseRow>({
      id: 'rest',
      title: 'No news: what is too old to count by now, began or stopped',
      rows,
      target: ({ id }) => ({ feature: 'cause', id }),
      figures: {
        title: { kind: 'text', head: 'cause', get: ({ node }) => node.title, grows: true },
        points: { kind: 'points', get: ({ points }) => points, style: 'detail' },
        what: { kind: 'text', get: textOf },
        first: {
          kind: 'day',
          get: (cause) => dayOf(cause, cause.by.at(-1)),
          missing: '',
          drop: 2,
        },
        last: {
          kind: 'day',
          get: (cause) => dayOf(cause, cause.by[0]),
          missing: '',
          drop: 1,
        },
      },
    }),
  ];
}

function titleOf(row: Reading | Event): string {
  return 'nodes' in row ? row.title : (row.source ?? '');
}

/** Of what a cause moved by besides the newest, how many are told. */
const OTHERS = 4;

/** What its row does not say of a cause: the values that it led from and to, and what else it moved by. */
export function causeDetails(why: Why, id: string | undefined): readonly TableSection[] {
  const cause = why.causes.find((each) => each.id === id);
  if (cause === undefined) return [];
  const { node, by, effect } = cause;
  const [first] = by;
  const isLeft = effect === 'window';
  // the values tell the newest reading
  const latest =
    node.kind === 'leaf' && node.mean === undefined ? why.after.leaf(node).latest : undefined;
  const others = isLeft ? by : by.slice(1).filter((row) => row !== latest);
  const titles = new Set(
    others.map(titleOf).filter((title) => isLeft || (first && title !== titleOf(first))),
  );
  const named = [...titles].flatMap((title) => others.find((row) => titleOf(row) === title) ?? []);
  return [
    ...(node.kind === 'leaf' && node !== why.node ? [valuesSection(why, node)] : []),
    ...(named.length === 0 ? [] : [othersSection(named, isLeft ? 'left' : 'also by')]),
  ];
}

/** Of a mean or a count no day and source of one reading. */
function valuesSection({ before, after }: Why, leaf: Leaf): TableSection {
  const isOne = leaf.mean === undefined && leaf.count === undefined;
  return table<Board>({
    id: 'values',
    title: '',
    rows: [before, after],
    figures: {
      value: {
        kind: 'value',
        head: 'from, to',
        get: (board) => {
          const { value } = board.leaf(leaf);
          return value === undefined ? undefined : { value, leaf };
        },
      },
      ...(isOne ? { of: { kind: 'day', get: (board) => board.leaf(leaf).day } } : {}),
      source: {
        kind: 'source',
        head: isOne ? 'source' : 'of',
        get: (board) => {
          const { day, latest } = board.leaf(leaf);
          if (isOne) return latest && { title: latest.source ?? '', url: latest.url };
          if (day === undefined) return undefined;
          const to = leaf.mean === undefined ? board.day : day;
          return { title: `${valueHead(leaf)} to ${dayText(to)}` };
        },
        grows: true,
      },
    },
  });
}

function othersSection(rows: CauseRow['by'], head: string): TableSection {
  return table<Reading | Event>({
    id: 'others',
    title: '',
    rows: rows.slice(0, OTHERS),
    figures: {
      day: { kind: 'day', get: ({ day }) => day },
      title: {
        kind: 'text',
        head: rows.length > OTHERS ? `${head} ${rows.length}, such as` : head,
        get: titleOf,
        grows: true,
      },
    },
  });
}

/** Its children; of a leaf the readings or events that it rests on. */
function partsSection(board: Board, node: Node): TableSection {
  if (node.kind === 'leaf') {
    return table<Reading | Event>({
      id: 'parts',
      title: 'What it rests on',
      rows: board.leaf(node).restsOn.toReversed(),
      empty: 'nothing is recorded of it',
      target: ({ entry }) => ({ feature: 'row', id: `${node.id}=${entry}` }),
      figures: {
        day: { kind: 'day', get: ({ day }) => day },
        ...(node.count === undefined
          ? {
              value: {
                kind: 'value',
                get: (row) => ('nodes' in row ? undefined : { value: row.value, leaf: node }),
              },
            }
          : { title: { kind: 'text', get: titleOf, grows: true } }),
        source: {
          kind: 'source',
          get: ({ source = '', url }) => ({ title: source, url }),
          grows: true,
        },
      },
    });
  }
  const value = (child: Node): LeafValue | undefined =>
    child.kind === 'leaf' ? board.leaf(child) : undefined;
  // a mean is of no one day and source
  const one = (child: Node): LeafValue | undefined =>
    child.kind === 'leaf' && child.mean === undefined ? board.leaf(child) : undefined;
  const leaves: Readonly<Record<string, AnyFigure<Node>>> = {
    value: {
      kind: 'value',
      missing: '',
      get: (child) => {
        const of = value(child);
        return of?.value === undefined
          ? undefined
          : { value: of.value, leaf: of.leaf, said: saidOf(of.leaf) };
      },
      drop: 1,
    },
    day: { kind: 'day', missing: '', get: (child) => one(child)?.day, drop: 2 },
    source: {
      kind: 'source',
      get: (child) => {
        const latest = one(child)?.latest;
        return latest && { title: latest.source ?? '', url: latest.url };
      },
      grows: true,
    },
  };
  return table<Node>({
    id: 'parts',
    title: 'Its parts',
    rows: node.children.filter(({ weight }) => weight > 0),
    empty: 'nothing below it counts',
    target: ({ id }) => ({ feature: 'part', id }),
    figures: {
      title: { kind: 'text', head: 'part', get: ({ title }) => title, grows: true },
      score: { kind: 'score', get: (child) => board.score(child), bar: 10 },
      share: { kind: 'share', get: (child) => board.weightInParent(child) },
      brings: {
        kind: 'score',
        style: 'detail',
        get: (child) => {
          const score = board.score(child);
          return score === undefined ? undefined : board.weightInParent(child) * score;
        },
        dim: () => true,
      },
      ...(node.children.some(({ kind }) => kind === 'leaf') ? leaves : {}),
    },
  });
}

function doubtSection(board: Board, node: Node): TableSection {
  const score = board.score(node) ?? 0;
  const hasIndex = board.score(board.strategy.index) !== undefined;
  const withIt = (leaf: Leaf, at: number): number =>
    score + board.share(leaf, node) * (at - (board.score(leaf) ?? 0));
  return table<{ readonly leaf: Leaf; readonly doubt: number }>({
    id: 'doubt',
    title: 'What to look up first',
    rows: leavesOf(node)
      .filter((leaf) => board.share(leaf, node) > 0)
      .map((leaf) => ({ leaf, doubt: board.doubt(leaf, node) }))
      .sort((a, b) => b.doubt - a.doubt),
    empty: 'nothing below it has a score',
    target: ({ leaf }) => ({ feature: 'doubt', id: leaf.id }),
    figures: {
      title: { kind: 'text', head: 'indicator', get: ({ leaf }) => leaf.title, grows: true },
      'of the doubt': {
        kind: 'share',
        get: ({ leaf }) => (hasIndex ? board.doubt(leaf) : undefined),
      },
      state: { kind: 'state', get: ({ leaf }) => board.leaf(leaf).state },
      'at 0': {
        kind: 'score',
        head: 'score if 0',
        get: ({ leaf }) => withIt(leaf, 0),
        drop: 1,
        dim: () => true,
      },
      'at 100': {
        kind: 'score',
        head: 'if 100',
        get: ({ leaf }) => withIt(leaf, 100),
        drop: 1,
        dim: () => true,
      },
    },
  });
}

/** A node, and of the index its band, with each origin left out. */
export function sourcesSection(board: Board, node: Node, origins: readonly Origin[]): TableSection {
  const score = board.score(node);
  return table<Origin>({
    id: 'sources',
    title: 'What rests on one source',
    ...(origins.some(({ without }) => without.score(node) === undefined) && {
      says: `Without a source marked ${NONE}, less than half of the weight has a score.`,
    }),
    rows: origins,
    empty: 'it rests on no source that the strategy names',
    target: ({ leaves: [first, ...others], origin }) =>
      first === undefined || others.length > 0
        ? undefined
        : { feature: 'origin', id: `${first.id}=${origin}` },
    figures: {
      source: { kind: 'text', head: 'made by', get: ({ origin }) => origin, grows: true },
      without: {
        kind: 'score',
        head: 'score without',
        shortHead: 'without',
        get: ({ without }) => without.score(node),
        style: 'detail',
      },
      change: {
        kind: 'points',
        style: 'detail',
        get: ({ without }) => {
          const left = without.score(node);
          return left === undefined || score === undefined ? undefined : left - score;
        },
      },
      ...(node === board.strategy.index
        ? { band: { kind: 'text', get: ({ without }) => without.band?.title } }
        : {}),
      'rests on it': { kind: 'ids', get: ({ leaves }) => leaves.map(({ id }) => id) },
    },
  });
}
