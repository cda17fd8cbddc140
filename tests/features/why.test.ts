/** Why a score is where it is: by which event, by which source, and between which days. */
import { expect, test, vi } from 'vitest';
import { foldersOf } from '../../src/store/folders.ts';
import { openSettings } from '../../src/store/settings.ts';
import { drive } from './drive.tsx';
import { openShell, TODAY } from './shell.ts';

const title = (screen: string) => screen.split('\n', 1)[0] ?? '';
const selected = (screen: string) => screen.split('\n').find((line) => line.startsWith(' ›')) ?? '';

test.each([
  [80, 24],
  [120, 36],
])('why the index is where it is, and Iran, at %d×%d', async (columns, rows) => {
  const { press, screen } = await drive(columns, rows);
  await press('Down', 'x', 'Tab');
  // by which source, in three keys
  expect(selected(screen())).toMatch(/Iranian oil exports +74 +30 % +22\.3 .*DefenceTalks/);
  await expect(screen()).toMatchFileSnapshot(`golden/why-parts-${columns}.txt`);
  await press('0', 'x', 'x');
  // by which event in a year, in two
  expect(screen()).toMatch(/Double vetoes +−2\.0 .*China and Russia vetoed/);
  await expect(screen()).toMatchFileSnapshot(`golden/why-${columns}.txt`);
});

test('Enter goes down and Backspace up, in the same period and table; an indicator opens', async () => {
  const { press, screen, footer } = await drive(120, 36);
  await press('x', 'p', 'Tab', 'Backspace');
  expect(title(screen())).toMatch(/^ Why Pressure /);
  expect(screen()).toMatch(/\n +8 Nov 2024 /);
  expect(selected(screen())).toMatch(/^ › Russia \/ Ukraine/);
  await press('Backspace', 'Backspace');
  expect(title(screen())).toMatch(/^ Why China reconsideration /);
  expect(footer()).toBe('this is the index; Enter goes down');
  await press('Down', 'Enter', 'Enter', 'Enter');
  expect(title(screen())).toMatch(/^ Why Support to Russia › Weapons to Russia /);
  await press('Esc');
  expect(title(screen())).toMatch(/^ Why Support to Russia /);
  await press('Esc');
  expect(title(screen())).toContain('Is Beijing');
});

test('x explains an indicator by its readings, from its own screen and from a list', async () => {
  const { press, screen } = await drive(120, 36);
  await press('2', 'x');
  // the track first, until another row is selected
  expect(title(screen())).toMatch(/^ Iran › Why Iran /);
  await press('Esc', 'Down', 'x');
  expect(title(screen())).toMatch(/^ Iran › Why Lebanon arms monopoly /);
  await press('Esc', 'Up', 'Enter', 'x');
  const why = screen();
  // by the first reading of that level and the news of that day, not by what came later
  expect(why).toMatch(/Houthi attacks +−66\.7 ━+ +20 Jul 2026 +Houthis declared a naval blockade/);
  expect(why).toMatch(/campaign or blockade +7 Oct 2026 +Al Jazeera/);
});

test('what rests on one source is walked too, and leads to the one that rests on it', async () => {
  const { press, screen, footer } = await drive(120, 36);
  await press('x', 'x', 'Tab', 'Tab', 'Tab', 'Tab');
  expect(selected(screen())).toMatch(
    /Chinese customs +48\.8 +\+13\.1 +Reconsidering +CC3, CC4, NK4/,
  );
  expect(footer()).not.toContain('Enter');
  await press('Enter');
  expect(footer()).toBe('several indicators rest on it; : finds each by its id');
  await press('End', 'Enter');
  expect(title(screen())).toContain('› Nuclear warheads');
});

test('two days are typed; what is no period is refused and kept', async () => {
  const { press, screen, footer } = await drive();
  await press('x', 'x', 'd', 'Enter');
  expect(footer()).toMatch(/^from: no day is given/);
  await press('1 jan 2026', 'Tab', '^U', '1 dec 2025', 'Enter');
  expect(footer()).toBe('from: is after 1 Dec 2025; name the earlier day first');
  await press('Tab', '^U', '1 jun 2026', 'Enter');
  expect(screen()).toMatch(/1 Jan 2026 +1 Jun 2026 +40\.5/);
  await press('Backspace', 'Tab', 'Tab', 'Enter');
  expect(screen()).toMatch(/1 Jan 2026 +1 Jun 2026/);
  await press('x', 'd', '^U', '1 jan 2000', 'Enter');
  expect(screen()).toContain('it has no score on 1 Jan 2000');
});

test('since the last visit is what was recorded since, of whatever day', async () => {
  const { press, screen, dashboard, journal } = await drive();
  await press('x', 'x', 'p', 'p');
  expect(screen()).toContain('in 30 days');
  const { id } = dashboard.snapshot().state.world.board.strategy;
  const settings = await openSettings(foldersOf(process.env).config);
  settings.leave(id, { at: Date.now(), seq: await journal.last() });
  dashboard.snapshot().state.world.context.readSettings();
  await press('p', 'p', 'p');
  expect(screen()).toContain('since your last visit');
  expect(screen()).toContain('nothing moved it');
  vi.setSystemTime(Date.now() + 1000);
  await journal.append('Ann', [
    {
      ...{ kind: 'record', what: 'reading' },
      row: { indicator: 'CC4', day: TODAY - 60, value: 2, confidence: 'high', source: 'A paper' },
    },
  ]);
  await dashboard.reload();
  expect(selected(screen())).toMatch(/Russian crude bought +\+\d\.\d .* A paper/);
  expect(screen()).not.toContain('Double vetoes');
});

test('explain names an event between two readings that moved it that way, though it counts in nothing', async () => {
  const { run } = openShell();
  const event = (title: string, day: string, node: string, effect = 'good') =>
    run(
      'event',
      'add',
      '--title',
      title,
      '--side',
      'theirs',
      '--node',
      node,
      '--date',
      day,
      '--effect',
      effect,
      '--yes',
    );
  await run('record', 'oil', '40', '2026-08-01', '--source', 'A paper');
  await run('record', 'oil', '30', '2026-11-01', '--source', 'A paper');
  await event('A raid on a refinery', '2026-10-01', 'oil');
  await event('A new pipeline', '2026-10-02', 'oil', 'bad');
  await event('Too late for it', '2026-11-02', 'oil');
  for (const day of ['2', '3', '4', '5']) await event(`Day ${day}`, `2026-11-0${day}`, 'LAND');
  const [head, first] = (await run('explain', 'oil', '--from', '2026-09-01', '--csv')).split('\n');
  expect(head).toBe('id,title,points,day,by,by url');
  expect(first).toMatch(/^oil,Oil,6\.24\d+,2026-10-01,A raid on a refinery,$/);
});

test('a node is found by its title too', async () => {
  const { run } = openShell(true);
  expect(await run('explain', 'trade with russia')).toBe(await run('explain', 'CC3'));
});
