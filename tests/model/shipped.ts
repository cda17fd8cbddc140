/** The shipped board on the day that its documents speak of, and what it would be with other readings. */
import { type Board, Boards } from '../../src/model/board.ts';
import { changeBetween } from '../../src/model/change.ts';
import { parseIsoDay } from '../../src/model/day.ts';
import { originsOf } from '../../src/model/origin.ts';
import type { Reading, StandingRecord } from '../../src/model/record.ts';
import type { Leaf, Node } from '../../src/model/strategy.ts';
import { leafIn, shippedBoards } from './made.ts';

export const boards = await shippedBoards();
export const { index, nodes } = boards.strategy;

export const dayOf = (text: string): number => parseIsoDay(text) as number;
export const on = (day: string): Board => boards.on(dayOf(day));
export const [start, now] = [on('2024-11-08'), on('2026-12-01')];
export const named = (id: string): Node => nodes.get(id.toLowerCase()) as Node;
export const leafOf = (id: string): Leaf => leafIn(boards, id);
export const level = (board: Board): number => board.score(board.strategy.index) ?? Number.NaN;

export const CUSTOMS = 'Chinese customs';
export const withoutCustoms = originsOf(now, index).find(({ origin }) => origin === CUSTOMS)
  ?.without as Board;

/** Points and error of a change. */
export function changeOf(a: Board, b: Board, node: Node = b.strategy.index) {
  const { points = Number.NaN, error = Number.NaN } = changeBetween(a, b, node) ?? {};
  return [points, error] as const;
}

export const withRecord = (record: Partial<StandingRecord>): Boards =>
  new Boards(boards.strategy, { ...boards.record, ...record });

/** With other readings of each indicator. */
export const withReadings = (
  read: (leaf: Leaf, readings: readonly Reading[]) => readonly Reading[],
): Boards =>
  withRecord({
    readings: new Map(
      [...boards.record.readings].map(([id, rows]) => [id, read(leafOf(id), rows)]),
    ),
  });
