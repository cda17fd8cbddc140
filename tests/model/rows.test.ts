import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/model/day.ts';
import { Refusal } from '../../src/model/problem.ts';
import {
  CONFIDENCES,
  EFFECTS,
  type EventRow,
  type ReadingRow,
  STAGES,
} from '../../src/model/record.ts';
import {
  checkEvent,
  checkReading,
  EVENT_COLUMNS,
  eventCells,
  farOut,
  numberProblem,
  plainNumber,
  READING_COLUMNS,
  readEvents,
  readingCells,
  readReadings,
  sameRow,
  stepRemark,
  type Table,
} from '../../src/model/rows.ts';
import type { Leaf } from '../../src/model/strategy.ts';
import { small } from './small.ts';

const day = (text: string) => parseIsoDay(text) as number;
const today = day('2026-12-01');

test.each([
  ['112 000', '112000'],
  [' 1\u00a0234\u202f567.5 ', '1234567.5'],
  ['\u22121 000', '-1000'],
  ['12 34', '12 34'],
  ['1 0000', '1 0000'],
  ['112,000', '112,000'],
])('a person types %j for %j', (typed, plain) => {
  expect(plainNumber(typed)).toBe(plain);
});

test.each([
  ['112,000', '112000 or 112.000'],
  ['1,234,567', '1234567'],
  ['1,234.5', '1234.5'],
  ['37,5', '37.5'],
  ['1,2,3', 'a number such as 1234.5 or -2e3'],
])('%s is no number: it must be %s', (text, right) => {
  expect(numberProblem(text)).toBe(`must be ${right}, not "${text}"`);
});

test('a table takes no blanks between thousands', () => {
  const texts = { indicator: 'LAND', day: '2026-11-30', value: '112 000' };
  expect(checkReading(texts, small, { today })).toMatchObject({ problems: [{ path: 'value' }] });
});
const [land, acts, arms, oil] = small.leaves as [Leaf, Leaf, Leaf, Leaf];

/** A table of lines without quoted cells; each is one line of the file. */
function tableOf(...lines: string[]): Table {
  const [heading, ...rows] = lines.map((text, at) => ({ cells: text.split(','), line: at + 1 }));
  return { heading: heading ?? { cells: [], line: 1 }, rows };
}

function refusal(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.message.split('\n');
    throw error;
  }
}

const readings = (...lines: string[]) => readReadings(tableOf(...lines), small, { today });
const stored = new Map<string, EventRow>();
const events = (...lines: string[]) => readEvents(tableOf(...lines), small, { today, stored });

describe('readings', () => {
  test('stand in columns of any order, with blanks around and short rows filled', () => {
    expect(
      readings(
        '\uFEFFnote, value,day,indicator ,confidence',
        'n , 2.5e1,2026-01-01,land,low',
        ',-0,2026-01-02,LAND',
        '',
        ',,2026-01-02,ACTS,',
        ',0.5,2026-01-02,oil',
      ),
    ).toEqual([
      { indicator: 'LAND', day: day('2026-01-01'), value: 25, confidence: 'low', note: 'n' },
      { indicator: 'LAND', day: day('2026-01-02'), value: 0, confidence: 'moderate' },
      { indicator: 'acts', day: day('2026-01-02'), confidence: 'moderate' },
      { indicator: 'oil', day: day('2026-01-02'), value: 0.5, confidence: 'moderate' },
    ]);
  });

  const HEAD = 'indicator,day,value,confidence';
  test.each<[string, string, string]>([
    ['', 'line 1', 'indicator is missing'],
    ['indicator,day', 'line 1', 'value is missing'],
    [`${HEAD},remark`, 'line 1', '"remark"'],
    [`${HEAD},nota`, 'line 1', 'did you mean note?'],
    [`${HEAD},day`, 'line 1', 'once'],
    ['LADN,2026-01-01,1', 'line 2', 'did you mean LAND?'],
    ['inner,2026-01-01,1', 'line 2', 'branch'],
    ['LAND,2026-02-30,1', 'line 2', 'day'],
    ['LAND,2026-12-02,1', 'line 2', 'after today, 2026-12-01'],
    ['LAND,2026-01-01,+1', 'line 2', 'number'],
    ['LAND,2026-01-01,0x1', 'line 2', 'number'],
    ['LAND,2026-01-01,01', 'line 2', 'number'],
    ['LAND,2026-01-01,.5', 'line 2', 'number'],
    ['LAND,2026-01-01,1e999', 'line 2', 'number'],
    ['LAND,2026-01-01,Infinity', 'line 2', 'number'],
    ['LAND,2026-01-01,1,High', 'line 2', 'high, moderate, low'],
    ['LAND,2026-01-01,1,,', 'line 2', 'cells'],
    ['acts,2026-01-01,0', 'line 2', 'record an event'],
    ['arms,2026-01-01,3', 'line 2', '2 (b)'],
    ['arms,2026-01-01,0.5', 'line 2', 'one of'],
    ['oil,2026-01-01,0', 'line 2', 'above 0'],
    [',,,', 'line 2', 'indicator'],
    ['LAND', 'line 2', 'day'],
  ])('%j is refused', (text, at, word) => {
    const told = refusal(() => (at === 'line 1' ? readings(text) : readings(HEAD, text)));
    expect(told.filter((line) => line.startsWith(`${at}: `)).join()).toContain(word);
  });

  test('are refused with every bad row, and with two values of one day', () => {
    const told = refusal(() =>
      readings(
        'indicator,day,value,what',
        'LAND,2026-01-01,1',
        'land,2026-01-01,',
        'land,2026-01-01,1.0',
        'land,2026-01-01,2',
        'x,never,1',
      ),
    );
    expect(told.map((line) => line.slice(0, 17))).toEqual([
      'line 1: "what" is',
      'line 5: value: mu',
      'line 6: indicator',
      'line 6: day: must',
    ]);
    expect(told[1]).toContain('1 as on line 2');
  });

  test('are not looked at where a column is missing', () => {
    expect(refusal(() => readings('indicator,day', 'x,never'))).toHaveLength(1);
  });

  test('alone are checked by column', () => {
    const checked = checkReading({ indicator: 'x', value: 'y' }, small, { today });
    expect(checked).toMatchObject({
      problems: [{ path: 'indicator' }, { path: 'value' }, { path: 'day' }],
    });
  });
});

describe('events', () => {
  const HEAD = 'id,day,nodes,title,side,stage,effect,amount,follows';

  test('have an id by their contents where none is given', () => {
    const ids = events(
      'day,nodes,title,side',
      ...['A', 'B'].map((t) => `2026-01-02,oil,${t},ours`),
    );
    expect(ids.map(({ id }) => id)).toEqual(['2026-01-02-t7y0dr', '2026-01-02-g3oq3o']);
  });

  test('name their nodes and sides without regard to case, each once', () => {
    expect(
      events(
        HEAD,
        'b,2026-01-02,LAND  Inner land,B,OURS,decided,,2.5,a',
        'a,2026-01-02,oil,A,ours',
      ),
    ).toEqual([
      {
        id: 'b',
        day: day('2026-01-02'),
        nodes: ['LAND', 'inner'],
        title: 'B',
        side: 'ours',
        stage: 'decided',
        amount: 2.5,
        follows: 'a',
        confidence: 'moderate',
      },
      expect.objectContaining({ id: 'a', amount: 1 }),
    ]);
  });

  test('without an id get one that is the same the next time', () => {
    const read = () =>
      events('day,nodes,title,side', '2026-01-01,oil,A,ours', '2026-01-01,oil,B,ours');
    const [first, second] = read();
    expect(first?.id).not.toBe(second?.id);
    expect(read()).toEqual([first, second]);
  });

  test.each<[string, string]>([
    ['e,2026-01-01,LAND,T', 'side: must be one of ours, theirs'],
    ['e,2026-01-01,LAND,T,nobody', 'side'],
    ['e,2026-01-01,LAND,,ours', 'title'],
    ['e,2026-01-01,,T,ours', 'nodes'],
    ['e,2026-01-01,LAND out,T,ours', '"out"'],
    ['e,2026-12-02,LAND,T,ours', 'today'],
    ['e,2026-01-01,LAND,T,ours,hoped', 'stage'],
    ['e,2026-01-01,LAND,T,ours,,great', 'effect'],
    ['e,2026-01-01,LAND acts,T,ours', 'effect: must be good or bad'],
    ['e,2026-01-01,LAND,T,ours,,,-1', 'amount: must be at least 0'],
    ['e,2026-01-01,LAND,T,ours,,,,e', 'follows'],
    ['e,2026-01-01,LAND,T,ours,,,,x', 'follows'],
    ['e,2025-12-31,LAND,T,ours,,,,first', '"first" is of 2026-01-01'],
    ['first,2026-01-01,LAND,F,ours', 'line 2 has "first"'],
    ['kept,2026-01-01,LAND,other,ours', 'correct that one'],
    ['e,2025-11-30,LAND,T,ours,,,,kept', '"kept" is of 2025-12-01'],
  ])('%j is refused', (text, word) => {
    const kept = checkEvent(
      { id: 'kept', day: '2025-12-01', nodes: 'LAND', title: 'K', side: 'ours' },
      small,
      { today, stored },
    );
    const table = tableOf(HEAD, 'first,2026-01-01,LAND,F,ours', text);
    const context = { today, stored: new Map('row' in kept ? [['kept', kept.row]] : []) };
    const told = refusal(() => readEvents(table, small, context));
    expect(told).toEqual([expect.stringMatching(/^line 3: /)]);
    expect(told[0]).toContain(word);
    const texts = Object.fromEntries(text.split(',').map((cell, at) => [EVENT_COLUMNS[at], cell]));
    const alone = checkEvent(texts, small, context);
    // Alone it stands beside what is stored, not beside the row above it.
    expect('problems' in alone).toBe(!text.startsWith('first'));
  });

  test('that follow a bad row are not bad for that', () => {
    expect(
      refusal(() => events(HEAD, 'b,2026-01-02,oil,B,ours,,,,a', 'a,never,oil,A,ours')),
    ).toEqual([expect.stringMatching(/^line 3: day/)]);
  });
});

test('what is written as cells is read as the same rows', () => {
  const text = fc.option(fc.stringMatching(/^[a-zåß"',;]([ a-z\n]*[a-z])?$/), { nil: undefined });
  const evidence = {
    confidence: fc.constantFrom(...CONFIDENCES),
    source: text,
    quote: text,
    note: text,
  };
  const days = fc.integer({ min: -10_000, max: today });
  const number = fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0);
  const rowsOf = <Row>(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
    fc.record(fields).map((row) => JSON.parse(JSON.stringify(row)) as Row);
  const reading = rowsOf<ReadingRow>({
    indicator: fc.constant('LAND'),
    day: days,
    value: fc.option(number, { nil: undefined }),
    ...evidence,
  });
  const event = rowsOf<EventRow>({
    id: fc.constant('e'),
    day: days,
    nodes: fc.uniqueArray(fc.constantFrom('LAND', 'inner', 'top'), { minLength: 1 }),
    title: fc.constant('Title'),
    side: fc.constantFrom('ours', 'theirs'),
    stage: fc.option(fc.constantFrom(...STAGES), { nil: undefined }),
    effect: fc.option(fc.constantFrom(...EFFECTS), { nil: undefined }),
    amount: number.map(Math.abs),
    ...evidence,
  });
  const table = (columns: readonly string[], cells: string[]) => ({
    heading: { cells: columns, line: 1 },
    rows: [{ cells, line: 2 }],
  });
  fc.assert(
    fc.property(reading, reading, event, event, (one, other, act, act2) => {
      const back = readReadings(table(READING_COLUMNS, readingCells(one)), small, { today });
      expect(back).toEqual([one]);
      const acts2 = readEvents(table(EVENT_COLUMNS, eventCells(act)), small, { today, stored });
      expect(acts2).toEqual([act]);
      expect(sameRow(one, { ...one })).toBe(true);
      expect(sameRow(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      expect(sameRow(act, act2)).toBe(JSON.stringify(act) === JSON.stringify(act2));
    }),
  );
});

test('more than ten spans beyond a goalpost is far out, on the scale', () => {
  const far = (leaf: Leaf, ...values: number[]) => values.map((value) => farOut(leaf, value));
  expect(far(land, 6930, 6931, -6300, -6301)).toEqual([false, true, false, true]);
  expect(far(oil, 1e21, 1e23, 1e-19, 1e-21)).toEqual([false, true, false, true]);
});

test('a step that looks like another unit is remarked upon', () => {
  expect(stepRemark(land, 39, 468)).toContain('about 12 times');
  expect(stepRemark(land, 39, 400)).toContain('about 10 times');
  expect(stepRemark(land, 5, 500)).toContain('about 100 times');
  expect(stepRemark(land, 1, 996)).toContain('about 1,000 times');
  expect(stepRemark(land, 24, 340)).toContain('about 14 times');
  expect(stepRemark(land, 5004, 4.9)).toContain('about 1/1,000 times');
  for (const value of [39, 0, -390, 300, 370]) expect(stepRemark(land, 39, value)).toBeUndefined();
  expect(stepRemark(land, 0, 10)).toBeUndefined();
  for (const other of [630, -630]) expect(stepRemark(land, 0, other)).toBeUndefined();
  for (const other of [631, -631])
    expect(stepRemark(land, 0, other)).toContain('a step of more than');
  for (const other of [10.4, 9.6]) expect(stepRemark(land, 1, other)).toContain('about 10 times');
  expect(stepRemark(land, 1, 9.4)).toBeUndefined();
  expect(stepRemark(arms, 1, 10)).toBeUndefined();
  expect(stepRemark(acts, 1, 10)).toBeUndefined();
});
