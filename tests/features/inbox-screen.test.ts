/** The inbox on the screen, and what waits beside a form and in the walk. */
import { expect, test } from 'vitest';
import { type Proposal, propose } from '../../src/features/inbox/propose-rows.ts';
import type { EventRow, ReadingRow } from '../../src/model/record.ts';
import { type Driven, drive } from './drive.tsx';
import { TODAY } from './shell.ts';

const reading = (indicator: string, value: number, source = 'A paper', day = TODAY - 1) => ({
  what: 'reading' as const,
  row: {
    ...{ indicator, day, value, confidence: 'high' as const },
    ...(source === '' ? {} : { source, url: 'https://example.org', quote: 'word for word' }),
  } satisfies ReadingRow,
});
const PACT = {
  what: 'event' as const,
  row: {
    ...{ id: 'pact', day: TODAY - 2, nodes: ['CC9'], title: 'A pact', side: 'china', amount: 1 },
    ...{ confidence: 'high' as const, source: 'A paper' },
  } satisfies EventRow,
};
/** Two sound ones, rivals, a slip, one without a source, an event that is neither good nor bad. */
const ROWS = [
  reading('RU1', 75),
  reading('RU12', 7.9),
  ...[reading('CC4', 2.5), reading('CC4', 2.6, 'A rumour')],
  reading('CX4', 1008),
  reading('RU3', 5004, ''),
  PACT,
];

async function filled(columns = 80, rows = 24, proposed: Parameters<typeof propose>[1] = ROWS) {
  const driven = await drive(columns, rows);
  await propose(driven.dashboard.snapshot().state.world.context, proposed, { by: 'a script' });
  await driven.dashboard.reload();
  return driven;
}

const states = async ({ journal }: Driven) =>
  (await journal.items<Proposal>('proposal')).map(({ key }) => key).toSorted();
const own = async ({ journal }: Driven) => (await journal.entries({ author: 'Ann' })).slice(7);
const select = async ({ press, screen }: Driven, title: string) => {
  await press('g');
  for (let at = 0; at < 9 && !screen().includes(`› ${title}`); at += 1) await press('Down');
};

test.each([
  [80, 24],
  [120, 36],
])('looks at %d×%d as it did', async (columns, rows) => {
  const driven = await filled(columns, rows);
  const { press, screen } = driven;
  await press('I');
  await select(driven, 'CC4');
  await expect(screen()).toMatchFileSnapshot(`golden/inbox-${columns}.txt`);
  await press('r');
  await expect(screen()).toMatchFileSnapshot(`golden/refuse-${columns}.txt`);
  await press('Esc', 'e');
  await expect(screen()).toMatchFileSnapshot(`golden/record-form-proposed-${columns}.txt`);
});

test('what waits is counted in every header, and an empty inbox says so', async () => {
  const driven = await filled();
  const { press, screen } = driven;
  const header = () => screen().split('\n', 1)[0];
  expect(header()).toMatch(/17 of 24 late +1 alert +inbox 7$/);
  await press('J');
  expect(header()).toMatch(/ 1 alert +inbox 7$/);
  const { journal, dashboard } = driven;
  await journal.undo('Ann');
  await dashboard.reload();
  expect(header()).not.toContain('inbox');
  await press(':', 'waits for your yes', 'Enter');
  expect(screen()).toContain('nothing waits; axiswatch propose puts rows here');
  await press('a');
  expect(driven.footer()).toBe('nothing waits here');
});

test('all sound ones are accepted at once, and undone at once', async () => {
  const driven = await filled(120, 36);
  const { press, footer, screen } = driven;
  await press('I', 'S');
  expect(footer()).toMatch(/^accept 2 sound ones\?/);
  await press('Enter');
  expect(footer()).toMatch(
    /^2 accepted: index 35\.7 → \d+\.\d, because Land Russia takes .*; u takes it back$/,
  );
  expect(screen()).not.toContain('RU12');
  expect(await states(driven)).toEqual([...Array(2).fill('accepted'), ...Array(5).fill('open')]);
  await press('S');
  expect(footer()).toBe('none is sound; a accepts one');
  await press('u');
  expect(footer()).toMatch(/^undone: 2 rows: index \d+\.\d → 35\.7/);
  expect(await states(driven)).toEqual(Array(7).fill('open'));
});

test('one in doubt is asked about; a refusal has a reason; what is put off stands last', async () => {
  const driven = await filled();
  const { press, footer, screen } = driven;
  await press('I');
  await select(driven, 'CX4');
  await press('a');
  expect(footer()).toMatch(/^accept although it is off the scale/);
  await press('Esc', 'r', 'Right', 'Enter');
  expect(footer()).toBe('refused; u takes it back');
  const [refused] = await driven.journal.items<Proposal>('proposal', 'refused');
  expect(refused?.reason).toMatch(/off the scale/);
  await select(driven, 'RU1 ');
  await press('z', 'G', 'z');
  expect(screen()).toMatch(/› RU1 /);
  expect(footer()).toBe('it is put off already');
  expect(screen().split('\n', 1)[0]).toContain('inbox 5');
  await select(driven, 'RU3');
  await press('a', 'Enter');
  expect(footer()).toMatch(/^accepted: index stays 35\.7; u takes it back$/);
  await press('u');
  expect(footer()).toMatch(/^undone: RU3 5 004 \/mo on 30 Nov 2026: /);
  await press('J');
  for (const did of ['undid', 'accepted', 'put off', 'refused', 'proposed']) {
    expect(screen()).toMatch(new RegExp(`Ann +${did}`));
  }
});

test('edited and saved it is accepted as edited, as one action', async () => {
  const driven = await filled();
  const { press, footer, screen } = driven;
  await press('I');
  await select(driven, 'CX4');
  await press('Enter');
  expect(screen()).toMatch(/› value in \$\/bbl +1008\n.*day +30 Nov 2026\n.*source +A paper/);
  await press('Backspace', 'Enter');
  expect(footer()).toMatch(/^recorded: index/);
  const [item, row] = await own(driven);
  expect(item).toMatchObject({ kind: 'correct', item: { key: 'accepted', reason: 'edited' } });
  expect(row).toMatchObject({ row: { indicator: 'CX4', value: 100 }, action: item?.action });
  expect(screen()).not.toContain('CX4');
  await press('u');
  expect(await states(driven)).toEqual(Array(7).fill('open'));
});

test('an event that is neither good nor bad is accepted only once it is', async () => {
  const driven = await filled();
  const { press, footer } = driven;
  await press('I');
  await select(driven, 'A pact');
  await press('a');
  expect(footer()).toMatch(/^effect: must be good or bad/);
  await press('e', 'Tab', 'Tab', 'Tab', 'Tab', 'g', 'Enter');
  expect(footer()).toMatch(/^recorded: index/);
  const [item, row] = await own(driven);
  expect(item).toMatchObject({ item: { key: 'accepted' } });
  expect(row).toMatchObject({ row: { title: 'A pact', effect: 'good', nodes: ['CC9'] } });
});

test('what somebody else has decided meanwhile is refused in a sentence', async () => {
  const driven = await filled();
  const { press, footer, journal } = driven;
  await press('I');
  const [one] = await journal.items<Proposal>('proposal', 'open');
  const { entry = '', ...item } = one ?? {};
  await journal.append('Bob', [
    {
      kind: 'correct',
      what: 'proposal',
      item: { ...(item as Proposal), key: 'refused' },
      target: entry,
    },
  ]);
  await press('a');
  expect(footer()).toMatch(/^the row to be changed is no longer in force/);
  expect(await own(driven)).toEqual([]);
});

test('beside the form a key takes what waits into the fields', async () => {
  const driven = await filled();
  const { press, screen, footer } = driven;
  // Russian crude bought is the first that is late
  await press('b', 'Enter');
  expect(screen()).toMatch(/proposed +CC4 2\.50 .* of A paper; CC4 2\.60 .* of A rumour/s);
  expect(footer()).toContain('^P take proposed');
  await press('^P', '^P');
  expect(screen()).toMatch(/value in mb\/d +2\.6\n/);
  await press('^P', 'Enter');
  expect(footer()).toMatch(/^recorded/);
  expect((await own(driven)).map(({ item, row }) => item?.key ?? row)).toMatchObject([
    'accepted',
    { indicator: 'CC4', value: 2.5, source: 'A paper' },
  ]);
  expect(await states(driven)).toEqual(['accepted', ...Array(6).fill('open')]);
});

test('what is typed as it waits answers that too', async () => {
  const driven = await filled();
  const { press, dashboard } = driven;
  dashboard.dispatch({ kind: 'next', next: { do: 'open', screen: 'record', target: 'RU1' } });
  await press('75', 'Tab', '30 nov', 'Tab', 'A map', 'Enter');
  expect((await own(driven)).map(({ item, row }) => item?.key ?? row)).toMatchObject([
    'accepted',
    { indicator: 'RU1', value: 75, source: 'A map' },
  ]);
});

test('in a walk a missing source is asked about once, and after twelve it is told how many are left', async () => {
  const driven = await drive(120, 36);
  const { press, footer } = driven;
  await press('b', 'e', '1.8', 'Enter');
  expect(footer()).toMatch(/^save although no source is given\?/);
  await press('y');
  expect(footer()).toMatch(/^recorded/);
  await press('j', 'e', '230', 'Enter');
  expect(footer()).toMatch(/^recorded/);
  await press('=', '=', '=', '=', '=', '=', '=', '=', '=');
  expect(footer()).toMatch(/^nothing new of /);
  await press('=');
  expect(footer()).toMatch(/^12 done, \d+ left; nothing new of /);
  await press('=');
  expect(footer()).toMatch(/^nothing new of /);
});

test('the list stays where it is whatever stands below it, and says what stands beside each', async () => {
  const days = Array.from({ length: 14 }, (_, at) =>
    at % 3 === 0
      ? {
          ...PACT,
          row: {
            ...PACT.row,
            nodes: ['RU12'],
            day: TODAY - 60 + at,
            title: `Pact ${at}`,
            id: `p${at}`,
          },
        }
      : reading('RU12', at + 1, 'A paper', TODAY - 60 + at),
  );
  const { press, screen, resize } = await filled(80, 24, days);
  await press('I');
  const seen: (string | undefined)[] = [];
  for (const _ of days) {
    const first = screen().split('\n')[2]?.slice(3);
    if (first !== seen.at(-1)) seen.push(first);
    await press('Down');
  }
  expect(new Set(seen).size).toBe(seen.length);
  for (const columns of [60, 80, 120]) {
    resize(columns, 24);
    expect(screen()).toMatch(/proposed +stands/);
  }
});
