/** The first page as it is drawn in the design: visited last on 25 November, nothing recorded since. */
import { expect, test } from 'vitest';
import { parseIsoDay } from '../../src/model/day.ts';
import { type Driven, drive } from './drive.tsx';

const LAST_VISIT = parseIsoDay('2026-11-25') ?? 0;

async function firstPage(columns: number, rows: number): Promise<Driven> {
  const driven = await drive(columns, rows);
  const { layers, world, glyphs } = driven.dashboard.snapshot().state;
  const news = { ...world.parts.news, since: LAST_VISIT };
  driven.dashboard.dispatch({
    ...{ kind: 'world', layers, glyphs, data: [undefined] },
    world: { ...world, parts: { ...world.parts, news } },
  });
  return driven;
}

test.each([
  [120, 36],
  [80, 24],
  [60, 20],
  [40, 12],
])('at %i×%i', async (columns, rows) => {
  const { screen } = await firstPage(columns, rows);
  // the footer grows with the screens
  const body = screen().split('\n').slice(0, -1).join('\n');
  await expect(body).toMatchFileSnapshot(`golden/first-page-${columns}.txt`);
});

/** A run of digits with its sign, its decimals and its groups of thousands. */
const NUMBER = /[+−]?\d+(?: \d{3}(?!\d))*(?:\.\d+)?/g;

test.each([
  [120, 36, 115],
  [80, 24, 65],
])('at %i×%i there are no more numbers than a person takes in', async (columns, rows, most) => {
  const { screen } = await firstPage(columns, rows);
  expect(screen().match(NUMBER)?.length).toBeLessThanOrEqual(most);
});

test('what room is left shows the panels of the other tracks', async () => {
  const { screen, press, dashboard } = await firstPage(80, 40);
  const walked = () => dashboard.snapshot().state.layers.at(-1)?.row?.id;
  expect(screen()).toMatch(/Ukraine occupied.*\n.* 2 Iran\n.*Houthi attacks/);
  await press(...Array(10).fill('Down'));
  expect(walked()).toBe('IR5');
  expect(screen()).toContain('Ukraine occupied');
});
