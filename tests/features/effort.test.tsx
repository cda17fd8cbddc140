/** The effort for a track stands beside its score wherever there is room, and nowhere where the strategy keeps none. */
import { expect, test } from 'vitest';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { indicatorListTexts } from '../../src/features/board/list-text.ts';
import { plainOverviewRows } from '../../src/features/board/plain-lines.ts';
import { spokenTrackSentence } from '../../src/features/board/spoken.ts';
import { reportPlainTexts } from '../../src/features/report/print-text.ts';
import { printableReportOfView } from '../../src/features/report/report-sections.ts';
import { reportView } from '../../src/features/report/report-view.ts';
import {
  filteredTrackObjectiveAndIndicatorRows,
  trackHeadLines,
} from '../../src/features/track/track-view.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { effortScoreText, trackViews } from '../../src/views/gauge-and-tracks.ts';
import { branch, leaf, readings, strategy } from '../core/make.ts';
import { drawnApart } from '../ui/apart.tsx';
import { openState } from '../ui/board.ts';

const DAY = '2026-11-24';
const effort = branch('effort', [leaf('aid')], { kind: 'objective', weight: 0, role: 'means' });
const track = (id: string, children: Parameters<typeof branch>[1]) =>
  branch(id, children, { kind: 'track', role: 'result' });
const known = readings(['line', '2026-11-01', 60], ['aid', '2026-11-01', 44.4]);

const boardOf = (children: Parameters<typeof branch>[1]) => {
  const plan = strategy([track('front', children), track('rear', [leaf('far')])]);
  return boardAsOf(plan, known, DAY);
};
const kept = boardOf([leaf('line'), effort]);
const without = boardOf([leaf('line'), leaf('seen', { weight: 0 })]);

const at = (board: typeof kept, columns: number, rows: number) => {
  const state = openState({ columns, rows });
  const present = { ...state.present, strategy: board.strategy, readings: known };
  return { ...state, strategy: board.strategy, board, present };
};
const reported = (board: typeof kept) =>
  reportView(board, {
    events: [],
    assessments: [],
    since: '2026-01-01',
    hash: '00000000',
    handling: undefined,
    notices: [],
  });

const everywhere = (board: typeof kept): readonly string[] => [
  trackHeadLines(board, 'front', 100, GLYPHS.block)[0]?.text ?? '',
  trackViews(board)
    .map((view, place) => spokenTrackSentence(board, view, place, false))
    .join(' '),
  plainOverviewRows(at(board, 40, 10), 39)
    .map(({ text }) => text)
    .join(' '),
  indicatorListTexts(board).join('\n'),
  drawnApart(at(board, 160, 48)).others,
];

test('what our side does for a track stands beside its score on every output', () => {
  for (const said of everywhere(kept)) expect(said).toMatch(/60.*effort 44(?!\.)/s);
  for (const said of everywhere(without)) expect(said).not.toContain('effort');
});

test('the report has a column for it, and none where no track has an effort', () => {
  const lines = (board: typeof kept) =>
    reportPlainTexts(printableReportOfView(reported(board)), 120).join('\n');
  expect(reported(kept).tracks.map((each) => each.effort)).toEqual(['44', '']);
  expect(lines(kept)).toMatch(/since.* effort +alerts.*\nfront +60 .* 44\n/);
  expect(lines(without)).not.toContain('effort');
});

test('where there is no room for it, what is late stays', () => {
  const late = ['old', 'gone'].map((id) => leaf(id, { maxAgeDays: id === 'old' ? 9999 : 300 }));
  const children = [leaf('line'), ...late, leaf('silent'), effort];
  const plan = strategy([
    branch('front', children, { kind: 'track', role: 'result', minCoverage: 0 }),
  ]);
  const read = readings(
    ...(['line', 'aid'] as const).map((id) => [id, '2026-11-01', 60] as const),
    ...(['old', 'gone'] as const).map((id) => [id, '2026-01-01', 60] as const),
  );
  const { others } = drawnApart(at(boardAsOf(plan, read, DAY), 60, 24));
  expect(others).toMatch(/\n 60 \(36 to 84\) .* 30d, 1 missing, 1 expired, 1 stale\n/);
  expect(others).not.toContain('effort');
});

test('a track says it behind what is late', () => {
  expect(drawnApart(at(kept, 60, 24)).others).toMatch(/\n 60 \(53 to 67\) .* 30d, effort 44\n/);
});

test('an effort without a score is said to have none', () => {
  const board = boardAsOf(kept.strategy, readings(['line', '2026-11-01', 60]), DAY);
  const [view] = trackViews(board);
  expect(view && effortScoreText(view)).toBe('effort –');
  expect(view && spokenTrackSentence(board, view, 0, false)).toContain('effort without a score');
});

test('the page of the track lists it with its score, though it weighs nothing', () => {
  const screen = { kind: 'track', id: 'front', order: 0, reversed: false } as const;
  const lines = filteredTrackObjectiveAndIndicatorRows(
    kept,
    { ...screen, selected: 0, filter: '', preview: false },
    '',
  );
  expect(lines.map(({ id }) => id)).toEqual(['line', 'effort', 'aid']);
});
