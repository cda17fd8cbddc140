/** Runs the dashboard in a terminal: the screen, the store behind it, signals, and the way back to the shell. */
import { type Instance, render } from 'ink';
import { faultSentence, type Result } from '../core/model/model.ts';
import { boardAsOf } from '../core/scoring/board.ts';
import { assessmentCadenceFromSetting } from '../features/assessments/assessment-late.ts';
import { BOTTOM } from '../features/board/panels.ts';
import {
  localDayOfVisit,
  readChangesSinceVisit,
  readVisitBeforeToday,
  readVisitToTellSince,
} from '../features/board/visit.ts';
import { INITIAL_STATE } from '../features/initial-state.ts';
import { REGISTRY } from '../features/screens.ts';
import { looksAndNoticesFromSettings } from '../tui/appearance.ts';
import { goToViewStep } from '../tui/as-of.ts';
import { loadFuzzyFinder } from '../tui/finder.ts';
import { clipboardSequence } from '../tui/ink/clipboard.ts';
import {
  disableTimedGarbageCollection,
  limitHeapGrowth,
  makeIdleGarbageCollector,
} from '../tui/ink/memory.ts';
import { type Report, stdinWithoutTerminalReports } from '../tui/ink/reports.ts';
import { suspendProcessGroup } from '../tui/ink/suspend.ts';
import { acceptedCustomKeys } from '../tui/own-keys.ts';
import { millisecondsToClockCheck, type Outside, type Session } from '../tui/session.ts';
import type { Effect, Message, Notice, State } from '../tui/state.ts';
import { LIVE, viewOfOtherDay } from '../tui/view.ts';
import { App, type Dispatch, type Terminal } from './app.tsx';
import { performStoreEffect, readStoredState } from './store-effects.ts';

/** How the dashboard came to an end: a person left it, its terminal was closed, or another board came into use, of which the notice tells. */
type Ending = 'left' | 'closed' | Notice;

/** How long the terminal's size must stay before the whole screen is drawn again, whatever sizes it passed through; milliseconds. */
const REDRAW_DELAY = 150;

/** Opens the dashboard and resolves when it is at an end; rejects with what broke it, the screen restored. */
export async function runDashboard(
  session: Session,
  outside: Outside,
  notice?: Notice,
): Promise<Ending> {
  limitHeapGrowth();
  let instance: Instance | undefined;
  const { store } = session;
  let visitToTellSince = readVisitToTellSince(store, session.today);
  let replay: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();
  let ending: Ending = 'left';
  const save = async (name: string, value: string, dispatch: Dispatch): Promise<void> => {
    const saved = await session.saveSetting(name, value === '' ? undefined : value);
    if (!saved.ok) dispatch({ kind: 'refused', problems: saved.problems });
  };
  // of whoever has written until then
  const leave = (): void => {
    if (session.asOfGiven || store.readOnly !== undefined) return;
    const { now, today } = session.readClock();
    store.setVisit(now, readVisitBeforeToday(store, today));
  };
  // from an empty screen, wherever the cursor was left
  const redraw = (dispatch: Dispatch): void => {
    process.stdout.write('\u001b[2J\u001b[H');
    instance?.clear();
    dispatch({ kind: 'redrawn' });
  };
  const running = new Set<AbortController>();
  const lookForDue = async (dispatch: Dispatch): Promise<void> => {
    if (!session.asOfGiven) dispatch({ kind: 'due', due: await outside.dueRecipes() });
  };
  const perform = (effect: Effect, dispatch: Dispatch, terminal: Terminal): void => {
    switch (effect.kind) {
      case 'quit':
        terminal.exit();
        return;
      case 'suspend':
        suspendProcessGroup(terminal.suspendTerminal).catch(terminal.exit);
        return;
      case 'open':
        outside
          .openInBrowser(effect.url)
          .then((why) => {
            if (why !== undefined) process.stdout.write(clipboardSequence(effect.url));
            dispatch({ kind: 'told', notice: openedNotice(effect.url, why) });
          })
          .catch(terminal.exit);
        return;
      case 'author': {
        leave();
        const named = store.writeAs(effect.name);
        if (!named.ok) {
          dispatch({ kind: 'refused', problems: named.problems });
          return;
        }
        visitToTellSince = readVisitToTellSince(store, session.today);
        const lasts = session.keepsSettings && !session.authorGiven;
        if (lasts) saving = saving.then(() => save('author', named.value, dispatch));
        dispatch({ kind: 'stored', stored: readStoredState(store) });
        dispatch({
          kind: 'author',
          author: named.value,
          lastVisit: localDayOfVisit(readVisitBeforeToday(store, session.today)),
          lasts,
        });
        return;
      }
      case 'shell':
        outside
          .shellCommands()
          .then((shell) => dispatch({ kind: 'shell', shell }))
          .catch(broken);
        return;
      case 'run': {
        const { run, asked, progress, taken } = effect;
        const stop = new AbortController();
        running.add(stop);
        outside
          .runCommand(run, {
            ask: (asking) => dispatch({ kind: 'asked', asking, put: asked }),
            progress: (sentence) => dispatch({ kind: 'progress', sentence, said: progress }),
            stop: stop.signal,
          })
          .then((answer) => {
            running.delete(stop);
            if (store.changed()) dispatch({ kind: 'stored', stored: readStoredState(store) });
            dispatch({ kind: 'ran', answer, taken });
            return lookForDue(dispatch);
          })
          .catch(broken);
        return;
      }
      case 'stop':
        for (const each of running) each.abort();
        return;
      case 'reply':
        effect.asking.reply(effect.text);
        return;
      case 'reopen':
        ending = effect.notice;
        instance?.unmount();
        return;
      case 'edit':
        performEditEffect(effect, outside, terminal).then(dispatch).catch(terminal.exit);
        return;
      case 'copy':
        process.stdout.write(clipboardSequence(effect.text));
        dispatch({
          kind: 'told',
          notice:
            effect.but === undefined
              ? { text: `Sent to the terminal: ${effect.text}`, tone: 'good' }
              : { text: `Sent to the terminal, though ${effect.but}: ${effect.text}`, tone: 'bad' },
        });
        return;
      case 'redraw':
        redraw(dispatch);
        return;
      case 'wait':
        clearTimeout(replay);
        replay = setTimeout(() => dispatch({ kind: 'tick', ticket: effect.ticket }), effect.ms);
        return;
      case 'visit':
        dispatch({ kind: 'visited', visit: readChangesSinceVisit(session, visitToTellSince) });
        return;
      case 'ring':
        process.stdout.write('\u0007');
        return;
      case 'saveSetting':
        // one after another, so that the last choice is the one that stays
        saving = saving.then(() => save(effect.name, effect.value, dispatch));
        return;
      case 'reload':
        performStoreEffect(session, effect, dispatch);
        lookForDue(dispatch).catch(broken);
        return;
      default:
        performStoreEffect(session, effect, dispatch);
    }
  };
  // Ink's own unmount takes no error, so what broke is kept and thrown once the terminal is given back
  let failure: { readonly error: unknown } | undefined;
  const broken = (error: unknown): void => {
    failure ??= { error };
    instance?.unmount();
  };
  const memory = makeIdleGarbageCollector();
  let days: Days | undefined;
  const connect = (dispatch: Dispatch): (() => void) => {
    days = watchForDayChange(session, dispatch);
    const stopWatching = store.watch(() => {
      days?.look();
      dispatch({ kind: 'stored', stored: readStoredState(store) });
    });
    // after the first frame, which does not wait for it
    const visiting = setImmediate(() => {
      disableTimedGarbageCollection();
      dispatch({ kind: 'visited', visit: readChangesSinceVisit(session, visitToTellSince) });
      lookForDue(dispatch).catch(broken);
    });
    loadFuzzyFinder().then((finder) => dispatch({ kind: 'finder', finder }), broken);
    // a size that comes back to what it was is no change to Ink, and the terminal has cut what it showed
    let settling: NodeJS.Timeout | undefined;
    const sized = (): void => {
      clearTimeout(settling);
      settling = setTimeout(() => redraw(dispatch), REDRAW_DELAY);
    };
    if (!session.linear) process.on('SIGWINCH', sized);
    return () => {
      process.off('SIGWINCH', sized);
      clearTimeout(settling);
      stopWatching();
      days?.stop();
      clearImmediate(visiting);
      clearTimeout(replay);
      memory.stop();
    };
  };
  let hear: ((report: Report) => void) | undefined;
  const colour = backgroundAsked(session);
  const reports = (hearing: (report: Report) => void): (() => void) => {
    hear = hearing;
    colour.ask();
    return () => {
      hear = undefined;
    };
  };
  // before the first frame, so that a key pressed on it is neither echoed into it nor a signal
  process.stdin.setRawMode(true);
  const app = (
    <App
      initial={{ ...readInitialState(session), notice }}
      perform={perform}
      connect={connect}
      reports={reports}
      onKey={() => {
        days?.look();
        memory.used();
      }}
    />
  );
  instance = render(app, {
    stdin: stdinWithoutTerminalReports(process.stdin, (report) => {
      if (report.kind === 'background') colour.answered();
      hear?.(report);
    }),
    alternateScreen: !session.linear,
    // sentences are this program's own; Ink's reading of a frame would be its boxes and columns
    isScreenReaderEnabled: false,
    // a line that is told again is told whole
    incrementalRendering: !session.linear,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    maxFps: 120,
  });
  process.on('uncaughtException', broken);
  process.on('unhandledRejection', broken);
  const closed = (): void => {
    ending = 'closed';
    instance?.unmount();
  };
  process.stdout.on('error', closed);
  process.stdin.on('error', closed);
  process.stdin.on('end', closed);
  await instance.waitUntilExit();
  if (typeof ending === 'object') {
    // the next one has its own
    for (const event of ['uncaughtException', 'unhandledRejection']) process.off(event, broken);
    process.stdout.off('error', closed);
    for (const event of ['error', 'end']) process.stdin.off(event, closed);
  }
  if (ending === 'left' && failure === undefined) await colour.settled();
  for (const each of running) each.abort();
  if (failure !== undefined) throw failure.error;
  leave();
  return ending;
}

/** How long an answer is waited for when the dashboard is left at once, and how long after the question one may still come; milliseconds. */
const ANSWER = { wait: 150, within: 1000 };

/** Asks the terminal once for the colour of its background, and keeps a late answer from the shell. */
function backgroundAsked({ linear, color }: Session) {
  let pending: NodeJS.Timeout | undefined;
  return {
    ask: (): void => {
      // the console of Linux has no answer, and older ones show the question
      if (linear || !color || process.env.TERM === 'linux') return;
      process.stdout.write('\u001b]11;?\u001b\\');
      pending = setTimeout(() => {
        pending = undefined;
      }, ANSWER.within);
      pending.unref();
    },
    answered: (): void => {
      clearTimeout(pending);
      pending = undefined;
    },
    settled: async (): Promise<void> => {
      const { stdin } = process;
      if (pending === undefined || stdin.destroyed || stdin.readableEnded) return;
      stdin.setRawMode(true);
      await new Promise<void>((resolve) => {
        const waiting = setTimeout(resolve, ANSWER.wait);
        stdin.once('data', () => {
          clearTimeout(waiting);
          resolve();
        });
      });
      stdin.pause();
      stdin.setRawMode(false);
    },
  };
}

/** What to say of an address that was to be opened. */
export function openedNotice(url: string, why: string | undefined): Notice {
  return why === undefined
    ? { text: `Opened in the browser: ${url}`, tone: 'good' }
    : {
        text: `Nothing was opened here, ${why}. Its address was sent to the clipboard; paste it where you have a browser: ${url}`,
        tone: 'plain',
      };
}

/** What sentences are made for: room for every column, whatever the terminal. */
const UNBOUNDED = { columns: 200, rows: 50 };

/** The state the dashboard starts with. */
export function readInitialState(session: Session): State {
  const { strategy, store, asOf } = session;
  const { readings, standing, ...rest } = readStoredState(store);
  const { looks, notices } = looksAndNoticesFromSettings(session.settings);
  const opened: State = {
    ...INITIAL_STATE,
    looks,
    terminal: {
      many: !process.stdout.isTTY || process.stdout.getColorDepth() >= 8,
      background: undefined,
    },
    keepsSettings: session.keepsSettings,
    ownKeys: acceptedCustomKeys(REGISTRY, session.ownKeys, session.ownKeysPath),
    hint: store.lastVisit() === undefined,
    strategy,
    hash: session.strategyHash,
    present: { strategy, hash: session.strategyHash, readings, events: rest.events },
    today: session.today,
    view: session.asOfGiven && asOf !== session.today ? viewOfOtherDay(asOf) : LIVE,
    kept: undefined,
    lastVisit: localDayOfVisit(readVisitBeforeToday(store, session.today)),
    assessEvery: assessmentCadenceFromSetting(session.settings.assessEvery),
    author: session.author,
    board: boardAsOf(strategy, readings, asOf),
    ...rest,
    standing: [
      ...session.notices,
      ...notices.map((fault) => `${faultSentence(fault)}.`),
      ...standing,
    ],
    notice: undefined,
    linear: session.linear,
    size: session.linear
      ? UNBOUNDED
      : { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 },
    layers: [BOTTOM],
  };
  return asOf > session.today ? goToViewStep(opened, opened.view)[0] : opened;
}

/** Says which day it is, at every local midnight and whenever it is woken. */
interface Days {
  readonly look: () => void;
  readonly stop: () => void;
}

/** Sends the local day as a message now, at every midnight, every quarter of an hour for a machine that slept, and when a stopped process goes on; `look` sends it at once, `stop` ends it. */
export function watchForDayChange(session: Session, dispatch: Dispatch): Days {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const clock = session.readClock();
    dispatch({ kind: 'day', today: clock.today });
    timer = setTimeout(look, millisecondsToClockCheck(clock));
  };
  look();
  process.on('SIGCONT', look);
  return {
    look,
    stop: () => {
      clearTimeout(timer);
      process.off('SIGCONT', look);
    },
  };
}

/** Lends the terminal to an editor with a text, and says what came of it. */
export async function performEditEffect(
  { what, text, taken }: Extract<Effect, { readonly kind: 'edit' }>,
  outside: Outside,
  { suspendTerminal }: Terminal,
): Promise<Message> {
  const edited = await lendTerminalToEditor(text, outside, suspendTerminal);
  if (edited.ok) return { kind: 'edited', text: edited.value, taken };
  const why = edited.problems[0]?.message ?? 'no editor was opened';
  return { kind: 'told', notice: { text: `${what} is as it was: ${why}.`, tone: 'bad' } };
}

async function lendTerminalToEditor(
  text: string,
  outside: Outside,
  suspendTerminal: Terminal['suspendTerminal'],
): Promise<Result<string>> {
  let edited: Result<string> = { ok: false, problems: [] };
  await suspendTerminal(async () => {
    edited = await outside.editText(text);
  });
  return edited;
}
