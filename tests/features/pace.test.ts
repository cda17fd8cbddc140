/** Pace towards targets, in the words of every output. */
import { expect, test } from 'vitest';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { statusCommandLines } from '../../src/features/board/status-text.ts';
import { boardTargetPaceTexts, nodeTargetPaceText } from '../../src/views/pace-text.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';
import { TODAY } from '../ui/board.ts';

function boardWithTarget(score: number) {
  const strategy = shippedStrategy();
  const root = { ...strategy.root, target: { score, by: '2027-06-30' } };
  const aimed = { ...strategy, root };
  return boardAsOf(aimed, shippedReadings(aimed), TODAY);
}

test('a strategy without targets says nothing of pace', () => {
  const strategy = shippedStrategy();
  const board = boardAsOf(strategy, shippedReadings(strategy), TODAY);
  expect(boardTargetPaceTexts(board)).toEqual([]);
  expect(nodeTargetPaceText(board, strategy.root.id)).toBeUndefined();
});

test('behind only when the whole interval lies below the straight path', () => {
  // from 34.0 on 2024-11-08 to 100 on 2027-06-30, 746 of 964 days on: 34.0 + 66.0 x 0.774 = 85.1
  expect(nodeTargetPaceText(boardWithTarget(100), 'china-reconsideration')).toBe(
    'goal 100 by 30 Jun 2027, behind: 36.5 (25.1 to 47.8), the straight path stands at 85.6',
  );
});

test('where the interval holds the path nothing is claimed', () => {
  expect(nodeTargetPaceText(boardWithTarget(45), 'china-reconsideration')).toContain('cannot say');
});

test('the status says the pace of every target', () => {
  const lines = statusCommandLines(boardWithTarget(100), { hash: '00000000', notices: [] });
  expect(lines.map(({ text }) => text).join(' ')).toContain(
    'China reconsideration: goal 100 by 30 Jun 2027, behind',
  );
});
