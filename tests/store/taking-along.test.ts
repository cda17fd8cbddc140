/** A whole board that comes along into the store of another strategy. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Judgement } from '../../src/core/journal/assessment.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import {
  Clock,
  folder,
  got,
  happening,
  messages,
  observation,
  open,
  strategyFile,
  values,
} from './tools.ts';

const JUDGEMENT: Judgement = {
  changed: 'Less.',
  soWhat: 'It holds.',
  next: 'A pause.',
  dissent: 'None.',
  confidence: 'moderate',
  likelihood: 'likely',
};
const OTHER = strategyFile({ id: 'other' });

/** A board on which two people have done everything that can be done. */
async function fullBoard(dataDir: string, now: () => string): Promise<Store> {
  const ann = await open({ dataDir, now });
  got(ann.record([observation({ value: 1 }), observation({ indicator: 'stance', value: 2 })]));
  const [, stance] = ann.entries();
  got(
    ann.correct(
      stance?.kind === 'record' ? stance.id : '',
      observation({ indicator: 'stance', value: 1 }),
    ),
  );
  got(ann.recordEvents([happening()]));
  got(ann.assess(JUDGEMENT, '2026-11-01'));
  const bob = await open({ dataDir, now, author: 'bob' });
  got(bob.sign('n1'));
  got(bob.record([observation({ observedOn: '2026-10-02', value: 7 })]));
  got(bob.undo());
  got(ann.record([observation({ observedOn: '2026-10-03', value: 9 })]));
  got(ann.acknowledge('much', '2026-10-01'));
  got(ann.saveScenario('mild', { land: 3 }));
  got(ann.setVisit(now(), undefined));
  bob.close();
  return ann;
}

/** Everything that a store says, apart from whose it is. */
function saidBy(store: Store): unknown {
  const [readings, history] = [store.readings(), ['land', 'stance'].map((id) => store.history(id))];
  return {
    readings: ['land', 'stance', 'drones'].map((id) => readings.of(id)),
    history,
    events: store.events(),
    entries: store.entries(),
    visit: store.lastVisit(),
    assessments: store.assessments(),
    acknowledgements: store.acknowledgements(),
    scenarios: store.scenarios(),
    undoable: store.undoable(),
    redoable: store.redoable(),
  };
}

function copyOf(store: Store): string {
  const copy = join(folder(), 'board.db');
  got(store.backup(copy));
  return copy;
}

test('all of it comes along once, with authors, instants, signatures and what was undone, and the store it came from stays as it was', async () => {
  const [dataDir, clock] = [folder(), new Clock('2026-11-24T10:00:00.000Z')];
  const source = await fullBoard(dataDir, clock.now);
  const before = saidBy(source);
  const copy = copyOf(source);
  source.close();
  const bytes = readFileSync(source.path);
  clock.move(3600);
  const target = await open({ dataDir, strategy: OTHER, now: clock.now });
  expect(got(target.takeAlong(copy))).toBe('taken');
  expect(saidBy(target)).toEqual(before);
  expect(target.assessments()[0]).toMatchObject({ author: 'ann', signatures: [{ author: 'bob' }] });
  expect(got(target.takeAlong(copy))).toBe('there');
  expect(saidBy(target)).toEqual(before);
  expect(readFileSync(source.path)).toEqual(bytes);
  // The assessment can still be laid beside the board by the strategy file it was written by; this one is in force now.
  expect(target.strategyText(strategyFile().sha256)).toContain('"id":"small"');
  expect(target.strategies().at(-1)).toEqual({
    sha256: OTHER.sha256,
    hash: OTHER.sha256.slice(0, 8),
    firstSeen: '2026-11-24T11:00:00.000Z',
  });
  expect(target.notices).toEqual([]);
  // Numbers go on behind those that came along.
  got(target.record([observation({ observedOn: '2026-10-04', value: 5 })]));
  expect(target.entries().at(-1)?.seq).toBe(10);
  got(target.undo());
  got(target.undo());
  expect(values(target)).toEqual([1]);
  expect(values(await open({ dataDir }))).toEqual([1, 9]);
});

test('a store with entries of its own is left as it is', async () => {
  const dataDir = folder();
  const source = await open({ dataDir });
  got(source.record([observation({ value: 1 })]));
  const target = await open({ dataDir, strategy: OTHER });
  got(target.record([observation({ value: 2 })]));
  expect(got(target.takeAlong(copyOf(source)))).toBe('own');
  expect(values(target)).toEqual([2]);
});

test('what has come to the old board since is no reason to take a board that has gone on a second time', async () => {
  const dataDir = folder();
  const source = await open({ dataDir });
  got(source.record([observation({ value: 1 })]));
  const target = await open({ dataDir, strategy: OTHER });
  expect(got(target.takeAlong(copyOf(source)))).toBe('taken');
  got(target.record([observation({ observedOn: '2026-10-02', value: 2 })]));
  expect(got(target.takeAlong(copyOf(source)))).toBe('there');
  got(source.record([observation({ observedOn: '2026-10-03', value: 3 })]));
  expect(got(target.takeAlong(copyOf(source)))).toBe('own');
  expect(values(target)).toEqual([1, 2]);
});

test('what the other strategy does not know is kept and not scored', async () => {
  const dataDir = folder();
  const source = await open({ dataDir });
  got(source.record([observation({ value: 1 }), observation({ indicator: 'stance', value: 2 })]));
  const [land] = JSON.parse(new TextDecoder().decode(OTHER.bytes)).root.children;
  const strategy = strategyFile({
    id: 'narrow',
    root: { id: 'root', kind: 'gauge', title: 'Root', children: [land] },
  });
  expect(source.contents(strategy.strategy)).toEqual({
    entries: 2,
    readings: 2,
    own: 2,
    misfits: 1,
    events: 0,
    assessments: 0,
  });
  const target = await open({ dataDir, strategy });
  expect(got(target.takeAlong(copyOf(source)))).toBe('taken');
  expect(target.misfits).toEqual([
    '1 reading no longer fits the strategy and is not scored; it takes no readings of stance any more. They are kept: "axiswatch export -o kept.csv --what journal" carries them out, and a strategy file that has these indicators scores them.',
  ]);
  expect(target.entries()).toEqual(source.entries());
});

test('where something fails on the way nothing has come along', async () => {
  const dataDir = folder();
  const source = await fullBoard(dataDir, () => '2026-11-24T10:00:00.000Z');
  const copy = copyOf(source);
  const damaged = new DatabaseSync(copy);
  damaged.exec('DROP TABLE scenario');
  damaged.close();
  const target = await open({ dataDir, strategy: OTHER });
  expect(messages(target.takeAlong(copy))[0]).toMatch(/^nothing was recorded: .* is damaged/);
  expect(target.entries()).toEqual([]);
  expect(target.assessments()).toEqual([]);
  expect(messages(target.takeAlong(join(folder(), 'no', 'such.db')))).toHaveLength(1);
});
