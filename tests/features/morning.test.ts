/** What a person does in the morning: record, correct, walk through what is late, undo. */
import { expect, test, vi } from 'vitest';
import { leave } from '../../src/features/dashboard/world.ts';
import type { ReadingRow } from '../../src/model/record.ts';
import { type Driven, drive } from './drive.tsx';

async function open({ dashboard, press }: Driven, screen: string, target: string): Promise<void> {
  dashboard.dispatch({ kind: 'next', next: { do: 'open', screen, target } });
  await press();
}

const own = async ({ journal }: Driven) => journal.entries({ author: 'Ann' });
const newest = async (driven: Driven) => (await own(driven)).at(-1);
const scores = ({ dashboard }: Driven) => {
  const { board } = dashboard.snapshot().state.world;
  return [board.strategy.index, ...board.strategy.leaves].map((node) => board.score(node));
};

test('a reading is shown with what it would do, saved, undone and brought back', async () => {
  const driven = await drive();
  const { press, screen, footer } = driven;
  const before = scores(driven);
  await open(driven, 'indicator', 'CC4');
  await press('e');
  await press('1.8', 'Tab', 'mar', 'Tab', 'Right');
  expect(screen()).toMatch(/index +China reconsideration +35\.7 +36\.9 +\+1\.2/);
  expect(screen()).not.toContain('warning');
  await press('Enter');
  expect(footer()).toBe('recorded, still late: index 35.7 → 36.9; u takes it back');
  expect(screen()).toContain('31 Mar 2026');
  expect((await newest(driven))?.row).toMatchObject({ indicator: 'CC4', value: 1.8 });
  const after = scores(driven);
  expect(after).not.toEqual(before);
  await press('Esc', 'u');
  expect(footer()).toBe(
    'undone: CC4 1.80 mb/d on 31 Mar 2026: index 36.9 → 35.7; U brings it back',
  );
  expect(scores(driven)).toEqual(before);
  await press('U');
  expect(footer()).toBe('redone: CC4 1.80 mb/d on 31 Mar 2026: index 35.7 → 36.9; u takes it back');
  expect(scores(driven)).toEqual(after);
  await press('U');
  expect(footer()).toContain('Ann has nothing to redo');
  await press('u', 'u');
  expect(footer()).toContain('Ann has nothing to undo');
});

test('what was recorded since the last visit stands beside the index of then', async () => {
  const driven = await drive(120, 36);
  const { press, screen, journal, dashboard } = driven;
  const { context } = dashboard.snapshot().state.world;
  await leave(context);
  context.readSettings();
  const known = vi.spyOn(journal, 'known');
  await open(driven, 'record', 'CC4');
  await press('1.8', 'Tab', 'mar', 'Tab', 'Right', 'Enter');
  expect(screen()).toMatch(/Since 1 Dec +you recorded 1: 36 → 37/);
  // the journal is not read a second time for it
  expect(known).not.toHaveBeenCalled();
  await press('Esc', 'u');
  expect(screen()).toMatch(/Since 1 Dec +nothing recorded/);
});

test('an odd value and a missing source are asked about, and a no keeps what is typed', async () => {
  const driven = await drive(120, 36);
  const { press, screen, footer } = driven;
  await open(driven, 'record', 'RU12');
  await press('77.4', 'Enter');
  expect(footer()).toMatch(/^save in spite of the 2 warnings above\?/);
  expect(screen()).toMatch(
    /warning +it is about 10 times the previous reading.*no source is given/,
  );
  await press('n');
  expect(screen()).toMatch(/value in RUB tn +77\.4/);
  await press('^U', '7.9', 'Enter');
  expect(footer()).toMatch(/^save although no source is given\?/);
  await press('n', '^U', '-9000', 'Enter');
  expect(screen()).toMatch(/warning .*is off the scale by/);
  await press('n', '^U', '7.9', 'Enter', 'y');
  expect((await newest(driven))?.row).not.toHaveProperty('source');
});

test('what is wrong is told beside its field and kept, as is a draft however it is left', async () => {
  const driven = await drive();
  const { press, screen, footer, resize } = driven;
  await open(driven, 'record', 'RU1');
  await press('Enter');
  expect(footer()).toBe('value in km²/mo: must be a number');
  await press('34', 'Tab', '31 feb', 'Tab', 'A map', 'Enter');
  expect(footer()).toMatch(/^day: 31 feb is not a day; write/);
  expect(screen()).toMatch(/› day +31 feb\n +31 feb is not a day/);
  await press('^U', '+3d', 'Enter');
  expect(footer()).toBe('day: must not be after today, 2026-12-01');
  resize(60, 20);
  expect(screen()).toMatch(/source +A map/);
  await press('^O', 'Up', 'Up', 'a word');
  expect(screen()).toMatch(/quote/);
  await press('Esc');
  expect(footer()).toContain('what you typed is kept');
  await open(driven, 'record', 'RU1');
  expect(screen()).toMatch(/value in km²\/mo +34\n.*day +\+3d\n.*source +A map/);
  expect(screen()).toContain('a word');
  expect(await own(driven)).toEqual([]);
  await press('^X');
  expect(screen()).not.toContain('A map');
});

test('a correction begins with what stands, and changes only that', async () => {
  const driven = await drive(120, 36);
  const { press, footer, journal } = driven;
  const [shipped] = await journal.entries({ indicator: 'CC1', newestFirst: true, limit: 1 });
  const row = shipped?.row as ReadingRow;
  await open(driven, 'record', `CC1=${shipped?.id}`);
  await press('Enter');
  expect(footer()).toContain('nothing is changed yet');
  // a level is chosen by its number, by a word of its name, or with the arrows
  await press('0', 'Right', 'Enter');
  const { kind, target: of, row: written } = (await newest(driven)) ?? {};
  expect([kind, of]).toEqual(['correct', shipped?.id]);
  expect(written).toEqual({ ...row, value: 1 });
  expect(footer()).toMatch(/^corrected, still late: index 35.7 → /);
  await press('u');
  expect(footer()).toMatch(/^undone: correction to CC1 .* → 35.7; U brings it back$/);
});

test('nothing new is a check of today; what has no reading says what to do', async () => {
  const driven = await drive();
  const { press, footer, journal, dashboard } = driven;
  // the first indicator below the tracks
  await press('Down', 'Down', 'Down', 'Down', 'Down', '=');
  expect(footer()).toMatch(/^nothing new of .*: index stays 35.7; u takes it back$/);
  expect(await newest(driven)).toMatchObject({ what: 'check', row: { day: 20788 } });
  await open(driven, 'indicator', 'NK2');
  await press('=');
  expect(footer()).toMatch(/^nothing new of Missile launches: index/);
  const { readings } = dashboard.snapshot().state.world.boards.record;
  const retracted = readings.get('IR8')?.map(({ entry }) => entry) ?? [];
  await open(driven, 'indicator', 'IR8');
  await press('=');
  expect(footer()).toMatch(/^nothing new of Uranium at 60%, still expired: index stays/);
  await journal.append(
    'Ann',
    retracted.map((target) => ({ kind: 'retract', target })),
  );
  await dashboard.reload();
  await press('=');
  expect(footer()).toMatch(/^Uranium at 60% has no reading yet.*; e records the first one$/);
});

test('the walk goes from one to the next, and ends with what it did and why', async () => {
  const driven = await drive(120, 36);
  const { press, screen, footer } = driven;
  await press('b', 'Esc');
  expect(footer()).not.toContain('done');
  await press('b', 'Enter', '1.8', 'Tab', 'nov', 'Tab', 'Right', 'Enter');
  expect(screen()).not.toContain('CC4');
  expect(screen()).toMatch(/› CC1 /);
  await press('=');
  expect(screen()).toMatch(/› CC3 /);
  // still late of that day, but the walk goes on
  await press('e', '230', 'Tab', 'may', 'Tab', 'Right', 'Enter');
  expect(footer()).toMatch(/^recorded, still late: index \d+\.\d → \d+\.\d; u takes it back$/);
  expect(screen()).not.toContain('CC3');
  expect(screen()).toMatch(/› CC5 /);
  await press('u');
  expect(screen()).toMatch(/ {3}CC3 /);
  await press('U');
  expect(screen()).not.toContain('Trade with Russia');
  await press('Esc');
  expect(footer()).toMatch(
    /^done: index 35\.7 → \d+\.\d, because Russian crude bought \+\d\.\d, Trade with Russia /,
  );
});

test('the walk ends by itself when nothing is left', async () => {
  const driven = await drive();
  const { journal, press, footer, dashboard } = driven;
  const { board, today } = dashboard.snapshot().state.world;
  const late = board.strategy.leaves.filter((leaf) => board.leaf(leaf).state !== 'current');
  const rows = late.map(({ id, levels, best, count }) => ({
    indicator: id,
    day: today,
    confidence: 'high' as const,
    ...(count === undefined ? { value: levels === undefined ? best : 1 } : {}),
  }));
  await journal.append(
    'Ben',
    rows.slice(1).map((row) => {
      return { kind: 'record', what: 'value' in row ? 'reading' : 'check', row };
    }),
  );
  await dashboard.reload();
  await press('b', '=');
  expect(footer()).toMatch(/^done: index stays/);
  expect(dashboard.snapshot().state.layers).toHaveLength(1);
  await press('b');
  expect(driven.screen()).toContain('nothing is late');
});

test.each([
  [80, 24],
  [120, 36],
])('looks at %d×%d as it did', async (columns, rows) => {
  const { press, screen } = await drive(columns, rows);
  await press('b');
  await expect(screen()).toMatchFileSnapshot(`golden/late-${columns}.txt`);
  await press('Enter', '1.8', 'Tab', 'nov', 'Tab');
  await expect(screen()).toMatchFileSnapshot(`golden/record-form-${columns}.txt`);
});
