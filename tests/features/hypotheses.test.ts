/** Hypotheses in words: how they stand, and the rows by what they tell. */
import { describe, expect, test } from 'vitest';
import { hypothesesAnalysis } from '../../src/core/analysis/hypotheses.ts';
import { addDays } from '../../src/core/model/day.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { hypothesesTexts } from '../../src/features/hypotheses/hypotheses-output.ts';
import { branch, leaf, type Raw, type Row, readings, strategy } from '../core/make.ts';

const START = '2024-01-01';
const ids = ['one', 'two', 'three', 'four', 'five'];
const rows = ids.slice(0, 4).flatMap((id): readonly Row[] => [
  [id, START, 50],
  [id, addDays(START, 50), 80],
]);
const HYPOTHESES = [
  { id: 'fall', title: 'All falls' },
  { id: 'still', title: 'Nothing moves' },
  { id: 'rise', title: 'All rises', says: 'Up.' },
  { id: 'mute', title: 'Silence' },
];

/** The lines of four scores that rose and one that was never read, by what is expected of each. */
function linesOf(
  expects: readonly Raw[],
  cells = 80,
  room?: number,
  hypotheses: readonly Raw[] = HYPOTHESES,
): readonly string[] {
  const leaves = expects.map((each, at) =>
    leaf(ids[at] ?? '', { code: `X${at + 1}`, cadenceDays: 1000, expects: each }),
  );
  const plan = strategy(
    [branch('all', leaves.length === 0 ? [leaf('none')] : leaves)],
    {},
    { format: 'axiswatch.strategy/2', start: START, hypotheses },
  );
  const board = boardAsOf(plan, readings(...rows), addDays(START, 100));
  return hypothesesTexts(board, hypothesesAnalysis(board), cells, room);
}

const EACH = { fall: -1, still: 0, rise: 1 };

describe('the text of hypotheses', () => {
  test('has them in order, with a word for where each stands and no number', () => {
    const lines = linesOf([EACH, EACH, EACH]);
    const from = lines.indexOf('C  All rises: least contradicted. “Up.”');
    expect(lines.slice(from, from + 4)).toEqual([
      'C  All rises: least contradicted. “Up.”',
      'B  Nothing moves: contradicted',
      'A  All falls: most contradicted',
      'D  Silence: no rank: nothing it speaks about could have told',
    ]);
    expect(lines.join('\n')).not.toContain('Too little');
  });

  test('has the rows that separate most first, and says when they tell nobody apart', () => {
    const lines = linesOf([{ still: 0, rise: 1 }, EACH, { fall: 0, still: 0 }, EACH]);
    const at = lines.findIndex((line) => line.startsWith('Rows that separate them'));
    expect(lines.slice(at + 1, at + 5).map((line) => line.trimEnd())).toEqual([
      'A  B  C  D  did   change  fresh  indicator',
      '2  1  .     rose  +30 ±9  100 %  X2 two',
      '2  1  .     rose  +30 ±9  100 %  X4 four',
      '   1  .     rose  +30 ±9  100 %  X1 one',
    ]);
    const same = { fall: 0, still: 0, rise: 0 };
    expect(linesOf([same, same, same]).join('\n')).toContain('A  All falls: too little to say');
  });

  test('names the rows that decide, and what the order would be without each', () => {
    const lines = linesOf([EACH, EACH, EACH, { fall: 1 }]);
    const from = lines.indexOf('Rows that decide the order');
    expect(lines[from - 1]).toBe('');
    // A has 6 of 4, without X4 6 of 3, without another 4 of 3
    expect(lines.slice(from + 1)).toEqual([
      'X4 four: without it the same order, other gaps',
      'X1 one: without it the same order, other gaps',
      'X2 two: without it the same order, other gaps',
    ]);
    const turned = linesOf([
      { fall: -1, still: 0 },
      { fall: 0, still: 0 },
      { fall: 0, still: 0 },
    ]);
    expect(turned).toContain('X1 one: without it A B');
    const alone = linesOf([{ fall: 1 }]);
    expect(alone).toContain('X1 one: without it nobody has a rank');
  });

  test('has rows that separate nothing, and those that could not have told by why', () => {
    const same = { fall: 0, still: 0, rise: 0 };
    const lines = linesOf([same, EACH, EACH, EACH, EACH]);
    const from = lines.indexOf('Rows that separate nothing');
    expect(lines.slice(from + 2, from + 4).map((line) => line.trimEnd())).toEqual([
      '1  1  1     rose  +30 ±9  100 %  X1 one',
      '',
    ]);
    const silent = lines.indexOf('Rows that could not have told');
    expect(lines.slice(silent + 1)).toEqual(['no value: X5']);
  });

  test('says when the strategy names none', () => {
    expect(linesOf([], 80, undefined, [])).toEqual(['This strategy names no hypotheses.']);
  });

  test('says that too little separates below three rows, and since when it looks', () => {
    const lines = linesOf([EACH, EACH, { fall: 0, still: 0 }], 100).join(' ');
    expect(lines).toContain(
      'Too little to say: of 3 rows those that tell them apart are 2, fewer than 3.',
    );
    expect(lines).toContain('since 1 Jan 2024, and how much of it did not come.');
  });

  test('keeps to the cells of a terminal', () => {
    for (const line of linesOf([EACH, EACH, EACH, { fall: -1 }], 60, 60))
      expect(line.length).toBeLessThanOrEqual(60);
  });
});
