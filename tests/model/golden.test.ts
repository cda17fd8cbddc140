/** What the shipped strategy and record say on five days: neither changes unnoticed. */
import { expect, test } from 'vitest';
import { changeSinceStart } from '../../src/model/change.ts';
import { parseIsoDay } from '../../src/model/day.ts';
import { shippedBoards } from './made.ts';

const boards = await shippedBoards();

/** Score, low, high, change since the start, its ±. */
function figures(day: string, id: string): readonly (number | undefined)[] {
  const board = boards.on(parseIsoDay(day) as number);
  const node = board.strategy.nodes.get(id) as typeof board.strategy.index;
  const { low, high } = board.interval(node) ?? {};
  const { points, error } = changeSinceStart(board, node) ?? {};
  return [board.score(node), low, high, points, error];
}

test.each([
  ['2024-11-08', 'index', 33.715059, 27.953225, 39.476893, 0.0, 0.0],
  ['2024-11-08', 'conduct', 33.853479, 25.669439, 42.037519, 0.0, 0.0],
  ['2024-11-08', 'russia', 27.866266, 18.075528, 37.657004, 0.0, 0.0],
  ['2025-06-30', 'index', 42.922976, 37.649685, 48.196267, 9.207917, 6.416028],
  ['2025-06-30', 'conduct', 45.780213, 38.652304, 52.908123, 11.926735, 8.919609],
  ['2025-06-30', 'russia', 23.440004, 14.089867, 32.790141, -4.426262, 11.693705],
  ['2025-12-31', 'index', 40.549538, 34.30201, 46.797066, 6.834479, 7.038088],
  ['2025-12-31', 'conduct', 41.719444, 33.184653, 50.254235, 7.865966, 9.754642],
  ['2025-12-31', 'russia', 31.76311, 25.568462, 37.957757, 3.896844, 9.996526],
  ['2026-06-30', 'index', 39.366711, 30.449563, 48.283859, 5.651652, 9.507911],
  ['2026-06-30', 'conduct', 33.884514, 21.250411, 46.518618, 0.031035, 13.428444],
  ['2026-06-30', 'russia', 52.036922, 41.399181, 62.674662, 24.170655, 11.951436],
  ['2026-12-01', 'index', 35.696711, 25.626057, 45.767365, 1.981652, 10.790378],
  ['2026-12-01', 'conduct', 33.702696, 19.547885, 47.857507, -0.150783, 15.16113],
  ['2026-12-01', 'russia', 59.486094, 40.543027, 78.42916, 31.619827, 19.488728],
])('%s, %s: %f', (day, id, ...expected) => {
  expect(figures(day, id)).toEqual(expected.map((figure) => expect.closeTo(figure, 5)));
});

test('its bands, and its bytes', () => {
  const days = ['2024-11-08', '2025-06-30', '2025-12-31', '2026-06-30', '2026-12-01'];
  const bands = days.map((day) => boards.on(parseIsoDay(day) as number).band?.title);
  expect(bands.join()).toBe('Strained,Reconsidering,Reconsidering,Strained,Strained');
  expect(boards.strategy.hash).toBe('36bf9e1c');
});
