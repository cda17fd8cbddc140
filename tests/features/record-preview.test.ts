/** What recording, correcting or retracting a reading would do, by hand. */
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  boardWithObservation,
  boardWithoutReading,
  missingValueReasonText,
  recordPreviewLines,
  retractPreviewLines,
  rollingMeanMoveReasonText,
} from '../../src/features/record/record-preview.ts';
import {
  slipQuestionText,
  valueFarBeyondGoalpostsText,
  valueJumpComparedWithUsual,
  whyValueLooksMistypedText,
} from '../../src/features/record/slip-check.ts';
import { narrowSavePreviewLineText } from '../../src/text/fitting.ts';
import { spokenTextOfLinePart } from '../../src/text/line.ts';
import { branch, leaf, type Row, reading, strategy } from '../core/make.ts';
import { textsOf } from './texts.ts';

const DAY = '2024-06-01';
const plan = strategy([
  branch(
    'front',
    [
      leaf('land', {
        unit: 'km²',
        title: 'Land that was taken or given away in the month',
        decimals: 1,
        tripwires: [
          { id: 'more', severity: 'alert', title: 'More', when: { atLeast: 70 } },
          { id: 'less', severity: 'watch', title: 'Less', when: { atMost: 30 } },
        ],
      }),
    ],
    { kind: 'track', title: 'Front' },
  ),
  leaf('aid', {
    levels: [
      { value: 0, title: 'none' },
      { value: 100, title: 'much' },
    ],
  }),
]);
const boardOn = (...rows: readonly Row[]) =>
  boardAsOf(plan, indexReadings(rows.map((row, at) => reading(row, at + 1))), DAY);
const stated = (...row: Row) => reading(row, 99);
const FIRST: Row = ['land', '2024-05-01', 20];
const board = boardOn(FIRST, ['aid', '2024-05-01', 0]);

test('what recording would do begins with the value, and goes on with what is crossed and every score up to the gauge', () => {
  const lines = (...row: Row) => {
    const observation = stated(...row);
    return recordPreviewLines(board, boardWithObservation(board, observation, 'ann'), observation);
  };
  const more = lines('land', '2024-05-20', 80);
  expect(textsOf(more)).toEqual([
    '20.0 -> 80.0 km²',
    'ALERT More',
    'no longer: WATCH Less',
    'Land that was taken or given aw…   20.0 ->  80.0 (+60.0)',
    'Front                              20.0 ->  80.0 (+60.0)',
    'gauge                              10.0 ->  40.0 (+30.0)',
    '90 % interval 34.7 to 45.3',
  ]);
  expect(more.map((line) => narrowSavePreviewLineText(line, 30)).slice(3)).toEqual([
    'Land tha… 20.0 -> 80.0 (+60.0)',
    'Front 20.0 -> 80.0 (+60.0)',
    'gauge 10.0 -> 40.0 (+30.0)',
    'interval 34.7 to 45.3',
  ]);
  expect(textsOf(lines('land', '2024-05-20', 130)).slice(0, 2)).toEqual([
    '20.0 -> 130.0 km², beyond the goalposts',
    'ALERT More',
  ]);
  expect(textsOf(lines('land', '2024-04-20', 80))).toEqual([
    'a reading of 1 May 2024 is newer and stays the current one',
    expect.stringMatching(/^Land .* 20\.0, unchanged$/),
    expect.stringMatching(/^gauge +10\.0, unchanged$/),
  ]);
});

test('a correction takes the place of the reading it corrects, whose value counts no more', () => {
  const corrects = reading(FIRST, 1);
  const earlier = stated('land', '2024-04-20', 80);
  const next = boardWithObservation(board, earlier, 'ann', corrects);
  expect(textsOf(recordPreviewLines(board, next, earlier))[0]).toBe('20.0 -> 80.0 km²');
  expect(next.card.root.score).toBe(40);
});

test('what retracting would do begins with the value that counts then', () => {
  const [newer, older] = [stated('land', '2024-05-20', 80), reading(FIRST, 1)];
  const both = boardOn(FIRST, ['land', '2024-05-20', 80]);
  const [first, second] = both.readings.of('land');
  if (first === undefined || second === undefined) throw new Error('no readings');
  const lines = (of: typeof first, on = both) =>
    textsOf(retractPreviewLines(on, boardWithoutReading(on, of), of));
  expect([first.value, second.value]).toEqual([older.value, newer.value]);
  expect(lines(second)).toEqual([
    '80.0 -> 20.0 km² of 1 May 2024',
    'Land that was taken or …   80.0 ->  20.0 (−60.0)',
    'Front                      80.0 ->  20.0 (−60.0)',
    'gauge                      80.0 ->  20.0 (−60.0)',
    '90 % interval 11.7 to 28.3   band High -> Low',
    'WATCH Less',
    'no longer: ALERT More',
  ]);
  expect(lines(first)[0]).toBe('80.0 km² of 20 May 2024 stays the current one');
  const alone = boardOn(FIRST);
  const [only] = alone.readings.of('land');
  if (only === undefined) throw new Error('no reading');
  expect(lines(only, alone)[0]).toBe('no reading would be left');
  const gone = retractPreviewLines(alone, boardWithoutReading(alone, only), only);
  expect(gone.map(spokenTextOfLinePart)[1]).toContain('20.0 -> none');
});

test('a value looks like a slip from ten times the one before it, from a tenth, or by more than the goalposts lie apart', () => {
  const slip = (before: number, value: number) =>
    whyValueLooksMistypedText(
      boardOn(['land', '2024-05-01', before]),
      stated('land', '2024-05-20', value),
      undefined,
    );
  expect(slip(5, 49.9)).toBeUndefined();
  expect(slip(5, 50)).toBe('50 after 5 is 10 times as much');
  expect(slip(50, 5.1)).toBeUndefined();
  expect(slip(50, 5)).toBe('5 after 50 is 1/10 of it');
  expect(slip(66, 6)).toBe('6 after 66 is 1/11 of it');
  expect(slip(0, 100)).toBeUndefined();
  expect(slip(0, 100.1)).toBe(
    '100.1 after 0 is a step longer than from the worst goalpost to the best',
  );
  expect(slip(100, 0)).toBeUndefined();
  expect(slip(20, -81)).toBe(
    '-81 after 20 is a step longer than from the worst goalpost to the best',
  );
  expect(slip(-5, -50)).toBe('-50 after -5 is 10 times as much');
  expect(
    whyValueLooksMistypedText(board, stated('aid', '2024-05-20', 100), undefined),
  ).toBeUndefined();
  expect(
    whyValueLooksMistypedText(board, stated('land', '2024-04-20', 9_000), undefined),
  ).toBeUndefined();
  expect(
    whyValueLooksMistypedText(board, stated('land', '2024-05-20', 9_000), reading(FIRST, 1)),
  ).toBeUndefined();
});

test('a step is measured against the usual one, which leads from within the goalposts to nowhere beyond them', () => {
  const rows = [10, 30, 10, 30, 10, 30, 10].map(
    (value, at): Row => ['land', `2024-0${Math.floor(at / 3) + 1}-0${(at % 3) + 1}`, value],
  );
  const step = (value: number, day = '2024-05-20') =>
    valueJumpComparedWithUsual(boardOn(...rows), stated('land', day, value), undefined);
  // six steps of 20 points: the root of 2400 / 5
  const usual = 'up to 22 is usual, 0 to 31.9';
  expect(step(30)).toMatchObject({ outside: false, text: `a usual step: 20 points; ${usual}` });
  expect(step(31.9)?.outside).toBe(false);
  expect(step(32)).toMatchObject({
    outside: true,
    text: 'check: a step of 22 points; up to 22 is usual, its 7 readings lay from 10 to 30',
  });
  expect(step(31, '2023-05-20')).toBeUndefined();
});

test('a step is far where it is more than twice as long as usual, but not within the range of the last readings', () => {
  const rows = [20, 80, 76, 78, 80, 78, 80].map(
    (value, at): Row => ['land', `2024-0${Math.floor(at / 3) + 1}-0${(at % 3) + 1}`, value],
  );
  const far = (value: number) =>
    valueJumpComparedWithUsual(boardOn(...rows), stated('land', '2024-05-20', value), undefined)
      ?.far;
  expect(far(24)).toBeUndefined();
  expect(far(10)).toBe('step 70, usual 25');
});

test('a value is asked about where it lies more than a hundred spans beyond a goalpost', () => {
  const land = findIndicatorByIdOrCode(plan, 'land');
  if (land === undefined) throw new Error('no indicator');
  expect([
    valueFarBeyondGoalpostsText(land, 10_100),
    valueFarBeyondGoalpostsText(land, -10_000),
  ]).toEqual([...[undefined, undefined]]);
  expect(valueFarBeyondGoalpostsText(land, 123_456)).toBe(
    '123 456 km² lies 1234 spans of the goalposts (0 to 100) beyond the nearer one',
  );
});

test('what looks like a slip is asked about with the reading before, what is usual, and whether a month stands for a year', () => {
  const askedIn = (unit: string, before: number, value: number) =>
    slipQuestionText(
      boardAsOf(
        strategy([leaf('land', { unit })]),
        indexReadings([reading(['land', '2024-05-01', before], 1)]),
        DAY,
      ),
      stated('land', '2024-05-20', value),
      undefined,
    );
  const asked = (before: number, value: number) => askedIn('km², 12 months', before, value);
  expect(asked(60, 61)).toBeUndefined();
  expect(asked(60, 5)).toBe(
    '5 after 60 is 1/12 of it: 60 is of 1 May 2024, usual is 50 to 70, perhaps one month of a figure of 12',
  );
  expect(asked(5, 60)).toMatch(/perhaps 12 months for a figure of one$/);
  expect(asked(3, 60)).toMatch(/^60 after 3 is 20 times as much: 3 is of 1 May 2024, usual is /);
  expect(asked(3, 60)).not.toContain('month');
  expect(askedIn('km²', 60, 5)).not.toContain('month');
});

test('a mean that is lost with a new reading says that older ones leave its days', () => {
  const mean = strategy([leaf('land', { rolling: { days: 61, atLeast: 2 } })]);
  const rows: readonly Row[] = [
    ['land', '2024-03-01', 10],
    ['land', '2024-03-20', 60],
  ];
  const before = boardAsOf(mean, indexReadings(rows.map((row, at) => reading(row, at + 1))), DAY);
  const text = (...row: Row) =>
    missingValueReasonText(before, boardWithObservation(before, stated(...row), 'ann'), 'land');
  expect(text('land', '2024-05-31', 30)).toBe(
    ': its mean needs 2 readings in 61 days, 1 is missing',
  );
  expect(text('land', '2024-04-20', 30)).toBe('');
});

test('a mean that goes the other way than its new reading says that older ones leave it', () => {
  const mean = strategy([leaf('land', { rolling: { days: 61, atLeast: 1 } })]);
  const on = (...rows: readonly Row[]) =>
    boardAsOf(mean, indexReadings(rows.map((row, at) => reading(row, at + 1))), DAY);
  const before = on(['land', '2024-03-01', 10], ['land', '2024-04-01', 60]);
  const text = (...row: Row) => {
    const observation = stated(...row);
    return rollingMeanMoveReasonText(
      before,
      boardWithObservation(before, observation, 'ann'),
      observation,
    );
  };
  expect(text('land', '2024-05-20', 30)).toBe(', since older readings leave its window');
  expect(text('land', '2024-05-20', 70)).toBe(', mostly since older readings leave its window');
  expect(text('land', '2024-04-20', 90)).toBe('');
  expect(text('land', '2024-04-20', 20)).toBe('');
  expect(text('land', '2024-04-01', 30)).toBe('');
});
