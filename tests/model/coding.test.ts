/** What CODING.md and README.md of the shipped data say of the record is so. */
import { expect, test } from 'vitest';
import { isoDay } from '../../src/model/day.ts';
import type { Confidence } from '../../src/model/record.ts';
import { withRows } from '../../src/model/standing.ts';
import { assumedBoard } from '../../src/model/what-if.ts';
import {
  boards,
  changeOf,
  leafOf,
  level,
  named,
  nodes,
  now,
  on,
  start,
  withoutCustoms,
  withReadings,
  withRecord,
} from './shipped.ts';
import { documentOf, expectTold, expectWritten, rowsOf, sectionsOf } from './written.ts';

const { record, strategy } = boards;
const sections = [...sectionsOf(documentOf('CODING'))];

test('the levels are those of the strategy', () => {
  const told = sections.flatMap(([title, text]) => {
    const levels = [...text.matchAll(/^- \*\*(\d) (.+?)\*\*/gm)].map(([, at, name]) => [at, name]);
    const ids = levels.length === 0 ? [] : (title.split(':')[0] ?? '').split(', ');
    return ids.map((id) => [id, Object.fromEntries(levels)]);
  });
  const coded = strategy.leaves.flatMap(({ id, levels }) =>
    levels === undefined ? [] : [[id, { ...levels }]],
  );
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(coded));
});

test('a level is coded, and of low confidence', () => {
  const coded = strategy.leaves.flatMap(({ id, levels }) =>
    levels === undefined ? [] : (record.readings.get(id) ?? []),
  );
  expect(
    coded.filter(({ confidence, note }) => confidence !== 'low' || !/coded/.test(note ?? '')),
  ).toEqual([]);
});

const [cc3, cc6, cc9, cc10] = [leafOf('CC3'), leafOf('CC6'), leafOf('CC9'), leafOf('CC10')];

/** Conduct the day before and the day of a reading. */
function overnight(indicator: string, value: number, confidence: Confidence) {
  const rows = [{ indicator, day: now.day, value, confidence }];
  const other = withRecord(withRows(record, rows, 'a critic'));
  return changeOf(other.on(now.day - 1), other.on(now.day), named('conduct'));
}
const withoutLater = (id: string, day: string) =>
  withReadings((leaf, rows) =>
    leaf.id === id ? rows.filter((row) => isoDay(row.day) <= day) : rows,
  ).on(now.day);
const withoutPromise = withRecord({
  events: record.events.filter(
    ({ nodes, day }) => !(nodes.includes('CC9') && isoDay(day) === '2026-05-14'),
  ),
}).on(now.day);
const vetoes = boards.recordOf(leafOf('CC7')).events;
const looks = [...record.readings.values(), ...record.checks.values()].flat();

/** The figures that the record decides, by the beginning of a heading. */
const TOLD: Readonly<Record<string, readonly number[]>> = {
  'CC1,': [
    level(withoutLater('CC1', '2025-05-20')),
    withoutLater('CC10', '2025-10-08').age(cc10),
    now.age(cc10),
  ],
  'IR7:': [level(assumedBoard(now, new Map([[leafOf('IR7'), 1]])))],
  'CC9:': [withoutPromise.leaf(cc9).value ?? 0, level(withoutPromise)],
  'CC6:': [
    ...[start, now].map((board) => board.leaf(cc6).value ?? 0),
    now.share(cc6) * changeOf(start, now, cc6)[0],
  ],
  'What a critic': [
    level(withoutCustoms),
    100 * ['CC4', 'CC1', 'CC3', 'CC5'].reduce((sum, id) => sum + now.doubt(leafOf(id)), 0),
    ...overnight('CC1', 3, 'low'),
    ...overnight('CC3', 0.8 * (now.leaf(cc3).value ?? 0), 'high'),
    ...[looks, record.events].map((rows) => rows.filter(({ url }) => !url).length),
    ...['CX9', 'CX13'].map((id) => boards.recordOf(leafOf(id)).readings.length),
  ],
};
/** Levels, parts of an act, and what a rule or a source says. */
const CHOSEN = [0, 0.5, 0.8, 1, 2, 3, 16, 20, 25, 30, 40, 60, 180];

test.each(sections)('the numbers in: %s', (title, text) => {
  const [, figures = []] = Object.entries(TOLD).find(([start]) => title.startsWith(start)) ?? [];
  expectTold(text, figures, CHOSEN);
});

test('the vetoes and days that a critic names', () => {
  expect([vetoes.length, vetoes.filter(({ title }) => /Gaza/.test(title)).length]).toEqual([5, 2]);
  const bands = ['2027-05-01', '2027-05-02', '2027-06-13', '2027-06-14', '2027-06-15'].map(
    (day) => on(day).band?.title,
  );
  expect(bands).toEqual(['Strained', 'Reconsidering', 'Reconsidering', 'Strained', undefined]);
});

test('the table of results', () => {
  const all = rowsOf(documentOf('README'));
  const rows = all.filter(([id]) => nodes.has(id ?? ''));
  const days = all.find((cells) => cells.includes('2024-11-08'))?.slice(1, -1) ?? [];
  expect([rows.length, days.length]).toEqual([7, 5]);
  for (const [id = '', ...cells] of rows) {
    const node = named(id);
    for (const [at, day] of days.entries()) {
      const [score = '', low, high] = cells[at]?.match(/[\d.]+/g) ?? [];
      expectWritten(score, on(day).score(node));
      if (low !== undefined) expectWritten(low, on(day).interval(node)?.low);
      if (high !== undefined) expectWritten(high, on(day).interval(node)?.high);
    }
    const [points = '', error = ''] = cells.at(-1)?.split(' ± ') ?? [];
    expectWritten(points, changeOf(start, now, node)[0]);
    expectWritten(error, changeOf(start, now, node)[1]);
  }
});
