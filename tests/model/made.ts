/** Strategies of a few leaves and records of a few rows; days are counted from 1970-01-01 = 0. */
import { Boards } from '../../src/model/board.ts';
import { isoDay } from '../../src/model/day.ts';
import type { Confidence, EventRow, ReadingRow } from '../../src/model/record.ts';
import { recordOf } from '../../src/model/standing.ts';
import { findNode, type Leaf, type Strategy } from '../../src/model/strategy.ts';
import { checkStrategy } from '../../src/model/strategy-file.ts';
import { linkStrategy } from '../../src/model/strategy-link.ts';
import { shippedFiles } from '../../src/store/shipped.ts';

/** From 0 to 100, so that a value is its score, and far from expiry. */
export const leaf = (id: string, more: object = {}) => ({
  ...{ id, title: id, worst: 0, best: 100, every: 30, expires: 10_000 },
  ...more,
});

export const branch = (id: string, children: readonly object[], more: object = {}) => ({
  ...{ id, title: id, children },
  ...more,
});

export function strategyOf(children: readonly object[], more: object = {}, start = 0): Strategy {
  const file = {
    ...{ format: 'axiswatch.strategy/3', id: 'made', title: 'Made', start: isoDay(start) },
    question: 'Does it move?',
    answers: { up: 'yes', still: 'no', down: 'backwards' },
    sides: [{ id: 'ours', title: 'us' }],
    bands: [{ title: 'Any', from: 0 }],
    index: branch('index', children),
    ...more,
  };
  return checkStrategy(JSON.stringify(file), '0123abcd');
}

export type Row = ReadingRow | EventRow;
/** Readings and checks as texts such as `A 10 50 high, A 20 check`: indicator, day, value, confidence. */
export type Rows = string | readonly (string | Row)[];

function rowsOf(texts: string): Row[] {
  return texts.split(', ').map((text) => {
    const [indicator = '', day, value, confidence = 'moderate'] = text.split(' ');
    const row = { indicator, day: Number(day), confidence: confidence as Confidence };
    return value === 'check' ? row : { ...row, value: Number(value) };
  });
}

export const event = (nodes: string, day: number, more: Partial<EventRow> = {}): Row => ({
  ...{ id: `${nodes}${day}`, day, nodes: nodes.split(' '), title: 'It happened', side: 'ours' },
  ...{ amount: 1, confidence: 'moderate' },
  ...more,
});

export function boardsOf(strategy: Strategy, rows: Rows): Boards {
  const written = [rows]
    .flat()
    .flatMap((row) => (typeof row === 'string' ? rowsOf(row) : row))
    .map((row, at) => ({ ...row, entry: `${at}`, seq: at + 1, author: 'me' }));
  return new Boards(strategy, recordOf(written));
}

export const leafIn = ({ strategy }: { strategy: Strategy }, id: string) =>
  findNode(strategy, id) as Leaf;

/** Of the strategy and the record that the program brings along. */
export async function shippedBoards(): Promise<Boards> {
  const files = await shippedFiles('data');
  const { readings, events } = JSON.parse(files.get('shipped.json') as string);
  const { strategy, hash } = JSON.parse(files.get('strategy.json') as string);
  return boardsOf(linkStrategy(strategy, hash), [...readings, ...events]);
}
