/** Proposals in the shell: what is taken from a file, what is sound, and how they are answered. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { Context } from '../../src/features/context.ts';
import { openFilledShell, PROPOSED, type Shell } from './shell.ts';

const waiting = (shell: Shell) => shell.rows('inbox');
const idOf = async (shell: Shell, title: string): Promise<string> => {
  const row = (await waiting(shell)).find((each) => String(each.title).includes(title));
  return String(row?.id);
};

async function proposed(csv = PROPOSED): Promise<Shell> {
  const shell = await openFilledShell();
  await shell.run('propose', shell.file('proposed.csv', csv), '--by', 'a script');
  return shell;
}

test.each([
  ['LAND,2026-11-30,210,A map', null],
  ['oil,2026-11-30,11,A paper', null],
  // equal to the one before down to the last digit, or with many decimals
  ['LAND,2026-11-30,200,A map', null],
  ['LAND,2026-11-30,200.123,A map', null],
  ['LAND,2026-11-30,210,', 'no source is given'],
  ['LAND,2026-10-31,210,A map', /^it replaces 200 km² on 31 Oct 2026$/],
  ['oil,2026-11-30,100,A paper', /about 10 times the previous reading/],
  ['oil,2026-11-30,120,A paper', /about 12 times the previous reading/],
  ['oil,2026-11-30,0.1,A paper', /about 1\/100 times the previous reading/],
  ['oil,2026-11-30,10000,A paper', /about 1,000 times the previous reading/],
  ['LAND,2026-11-30,9999,A map', /off the scale/],
  ['oil,2026-11-20,,A paper', null],
])('%s is in doubt for %s', async (line, doubt) => {
  const shell = await proposed(`indicator,day,value,source\n${line}\n`);
  const [row] = await waiting(shell);
  if (doubt === null) expect(row).toMatchObject({ doubt, sound: 'yes' });
  else expect(row).toMatchObject({ doubt: expect.stringMatching(doubt), sound: 'no' });
});

test('a slip among months that wait is found beside the month before it', async () => {
  const rows = [10, 11, 10, 100, 10].map((value, at) => `oil,2026-11-0${at + 1},${value},A paper`);
  const shell = await proposed(`indicator,day,value,source\n${rows.join('\n')}\n`);
  expect((await waiting(shell)).map(({ sound }) => sound)).toEqual([
    'yes',
    'yes',
    'yes',
    'no',
    'no',
  ]);
});

test('two values for one day name each other, until one of them is refused', async () => {
  const shell = await proposed();
  const [one, other] = (await waiting(shell)).filter(({ indicator }) => indicator === 'arms');
  expect([one?.rivals, other?.rivals]).toEqual([[other?.id], [one?.id]]);
  expect(one?.doubt).toMatch(/^a of A rumour waits too/);
  // of two that differ neither is taken with the rest, and not both by name
  await shell.run('inbox', 'accept', '--all', '--yes');
  expect((await waiting(shell)).map(({ indicator }) => indicator)).toEqual(['arms', 'arms']);
  const ids = [String(one?.id), String(other?.id)];
  await expect(shell.run('inbox', 'accept', ...ids, '--yes')).rejects.toThrow('name only one');
  await shell.run('inbox', 'refuse', String(other?.id), '--reason', 'a rumour');
  expect(await waiting(shell)).toMatchObject([{ id: one?.id, rivals: [], sound: 'yes' }]);
  expect(await shell.run('inbox', '--all')).toMatch(/accepted *$.*refused *$/ms);
});

test('nothing scores before a yes, and a yes is one action', async () => {
  const shell = await openFilledShell();
  const before = await shell.run('status', '--json');
  await shell.run('propose', shell.file('proposed.csv', PROPOSED));
  expect(await shell.run('status', '--json')).toBe(before);
  await shell.run('propose', '--event', '24 nov acts LAND good theirs Signed a pact');
  const index = async () => JSON.parse(await shell.run('status', '--json')).index.score as number;
  const was = await index();
  const rows = await waiting(shell);
  expect(rows).toHaveLength(8);
  // of each alone, what it moves is what it was said to move
  for (const { id, change } of rows) {
    await shell.run('inbox', 'accept', String(id), '--yes');
    expect((await index()) - was).toBeCloseTo(Number(change), 9);
    expect(await waiting(shell)).toHaveLength(7);
    await shell.run('undo');
    expect(await shell.run('status', '--json')).toBe(before);
  }
  expect(await waiting(shell)).toEqual(rows);
});

test('what is in doubt wants a yes more, and what was refused does not come back', async () => {
  const shell = await proposed();
  const slip = await idOf(shell, 'oil $110');
  await expect(shell.run('inbox', 'accept', slip)).rejects.toThrow(
    /^not done: accept 1 with warnings: /,
  );
  await shell.run('inbox', 'later', slip);
  expect((await waiting(shell)).at(-1)).toMatchObject({ state: 'later', value: 110 });
  await shell.run('inbox', 'refuse', '--from', 'A paper');
  const again = await shell.rows('propose', shell.file('proposed.csv', PROPOSED));
  expect(again).toEqual([{ proposed: 0, 'already there': 4, 'refused before': 4, 'left out': 0 }]);
  const all = await shell.rows('inbox', '--all');
  expect(all.filter(({ state }) => state === 'refused')).toHaveLength(4);
});

test.each([
  [['accept'], 'name ids from axiswatch inbox, or give --sound, --from or --all'],
  [
    ['accept', 'ffffffff'],
    'no proposal has the id ffffffff; axiswatch inbox lists those that wait',
  ],
  [['refuse', '../x'], 'no proposal has the id ../x'],
])('inbox %j is refused', async (words, message) => {
  const shell = await proposed();
  await expect(shell.run('inbox', ...words)).rejects.toThrow(message);
});

test('a list of objects is read as a table is', async () => {
  const notice = vi.spyOn(Context.prototype, 'notice').mockReturnValue();
  onTestFinished(() => notice.mockRestore());
  const shell = await openFilledShell();
  const list = [
    { indicator: 'oil', day: '2026-11-30', value: 11, source: 'A paper', note: null },
    { indicator: 'oil', day: '2026-11-29', value: true },
  ];
  const [said] = await shell.rows('propose', shell.file('p.json', JSON.stringify(list)));
  expect(said).toMatchObject({ proposed: 1, 'left out': 1 });
  expect(notice).toHaveBeenCalledWith(expect.stringMatching(/^row 2: value: must be a number/));
  const endless = '[{"indicator": "oil", "day": "2026-11-28", "value": 1e999}]';
  const [none] = await shell.rows('propose', shell.file('p.json', endless));
  expect(none).toMatchObject({ proposed: 0, 'left out': 1 });
  const events = [
    { day: '2026-11-30', nodes: ['acts', 'LAND'], title: 'A pact', side: 'ours', effect: 'good' },
  ];
  await shell.run('propose', shell.file('e.json', JSON.stringify(events)));
  expect((await waiting(shell)).map(({ indicator }) => indicator)).toContain('acts LAND');
  for (const [text, message] of [
    ['[{"indicator": 1', 'JSON cannot be read'],
    ['{"indicator": "oil"}', 'list of objects'],
    [
      '[{"__proto__": 1, "indicator": "oil", "day": "", "value": 1}]',
      '"__proto__" is not a column',
    ],
    ['[7]', 'column indicator is missing'],
  ] as const) {
    await expect(shell.run('propose', shell.file('bad.json', text))).rejects.toThrow(message);
  }
});

test('a row is said in words', async () => {
  const shell = await openFilledShell();
  const reading = 'oil 11 30 nov A paper https://example.org';
  const event = '24 nov acts LAND good theirs Signed a pact https://example.org/2';
  await shell.run('propose', '--reading', reading, '--event', event);
  expect(await waiting(shell)).toMatchObject([
    { indicator: 'acts LAND', day: '2026-11-24', title: 'Signed a pact', what: 'event' },
    { value: 11, day: '2026-11-30', source: 'A paper', url: 'https://example.org' },
  ]);
  for (const [option, words, message] of [
    ['--reading', 'nobody 5', 'nobody is not an indicator'],
    ['--reading', 'oil', 'must be a number'],
    ['--reading', 'oil 11 30 feb', '30 feb is not a day'],
    ['--event', '24 nov acts Signed a pact', 'side: must be one of ours, theirs'],
    ['--event', 'Signed a pact', 'nodes: must name what the event is about'],
  ] as const) {
    await expect(shell.run('propose', option, words)).rejects.toThrow(message);
  }
  await expect(shell.run('propose')).rejects.toMatchObject({ exit: 2 });
});

test('an event for a signed count that is neither good nor bad cannot be accepted', async () => {
  const shell = await openFilledShell();
  const event = 'day,nodes,title,side,source\n2026-11-30,acts,A pact,ours,A paper\n';
  await shell.run('propose', shell.file('e.csv', event));
  const [row] = await waiting(shell);
  expect(row).toMatchObject({ sound: 'no', doubt: expect.stringMatching(/^effect: must be good/) });
  const accept = shell.run('inbox', 'accept', String(row?.id), '--yes');
  await expect(accept).rejects.toThrow(/effect: must be good or bad/);
  await shell.run('inbox', 'accept', '--all', '--yes');
  expect(await waiting(shell)).toHaveLength(1);
});

test('an event that looks like one that stands is in doubt', async () => {
  const shell = await openFilledShell();
  await shell.run('propose', '--event', '1 jul acts bad theirs A raid at night');
  expect(await waiting(shell)).toMatchObject([
    { doubt: expect.stringMatching(/^it looks like “A raid” of 1 Jul 2026/) },
  ]);
});

test('what is exported stands already when it is proposed', async () => {
  const shell = await openFilledShell();
  const [readings, events] = [shell.file('r.xlsx'), shell.file('e.csv')];
  await shell.run('export', readings, '--excel');
  await shell.run('event', 'export', events);
  for (const [file, count] of [
    [readings, 6],
    [events, 3],
  ] as const) {
    const [said] = await shell.rows('propose', file);
    expect(said).toMatchObject({ proposed: 0, 'already there': count, 'left out': 0 });
  }
  await expect(shell.run('propose', shell.file('none.csv', ''))).rejects.toThrow('is empty');
});
