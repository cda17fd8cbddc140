/** The bars and the chain in every width: one length on one scale, no number cut, the needed score marked; and which late readings are worth most. */
import { expect, test } from 'vitest';
import { lateReadingsNarrowingIntervalMost } from '../../src/core/analysis/worth-reading.ts';
import { addDays } from '../../src/core/model/day.ts';
import { readingsWithReading } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { textWidth } from '../../src/text/cells.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import {
  answerBars,
  boardVerdictLines,
  causalChainLines,
  causalChainRowSentence,
  linkAndGaugeBarLines,
  verdictPanelBarSentence,
} from '../../src/views/answer-lines.ts';
import { chainRows } from '../../src/views/chain.ts';
import { pastScoreExtremesText } from '../../src/views/past-scores.ts';
import { verdictView } from '../../src/views/verdict-sentences.ts';
import { leaf, reading, readings, strategy } from '../core/make.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';

const shipped = shippedStrategy();
const board = boardAsOf(shipped, shippedReadings(shipped), '2026-11-26');
const ascii = GLYPHS.ascii;

test('bars are of one length, and no score or change is cut, from 58 cells up', () => {
  for (let cells = 58; cells <= 200; cells += 1) {
    const lines = linkAndGaugeBarLines(board, cells, ascii).slice(0, 3);
    const bars = lines.map(({ text }) => /[#+\-.|][#+\-.|\d]{5,}/.exec(text)?.[0] ?? '');
    expect(new Set(bars.map((bar) => bar.length)).size, String(cells)).toBe(1);
    answerBars(board).forEach((bar, at) => {
      expect(lines[at]?.text).toContain(bar.text);
      expect(lines[at]?.text).toContain(bar.changeText);
    });
    for (const { text } of linkAndGaugeBarLines(board, cells, ascii))
      expect(textWidth(text)).toBeLessThanOrEqual(cells);
  }
});

test('curves beside the bars are of one length on one scale, cut no score or change, and leave the bars their length', () => {
  for (let cells = 58; cells <= 200; cells += 1) {
    const lines = linkAndGaugeBarLines(board, cells, ascii, undefined, true);
    const [pressure, conduct, index] = lines.map(
      ({ text }) => / ([_.\-=*#]{8,})$/.exec(text)?.[1] ?? '',
    );
    const drawn = [pressure, conduct, index].map((curve) => curve ?? '');
    expect(new Set(drawn.map(({ length }) => length)).size, String(cells)).toBe(1);
    // the index lies between the two that it is made of
    const heights = drawn.map((curve) => Array.from(curve, (sign) => ascii.spark.indexOf(sign)));
    for (const [at, height] of (heights[2] ?? []).entries()) {
      const beside = [heights[0]?.[at] ?? 0, heights[1]?.[at] ?? 0];
      expect(height).toBeGreaterThanOrEqual(Math.min(...beside));
      expect(height).toBeLessThanOrEqual(Math.max(...beside));
    }
    for (const [at, { text, changeText }] of answerBars(board).entries()) {
      expect(lines[at]?.text).toContain(text);
      expect(lines[at]?.text).toContain(changeText);
    }
    for (const { text } of lines) expect(textWidth(text)).toBeLessThanOrEqual(cells);
  }
});

test('on every bar the score at which the band in question begins is marked where it lies on the scale', () => {
  const bars = linkAndGaugeBarLines(board, 100, ascii).map(
    ({ text }) => /[#+\-.|]{5,}/.exec(text)?.[0] ?? '',
  );
  for (const bar of bars.slice(0, 3)) expect(bar.indexOf('|') / bar.length).toBeCloseTo(0.4, 1);
});

test('the chain shows every name and score whole from 58 cells up, a short interval below 64, its changes where there is room', () => {
  for (let cells = 58; cells <= 200; cells += 1) {
    const [heading, ...lines] = causalChainLines(board, cells, ascii);
    expect(textWidth(heading?.text ?? '')).toBeLessThanOrEqual(cells);
    chainRows(board).forEach(({ title, effort, outcome, effect }, at) => {
      const line = lines[at]?.text ?? '';
      expect(line).toContain(title);
      expect(/\d-\d/.test(line), String(cells)).toBe(cells < 64);
      const text = line.replace(/(\d)-(\d)/g, '$1 to $2');
      expect(textWidth(line), String(cells)).toBeLessThanOrEqual(cells);
      for (const cell of [effort, outcome, effect])
        expect(text).toContain(cell?.text ?? 'not measured');
      if (cells >= 100) expect(text).toContain(`${outcome.text} ${outcome.changeText}`);
    });
  }
});

test('a change in the chain that is beyond error is marked, the mark explained above it, and said aloud', () => {
  for (const cells of [116, 196]) {
    const [heading, ...lines] = causalChainLines(board, cells, ascii);
    expect(heading?.text).toContain('our effort (* beyond error)');
    chainRows(board).forEach((row, at) => {
      for (const cell of [row.effort, row.outcome, row.effect])
        if (cell !== undefined && cell.changeText !== '')
          expect(lines[at]?.text.includes(`${cell.changeText}*`)).toBe(!cell.withinError);
    });
  }
  expect(causalChainLines(board, 78, ascii)[0]?.text).not.toContain('*');
  const [outcome] = chainRows(board).map((row) => causalChainRowSentence(board, row));
  expect(outcome).toMatch(/outcome in its region .* ±\d+, beyond error; /);
});

test('what has no score is said so, not as a dash', () => {
  const expired = boardAsOf(board.strategy, board.readings, '2029-01-31');
  const said = [
    ...answerBars(expired).map(verdictPanelBarSentence),
    ...chainRows(expired).map((row) => causalChainRowSentence(expired, row)),
  ];
  expect(said.filter((text) => text.includes('no score')).length).toBeGreaterThan(3);
  expect(said.filter((text) => text.includes('–'))).toEqual([]);
});

test('where the mark of a score stands on a bar, the verdict says that score; the alerts of a track stand behind its row where there is room', () => {
  for (const cells of [58, 78]) {
    const bars = linkAndGaugeBarLines(board, cells, GLYPHS.block).map(({ text }) => text);
    expect(bars.join(' ')).not.toMatch(/┃\d/);
    expect(bars.filter((text) => text.includes('┃'))).toHaveLength(3);
    const said = boardVerdictLines(board, cells, 5).map(({ text }) => text);
    expect(said.join(' ')).toContain('(from 40)');
  }
  const [, , iran] = causalChainLines(board, 78, ascii).map(({ text }) => text);
  expect(iran).toMatch(/^Iran .* 2 ALERT$/);
});

test('the verdict keeps what it is in any number of lines, and says all of it where there is room', () => {
  const said = (most: number) =>
    boardVerdictLines(board, 80, most)
      .map(({ text }) => text)
      .join(' ');
  const { headline, since, sinceShort } = verdictView(board);
  expect(said(1)).toBe(headline);
  expect(said(2)).toContain(sinceShort);
  expect(said(5)).toContain(since);
  for (let most = 1; most <= 6; most += 1)
    expect(boardVerdictLines(board, 80, most).length).toBeLessThanOrEqual(most);
});

test('the lowest and the highest score are those of the ends of months, each at its first', () => {
  const plan = strategy([leaf('a', { maxAgeDays: 900 })], {}, { start: '2024-01-10' });
  const known = readings(
    ['a', '2024-01-02', 50],
    ['a', '2024-02-05', 10],
    // gone again before the month ends
    ['a', '2024-04-10', 90],
    ['a', '2024-04-20', 70],
    ['a', '2024-06-03', 10],
  );
  const of = (day: string): string => {
    const then = boardAsOf(plan, known, day);
    return pastScoreExtremesText(then, plan.root.id);
  };
  expect(of('2024-07-15')).toBe('month-end low 10 Feb 2024, high 70 Apr 2024');
  expect(of('2024-01-20')).toBe('month-end low 50 Jan 2024, high 50 Jan 2024');
  expect(pastScoreExtremesText(boardAsOf(plan, readings(), '2024-07-15'), plan.root.id)).toBe('');
});

test('of late readings those that narrow the interval most come first, and reading one anew narrows it to what was said', () => {
  const plan = strategy([leaf('a', { weight: 5 }), leaf('b', { weight: 1 }), leaf('c')]);
  const day = '2024-03-20';
  const known = readings(
    ['a', '2024-01-01', 50],
    ['b', '2024-01-01', 50],
    ['c', addDays(day, -1), 50],
  );
  const { card } = boardAsOf(plan, known, day);
  const worth = lateReadingsNarrowingIntervalMost(card);
  expect(worth.map(({ leaf: { node } }) => node.id)).toEqual(['a', 'b']);
  const [first] = worth;
  const anew = boardAsOf(plan, readingsWithReading(known, reading(['a', day, 50])), day).card.root;
  expect(first?.low).toBeCloseTo(anew.low ?? -1, 9);
  expect(first?.high).toBeCloseTo(anew.high ?? -1, 9);
});
