import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../src/core/journal/assessment.ts';
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
        seq: expect.any(Number),
        withdrawn: undefined,
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

  test('keeps it also where the clock stands still and what comes later has the same instant', async () => {
    const now = () => '2026-11-24T10:00:00.000Z';
    const store = await open({ dataDir: folder(), author: 'ann', now });
    got(store.record([observation({ value: 3 })]));
    got(store.assess(JUDGEMENT, '2026-11-24'));
    got(store.record([observation({ value: 9 })]));
    const seq = store.assessments()[0]?.seq;
    const then = store.readingsUnder(strategyFile().strategy, seq);
    expect(then.of('land').map(({ value }) => value)).toEqual([3]);
  });

  test('is an entry of the journal; undone it is withdrawn and stays, redone it stands again', async () => {
    const dataDir = folder();
    const store = await open({ dataDir, author: 'ann' });
    got(store.record([observation({ value: 3 })]));
    got(store.assess(JUDGEMENT, '2026-11-24'));
    expect(store.entries().at(-1)).toMatchObject({
      subject: 'assessment',
      kind: 'record',
      id: 'n1',
      author: 'ann',
    });
    expect(got(store.undo()).summary).toBe('assessment n1');
    expect(store.assessments()).toMatchObject([
      { id: 'n1', judgement: JUDGEMENT, withdrawn: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect(values(store)).toEqual([3]);
    const bob = await open({ dataDir, author: 'bob' });
    expect(messages(bob.sign('n1'))[0]).toContain('ann has withdrawn it');
    expect(bob.undoable()).toBeUndefined();
    expect(store.undoable()).toContain('3 on');
    expect(got(store.redo()).summary).toBe('assessment n1');
    expect(store.assessments()[0]?.withdrawn).toBeUndefined();
    got(store.undo());
    got(store.undo());
    expect(values(store)).toEqual([]);
    expect(store.assessments()).toHaveLength(1);
  });

  test('that was withdrawn cannot be brought back once its author has written another', async () => {
    const store = await open({ dataDir: folder(), author: 'ann' });
    got(store.assess(JUDGEMENT, '2026-11-24'));
    got(store.undo());
    expect(got(store.assess(JUDGEMENT, '2026-11-24'))).toBe('n2');
    expect(store.redoable()).toBeUndefined();
    expect(store.assessments().map(({ withdrawn }) => withdrawn !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  test('loses a signature that is undone, and can be signed again by the same name', async () => {
    const dataDir = folder();
    const ann = await open({ dataDir, author: 'ann' });
    const bob = await open({ dataDir, author: 'bob' });
    got(ann.assess(JUDGEMENT, '2026-11-24'));
    got(bob.sign('n1'));
    expect(bob.undoable()).toBe('the signature under assessment n1');
    got(bob.undo());
    expect(bob.assessments()[0]?.signatures).toEqual([]);
    got(bob.sign('n1'));
    expect(bob.assessments()[0]?.signatures.map(({ author }) => author)).toEqual(['bob']);
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
    const shouted = await open({ dataDir, author: ' ANN' });
    expect(messages(shouted.sign('n1'))[0]).toContain('somebody else must sign it');
    got(bob.sign('n1'));
    expect(messages(bob.sign('n1'))[0]).toContain('bob has signed it already');
    const again = await open({ dataDir, author: 'BOB' });
    expect(messages(again.sign('n1'))[0]).toContain('BOB has signed it already');
    expect(messages(bob.sign('n2'))).toEqual([
      'there is no assessment with this id; "axiswatch assessment list" shows them',
    ]);
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
