/** A small board with every way in which an indicator comes to its value: counted and fading, counted by days, a mean, a reading. */
import type { Event, Readings } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { type Board, boardAsOf } from '../../src/core/scoring/board.ts';
import {
  branch,
  check,
  document,
  event,
  leaf,
  type Raw,
  reading,
  strategyFrom,
} from '../core/make.ts';
import { openState } from '../ui/board.ts';
import { SIZE } from './person.ts';

export const DAY = '2024-07-19';

const LEAVES: readonly Raw[] = [
  leaf('patrols', {
    code: 'P1',
    title: 'Joint patrols',
    unit: 'patrols',
    goalposts: { worst: 10, best: 0 },
    count: { halfLifeDays: 100 },
    origin: 'The ministry',
    expects: { hedging: -1, trap: 0 },
  }),
  leaf('visits', { code: 'V1', title: 'Visits', count: { days: 90 }, maxAgeDays: 200 }),
  leaf('trade', {
    code: 'T1',
    title: 'Trade',
    unit: 'USD bn',
    rolling: { days: 90, atLeast: 2 },
  }),
  leaf('land', { code: 'L1', title: 'Land', unit: 'km²' }),
];

/** The file of the board, in format 2. */
export const COUNTED_DOCUMENT: Raw = document(
  [branch('track', LEAVES, { kind: 'track', title: 'Track' })],
  { title: 'Gauge', minCoverage: 0 },
  {
    format: 'axiswatch.strategy/2',
    start: '2024-01-01',
    breaks: [
      { on: '2024-06-01', title: 'The strike', nodes: ['track'] },
      { on: '2024-05-01', title: 'Elsewhere', nodes: ['land'] },
    ],
    hypotheses: [
      { id: 'hedging', title: 'Beijing hedges' },
      { id: 'trap', title: 'Beijing is trapped' },
    ],
  },
);

/** Patrols of 4 in January, 200 days back, of 2 in April, 100 days back, and a check; a visit that counts no more and one that does. */
export const COUNTED_EVENTS: readonly Event[] = [
  { ...event('patrols', ['2024-01-01', 4], 101), title: 'Patrol off Japan' },
  { ...event('patrols', ['2024-04-10', 2, 'low'], 102), title: 'Patrol off Alaska' },
  { ...event('visits', ['2024-02-01', 1], 103), title: 'The first visit' },
  { ...event('visits', ['2024-06-19', 3], 104), title: 'The second visit' },
];

/** What was observed of it: three months of trade, and one reading of land. */
export function countedReadings(): Readings {
  const rows = [
    ['trade', '2024-01-31', 90],
    ['trade', '2024-05-31', 10],
    ['trade', '2024-06-30', 21],
    ['land', '2024-07-01', 50],
  ] as const;
  return indexReadings(
    rows.map((row, at) => reading([row[0], row[1], row[2], 'moderate', 'Customs'], at + 1)),
    { events: COUNTED_EVENTS, checks: [check('patrols', '2024-07-09', 'high', 201)] },
  );
}

/** The board of a day. */
export function countedBoard(asOf = DAY): Board {
  return boardAsOf(strategyFrom(COUNTED_DOCUMENT), countedReadings(), asOf);
}

/** The dashboard on it. */
export function countedState(size = SIZE) {
  const board = countedBoard();
  const { strategy, readings } = board;
  const events = COUNTED_EVENTS;
  return {
    ...openState(size),
    strategy,
    today: DAY,
    present: { strategy, hash: '00000000', readings, events },
    events,
    board,
  };
}
