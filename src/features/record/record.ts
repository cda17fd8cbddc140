/** `axiswatch record` and `checked`: a reading of an indicator, or that somebody looked and nothing new was published. */
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { ReadingRow } from '../../model/record.ts';
import { checkReading, farOut } from '../../model/rows.ts';
import type { Leaf } from '../../model/strategy.ts';
import { valueText } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { type TypedReading, typedReading, valueIn } from './typed-reading.ts';
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
  const { today } = context;
  const typed = typedReading({ boards: await context.boards(), today, context }, leaf, {
    value,
    day: dayTextOf(dayWords, options),
    ...evidenceOf(options),
  });
  if ('problems' in typed) throw new Refusal(typed.problems);
  const { row } = typed;
  const number = row.value ?? 0;
  if (farOut(leaf, number) && options['dry-run'] !== true) {
    await context.confirm(`record ${leaf.id} ${valueText(number, leaf)}, ${typed.remark}`);
  }
  return {
    style: 'detail',
    page: {
      id: 'record',
      title: writtenTitle(`${leaf.id} ${leaf.title}`, options),
      sections: [
        readingSection(leaf, typed),
        ...(await writeRows(context, [{ what: 'reading', row }], options)),
      ],
    },
  };
}

function readingSection(
  leaf: Leaf,
  { row, earlier, replaced, remark }: TypedReading,
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
      'value before': { kind: 'value', get: () => inUnit(earlier), missing: '' },
      'day before': { kind: 'day', get: () => earlier?.day, missing: '' },
      remark: { kind: 'text', get: () => remark },
    },
  });
}

export async function checked(
  context: Context,
  [id = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const leaf = await context.leaf(id);
  const given = dayTextOf('', options);
  const day = given === '' ? context.today : await context.day(given);
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

function dayTextOf(words: string, options: Options): string {
  const date = textOption(options, 'date');
  if (date !== undefined && words !== '') {
    throw new Refusal(`the day is given twice, as ${words} and as --date ${date}; give one`, 2);
  }
  return date ?? words;
}
