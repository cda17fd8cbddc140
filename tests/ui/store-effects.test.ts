/** What the dashboard asks of a store: what is done, and what is answered when it is, is not, or changes nothing. */
import { describe, expect, test } from 'vitest';
import { readChangesSinceVisit } from '../../src/features/board/visit.ts';
import { clipboardSequence } from '../../src/tui/ink/clipboard.ts';
import type { Session } from '../../src/tui/session.ts';
import type { Effect, Message } from '../../src/tui/state.ts';
import { LIVE, viewOfOtherDay } from '../../src/tui/view.ts';
import { performStoreEffect, readStoredState } from '../../src/ui/store-effects.ts';
import {
  Clock,
  check,
  folder,
  got,
  happening,
  observation,
  open,
  strategyFile,
  values,
} from '../store/tools.ts';

const AT = '2026-11-24T10:00:00.000Z';

async function sit(readOnly = false) {
  const dataDir = folder();
  const clock = new Clock(AT);
  if (readOnly) got((await open({ dataDir, now: clock.now })).record([observation()]));
  const store = await open({ dataDir, now: clock.now, readOnly });
  const { strategy, sha256 } = strategyFile();
  const session: Session = {
    strategy,
    strategyHash: sha256.slice(0, 8),
    strategyPath: undefined,
    store,
    today: '2026-11-24',
    now: AT,
    readClock: () => ({ today: '2026-11-24', now: clock.now(), untilMidnight: 43_200_000 }),
    asOf: '2026-11-24',
    asOfGiven: false,
    author: 'ann',
    authorGiven: false,
    settings: {},
    ownKeys: {},
    ownKeysPath: '',
    linear: false,
    keepsSettings: true,
    saveSetting: async () => ({ ok: true, value: undefined }),
    color: true,
    notices: [],
  };
  const ask = (effect: Effect): Message | undefined => {
    const answers: Message[] = [];
    performStoreEffect(session, effect, (message) => answers.push(message));
    expect(answers.length).toBeLessThan(2);
    return answers[0];
  };
  return { store, session, ask, clock, dataDir };
}

const JUDGEMENT = {
  changed: 'a',
  soWhat: 'b',
  next: 'c',
  dissent: '',
  confidence: 'low',
  likelihood: undefined,
} as const;

/** Everything that writes, in an order in which each can be done. */
const WRITES: readonly Effect[] = [
  { kind: 'record', observation: observation() },
  { kind: 'correct', reading: 'r1', observation: observation({ value: 60 }) },
  { kind: 'recordEvent', happening: happening() },
  { kind: 'acknowledge', tripwire: 'wire', since: '2026-10-01' },
  { kind: 'unacknowledge', tripwire: 'wire', since: '2026-10-01' },
  { kind: 'assess', judgement: JUDGEMENT, asOf: '2026-11-24' },
  { kind: 'saveScenario', name: 'mild', values: { land: 3 } },
  { kind: 'deleteScenario', name: 'mild' },
  { kind: 'retract', reading: 'r1' },
  { kind: 'check', checks: [check()] },
  { kind: 'retractCheck', check: 'c6' },
];

describe('what is written', () => {
  test('is answered with what the store says now', async () => {
    const { store, ask } = await sit();
    for (const effect of WRITES) {
      const answer = ask(effect);
      const now = readStoredState(store);
      switch (effect.kind) {
        case 'acknowledge':
        case 'unacknowledge':
          expect(answer, effect.kind).toEqual({ kind: 'recorded', stored: now, changed: true });
          expect(store.acknowledgements()).toHaveLength(effect.kind === 'acknowledge' ? 1 : 0);
          break;
        case 'saveScenario':
        case 'deleteScenario':
          expect(answer, effect.kind).toEqual({
            kind: 'scenarios',
            scenarios: store.scenarios(),
          });
          expect(store.scenarios()).toHaveLength(effect.kind === 'saveScenario' ? 1 : 0);
          break;
        default:
          expect(answer, effect.kind).toEqual({ kind: 'recorded', stored: now, changed: true });
      }
    }
    expect(store.entries().map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'record reading',
      'correct reading',
      'record event',
      'record assessment',
      'retract reading',
      'record check',
      'retract check',
    ]);
  });

  test('and says the same as what stands changes nothing, and so it is answered', async () => {
    const { store, ask } = await sit();
    ask({ kind: 'record', observation: observation() });
    ask({ kind: 'recordEvent', happening: happening() });
    const before = store.entries().length;
    const [event] = store.events();
    const changes = [
      ask({ kind: 'record', observation: observation() }),
      ask({ kind: 'recordEvent', happening: happening() }),
      ask({ kind: 'correct', reading: 'r1', observation: observation() }),
      ask({ kind: 'correctEvent', event: event?.id ?? '', happening: happening() }),
    ].map((answer) => answer?.kind === 'recorded' && answer.changed);
    expect(changes).toEqual([false, false, false, false]);
    expect(store.entries()).toHaveLength(before);
    const changed = happening({ title: 'Other' });
    ask({ kind: 'correctEvent', event: event?.id ?? '', happening: changed });
    expect(store.events().map(({ title }) => title)).toEqual(['Other']);
    ask({ kind: 'retractEvent', event: event?.id ?? '' });
    expect(store.events()).toEqual([]);
  });

  test('on a store for reading only is refused, with nothing changed', async () => {
    const { store, ask } = await sit(true);
    const before = store.entries().length;
    for (const effect of [...WRITES, { kind: 'undo' }, { kind: 'redo' }] as const)
      expect(ask(effect)?.kind, effect.kind).toBe('refused');
    expect(ask({ kind: 'sign', assessment: 'n1' })?.kind).toBe('refused');
    expect(store.entries()).toHaveLength(before);
  });
});

test('undo and redo say how, and what they took back or brought again', async () => {
  const { store, ask } = await sit();
  ask({ kind: 'record', observation: observation() });
  const undone = ask({ kind: 'undo' });
  expect(undone).toMatchObject({ kind: 'takenBack', how: 'undo', stored: readStoredState(store) });
  expect(values(store)).toEqual([]);
  expect(ask({ kind: 'undo' })?.kind).toBe('refused');
  expect(ask({ kind: 'redo' })).toMatchObject({ kind: 'takenBack', how: 'redo' });
  expect(values(store)).toEqual([50]);
});

test('what is only read is answered as it was asked, and other effects are left alone', async () => {
  const { store, ask } = await sit();
  ask({ kind: 'record', observation: observation() });
  expect(ask({ kind: 'journal' })).toEqual({
    kind: 'journal',
    entries: store.entries(),
    whole: true,
  });
  expect(ask({ kind: 'reload' })).toEqual({ kind: 'stored', stored: readStoredState(store) });
  expect(ask({ kind: 'scenarios' })).toEqual({ kind: 'scenarios', scenarios: [] });
  const hash = strategyFile().sha256.slice(0, 8);
  const revision = ask({ kind: 'revision', hash, asOf: '2026-10-02' });
  expect(revision?.kind === 'revision' && revision.board?.asOf).toBe('2026-10-02');
  expect(ask({ kind: 'revision', hash: '00000000', asOf: '2026-10-02' })).toEqual({
    kind: 'revision',
    hash: '00000000',
    board: undefined,
  });
  const known = ask({ kind: 'knownBefore', event: 'e1', day: '2026-12-24' });
  expect(known?.kind === 'knownBefore' && known.readings.of('land')).toHaveLength(1);
  const unknown = ask({ kind: 'knownBefore', event: 'e1', day: '2026-11-24' });
  expect(unknown?.kind === 'knownBefore' && unknown.readings.of('land')).toEqual([]);
  expect(ask({ kind: 'quit' })).toBeUndefined();
});

test.each([
  [20_000, true, 1],
  [20_001, false, 2],
])(
  'of a journal of %i entries the newest 20 000 are shown, and whether these are all',
  async (length, whole, first) => {
    const { store, session } = await sit();
    got(store.record([observation()]));
    const [entry] = store.entries();
    if (entry === undefined) throw new Error('no entry');
    const all = Array.from({ length }, (_, at) => ({ ...entry, seq: at + 1 }));
    store.entries = ({ limit = 1000 } = {}) => all.slice(-limit);
    const answers: Message[] = [];
    performStoreEffect(session, { kind: 'journal' }, (message) => answers.push(message));
    const [answer] = answers;
    if (answer?.kind !== 'journal') throw new Error('not answered');
    expect(answer.whole).toBe(whole);
    expect(answer.entries).toHaveLength(20_000);
    expect(answer.entries[0]?.seq).toBe(first);
    expect(answer.entries.at(-1)?.seq).toBe(length);
  },
);

test('what another program wrote is there once it is asked for anew, and may be signed by who did not write it', async () => {
  const { store, ask, dataDir } = await sit();
  expect(readStoredState(store).readings.of('land')).toEqual([]);
  const bob = await open({ dataDir, author: 'bob' });
  got(bob.record([observation({ value: 7 })]));
  got(bob.assess(JUDGEMENT, '2026-11-24'));
  const reloaded = ask({ kind: 'reload' });
  if (reloaded?.kind !== 'stored') throw new Error('not answered');
  expect(reloaded.stored.readings.of('land').map(({ value }) => value)).toEqual([7]);
  const [assessment] = reloaded.stored.assessments;
  if (assessment === undefined) throw new Error('no assessment');
  const signed = ask({ kind: 'sign', assessment: assessment.id });
  expect(signed).toEqual({ kind: 'recorded', stored: readStoredState(store), changed: true });
  expect(store.assessments()[0]?.signatures).toMatchObject([{ author: 'ann' }]);
  // and by a third person at the same terminal, once
  const third = { kind: 'sign', assessment: assessment.id, author: 'cem' } as const;
  expect(ask(third)?.kind).toBe('recorded');
  expect(store.assessments()[0]?.signatures).toMatchObject([{ author: 'ann' }, { author: 'cem' }]);
  expect(ask(third)?.kind).toBe('refused');
  const stood = ask({ kind: 'boardThen', assessment });
  expect(stood).toMatchObject({
    kind: 'boardThen',
    assessment: assessment.id,
    board: { asOf: '2026-11-24' },
  });
});

test('a second person signs in the program under a name of their own, and each takes back what is theirs', async () => {
  const { store, ask } = await sit();
  ask({ kind: 'assess', judgement: JUDGEMENT, asOf: '2026-11-24' });
  const [assessment] = store.assessments();
  if (assessment === undefined) throw new Error('no assessment');
  expect(ask({ kind: 'sign', assessment: assessment.id })?.kind).toBe('refused');
  expect(store.writeAs(' ')).toMatchObject({ ok: false });
  expect(ask({ kind: 'sign', assessment: assessment.id })?.kind).toBe('refused');
  expect(store.writeAs(' bob ')).toEqual({ ok: true, value: 'bob' });
  expect(ask({ kind: 'sign', assessment: assessment.id })?.kind).toBe('recorded');
  expect(store.assessments()[0]?.signatures).toMatchObject([{ author: 'bob' }]);
  expect(ask({ kind: 'undo' })?.kind).toBe('takenBack');
  expect(store.undoable()).toBeUndefined();
  store.writeAs('ann');
  expect(store.undoable()).toContain('n1');
});

test('a past day and the history of an indicator are answered for the view that is asked for', async () => {
  const { ask } = await sit();
  ask({ kind: 'record', observation: observation() });
  const view = { ...viewOfOtherDay('2026-10-01'), systemTime: 'then' } as const;
  expect(ask({ kind: 'past', view })).toMatchObject({ kind: 'past', view, rules: undefined });
  expect(ask({ kind: 'history', indicator: 'land', view })).toMatchObject({
    kind: 'history',
    indicator: 'land',
    rows: [],
  });
  expect(ask({ kind: 'history', indicator: 'land', view: LIVE })).toMatchObject({
    rows: [{ value: 50 }],
  });
});

test('since a visit are counted the values that are new or other than they were, each day once', async () => {
  const { store, session, clock } = await sit();
  got(
    store.record([observation({ value: 1 }), observation({ value: 2, observedOn: '2026-10-05' })]),
  );
  const at = clock.now();
  const seen = () => readChangesSinceVisit(session, at);
  expect(readChangesSinceVisit(session, undefined)).toBeUndefined();
  expect(seen()).toMatchObject({ entered: 0, orMore: false });
  clock.move(60);
  got(store.record([observation({ value: 3 })]));
  got(store.record([observation({ value: 4 })]));
  expect(seen()?.entered).toBe(1);
  got(store.record([observation({ value: 5, observedOn: '2026-10-06' })]));
  expect(seen()?.entered).toBe(2);
  got(store.undo());
  expect(seen()?.entered).toBe(1);
  got(store.record([observation({ value: 1 })]));
  expect(
    seen()
      ?.board.readings.of('land')
      .map(({ value }) => value),
  ).toEqual([1, 2]);
  // a new day is new, also with the value of the day before
  got(store.record([observation({ value: 1, observedOn: '2026-10-03' })]));
  expect(seen()?.entered).toBe(2);
});

test('a text goes to the clipboard of the terminal as its bytes', () => {
  expect(clipboardSequence('é')).toBe('\u001b]52;c;w6k=\u0007');
});
