/** What is put into the inbox. */
import { expect, test } from 'vitest';
import { type Proposal, propose } from '../../src/features/inbox/propose-rows.ts';
import type { EventRow, ReadingRow } from '../../src/model/record.ts';
import type { Change } from '../../src/store/port.ts';
import { drive } from './drive.tsx';
import { TODAY } from './shell.ts';

const reading = (value: number, day = TODAY - 1) => ({
  what: 'reading' as const,
  row: { indicator: 'RU1', day, value, confidence: 'high' } satisfies ReadingRow,
});
const event = (id: string, title = 'A raid') => ({
  what: 'event' as const,
  row: {
    ...{ id, day: TODAY - 1, nodes: ['NK2'], title, side: 'china', amount: 1 },
    confidence: 'high',
  } satisfies EventRow,
});

const items = async ({ journal }: Awaited<ReturnType<typeof drive>>) =>
  journal.items<Proposal>('proposal');
const decided = (item: Proposal & { entry: string }, to: Partial<Proposal>): Change => {
  const { entry, ...proposal } = item;
  return { kind: 'correct', what: 'proposal', item: { ...proposal, ...to }, target: entry };
};

test('what is new waits, and what stands, waits or was refused does not come again', async () => {
  const driven = await drive();
  const { journal, dashboard } = driven;
  const { context } = dashboard.snapshot().state.world;
  const by = { by: 'a script' };
  await journal.append('Bob', [
    { kind: 'record', ...reading(30) },
    { kind: 'record', ...event('one') },
  ]);
  const rows = [reading(30), reading(31), reading(31), event('other'), event('two', 'A pact')];
  expect(await propose(context, rows, by)).toEqual({ proposed: 2, known: 3, refused: 0 });
  const [first, second] = await items(driven);
  expect([first?.title, first?.by, first?.key]).toEqual([
    'RU1 31 km²/mo on 30 Nov 2026',
    'a script',
    'open',
  ]);
  if (first === undefined || second === undefined) throw new Error('nothing waits');
  await journal.append('Ann', [decided(first, { key: 'refused' })]);
  await journal.append('Ann', [decided(second, { key: 'later' })]);
  expect(await propose(context, rows, by)).toEqual({ proposed: 0, known: 3, refused: 2 });
  // taken back, the refusal was none
  await journal.undo('Ann');
  await journal.undo('Ann');
  expect(await propose(context, rows, by)).toEqual({ proposed: 0, known: 5, refused: 0 });
  const { board } = dashboard.snapshot().state.world;
  await dashboard.reload();
  expect(dashboard.snapshot().state.world.board.score(board.strategy.index)).toBeDefined();
});

test('what was accepted with another value does not come back as it was', async () => {
  const driven = await drive();
  const { journal, dashboard } = driven;
  const { context } = dashboard.snapshot().state.world;
  await propose(context, [reading(31), reading(40, TODAY - 9)], { by: 'Bob' });
  const [edited, taken] = await items(driven);
  if (edited === undefined || taken === undefined) throw new Error('nothing waits');
  await journal.append('Ann', [
    decided(edited, { key: 'accepted', reason: 'edited' }),
    { kind: 'record', ...reading(32) },
    decided(taken, { key: 'accepted' }),
  ]);
  const again = await propose(context, [reading(31), reading(40, TODAY - 9)], { by: 'Bob' });
  expect(again).toEqual({ proposed: 1, known: 1, refused: 0 });
});

test.each(['shipped', ' Ship\u200bped ', '', 'a\u001bb'])('nobody proposes as %j', async (by) => {
  const { dashboard, journal } = await drive();
  const { context } = dashboard.snapshot().state.world;
  await expect(propose(context, [reading(31)], { by })).rejects.toThrow(/^by: must be /);
  expect(await journal.items('proposal')).toEqual([]);
});
