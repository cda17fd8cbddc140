/** A track, an indicator, and what the keys on its rows do. */
import { expect, test, vi } from 'vitest';
import { drive } from './drive.tsx';

const SIZES = [
  [80, 24],
  [120, 36],
] as const;

test.each(SIZES)('a track and an indicator at %d×%d', async (columns, rows) => {
  const { press, screen } = await drive(columns, rows);
  const golden = (name: string) => `golden/${name}-${columns}.txt`;
  await press('2');
  await expect(screen()).toMatchFileSnapshot(golden('track'));
  await press('Enter');
  await expect(screen()).toMatchFileSnapshot(golden('indicator'));
});

test('the indicator before and after, in the order of the first page', async () => {
  const { press, screen } = await drive();
  const title = () => screen().split('\n', 1)[0];
  await press('2', 'Enter', ']');
  expect(title()).toContain('Lebanon arms monopoly');
  await press('[', '[');
  expect(title()).toContain('Ukraine occupied');
  await press('Esc');
  expect(title()).toMatch(/^ Iran /);
});

test('where a scale ends, and what Enter does on a row', async () => {
  const { press, screen, footer } = await drive(60, 20);
  await press('1', 'Enter');
  expect(screen()).toContain('score 100 at 0 km²/mo, 0 at 630 km²/mo');
  expect(footer()).toMatch(/^Enter correct/);
  await press('Enter');
  expect(screen()).toMatch(/^ correct Land Russia/);
  await press('Esc', '0', '5', 'Enter');
  expect(footer()).toMatch(/^Enter open/);
  await press('Enter');
  expect(screen()).toMatch(/^ .*Event /);
});

test('levels are listed before one is chosen', async () => {
  const { press, screen } = await drive(60, 20);
  await press('2', 'e');
  expect(screen()).toMatch(/levels +0 none for a year, 1 paused/);
  await press('Right');
  expect(screen()).not.toMatch(/^ levels/m);
});

test('a reading is retracted after a yes, and comes back', async () => {
  const { press, screen, footer } = await drive(120, 36);
  await press('1', 'Down', 'Enter');
  const before = screen();
  await press('D');
  expect(footer()).toContain('Retract “Drones at Ukraine: 5 004 /mo” of 31 Aug 2026?');
  await press('n');
  expect(screen()).toBe(before);
  await press('D', 'y');
  expect(footer()).toBe('retracted: index 35.7 → 35.5; u takes it back');
  expect(screen()).toContain('› 31 May 2026');
  await press('u', 'g');
  expect(screen()).toBe(before);
});

test('a note is kept with its reading, and nothing else changes', async () => {
  const { press, screen, footer, journal } = await drive(120, 36);
  await press('1', 'Down', 'Enter');
  const { readings } = await journal.record();
  const [before] = readings.get('RU3')?.slice(-1) ?? [];
  await press('A', '^U', 'second hand', 'Enter');
  expect(footer()).toMatch(/^noted/);
  expect(screen()).toContain('second hand');
  const [after] = (await journal.record()).readings.get('RU3')?.slice(-1) ?? [];
  const { entry, seq, author } = after ?? {};
  expect(after).toEqual({ ...before, note: 'second hand', entry, seq, author });
  expect(author).toBe('Ann');
  await press('A', 'Enter');
  expect(footer()).toContain('the note is unchanged');
});

test('c opens what is corrected: a reading, an event, but no check', async () => {
  const { press, footer, dashboard } = await drive();
  const opened = () => {
    const { screen, target } = dashboard.snapshot().state.layers.at(-1) ?? {};
    return [screen, target];
  };
  await press('1', 'Enter', 'c');
  expect(opened()).toEqual(['record', expect.stringMatching(/^RU1=[0-9a-f]{16}$/)]);
  await press('Esc', '0', '5', 'Enter', 'c');
  expect(opened()).toEqual(['event-form', expect.stringMatching(/^=./)]);
  await press('Esc', '=', 'g', 'c');
  expect(footer()).toBe('a check has nothing to correct; A adds a note, D retracts');
});

test('an address is opened or said, a citation is copied', async () => {
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) vi.stubEnv(name, '');
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { press, footer } = await drive(120, 36);
  await press('2', 'o');
  expect(footer()).toMatch(/^no browser opens here; y copies https:\/\/www\.aljazeera\.com/);
  await press('y');
  expect(footer()).toMatch(/^copied: Houthi attacks: campaign or blockade, 7 Oct 2026, Al Jazeera/);
  const [sent] = write.mock.calls.at(-1) ?? [];
  write.mockRestore();
  const copied = Buffer.from(String(sent).slice(7, -1), 'base64').toString();
  expect(copied).toMatch(
    /^Houthi .* https:\/\/www\.aljazeera\.com\/\S+, axis-of-losers [0-9a-f]{8}$/,
  );
  await press('1', 'o');
  expect(footer()).toBe('no address was recorded; c adds one');
});
