/** Proposals: kept in the journal, answered by a person, scored by none of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpenProposal, type Proposed } from '../../src/core/journal/proposal.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  decisionsAcceptingProposalsOverRivals,
  proposalRows,
} from '../../src/features/inbox/proposal-rows.ts';
import { readStoreAndBackupsHealth } from '../../src/store/db/health.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { holds, PATIENCE } from '../fuzz/fuzz.ts';
import { check, folder, got, happening, observation, open, strategyFile } from './tools.ts';

const { strategy } = strategyFile();
const TODAY = '2026-11-25';

const reading = (change: Parameters<typeof observation>[0]): Proposed => ({
  kind: 'reading',
  observation: observation({ source: 'Feed', ...change }),
});
const event = (title: string): Proposed => ({
  kind: 'event',
  happening: happening({ title, source: 'Feed' }),
});

/** All that scores follow from. */
function scored(store: Store): unknown {
  const board = boardAsOf(strategy, store.readings(), TODAY);
  return {
    scores: [...board.card.nodes.values()].map(({ score, low, high }) => [score, low, high]),
    readings: ['land', 'stance'].map((id) => store.readings().of(id)),
    events: store.events(),
  };
}

const states = (store: Store): readonly string[] =>
  store
    .proposalsKnownAt()
    .map(({ proposed, state }) =>
      'observation' in proposed ? `${proposed.observation.value} ${state}` : `event ${state}`,
    );

describe('what is proposed', () => {
  test('waits, with who proposed it, and changes nothing that is scored', async () => {
    const store = await open({ dataDir: folder() });
    const before = scored(store);
    const rows = [reading({ value: 5 }), event('A veto')];
    expect(got(store.propose(rows, 'feed'))).toMatchObject({ recorded: 2 });
    expect(scored(store)).toEqual(before);
    expect(store.waitingProposals()).toEqual({ count: 2, sources: 1, later: 0 });
    expect(store.openProposals()).toMatchObject([
      { proposed: rows[0], state: 'waiting', proposedBy: 'feed', reason: '' },
      { proposed: rows[1], state: 'waiting', proposedBy: 'feed' },
    ]);
  });

  test('is left out where it waits already, was refused, or stands and is not the newest', async () => {
    const store = await open({ dataDir: folder() });
    got(
      store.record([
        observation({ value: 3 }),
        observation({ value: 4, observedOn: '2026-10-02' }),
      ]),
    );
    got(store.propose([reading({ value: 5 }), reading({ value: 6 })]));
    const [, six] = store.openProposals();
    got(store.answerProposals([{ id: six?.id ?? '', answer: 'refused', reason: 'no' }]));
    const again = [reading({ value: 5 }), reading({ value: 6 }), reading({ value: 3 })];
    const newest = reading({ value: 4, observedOn: '2026-10-02' });
    expect(got(store.propose([...again, newest]))).toEqual({
      recorded: 1,
      rows: [newest],
      skipped: { open: 1, refused: 1, standing: 1 },
    });
    expect(states(store)).toEqual(['5 waiting', '6 refused', '4 waiting']);
    expect(got(store.propose(again))).toEqual({
      recorded: 0,
      rows: [],
      skipped: { open: 1, refused: 1, standing: 1 },
    });
  });

  test('says that somebody looked where it is the newest reading, once a day, and becomes a check', async () => {
    let now = '2026-11-24T12:00:00.000Z';
    const store = await open({ dataDir: folder(), now: () => now });
    got(store.record([observation({ value: 3, source: 'Feed' })]));
    const accept = (): void => {
      const rows = proposalRows(store.openProposals(), strategy, store.readings());
      expect(rows.map(({ state }) => state)).toEqual(['same']);
      got(store.answerProposals(decisionsAcceptingProposalsOverRivals(rows, TODAY)));
    };
    got(store.propose([reading({ value: 3 })], 'feed'));
    accept();
    expect(store.readings().of('land')).toHaveLength(1);
    expect(store.readings().checksOf('land')).toMatchObject([{ observedOn: '2026-11-24' }]);
    expect(got(store.propose([reading({ value: 3 })], 'feed')).recorded).toBe(0);
    now = '2026-11-25T12:00:00.000Z';
    expect(got(store.propose([reading({ value: 3 })], 'feed')).recorded).toBe(1);
    accept();
    expect(
      store
        .readings()
        .checksOf('land')
        .map(({ observedOn }) => observedOn),
    ).toEqual(['2026-11-24', '2026-11-25']);
  });

  test('says nothing where a newer reading came while it waited: accepting it records nothing', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 3, source: 'Feed' })]));
    got(store.propose([reading({ value: 3 })], 'feed'));
    got(store.record([observation({ value: 4, observedOn: '2026-11-02' })]));
    const rows = proposalRows(store.openProposals(), strategy, store.readings());
    expect(rows).toMatchObject([{ state: 'same', newer: { observedOn: '2026-11-02' } }]);
    expect(
      got(store.answerProposals(decisionsAcceptingProposalsOverRivals(rows, TODAY))),
    ).toMatchObject({
      recorded: 0,
      answered: 1,
    });
    expect(store.readings().checksOf('land')).toEqual([]);
    expect(states(store)).toEqual(['3 accepted']);
    got(store.undo());
    expect(states(store)).toEqual(['3 waiting']);
  });

  test('is recorded with the yes as one action, which one undo takes back', async () => {
    const store = await open({ dataDir: folder(), author: 'ann' });
    got(store.propose([reading({ value: 5 }), event('A veto')], 'feed'));
    const before = scored(store);
    const rows = proposalRows(store.openProposals(), strategy, store.readings());
    expect(
      got(store.answerProposals(decisionsAcceptingProposalsOverRivals(rows, TODAY))),
    ).toMatchObject({
      recorded: 2,
      answered: 2,
    });
    expect(store.readings().asOf('land', TODAY)).toMatchObject({ value: 5, author: 'ann' });
    expect(store.events()).toMatchObject([{ title: 'A veto', author: 'ann' }]);
    expect(store.undoable()).toBe('1 reading and 1 event that were proposed');
    expect(store.waitingProposals().count).toBe(0);
    got(store.undo());
    expect(scored(store)).toEqual(before);
    expect(states(store)).toEqual(['5 waiting', 'event waiting']);
    got(store.redo());
    expect(states(store)).toEqual(['5 accepted', 'event accepted']);
    expect(store.readings().asOf('land', TODAY)?.value).toBe(5);
  });

  test('is recorded as a person changed it, and keeps what was proposed', async () => {
    const store = await open({ dataDir: folder() });
    got(store.propose([reading({ value: 5 })], 'feed'));
    const [only] = store.openProposals();
    const changed = observation({ value: 4.5, source: 'Feed' });
    got(
      store.answerProposals([
        { id: only?.id ?? '', answer: 'accepted', reason: '', reading: changed },
      ]),
    );
    expect(store.readings().asOf('land', TODAY)?.value).toBe(4.5);
    expect(states(store)).toEqual(['5 accepted']);
  });

  test('corrects what the same source gave for the same day, and stands beside what another gave', async () => {
    const store = await open({ dataDir: folder(), author: 'ann' });
    got(store.record([observation({ value: 3, source: 'Feed' })]));
    got(store.propose([reading({ value: 5 }), reading({ value: 6, source: 'Other' })], 'feed'));
    for (const open_ of store.openProposals()) {
      const rows = proposalRows([open_], strategy, store.readings());
      got(store.answerProposals(decisionsAcceptingProposalsOverRivals(rows, TODAY)));
    }
    expect(store.history('land').map(({ value, fate }) => [value, fate])).toEqual([
      [3, 'corrected'],
      [5, 'stands'],
      [6, 'stands'],
    ]);
    got(store.undo());
    got(store.undo());
    expect(store.history('land').filter(({ standing }) => standing)).toMatchObject([{ value: 3 }]);
  });

  test('is answered once; a second answer says so, and nothing of it is written', async () => {
    const ann = await open({ dataDir: folder(), author: 'ann' });
    got(ann.propose([reading({ value: 5 }), reading({ value: 6 })]));
    const [five, six] = ann.openProposals().map(({ id }) => id);
    got(ann.answerProposals([{ id: five ?? '', answer: 'refused', reason: '' }]));
    const twice = ann.answerProposals([
      { id: six ?? '', answer: 'refused', reason: '' },
      { id: five ?? '', answer: 'accepted', reason: '', reading: observation({ value: 5 }) },
    ]);
    expect(twice).toMatchObject({
      ok: false,
      problems: [
        {
          path: five,
          message:
            'this proposal does not stand any more: it was answered, or taken back by who made it; "axiswatch inbox" shows those that wait',
        },
      ],
    });
    expect(states(ann)).toEqual(['5 refused', '6 waiting']);
  });

  test('is known of a past instant as it stood then, and what was put off stays open', async () => {
    let now = '2026-11-20T12:00:00.000Z';
    const store = await open({ dataDir: folder(), now: () => now });
    got(store.propose([reading({ value: 5 })], 'feed'));
    now = '2026-11-22T12:00:00.000Z';
    const [only] = store.openProposals();
    got(store.answerProposals([{ id: only?.id ?? '', answer: 'later', reason: 'no map yet' }]));
    expect(store.openProposals()).toMatchObject([{ state: 'later', reason: 'no map yet' }]);
    expect(store.waitingProposals().count).toBe(0);
    expect(store.proposalsKnownAt('2026-11-19T00:00:00.000Z')).toEqual([]);
    expect(store.proposalsKnownAt('2026-11-21T00:00:00.000Z')).toMatchObject([
      { state: 'waiting' },
    ]);
    expect(store.proposalsKnownAt()).toMatchObject([{ state: 'later', reason: 'no map yet' }]);
  });

  test('that an event cannot be recorded refuses the whole answer', async () => {
    const store = await open({ dataDir: folder() });
    got(
      store.propose([
        reading({ value: 5 }),
        { kind: 'event', happening: happening({ title: 'B', follows: 'none' }) },
      ]),
    );
    const rows = proposalRows(store.openProposals(), strategy, store.readings());
    expect(store.answerProposals(decisionsAcceptingProposalsOverRivals(rows, TODAY)).ok).toBe(
      false,
    );
    expect(states(store)).toEqual(['5 waiting', 'event waiting']);
    expect(store.readings().of('land')).toEqual([]);
  });

  test('is sound to the doctor', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.propose([reading({ value: 5 }), reading({ value: 6 })], 'feed'));
    const [five] = store.openProposals();
    got(
      store.answerProposals([
        { id: five?.id ?? '', answer: 'accepted', reason: '', reading: observation({ value: 5 }) },
      ]),
    );
    got(store.undo());
    store.close();
    const { store: health } = readStoreAndBackupsHealth(store.path, 'small');
    expect(health?.problem).toBeUndefined();
  });
});

/** What a person and a script can do, by name; only the first four may move a score. */
const PERSON = ['record', 'accept', 'undo', 'redo'] as const;
const OTHERS = ['propose', 'refuse', 'later', 'check', 'script undo', 'script redo'] as const;

test(
  'nothing that was proposed moves a score before somebody has said yes, whatever is done',
  async () => {
    const step = fc.record({
      does: fc.constantFrom(...PERSON, ...OTHERS),
      value: fc.integer({ min: 1, max: 6 }),
      day: fc.integer({ min: 1, max: 4 }).map((day) => `2026-11-0${day}`),
      which: fc.nat(20),
    });
    await holds('proposals', fc.array(step, { maxLength: 40 }), 40, async (steps) => {
      const dataDir = folder();
      const [ann, feed] = [
        await open({ dataDir, author: 'ann' }),
        await open({ dataDir, author: 'feed' }),
      ];
      const yes = new Set<string>();
      for (const { does, value, day, which } of steps) {
        ann.changed();
        feed.changed();
        const before = scored(ann);
        const open_ = ann.openProposals();
        const one = open_[which % Math.max(1, open_.length)];
        if (does === 'record') got(ann.record([observation({ value, observedOn: day })]));
        if (does === 'record') yes.add(`${day} ${value}`);
        if (does === 'propose')
          got(
            feed.propose(
              which % 4 === 0 ? [event(`E${value}`)] : [reading({ value, observedOn: day })],
            ),
          );
        if (does === 'check') got(ann.recordChecks([check({ observedOn: day })]));
        if (does === 'accept' && one !== undefined) {
          const rows = proposalRows([one], strategy, ann.readings());
          const looked = ann.readings().checksOf('land').length;
          got(ann.answerProposals(decisionsAcceptingProposalsOverRivals(rows, TODAY)));
          // what is older than the newest reading is no look at the indicator
          const newest = ann.readings().of('land').at(-1)?.observedOn ?? '';
          if ('observation' in one.proposed && one.proposed.observation.observedOn < newest)
            expect(ann.readings().checksOf('land')).toHaveLength(looked);
          if ('observation' in one.proposed)
            yes.add(`${one.proposed.observation.observedOn} ${one.proposed.observation.value}`);
        }
        if ((does === 'refuse' || does === 'later') && one !== undefined) {
          const answer = does === 'refuse' ? 'refused' : 'later';
          got(ann.answerProposals([{ id: one.id, answer, reason: 'r' }]));
        }
        if (does === 'undo') ann.undo();
        if (does === 'redo') ann.redo();
        if (does === 'script undo') feed.undo();
        if (does === 'script redo') feed.redo();
        ann.changed();
        if (OTHERS.some((each) => each === does)) expect(scored(ann)).toEqual(before);
        for (const each of ann.readings().of('land'))
          expect(yes).toContain(`${each.observedOn} ${each.value}`);
        expect(ann.openProposals()).toEqual(ann.proposalsKnownAt().filter(isOpenProposal));
      }
      ann.close();
      feed.close();
      expect(readStoreAndBackupsHealth(ann.path, 'small').store?.problem).toBeUndefined();
    });
  },
  PATIENCE,
);
