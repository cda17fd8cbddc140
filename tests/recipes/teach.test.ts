/** A recipe made by pointing: what is plain is read, what can be read two ways is asked. */
import { describe, expect, test } from 'vitest';
import { makeRecipeDayParser } from '../../src/core/recipes/day-form.ts';
import { numberFormsOfColumn, parseNumberCell } from '../../src/core/recipes/number-form.ts';
import {
  IN_HEADER,
  nextRecipeQuestionOrTaughtColumns,
  type Pointed,
} from '../../src/core/recipes/teach.ts';
import { parseCsvTable } from '../../src/store/recipes/csv-table.ts';

async function lesson(text: string, pointed: Pointed) {
  const table = await parseCsvTable(text, undefined);
  if (!table.ok) throw new Error('no table');
  return nextRecipeQuestionOrTaughtColumns(table.value, pointed);
}

/** Answers every question with the answer of this number, and gives what was asked and taught. */
async function taught(text: string, answers: readonly number[], pointed: Pointed = {}) {
  const asked: string[] = [];
  let said = pointed;
  for (const answer of [...answers, 0]) {
    const made = await lesson(text, said);
    if (!made.ok) return { asked, made: made.problems[0]?.message };
    if (made.value.question === undefined) return { asked, made: made.value.taught };
    asked.push(made.value.question.asks);
    const chosen = made.value.question.answers[answer];
    if (chosen === undefined)
      throw new Error(`${made.value.question.asks} has no answer ${answer}`);
    said = { ...said, ...chosen.says };
  }
  return { asked, made: undefined };
}

describe('pointing at a file', () => {
  test('with one day and one number in each row asks for the columns alone', async () => {
    const text = 'Notes\nDate,Open,Close\n2026-11-12,1.5,2.5\n2026-11-13,1.25,3\n';
    const { asked, made } = await taught(text, [0, 0]);
    expect(asked).toEqual(['Which column is the day?', 'Which column is the value?']);
    expect(made).toEqual({
      read: { header: undefined },
      columns: ['Date', 'Open', 'Close'],
      day: { column: 'Date', form: 'YYYY-MM-DD' },
      value: { column: 'Close', decimal: '.' },
      rows: {},
    });
  });

  test('whose days can be read two ways asks which', async () => {
    const made = await lesson('Date,Value\n03/04/2026,1\n05/06/2026,2\n', { day: 'Date' });
    expect(made).toMatchObject({
      ok: true,
      value: {
        question: {
          asks: '"03/04/2026" can be read in more than one way; which day is it?',
          answers: [{ text: '2026-04-03, as DD/MM/YYYY' }, { text: '2026-03-04, as MM/DD/YYYY' }],
        },
      },
    });
  });

  test('with one day that is no month does not ask', async () => {
    const text = 'Date,Value\n03/04/2026,1\n13/04/2026,2\n';
    const { asked, made } = await taught(text, [], { day: 'Date', value: 'Value' });
    expect(asked).toEqual([]);
    expect(made).toMatchObject({ day: { form: 'DD/MM/YYYY' } });
  });

  test('whose numbers can be read two ways asks which', async () => {
    const pointed = { day: 'Date', value: 'Value' };
    const text = 'Date;Value\n2026-04-03;1.234\n2026-04-04;2.345\n';
    const { asked, made } = await taught(text, [1], pointed);
    expect(asked).toEqual(['"1.234" can be read in more than one way; which number is it?']);
    expect(made).toMatchObject({ value: { decimal: ',', thousands: '.' } });
    expect(await taught(`${text}2026-04-05;0,5\n`, [], pointed)).toMatchObject({
      asked: [],
      made: { value: { decimal: ',', thousands: '.' } },
    });
  });

  test('with months by their first days asks whether the month is meant', async () => {
    const text = 'observation_date,M\n2026-08-01,1\n2026-09-01,2\n2026-10-01,3\n';
    const { asked, made } = await taught(text, [0], { day: 'observation_date', value: 'M' });
    expect(asked).toEqual([
      'Every day is the first of its month; does 2026-10-01 stand for the whole month?',
    ]);
    expect(made).toMatchObject({ day: { form: 'YYYY-MM-DD', period: 'month' } });
  });

  test('with years as columns asks which rows', async () => {
    const text = 'A,\n\nCountry,Code,2023,2024\nIran,IRN,1.5,2\nRussia,RUS,3,4\n';
    const { asked, made } = await taught(text, [0, 1]);
    expect(asked).toEqual(['Which column is the day?', 'There are several rows; which are meant?']);
    expect(made).toMatchObject({ day: { form: 'YYYY' }, rows: { Country: 'Russia' } });
    expect(await lesson(text, { day: IN_HEADER, rows: { Code: ['IRN'] } })).toMatchObject({
      value: { question: undefined },
    });
  });

  test('with several countries asks which', async () => {
    const text = 'Entity,Year,Value\nChile,2023,1\nChina,2023,2\nChina,2024,3\n';
    const { asked, made } = await taught(text, [1], { day: 'Year', value: 'Value' });
    expect(asked).toEqual(['2023-12-31 is there in several rows; which are meant?']);
    expect(made).toMatchObject({ rows: { Entity: 'China' } });
  });

  test('whose day is made of two columns names both', async () => {
    const text = 'Year,Month,Value\n2026,9,1\n2026,10,2\n';
    const pointed = { day: 'Year + Month', value: 'Value' };
    expect((await taught(text, [], pointed)).made).toMatchObject({
      day: { column: ['Year', 'Month'], form: 'YYYY-MM' },
    });
  });

  test('without names names the row of the header', async () => {
    const text = 'Notes,of\nthe,publisher\n,\n2026-04-03,1\n2026-04-04,2\n';
    const pointed = { header: 2, day: '#1', value: '#2' };
    expect((await taught(text, [], pointed)).made).toMatchObject({ read: { header: 2 } });
    const { made } = await taught('A,B\n2026-04-03,1\n', [], { day: '#1', value: '#2' });
    expect(made).toMatchObject({ read: { header: 1 } });
  });

  test('at what is not there says what is', async () => {
    const text = 'Date,Value\n2026-04-03,1\n';
    const made = async (pointed: Pointed) => (await taught(text, [], pointed)).made;
    expect(await made({ day: 'Day' })).toBe('there is no column "Day"; there are Date, Value');
    expect(await made({ day: 'Value' })).toMatch(
      /no cell of "Value" is a day in a form that is known/,
    );
    expect(await made({ day: 'Date', rows: { Value: ['7'] } })).toBe(
      'no row has Value = 7; write it as a cell of that column has it',
    );
  });
});

describe('a form of day', () => {
  test.each([
    ['YYYY-MM-DD', '2026-11-16T00:00:00Z', '2026-11-16'],
    ['MMM D, YYYY', 'Nov 16, 2026', '2026-11-16'],
    ['MMMM D, YYYY', 'november 16, 2026', '2026-11-16'],
    ['D. MMM YYYY', '3. März 2026', '2026-03-03'],
    ['YYYYMMDD', '20261116', '2026-11-16'],
    ['YYYYMMDD', '202611', undefined],
    ['YYYYMM', '202602', '2026-02-28'],
    ['YYYY[M]MM', '2026M11', '2026-11-30'],
    ['YYYY-[Q]Q', '2026-Q3', '2026-09-30'],
    ['[Q]Q YYYY', 'q1 2026', '2026-03-31'],
    ['YYYY-[H]H', '2026-H1', '2026-06-30'],
    ['YYYY', '2024', '2024-12-31'],
    ['YYYY [*', '2024 [YR2024]', '2024-12-31'],
    ['DD/MM/YY', '1/2/26', '2026-02-01'],
    ['MMM-YY', 'Nov-69', '1969-11-30'],
    ['serial', '46203', '2026-06-30'],
    ['DD/MM/YYYY', '31/02/2026', undefined],
    ['serial', '12', undefined],
  ])('%s reads %s as %s', (form, text, day) => {
    const read = makeRecipeDayParser(form);
    expect(read.ok && read.value(text)).toBe(day);
  });

  test.each([
    ['MM/DD', 'has no year; add YYYY or YY'],
    ['YYYY-DD', 'has a day and no month; add MM or MMM'],
    ['YYYY-MM-YYYY', 'has YYYY twice; write it once'],
    [
      'YYYY-XX',
      'has "XX", which stands for nothing; the parts are YYYY, YY, MMM, MM, DD, Q, H, and other letters stand in brackets, such as [XX]',
    ],
  ])('%s is none, and what would be right is said', (form, why) => {
    const read = makeRecipeDayParser(form);
    expect(read.ok ? '' : read.problems[0]?.message).toBe(
      `"${form}" is no form of day: it ${why}; write one such as YYYY-MM-DD, DD/MM/YYYY, MMM D, YYYY, YYYY[M]MM, YYYY-[Q]Q, YYYY or serial`,
    );
  });
});

describe('a number', () => {
  test.each([
    ['1,234.5', { decimal: '.', thousands: ',' }, 1234.5],
    ['1.234,5', { decimal: ',', thousands: '.' }, 1234.5],
    ['12\u00a0345', { thousands: ' ' }, 12345],
    ['−3.5', {}, -3.5],
    ['12.5 %', { without: ['%'] }, 12.5],
    ['1e3', {}, 1000],
    ['1,23', { decimal: '.', thousands: ',' }, undefined],
    ['1,234', {}, undefined],
    ['1.234', {}, undefined],
    ['1.234', { decimal: ',' }, undefined],
    ['about 5', {}, undefined],
  ])('%s by %j is %s', (text, form, value) => {
    const read = parseNumberCell(text, form);
    expect(read.ok ? read.value : undefined).toBe(value);
  });

  test('can be read in as many ways as make other numbers of a column', () => {
    expect(numberFormsOfColumn(['12', '13'])).toHaveLength(1);
    expect(numberFormsOfColumn(['1,234', '2,345'])).toHaveLength(2);
    expect(numberFormsOfColumn(['1,234', '0,5'])).toEqual([{ decimal: ',', thousands: undefined }]);
  });
});
