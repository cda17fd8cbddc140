/** Recording, and what it does: the same figures whether it is only tried, done, undone or redone. */
import { expect, test } from 'vitest';
import { openFilledShell, openShell, READINGS } from './shell.ts';

const SCORES = ['before', 'after', 'change'];
/** The effect of a command on scores, by id. */
const effectOf = (rows: readonly Record<string, unknown>[]) =>
  Object.fromEntries(rows.map((row) => [row.id, SCORES.map((name) => row[name])]));

test('does what was shown before, and undo and redo tell it backwards and again', async () => {
  const { run, rows } = await openFilledShell();
  const scores = async () =>
    Object.fromEntries((await rows('list')).map(({ id, score }) => [id, score]));
  const before = await scores();
  const tried = effectOf(await rows('record', 'LAND', '1500', '--dry-run'));
  expect(await scores()).toEqual(before);
  expect(effectOf(await rows('record', 'LAND', '1500'))).toEqual(tried);
  expect(Object.keys(tried)).toEqual(['LAND', 'top']);
  const after = await scores();
  expect([before.LAND, after.LAND]).toEqual(tried.LAND?.slice(0, 2));
  expect(await run('undo')).toContain('1 row of Ann');
  expect(await scores()).toEqual(before);
  expect(await run('redo')).toContain('Alerts and watches');
  expect(await scores()).toEqual(after);
  await run('undo');
  await run('undo');
  await run('undo');
  await expect(run('undo')).rejects.toThrow('Ann has nothing to undo');
});

test('an event does to a count what was shown before', async () => {
  const { rows } = await openFilledShell();
  const add = ['event', 'add', '--title', 'A deal', '--side', 'ours', '--node', 'acts'];
  const line = [...add, '--effect', 'good', '--follows', 'pact-2'];
  const tried = effectOf(await rows(...line, '--dry-run'));
  expect(effectOf(await rows(...line))).toEqual(tried);
  expect(tried.acts?.map(Number).map(Math.round)).toEqual([70, 50, -20]);
});

test.each([
  // of months the month's end, else every so many days, never after today
  ['LAND', '2026-10-31', '2026-11-30'],
  ['LAND', '2026-10-15', '2026-11-30'],
  ['LAND', '2026-02-28', '2026-03-31'],
  ['LAND', '2026-11-30', '2026-12-01'],
  ['oil', '2026-01-30', '2026-02-28'],
  ['arms', '2026-01-01', '2026-04-01'],
  ['arms', '2026-10-01', '2026-12-01'],
])('%s of %s is due on %s', async (id, last, due) => {
  const { run, rows } = openShell();
  await run('record', id, '1', '--date', last);
  await run('record', id, '2');
  const [newest] = await rows('history', id);
  expect(newest).toMatchObject({ day: due, value: 2 });
});

test('the first reading of an indicator is of today; a level has a name', async () => {
  const { run, rows } = openShell();
  await run('record', 'arms', 'B');
  await run('record', 'arms', 'none', 'yesterday');
  expect(await rows('history', 'arms')).toMatchObject([
    { day: '2026-12-01', value: 2 },
    { day: '2026-11-30', value: 0 },
  ]);
});

test.each([
  [['record', 'acts', '3'], 'acts counts events; record an event: axiswatch event add'],
  [['record', 'arms', 'plenty'], 'value: must be one of 0 (none), 1 (a), 2 (b)'],
  [['record', 'inner', '3'], 'inner is a branch; name an indicator, such as acts'],
  [['record', 'lnad', '3'], 'lnad is not an indicator or branch of Made up; did you mean LAND?'],
  [['record', 'LAND', '1,5'], 'value: must be 1.5, not "1,5"'],
  [['record', 'LAND', '112,000'], 'value: must be 112000 or 112.000, not "112,000"'],
  [['record', 'LAND', '1_5'], 'value: must be a number such as 1234.5'],
  [['record', 'LAND', ''], 'value: must be a number'],
  [['record', 'LAND', '5', '+3d'], 'day: must not be after today, 2026-12-01'],
  [['record', 'LAND', '5', 'soon'], 'soon is not a day'],
  [['record', 'LAND', '5', '3d', '--date', '4d'], 'the day is given twice'],
  [['record', 'oil', '-5'], 'value: must be above 0'],
  [
    ['record', 'LAND', '9999'],
    'not done: record LAND 9 999 km², off the scale by more than ten times',
  ],
  [['event', 'add', '--title', 'x', '--side', 'ours', '--node', 'acts'], 'effect: must be good'],
  [['event', 'add', '--title', 'x', '--side', 'us', '--node', 'LAND'], 'side: must be one of ours'],
  [['event', 'add', '--side', 'ours', '--node', 'LAND'], 'title: must say what happened'],
  [['event', 'list', '--side', 'mine'], '--side must be one of ours, theirs, not mine'],
  [['redo'], 'Ann has nothing to redo'],
])('refuses %j', async (line, message) => {
  const { run, rows } = await openFilledShell();
  await expect(run(...line)).rejects.toThrow(message);
  expect(await rows('history', 'LAND')).toHaveLength(3);
});

test('what lies far out is taken with a yes; a step that a unit explains is remarked upon', async () => {
  const { run } = await openFilledShell();
  expect(await run('record', 'LAND', '9999', '--dry-run')).toMatch(/remark +off the scale by/);
  expect(await run('record', 'LAND', '9999', '--yes')).toContain('9 999 km²');
  const text = await run('record', 'oil', '100');
  expect(text).toContain('about 10 times the previous reading');
  expect(text).toContain('31 Oct 2026');
  expect(await run('record', 'oil', '30')).not.toContain('remark');
});

test('of two readings of a day the one written last counts, and both are told', async () => {
  const { run, rows } = await openFilledShell();
  expect(await run('record', 'LAND', '210', '31 oct')).toMatch(/in place of +200 km²/);
  await run('record', 'LAND', '220', '31.10.');
  await run('undo');
  const states = (await rows('history', 'LAND')).map(({ value, author, state }) => [
    ...[value, author, state],
  ]);
  expect(states.slice(0, 4)).toEqual([
    [220, 'Ann', 'undone'],
    [210, 'Ann', 'in force'],
    [200, 'Ann', 'replaced'],
    [240, 'Ann', 'in force'],
  ]);
});

test('a check ends that an indicator is late', async () => {
  const { run, rows } = await openFilledShell();
  const arms = async () => (await rows('list')).find(({ id }) => id === 'arms');
  expect(await arms()).toMatchObject({ state: 'late', 'late by': 64 });
  expect(await run('checked', 'arms', '--date', 'nov')).toMatch(/late after +28 Feb 2027/);
  expect(await arms()).toMatchObject({ state: 'current', day: '2026-06-30', 'late by': null });
});

test('events have ids of their own, and the same one is not taken twice', async () => {
  const { run, rows } = await openFilledShell();
  const add = ['event', 'add', '--title', 'Rain, again!', '--side', 'ours'];
  await run(...add, '--node', 'LAND,oil', '--date', 'nov');
  await expect(run(...add, '--node', 'LAND', '--date', '28 nov')).rejects.toThrow(
    'record an event that looks like “Rain, again!” of 30 Nov 2026, 2026-11-30-rain-again; --yes',
  );
  await run(...add, '--node', 'LAND', '--date', 'nov', '--yes');
  await expect(run(...add, '--node', 'LAND', '--date', 'nov')).rejects.toThrow(
    'this event is recorded already, as 2026-11-30-rain-again-2',
  );
  const ids = async (...filter: string[]) =>
    (await rows('event', 'list', ...filter)).map(({ id }) => id);
  const rain = ['2026-11-30-rain-again-2', '2026-11-30-rain-again'];
  expect(await ids('--side', 'ours')).toEqual([...rain, 'pact-2', 'pact']);
  expect(await ids('--node', 'OIL')).toEqual(rain.slice(1));
  expect(await ids('--node', 'top', '--side', 'theirs')).toEqual(['raid']);
});

test('the list is that of a branch, and of a day', async () => {
  const { rows, run } = await openFilledShell();
  expect((await rows('list', 'INNER')).map(({ id }) => id)).toEqual(['acts', 'arms', 'oil']);
  const [land] = await rows('list', '--as-of', '2026-09-30');
  // a source stands beside its own reading, not beside the mean
  expect(land).toMatchObject({ value: 215, latest: 240, source: 'A map', age: 0 });
  expect(await run('list', '--csv')).toContain('LAND,Land,210,2026-10-31,31,moderate');
  expect(READINGS).toContain('LAND,2026-09-30,240');
});
