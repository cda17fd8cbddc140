/** What lies ahead if nothing is recorded: format 3, section 5. */
import { Board, type Boards } from './board.ts';
import type { Day } from './day.ts';
import { type Band, counts, type Leaf, scoreOf } from './strategy.ts';
import { changeDays, leafValue } from './value.ts';

/** Of an indicator on a day. */
export interface Lapse {
  readonly what: 'late' | 'left' | 'expired';
  readonly day: Day;
  readonly leaf: Leaf;
  /** Points of the index that it brings about after those before it. Undefined where it moves nothing, or there is no index. */
  readonly points: number | undefined;
  /** The index after it. */
  readonly index: number | undefined;
}

/** The index gets into another band, or is lost. */
export interface Turn {
  readonly what: 'band';
  readonly day: Day;
  /** Undefined without an index. */
  readonly to: Band | undefined;
  /** What a reading before that day keeps as it was: any one of them, or only all together. */
  readonly preventedBy: readonly Leaf[];
  readonly takesAll: boolean;
  /** The lapses of that day. */
  readonly by: readonly Lapse[];
}

const ORDER: readonly Lapse['what'][] = ['late', 'left', 'expired'];

/** Of what counts or has a tripwire, after one day and up to another, in order. */
export function ahead(boards: Boards, after: Day, to: Day): readonly (Lapse | Turn)[] {
  const found = boards.strategy.leaves
    .filter((leaf) => counts(leaf) || leaf.tripwires.length > 0)
    .flatMap((leaf) => lapsesOf(boards, leaf, after, to));
  const days = [...new Set(found.map(({ day }) => day))].sort((a, b) => a - b);
  // between two of these days no score becomes another one
  let before = boards.on(after);
  return days.flatMap((day) => {
    const ofDay = found
      .filter((lapse) => lapse.day === day)
      .sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
    if (ofDay.every(({ what }) => what === 'late')) return ofDay;
    const told = moved(before, boards.on(day), after, ofDay);
    before = boards.on(day);
    return told;
  });
}

function lapsesOf(boards: Boards, leaf: Leaf, after: Day, to: Day): readonly Lapse[] {
  const record = boards.recordOf(leaf);
  const { looked } = boards.on(after).leaf(leaf);
  const late = looked === undefined ? [] : [looked + leaf.every + leaf.lag + 1];
  const days = new Set([...changeDays(leaf, record, to), ...late]);
  return [...days].flatMap((day): readonly Lapse[] => {
    if (day <= after || day > to) return [];
    const was = leafValue(leaf, record, day - 1);
    const is = leafValue(leaf, record, day);
    const lapse = { day, leaf, points: undefined, index: undefined };
    if (was.score === undefined) return [];
    if (is.score === undefined) return [{ ...lapse, what: 'expired' }];
    return [
      ...(was.state !== 'late' && is.state === 'late' ? [{ ...lapse, what: 'late' as const }] : []),
      ...(was.value === is.value ? [] : [{ ...lapse, what: 'left' as const }]),
    ];
  });
}

/** The lapses of a day with what they do to the index, one after the other, and the turn that it takes. */
function moved(
  before: Board,
  after: Board,
  today: Day,
  lapses: readonly Lapse[],
): readonly (Lapse | Turn)[] {
  const { index } = after.strategy;
  let last = before.score(index);
  const told = lapses.map((lapse, at): Lapse => {
    if (lapse.what === 'late' || !counts(lapse.leaf)) return lapse;
    const score = holding(after, before, lapses.slice(at + 1)).score(index);
    const points = score === undefined || last === undefined ? undefined : score - last;
    last = score;
    return { ...lapse, points, index: score };
  });
  if (before.band === after.band) return told;
  return [...told, turnOf(today, before, after, told)];
}

/** A board on which some indicators still say what they said on one before it. */
function holding(board: Board, before: Board, rows: readonly { readonly leaf: Leaf }[]): Board {
  if (rows.length === 0) return board;
  const said = rows.map(({ leaf }) => {
    const { value = leaf.worst } = before.leaf(leaf);
    const held = {
      ...board.leaf(leaf),
      value,
      state: 'current',
      score: scoreOf(leaf, value),
    } as const;
    return [leaf, held] as const;
  });
  return new Board(board.boards, board.day, new Map(said));
}

function turnOf(today: Day, before: Board, after: Board, by: readonly Lapse[]): Turn {
  const { boards, day } = after;
  const keeps = (leaves: readonly Leaf[]): boolean =>
    holding(
      after,
      after,
      leaves.map((leaf) => ({ leaf })),
    ).band === before.band;
  const then = boards.on(today);
  const expired = boards.strategy.leaves
    .filter((leaf) => then.share(leaf) > 0 && after.leaf(leaf).state === 'expired')
    .sort((a, b) => then.share(b) - then.share(a));
  const alone = expired.filter((leaf) => keeps([leaf]));
  const together = expired.findIndex((_, at) => keeps(expired.slice(0, at + 1)));
  return {
    what: 'band',
    day,
    to: after.band,
    preventedBy: alone.length > 0 ? alone : expired.slice(0, together + 1),
    takesAll: alone.length === 0,
    by,
  };
}
