import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../src/domain/assessment.ts';
import { folder, got, messages, observation, open, strategyFile, values } from './tools.ts';

const JUDGEMENT: Judgement = {
  changed: 'Less land was taken.',
  soWhat: 'The front holds.',
  next: 'A pause is likely.',
  dissent: 'Bob expects none.',
  confidence: 'moderate',
  likelihood: 'likely',
};

describe('an assessment', () => {
  test('is kept with author, day, strategy and the instant up to which the journal was known', async () => {
    const dataDir = folder();
    const store = await open({ dataDir, author: 'ann' });
    expect(got(store.assess(JUDGEMENT, '2026-11-24'))).toBe('n1');
    const again = await open({ dataDir, author: 'bob' });
    expect(again.assessments()).toEqual([
      {
        id: 'n1',
        author: 'ann',
        at: expect.stringMatching(/^\d{4}-/),
        asOf: '2026-11-24',
        strategy: strategyFile().sha256,
        judgement: JUDGEMENT,
        signatures: [],
      },
    ]);
    expect(again.strategyText(strategyFile().sha256)).toBeDefined();
  });

  test('keeps the board as it was known, whatever is recorded or undone later', async () => {
    let clock = 10;
    const now = () => `2026-11-24T10:00:${clock++}.000Z`;
    const store = await open({ dataDir: folder(), author: 'ann', now });
    got(store.record([observation({ value: 3 })]));
    got(store.assess(JUDGEMENT, '2026-11-24'));
    got(store.record([observation({ value: 9 })]));
    const [assessment] = store.assessments();
    const then = store.readingsKnownAt(assessment?.at ?? '');
    expect(then.of('land').map(({ value }) => value)).toEqual([3]);
    got(store.undo());
    expect(store.assessments()).toHaveLength(1);
    expect(values(store)).toEqual([3]);
  });

  test('can be changed or removed by nothing, not even past the program', async () => {
    const store = await open({ dataDir: folder(), author: 'ann' });
    got(store.assess(JUDGEMENT, '2026-11-24'));
    const database = new DatabaseSync(store.path);
    expect(() => database.exec("UPDATE assessment SET author = 'bob'")).toThrow('only followed');
    expect(() => database.exec('DELETE FROM assessment')).toThrow('only followed');
    database.close();
  });

  test('is signed by others, once each, and not by its author', async () => {
    const dataDir = folder();
    const ann = await open({ dataDir, author: 'ann' });
    const bob = await open({ dataDir, author: 'bob' });
    got(ann.assess(JUDGEMENT, '2026-11-24'));
    expect(messages(ann.sign('n1'))[0]).toContain('ann wrote it');
    got(bob.sign('n1'));
    expect(messages(bob.sign('n1'))[0]).toContain('bob has signed it already');
    expect(messages(bob.sign('n2'))[0]).toContain('there is no assessment with this id');
    expect(ann.assessments()[0]?.signatures.map(({ author }) => author)).toEqual(['bob']);
  });

  test('never moves a reading, and is in a backup', async () => {
    const store = await open({ dataDir: folder(), author: 'ann' });
    const before = values(store);
    got(store.assess(JUDGEMENT, '2026-11-24'));
    expect(values(store)).toEqual(before);
    const elsewhere = folder();
    got(store.backup(`${elsewhere}/small.db`));
    expect((await open({ dataDir: elsewhere })).assessments()).toHaveLength(1);
  });
});
