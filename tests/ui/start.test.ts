/** How the dashboard starts, follows the days, and lends its terminal to an editor. */
import { afterEach, expect, test, vi } from 'vitest';
import { daysBetween } from '../../src/core/model/day.ts';
import type { Session } from '../../src/tui/session.ts';
import type { Effect, Message } from '../../src/tui/state.ts';
import {
  openedNotice,
  performEditEffect,
  readInitialState,
  watchForDayChange,
} from '../../src/ui/run.tsx';
import { Clock, folder, got, observation, open, strategyFile } from '../store/tools.ts';

const NOW = '2026-11-24T10:00:00.000Z';

async function session(change: Partial<Session> = {}, visited = false): Promise<Session> {
  const store = await open({ dataDir: folder(), now: new Clock(NOW).now });
  got(store.record([observation({ value: 60 })]));
  if (visited) store.setVisit('2026-11-20T10:00:00.000Z', undefined);
  const { strategy, sha256 } = strategyFile();
  return {
    strategy,
    strategyHash: sha256.slice(0, 8),
    strategyPath: undefined,
    store,
    today: '2026-11-24',
    now: NOW,
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
    readClock: () => ({ today: '2026-11-24', now: NOW, untilMidnight: 43_200_000 }),
    authorGiven: false,
    saveSetting: async () => ({ ok: true, value: undefined }),
    ...change,
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the dashboard opens on today with what is stored, and greets who was never here', async () => {
  const given = await session();
  const state = readInitialState(given);
  expect(state).toMatchObject({
    today: '2026-11-24',
    hash: given.strategyHash,
    author: 'ann',
    hint: true,
    view: { asOf: undefined },
    lastVisit: undefined,
    readOnly: undefined,
    linear: false,
    standing: [],
    keepsSettings: true,
    layers: [{ kind: 'overview' }],
  });
  expect(state.strategy).toBe(given.strategy);
  expect(state.board.asOf).toBe('2026-11-24');
  expect(state.board.card.indicators.get('land')?.score).toBe(60);
  expect(state.present.readings).toBe(state.board.readings);
  expect(state.undoable).toContain('RU1');
});

test('it opens on a past day that was given, and on today where that was', async () => {
  const asOf = async (day: string, asOfGiven = true) => {
    const state = readInitialState(await session({ asOf: day, asOfGiven }));
    return [state.view.asOf, state.board.asOf];
  };
  expect(await asOf('2026-11-23')).toEqual(['2026-11-23', '2026-11-23']);
  expect(await asOf('2026-11-24')).toEqual([undefined, '2026-11-24']);
  expect(await asOf('2026-11-23', false)).toEqual([undefined, '2026-11-23']);
});

test('it opens on a day ahead that was given, on what is recorded up to today', async () => {
  const state = readInitialState(await session({ asOf: '2027-05-24', asOfGiven: true }));
  expect([state.view.asOf, state.board.asOf]).toEqual(['2027-05-24', '2027-05-24']);
  expect(state.board.readings.upTo).toBe('2026-11-24');
  expect(state.board.card.indicators.get('land')?.age).toBe(
    daysBetween(state.board.card.indicators.get('land')?.observedOn ?? '', '2027-05-24'),
  );
  expect(state.present.readings.upTo).toBeUndefined();
});

test('who was here before is told since when, and everybody what is wrong with the settings', async () => {
  const settings = { theme: 'mauve', glyphs: 'ascii', assessEvery: '30', handling: 'INTERNAL' };
  const state = readInitialState(
    await session({ settings, notices: ['A notice.'], keepsSettings: false }, true),
  );
  expect([state.hint, state.lastVisit]).toEqual([false, '2026-11-20']);
  expect(state.standing).toEqual(['A notice.', expect.stringContaining('no theme "mauve"')]);
  expect(state.looks).toMatchObject({ theme: 'auto', glyphs: 'ascii', handling: 'INTERNAL' });
  expect([state.assessEvery, state.keepsSettings]).toEqual([30, false]);
});

test('told in sentences it has room for everything, else it has the size of the terminal, or 80 by 24', async () => {
  expect(readInitialState(await session({ linear: true })).size).toEqual({
    columns: 200,
    rows: 50,
  });
  const sized = async (columns: number | undefined, rows: number | undefined) => {
    vi.spyOn(process, 'stdout', 'get').mockReturnValue(
      Object.assign(Object.create(process.stdout), { columns, rows }),
    );
    const { size } = readInitialState(await session());
    vi.restoreAllMocks();
    return size;
  };
  expect(await sized(100, 40)).toEqual({ columns: 100, rows: 40 });
  expect(await sized(undefined, undefined)).toEqual({ columns: 80, rows: 24 });
});

test('the day is said at once, at the next look, and whenever the process is woken, until it is stopped', async () => {
  vi.useFakeTimers();
  let today = '2026-11-24';
  const given = await session({
    readClock: () => ({ today, now: NOW, untilMidnight: 5_000 }),
  });
  const heard: Message[] = [];
  const days = watchForDayChange(given, (message) => void heard.push(message));
  const said = () => heard.splice(0).map((each) => each.kind === 'day' && each.today);
  expect(said()).toEqual(['2026-11-24']);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(said()).toEqual([]);
  today = '2026-11-25';
  await vi.advanceTimersByTimeAsync(2_000);
  expect(said()).toEqual(['2026-11-25']);
  process.emit('SIGCONT');
  days.look();
  expect(said()).toEqual(['2026-11-25', '2026-11-25']);
  // one timer, however often it was looked
  await vi.advanceTimersByTimeAsync(5_100);
  expect(said()).toEqual(['2026-11-25']);
  days.stop();
  process.emit('SIGCONT');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said()).toEqual([]);
});

test('a text that was edited comes back with the step it is for, and one that was not with why', async () => {
  const taken: Extract<Effect, { kind: 'edit' }>['taken'] = (state) => [state, []];
  const effect = { kind: 'edit', what: 'The note', text: 'one', taken } as const;
  const lent: string[] = [];
  function suspendTerminal(): Promise<never>;
  function suspendTerminal(work: () => void | Promise<void>): Promise<void>;
  async function suspendTerminal(work?: () => void | Promise<void>): Promise<void> {
    lent.push('lent');
    await work?.();
    lent.push('back');
  }
  const edited = (
    result: Awaited<ReturnType<Parameters<typeof performEditEffect>[1]['editText']>>,
  ) =>
    performEditEffect(
      effect,
      {
        shellCommands: async () => ({ commands: [], folder: '', strategies: [] }),
        runCommand: async () => ({ done: true, out: '', said: [] }),
        dueRecipes: async () => ({ addresses: 0, files: 0 }),
        openInBrowser: async () => undefined,
        editText: async (text) => {
          lent.push(text);
          return result;
        },
      },
      {
        exit: () => undefined,
        suspendTerminal,
      },
    );
  expect(await edited({ ok: true, value: 'two' })).toEqual({ kind: 'edited', text: 'two', taken });
  expect(lent).toEqual(['lent', 'one', 'back']);
  const told = (text: string) => ({ kind: 'told', notice: { text, tone: 'bad' } });
  const problems = [{ path: '', message: 'vi is not there' }];
  expect(await edited({ ok: false, problems })).toEqual(
    told('The note is as it was: vi is not there.'),
  );
  expect(await edited({ ok: false, problems: [] })).toEqual(
    told('The note is as it was: no editor was opened.'),
  );
});

test('an address that could not be opened is told with why, and where it is now', () => {
  const url = 'https://example.org/1';
  expect(openedNotice(url, undefined).text).toBe(`Opened in the browser: ${url}`);
  expect(openedNotice(url, 'over SSH').text).toBe(
    `Nothing was opened here, over SSH. Its address was sent to the clipboard; paste it where you have a browser: ${url}`,
  );
});
