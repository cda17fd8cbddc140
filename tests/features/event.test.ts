/** The ledger of events: looked at, added to, corrected, retracted. */
import { expect, test } from 'vitest';
import { ledgerPage } from '../../src/features/event/event-page.ts';
import type { Event, EventRow } from '../../src/model/record.ts';
import { drive } from './drive.tsx';
import { openFilledShell } from './shell.ts';

test.each([
  [80, 24],
  [120, 36],
])('looks at %d×%d as it did', async (columns, rows) => {
  const { press, screen } = await drive(columns, rows);
  const golden = (name: string) => `golden/${name}-${columns}.txt`;
  await press('v');
  await expect(screen()).toMatchFileSnapshot(golden('events'));
  await press('Tab', 'Tab', 'PgDn');
  await expect(screen()).toMatchFileSnapshot(golden('events-ours'));
  await press('Enter');
  await expect(screen()).toMatchFileSnapshot(golden('event'));
  await press('0', '3', 'Down', 'e', 'Down', 'A test', 'Tab', 'n');
  await expect(screen()).toMatchFileSnapshot(golden('event-form'));
});

test('ours stand once each, behind what they carry on; those of others by side', async () => {
  const { dashboard } = await drive();
  const { board } = dashboard.snapshot().state.world;
  const { events } = board.boards.record;
  const idsOf = (view: 'sides' | 'ours') => {
    const [section] = ledgerPage(board, view).sections;
    return section !== undefined && 'rows' in section ? (section.rows as Event[]) : [];
  };
  const ours = idsOf('ours');
  expect(new Set(ours).size).toBe(ours.length);
  expect(ours).toEqual(expect.arrayContaining(events.filter(({ side }) => side === 'ours')));
  for (const [at, { side, follows }] of ours.entries()) {
    const before = ours.slice(0, at).map(({ id }) => id);
    if (side !== 'ours') expect(before).toContain(follows);
  }
  const sides = idsOf('sides').map(({ side }) => side);
  expect([...new Set(sides)]).toEqual(board.strategy.sides.slice(1).map(({ id }) => id));
  expect(sides).toHaveLength(events.filter(({ side }) => side !== 'ours').length);
});

test('e on a count opens the form filled in, says what it would do, and records', async () => {
  const { press, screen, footer, journal } = await drive(120, 36);
  await press('3', 'Down', 'e');
  expect(screen()).toMatch(/bears on +NK2/);
  expect(screen()).toMatch(/Missile launches 14 days → 15 days/);
  await press('30 nov', 'Enter');
  expect(footer()).toBe('title: must say what happened');
  await press('Two launches', 'Tab', 'n', 'Down', 'Down', 'Down', '2');
  expect(screen()).toMatch(/Missile launches 14 days → 16 days/);
  await press('Enter');
  expect(footer()).toMatch(/^save although no source is given\?/);
  await press('y');
  expect(footer()).toMatch(/^recorded: index 35\.7 → 35\.\d; u takes it back$/);
  const [newest] = await journal.entries({ newestFirst: true, limit: 1 });
  expect(newest?.row).toEqual({
    ...{ id: '2026-11-30-two-launches', day: 20787, nodes: ['NK2'], title: 'Two launches' },
    ...{ side: 'north-korea', amount: 2, confidence: 'moderate' },
  } satisfies EventRow);
  await press('u');
  expect(footer()).toMatch(/^undone: Two launches: index 35\.\d → 35\.7/);
});

test('what is late and counts is recorded on the walk', async () => {
  const { press, screen, footer, dashboard } = await drive(120, 36);
  await press('b', '/', 'Missile', 'Enter', 'Enter');
  expect(screen()).toMatch(/bears on +NK2/);
  await press('Down', 'A launch', 'Tab', 'n', 'Enter', 'y');
  expect(footer()).toMatch(/filtered by “Missile”|^recorded: /);
  expect(dashboard.snapshot().state.layers.at(-1)?.screen).toBe('late');
  await press('Esc');
  expect(screen()).not.toContain('Missile launches');
});

test('a signed count needs good or bad; what looks like one that stands is asked about', async () => {
  const { press, screen, footer } = await drive(120, 36);
  await press('v', 'a', 'Down', 'China acted', 'Tab', 'c', 'Tab', 'cc9', 'Enter');
  expect(footer()).toBe('good or bad: must be good or bad: CC9 counts good events minus bad ones');
  await press('g');
  expect(screen()).toMatch(/Acts: limit or extend −0\.5 → 0\.5/);
  await press('Up', '^U', 'chinese firms l', 'Right');
  expect(screen()).toMatch(/bears on +chinese firms /);
  await press('^U', 'russia nort', 'Right');
  expect(screen()).toMatch(/bears on +russia north-korea/);
  await press('Up', 'Up', '^U', 'US extended a licence for Russian diesel until April 2027');
  await press('Up', '10 oct');
  expect(screen()).toMatch(/warning +it looks like “US licensed Russian diesel until April 2027/);
  await press('Enter');
  expect(footer()).toMatch(
    /^save although it looks like “US licensed Russian diesel .* of 9 Oct 2026/,
  );
  await press('n');
  expect(screen()).toMatch(/title +US extended a licence/);
});

test('an event is corrected, noted and retracted, and opened from where it counts', async () => {
  const { press, screen, footer, journal } = await drive(120, 36);
  const stored = async () => (await journal.record()).events.at(-1);
  await press('v', 'c', 'Enter');
  expect(footer()).toContain('nothing is changed yet');
  const before = await stored();
  await press('^U', 'A licence', 'Enter');
  expect(footer()).toMatch(/^corrected: index stays 35\.7/);
  const { entry, seq, author } = (await stored()) ?? {};
  expect(await stored()).toEqual({ ...before, title: 'A licence', entry, seq, author });
  await press('A', 'seen twice', 'Enter');
  expect(footer()).toMatch(/^noted: /);
  expect(screen()).toMatch(/note +seen twice/);
  await press('Enter', 'D');
  expect(footer()).toMatch(/^Retract “A licence” of 9 Oct 2026\?/);
  await press('y');
  expect(footer()).toMatch(/^retracted: /);
  expect(screen()).not.toContain('A licence');
  await press('/', 'EU leaders agreed', 'Enter', 'D');
  expect(footer()).toMatch(/^“EU paid 3\.2 billion.*” \(we-260625\) follows it; retract or/);
  await press('0', '5', 'Enter', 'Enter');
  expect(screen()).toMatch(/event +China and Russia vetoed[\s\S]*› counts in +Double vetoes/);
  await press('Enter');
  expect(screen()).toMatch(/Double vetoes/);
});

test('the shell corrects and retracts, and what was shown before is what it does', async () => {
  const { rows, run } = await openFilledShell();
  const list = () => rows('event', 'list');
  const before = await list();
  const line = ['event', 'correct', 'raid', '--amount', '3', '--date', '2 jul'];
  const tried = await rows(...line, '--dry-run');
  expect(await list()).toEqual(before);
  expect(await rows(...line)).toEqual(tried);
  const [raid, ...others] = before;
  expect(await list()).toEqual([{ ...raid, amount: 3, day: '2026-07-02' }, ...others]);
  await expect(run('event', 'retract', 'pact')).rejects.toThrow('(pact-2) follows it');
  await expect(run('event', 'correct', 'pact', '--date', '2 may')).rejects.toThrow(
    'day: must not be after 2026-05-01, when “The pact carried on” followed it',
  );
  await expect(run('event', 'retract', 'pact-3')).rejects.toThrow('did you mean pact-2 or pact?');
  const retract = ['event', 'retract', 'pact-2'];
  const shown = await rows(...retract, '--dry-run');
  expect(shown).not.toEqual([]);
  expect(await rows(...retract)).toEqual(shown);
  await run('event', 'retract', 'pact');
  expect((await list()).map(({ id }) => id)).toEqual(['raid']);
});

test('where a key of another screen does nothing it says which one', async () => {
  const { press, footer } = await drive();
  await press('a');
  expect(footer()).toBe('v, then a: add an event');
});
