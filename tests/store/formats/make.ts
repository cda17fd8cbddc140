/**
 * Makes the store that is kept for the format of today: `node tests/store/formats/make.ts`, once per format, when it is
 * released. Files that are there are never made again.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '../../../src/store/db/schema.ts';
import { openOrCreateStore } from '../../../src/store/journal/open-store.ts';
import { check, got, happening, observation, release, strategyFile } from '../samples.ts';

const target = new URL(`format-${SCHEMA_VERSION}.db`, import.meta.url).pathname;
if (existsSync(target)) throw new Error(`${target} is there and stays as it is`);
const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-'));
const common = { dataDir, strategy: strategyFile(), now: () => '2026-11-24T10:00:00.000Z' };
const shippedData = release(
  [observation({ value: 1 }), observation({ value: 2, observedOn: '2026-10-02' })],
  undefined,
  [{ id: 'starter:event:2026-09-01:a', happening: happening({ title: 'A' }) }],
);
const ann = got(await openOrCreateStore({ ...common, author: 'ann', shippedData }));
const bob = got(await openOrCreateStore({ ...common, author: 'bob', shippedData }));
got(
  ann.record([
    observation({
      value: 3,
      note: 'ann’s',
      source: 'S',
      url: 'https://example.org',
      origin: 'Customs',
    }),
  ]),
);
got(bob.correct('starter:land:2026-10-01', observation({ value: 1.5 })));
got(ann.retract('starter:land:2026-10-02'));
got(ann.record([observation({ value: 4 })]));
got(ann.undo());
got(bob.recordChecks([check({ observedOn: '2026-10-20', source: 'S' })]));
got(bob.recordEvents([happening({ title: 'B', amount: 2, direction: 'for' })]));
got(bob.setVisit('2026-11-24T10:00:00.000Z', undefined));
got(bob.acknowledge('wire', '2026-10-01'));
got(bob.saveScenario('mild', { land: 3 }));
got(
  ann.assess(
    {
      changed: 'Less land was taken.',
      soWhat: 'The front holds.',
      next: 'A pause is likely.',
      dissent: '',
      confidence: 'low',
      likelihood: 'likely',
    },
    '2026-11-24',
  ),
);
got(bob.sign('n1'));
got(
  bob.propose(
    [5, 6].map((value) => ({
      kind: 'reading',
      observation: observation({ value, source: 'Feed' }),
    })),
    'feed',
  ),
);
const cat = got(await openOrCreateStore({ ...common, author: 'cat', shippedData }));
const [, second] = cat.openProposals();
got(cat.answerProposals([{ id: second?.id ?? '', answer: 'refused', reason: 'too high' }]));
got(ann.backup(target));
for (const store of [ann, bob, cat]) store.close();
rmSync(dataDir, { recursive: true });
