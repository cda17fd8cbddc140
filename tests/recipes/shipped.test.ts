/** Every recipe that ships is sound, off until it is switched on, and reads a file in the form of its publisher. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { parseRecipe } from '../../src/core/recipes/recipe.ts';
import { shell } from '../commands/tools.ts';
import { breaches } from '../schema-check.ts';
import { shippedStrategy } from '../shipped.ts';

const worldBank = (date: string, value: number | null) => ({
  indicator: { id: 'MS.MIL.XPND.GD.ZS', value: 'Military expenditure (% of GDP)' },
  country: { id: 'AU', value: 'Australia' },
  countryiso3code: 'AUS',
  date,
  value,
  unit: '',
  obs_status: '',
  decimal: 1,
});

/** Days of a chokepoint as the layer of PortWatch has them, the newest first. */
const portWatch = (portid: string, counts: Readonly<Record<string, readonly [number, number]>>) =>
  JSON.stringify({
    objectIdFieldName: 'ObjectId',
    fields: [{ name: 'year', type: 'esriFieldTypeInteger', alias: 'year' }],
    exceededTransferLimit: true,
    features: Object.entries(counts).map(([date, [n_total, n_tanker]]) => {
      const [year, month, day] = date.split('-').map(Number);
      return { attributes: { year, month, day, portid, portname: portid, n_total, n_tanker } };
    }),
  });

/** A file in the form of each publisher, made here, with what comes of it. */
const SAMPLES: Readonly<
  Record<string, readonly [text: string, readings: readonly (readonly [string, number])[]]>
> = {
  'brent-daily': [
    'observation_date,DCOILBRENTEU\n2026-11-11,64.1\n2026-11-12,64.31\n2026-11-13,.\n2026-11-16,63.9\n2026-11-17,64.02\n',
    [['2026-11-12', 64.31]],
  ],
  'ukraine-corruption-perceptions': [
    'Entity,Code,Year,Corruption Perceptions Index\nUkraine,UKR,2021,32\nUkraine,UKR,2024,35\nUkraine,UKR,2025,36\n',
    [
      ['2024-12-31', 35],
      ['2025-12-31', 36],
    ],
  ],
  'bab-el-mandeb-transits': [
    portWatch('chokepoint4', {
      '2026-11-02': [31, 9],
      '2026-10-31': [30, 8],
      '2026-10-01': [35, 9],
      '2026-09-30': [40, 10],
    }),
    [['2026-10-31', 32.5]],
  ],
  'hormuz-tankers': [
    portWatch('chokepoint6', {
      '2026-11-02': [9, 4],
      '2026-10-31': [8, 1],
      '2026-10-30': [7, 2],
      '2026-10-01': [5, 0],
      '2026-09-30': [40, 10],
    }),
    [['2026-10-31', 1]],
  ],
  'rial-open-market': [
    [
      'Open Price,Low Price,High Price,Close Price,Change Amount,Change Percent,Gregorian Date,Persian Date',
      '2546100,2540000,2590000,2581000,35100,1.38%,2026/11/16,1405/08/25',
      '2530100,2520000,2560000,2545900,9900,0.39%,2026/11/14,1405/08/23',
      '2500100,2500000,2540000,2536000,1000,0.04%,2026/11/11,1405/08/20',
      '699550,699400,707200,704150,5150,0.74%,2024/10/30,1403/08/09',
      '',
    ].join('\n'),
    [['2026-11-14', 2545900]],
  ],
  'australia-defence-share': [
    JSON.stringify([
      { page: 1, pages: 1, per_page: 100, total: 3, sourceid: '2', lastupdated: '2026-10-07' },
      [worldBank('2025', null), worldBank('2024', 1.914), worldBank('2023', 1.9)],
    ]),
    [
      ['2023-12-31', 1.9],
      ['2024-12-31', 1.914],
    ],
  ],
};

const names = readdirSync('data/recipes').map((name) => name.replace(/\.json$/, ''));

test('each has a sample of its form', () => {
  expect(names).toEqual(Object.keys(SAMPLES).sort());
});

test.each(names)(
  '%s keeps to the schema, has its name and an indicator of the default strategy',
  (name) => {
    const text = readFileSync(`data/recipes/${name}.json`, 'utf8');
    expect(breaches('recipe', JSON.parse(text))).toEqual([]);
    const parsed = parseRecipe(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.value.id).toBe(name);
    expect(findIndicatorByIdOrCode(shippedStrategy(), parsed.value.indicator)?.count).toBe(
      undefined,
    );
    expect(findIndicatorByIdOrCode(shippedStrategy(), parsed.value.indicator)?.id).toBe(
      parsed.value.indicator,
    );
    // One whose address was not tried says so.
    if (parsed.value.verified === undefined) expect(parsed.value.about).toMatch(/was not tried/);
  },
);

test('each is off, reads its sample, and is collected only once it is on', async () => {
  const made = shell();
  const listed = JSON.parse((await made.run(['recipe', 'list', '--json'])).out);
  expect(
    listed.recipes.map(({ id, on, shipped }: Record<string, unknown>) => [id, on, shipped]),
  ).toEqual([...names].sort().map((name) => [name, false, true]));
  expect((await made.run(['collect'])).out).toMatch(/Nothing is due; no recipe is on/);
  for (const [name, [text, readings]] of Object.entries(SAMPLES)) {
    const path = made.file(name, text);
    const { out, err } = await made.run(['recipe', 'try', name, path, '--json']);
    expect(err).toBe('');
    const rows = JSON.parse(out).tried.readings.map(
      ({ observedOn, value }: { observedOn: string; value: number }) => [observedOn, value],
    );
    expect(rows).toEqual(readings);
  }
  const { err } = await made.run(['recipe', 'on', 'brent-daily']);
  expect(err).toMatch(/brent-daily is on: "axiswatch collect" reads it when it is due/);
  expect((await made.run(['recipe', 'list'])).out).toMatch(/^\* {2}brent-daily .* now /m);
});

test.each([
  ['recipe', 'show', 'br'],
  ['recipe', 'on', 'br'],
  ['collect', 'br'],
])('a shell is offered its name after %s %s', async (...words) => {
  const { out } = await shell().run(['completion', '--offer', '--', ...words]);
  expect(out).toContain('brent-daily\tBrent crude oil');
});
