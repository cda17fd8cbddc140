/** `axiswatch record` and `checked`: a reading of an indicator, or that somebody looked and nothing new was published. */
import { countUpTo, type Day, isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { Reading, ReadingRow } from '../../model/record.ts';
import { checkReading, farOut, stepRemark } from '../../model/rows.ts';
import type { Leaf } from '../../model/strategy.ts';
import { valueText } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { type Options, textOption } from '../options.ts';
import { evidenceOf, rowOf, writeRows, writtenTitle } from './write.ts';

export async function record(
  context: Context,
  [id = '', ...words]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const leaf = await context.leaf(id);
  if (leaf.count !== undefined) {
    throw new Refusal(
      `${leaf.id} counts events; record an event: axiswatch event add --node ${leaf.id} --title …`,
    );
  }
  const { value, dayWords } = valueIn(leaf, words);
  if (value === '') throw new Refusal([{ path: 'value', message: 'must be a number' }]);
  const day = (await givenDay(context, dayWords, options)) ?? (await nextDay(context, leaf));
  const strategy = await context.strategy();
  const row = rowOf(
    checkReading(
      { indicator: leaf.id, day: isoDay(day), value, ...evidenceOf(options) },
      strategy,
      context,
    ),
  );
  const number = row.value as number;
  if (farOut(leaf, number) && options['dry-run'] !== true) {
    const said = valueText(number, leaf);
    await context.confirm(`record ${said}, more than ten spans beyond the goalposts of ${leaf.id}`);
  }
  const { readings } = (await context.boards([day])).recordOf(leaf);
  const before = readings[countUpTo(readings, day - 1) - 1];
  const replaced = readings[countUpTo(readings, day) - 1];
  return {
    style: 'detail',
    page: {
      id: 'record',
      title: writtenTitle(`${leaf.id} ${leaf.title}`, options),
      sections: [
        readingSection(leaf, row, {
          before,
          replaced: replaced?.day === day ? replaced : undefined,
        }),
        ...(await writeRows(context, [{ what: 'reading', row }], options)),
      ],
    },
  };
}

function readingSection(
  leaf: Leaf,
  row: ReadingRow,
  {
    before,
    replaced,
  }: { readonly before: Reading | undefined; readonly replaced: Reading | undefined },
): TableSection {
  const inUnit = (reading: ReadingRow | undefined) =>
    reading?.value === undefined ? undefined : { value: reading.value, leaf };
  return table<ReadingRow>({
    id: 'reading',
    title: '',
    lines: true,
    rows: [row],
    figures: {
      value: { kind: 'value', get: inUnit },
      day: { kind: 'day', get: ({ day }) => day },
      confidence: { kind: 'choice', get: ({ confidence }) => confidence },
      source: { kind: 'source', get: ({ source = '', url }) => ({ title: source, url }) },
      'in place of': { kind: 'value', get: () => inUnit(replaced), missing: '' },
      'value before': { kind: 'value', get: () => inUnit(before), missing: '' },
      'day before': { kind: 'day', get: () => before?.day, missing: '' },
      remark: {
        kind: 'text',
        get: ({ value = 0 }) => (before === undefined ? '' : stepRemark(leaf, before.value, value)),
      },
    },
  });
}

export async function checked(
  context: Context,
  [id = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const leaf = await context.leaf(id);
  const day = (await givenDay(context, '', options)) ?? context.today;
  const strategy = await context.strategy();
  const row = rowOf(
    checkReading(
      { indicator: leaf.id, day: isoDay(day), ...evidenceOf(options) },
      strategy,
      context,
    ),
  );
  return {
    style: 'detail',
    page: {
      id: 'checked',
      title: `${leaf.id} ${leaf.title}`,
      sections: [
        table<ReadingRow>({
          id: 'check',
          title: '',
          lines: true,
          rows: [row],
          figures: {
            checked: { kind: 'day', get: () => day },
            'late after': { kind: 'day', get: () => day + leaf.every + leaf.lag },
            source: { kind: 'source', get: ({ source = '', url }) => ({ title: source, url }) },
          },
        }),
        ...(await writeRows(context, [{ what: 'check', row }], options)),
      ],
    },
  };
}

/** A value and the words of a day behind it; the name of a level may be of several words. */
export function valueIn(leaf: Leaf, words: readonly string[]): { value: string; dayWords: string } {
  for (let count = words.length; count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ').toLowerCase();
    const level = leaf.levels?.findIndex((each) => each.toLowerCase() === name) ?? -1;
    if (level !== -1) return { value: String(level), dayWords: words.slice(count).join(' ') };
  }
  const [value = '', ...rest] = words;
  // a word that names no level is refused as a number that is none
  const isNone = leaf.levels !== undefined && Number.isNaN(Number(value));
  return { value: isNone ? '-1' : value, dayWords: rest.join(' ') };
}

async function givenDay(
  context: Context,
  words: string,
  options: Options,
): Promise<Day | undefined> {
  const date = textOption(options, 'date');
  if (date !== undefined && words !== '') {
    throw new Refusal(`the day is given twice, as ${words} and as --date ${date}; give one`, 2);
  }
  const text = date ?? words;
  return text === '' ? undefined : context.day(text);
}

async function nextDay(context: Context, leaf: Leaf): Promise<Day> {
  const { expectedDay } = await import('./typed-reading.ts');
  return expectedDay((await context.boards([context.today])).on(context.today), leaf);
}
