/** What of a store a past board shows. */
import { describe, expect, test, vi } from 'vitest';
import type { JournalPort } from '../../src/core/journal/journal-port.ts';
import { localDayOfVisit } from '../../src/features/board/visit.ts';
import type { Session } from '../../src/tui/session.ts';
import type { Message } from '../../src/tui/state.ts';
import { LIVE, viewOfOtherDay } from '../../src/tui/view.ts';
import {
  readIndicatorHistoryMessage,
  readPastViewMessage,
  readReadingsKnownBeforeEventMessage,
} from '../../src/ui/past-messages.ts';
import { document, leaf } from '../core/make.ts';
import { Clock, folder, got, happening, observation, open, strategyFile } from '../store/tools.ts';

const shown = (message: Message): unknown =>
  message.kind === 'history' && message.rows.map(({ value, fate }) => [value, fate]);

test('the readings of an indicator on a past board end with its day, and as known then with what was known', async () => {
  const clock = new Clock('2026-10-01T10:00:00.000Z');
  const store = await open({ dataDir: folder(), now: clock.now });
  got(store.record([observation({ value: 1, observedOn: '2026-09-01' })]));
  clock.move(20 * 86_400);
  got(store.correct('r1', observation({ value: 2, observedOn: '2026-09-01' })));
  got(store.record([observation({ value: 3, observedOn: '2026-10-20' })]));
  const past = viewOfOtherDay('2026-10-05');
  expect(shown(readIndicatorHistoryMessage({ store }, 'land', LIVE))).toEqual([
    [1, 'corrected'],
    [2, 'stands'],
    [3, 'stands'],
  ]);
  expect(shown(readIndicatorHistoryMessage({ store }, 'land', past))).toEqual([
    [1, 'corrected'],
    [2, 'stands'],
  ]);
  expect(
    shown(readIndicatorHistoryMessage({ store }, 'land', { ...past, systemTime: 'then' })),
  ).toEqual([[1, 'stands']]);
});

/** A session of a day on a store; the hash of its strategy file is all zeros. */
function sessionOn(store: JournalPort): Session {
  const now = '2026-11-24T10:00:00.000Z';
  return {
    strategy: strategyFile().strategy,
    strategyHash: '00000000',
    strategyPath: undefined,
    store,
    today: '2026-11-24',
    now,
    asOf: '2026-11-24',
    asOfGiven: false,
    author: 'ann',
    settings: {},
    ownKeys: {},
    ownKeysPath: '',
    linear: false,
    keepsSettings: true,
    color: true,
    notices: [],
    readClock: () => ({ today: '2026-11-24', now, untilMidnight: 43_200_000 }),
    authorGiven: false,
    saveSetting: async () => ({ ok: true, value: undefined }),
  };
}

describe('what a past board rests on', () => {
  const [OLDER, NEWER] = ['aaaaaaaa', 'bbbbbbbb'];
  const KEPT = [
    { hash: OLDER, firstSeen: '2026-09-01T10:00:00.000Z' },
    { hash: NEWER, firstSeen: '2026-10-05T23:59:59.999Z' },
  ];

  /** A session on a store that keeps these files, and what it answers on the rules of then. */
  async function asking(
    kept: typeof KEPT = KEPT,
    textOf = (): string => JSON.stringify(document([leaf('land')])),
  ) {
    const clock = new Clock('2026-10-01T10:00:00.000Z');
    const real = await open({ dataDir: folder(), now: clock.now });
    got(real.record([observation({ value: 1, observedOn: '2026-09-01' })]));
    got(real.recordEvents([happening({ day: '2026-09-02', title: 'first' })]));
    clock.move(20 * 86_400);
    got(real.record([observation({ value: 3, observedOn: '2026-09-20' })]));
    got(real.recordEvents([happening({ day: '2026-09-02', title: 'second' })]));
    vi.spyOn(real, 'strategies').mockReturnValue(
      kept.map((each) => ({ ...each, sha256: each.hash.repeat(8) })),
    );
    vi.spyOn(real, 'strategyText').mockImplementation(textOf);
    const session = sessionOn(real);
    const rules = (day: string) => {
      const answer = readPastViewMessage(session, { ...viewOfOtherDay(day), strategyTime: 'then' });
      return answer.kind === 'past'
        ? answer.rules
        : answer.kind === 'refused' && answer.problems.map(({ message }) => message);
    };
    return { session, rules };
  }

  test('is the newest file that had been seen by the end of the day, else the oldest that is kept', async () => {
    const { rules } = await asking();
    const then = { strategy: expect.objectContaining({ id: 'test' }), inForce: true };
    expect(rules('2026-10-04')).toEqual({ ...then, hash: OLDER, firstSeen: '2026-09-01' });
    expect(rules('2026-10-05')).toEqual({ ...then, hash: NEWER, firstSeen: '2026-10-05' });
    expect(rules('2026-09-01')).toMatchObject({ hash: OLDER, inForce: true });
    expect(rules('2026-08-31')).toMatchObject({ hash: OLDER, inForce: false });
  });

  test('is the strategy in use where that is its file, and another one is read once', async () => {
    const { session, rules } = await asking([
      { hash: '00000000', firstSeen: '2026-09-01T10:00:00.000Z' },
      { hash: NEWER, firstSeen: '2026-10-05T10:00:00.000Z' },
    ]);
    const strategyOf = (day: string): unknown => {
      const found = rules(day);
      return found && 'strategy' in found && found.strategy;
    };
    expect(strategyOf('2026-09-02')).toBe(session.strategy);
    expect(strategyOf('2026-10-06')).not.toBe(session.strategy);
    expect(strategyOf('2026-10-06')).toBe(strategyOf('2026-10-07'));
  });

  test('scores those readings alone that its file has an indicator for', async () => {
    const other = KEPT.map(({ firstSeen }) => ({ hash: 'dddddddd', firstSeen }));
    const { session } = await asking(other, () => JSON.stringify(document([leaf('other')])));
    const readings = (strategyTime: 'now' | 'then') => {
      const answer = readPastViewMessage(session, {
        ...viewOfOtherDay('2026-10-10'),
        strategyTime,
      });
      return answer.kind === 'past' && answer.readings.of('land').length;
    };
    expect([readings('now'), readings('then')]).toEqual([2, 0]);
  });

  test('is refused where no file is kept, or that of then cannot be used', async () => {
    expect((await asking([])).rules('2026-10-04')).toEqual([
      'no strategy file is kept in this store; the one of today stays in force',
    ]);
    const [lost] = KEPT.map(({ firstSeen }) => [{ hash: 'cccccccc', firstSeen }]);
    const refused = (await asking(lost, () => '{}')).rules('2026-10-04');
    expect(refused).toEqual([
      expect.stringMatching(
        /^the strategy file of then, cccccccc, cannot be used by this program: ./,
      ),
    ]);
  });

  test('are the readings and events that stand, or those that had been recorded by the end of the day', async () => {
    const { session } = await asking();
    const shownOf = (systemTime: 'now' | 'then') => {
      const answer = readPastViewMessage(session, { ...viewOfOtherDay('2026-10-05'), systemTime });
      if (answer.kind !== 'past') throw new Error(answer.kind);
      const { readings, events, rules } = answer;
      return [
        readings.of('land').map(({ value }) => value),
        events.map(({ title }) => title),
        rules,
      ];
    };
    expect(shownOf('now')).toEqual([[1, 3], ['first', 'second'], undefined]);
    expect(shownOf('then')).toEqual([[1], ['first'], undefined]);
    const before = readReadingsKnownBeforeEventMessage(session, 'e1', '2026-10-30');
    expect(before.kind === 'knownBefore' && before.readings.of('land')).toEqual([]);
    const after = readReadingsKnownBeforeEventMessage(session, 'e1', '2026-10-31');
    expect(after.kind === 'knownBefore' && after.readings.of('land')).toHaveLength(1);
  });
});

test('the day of a visit is that of the calendar here', () => {
  expect(localDayOfVisit('2026-03-05T00:00:00.000Z')).toBe('2026-03-05');
  expect(localDayOfVisit('2026-11-30T23:59:59.999Z')).toBe('2026-11-30');
  expect(localDayOfVisit(undefined)).toBeUndefined();
});
