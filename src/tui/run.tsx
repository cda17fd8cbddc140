/** Runs a dashboard in a terminal, and gives the terminal back however it ends. */
import { type Instance, render } from 'ink';
import type { Theme } from '../page/theme.ts';
import { App, Ears } from './app.tsx';
import { type Background, Dashboard, type Outside } from './dashboard.ts';
import { speak, UNLIMITED } from './spoken.ts';
import type { State } from './state.ts';

export interface RunOptions<W> {
  readonly state: State<W>;
  readonly theme: Theme | undefined;
  /** It is told, a line each, in place of a screen. */
  readonly isSpoken: boolean;
  readonly look: Outside<W>['look'];
  readonly world: () => Promise<W>;
  /** Tells when something else changed the world, or a day began; returns what ends that. */
  readonly watch: (changed: () => void) => () => void;
}

/** Milliseconds between looks whether whoever started the program is gone. */
const PARENT_LOOK = 1_000;
/** Milliseconds that a stop of the whole job may take to come, where there is job control. */
const STOP_PATIENCE = 1_000;

/** Resolves when it is left; rejects with what broke it, once the terminal is restored. */
export async function runDashboard<W>({
  state,
  theme,
  isSpoken,
  look,
  world,
  watch,
}: RunOptions<W>): Promise<void> {
  let instance: Instance | undefined;
  let failure: { readonly error: unknown } | undefined;
  const leave = (): void => instance?.unmount();
  const broken = (error: unknown): void => {
    failure ??= { error };
    leave();
  };
  const outside: Outside<W> = {
    look,
    world,
    quit: leave,
    suspend: async () => {
      await dashboard.terminal?.suspendTerminal(stopJob);
      outside.redraw();
    },
    redraw: () => {
      if (speech !== undefined) return speech.again();
      process.stdout.write('\u001b[2J\u001b[H');
      instance?.clear();
      dashboard.redraw();
    },
  };
  const dashboard = new Dashboard(
    isSpoken ? { ...state, size: UNLIMITED } : state,
    theme,
    outside,
    isSpoken,
  );
  const speech = isSpoken
    ? speak(dashboard, (line) => process.stdout.write(`${line}\n`))
    : undefined;
  const stopWatching = watch(() => {
    dashboard.reload().catch(broken);
  });
  const setRawMode = process.stdin.setRawMode.bind(process.stdin);
  process.stdin.setRawMode = (isRaw) => {
    try {
      return setRawMode(isRaw);
    } catch {
      // who started it is gone, and a shell has taken the terminal back
      return process.stdin;
    }
  };
  const parent = process.ppid;
  const orphan = setInterval(() => {
    if (process.ppid !== parent) leave();
  }, PARENT_LOOK);
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
  // not once: where no other hears it, Ink has the signal kill the process, and the visit would have no end
  for (const signal of signals) process.on(signal, leave);
  process.on('uncaughtException', broken);
  const hearsBackground = theme !== undefined && !isSpoken;
  const stdin = hearsBackground
    ? withoutBackground(process.stdin, (background) => dashboard.setBackground(background))
    : process.stdin;
  try {
    instance = render(isSpoken ? <Ears dashboard={dashboard} /> : <App dashboard={dashboard} />, {
      stdin,
      stdout: isSpoken
        ? writing(process.stdout, (piece) => (PASTES.includes(piece) ? piece : ''))
        : onAlternateScreen(process.stdout),
      alternateScreen: !isSpoken,
      isScreenReaderEnabled: false,
      incrementalRendering: true,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: false,
      maxFps: 120,
    });
    if (hearsBackground) process.stdout.write('\u001b]11;?\u0007');
    await instance.waitUntilExit();
  } catch (error) {
    failure ??= { error };
  } finally {
    stopWatching();
    speech?.end();
    clearInterval(orphan);
    for (const signal of signals) process.off(signal, leave);
    process.off('uncaughtException', broken);
  }
  if (failure !== undefined) throw failure.error;
}

const ALTERNATE_SCREEN = '\u001b[?1049h';

/**
 * The first frame stands there: to enter the screen once more would clear it in some terminals. Rows that stay are passed
 * over at once.
 */
function onAlternateScreen(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  let entered = false;
  return writing(stdout, (piece) => {
    if (piece === ALTERNATE_SCREEN && !entered) {
      entered = true;
      return '';
    }
    return String(piece).replace(NEXT_LINES, (lines) => `\u001b[${lines.length / 3}E`);
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NEXT_LINES = /(?:\u001b\[E){2,}/g;

/** Asks the terminal to mark what is pasted, and no longer: all of Ink that is no drawing. */
const PASTES: readonly unknown[] = ['\u001b[?2004h', '\u001b[?2004l'];

/** The terminal, to which something else is written for a piece, or nothing. */
function writing(
  stdout: NodeJS.WriteStream,
  written: (piece: unknown) => unknown,
): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'write') return value.bind(target);
      // an empty text for nothing: whoever waits until it is written goes on
      return (piece: unknown, ...rest: readonly unknown[]) =>
        value.call(target, written(piece), ...rest);
    },
  });
}

/** Stops the whole job, as ^Z does, and resolves when it goes on. */
function stopJob(): Promise<void> {
  return new Promise((resolve) => {
    // without a timer the event loop is empty and the program would end when it goes on
    const alive = setInterval(() => undefined, STOP_PATIENCE);
    const patience = setTimeout(done, STOP_PATIENCE);
    function done(): void {
      clearInterval(alive);
      clearTimeout(patience);
      process.off('SIGCONT', done);
      resolve();
    }
    process.once('SIGCONT', done);
    // to the group: stopped alone, under npm, the shell would be left hanging
    process.kill(0, 'SIGTSTP');
  });
}

/** The colour of the background (OSC 11) as terminals report it, ended by BEL or ST. */
const REPORT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\u001b\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})[^\u0007\u001b]*(?:\u0007|\u001b\\)/i;

/** The input without the report of the background, which is handed on. */
function withoutBackground(
  stdin: NodeJS.ReadStream,
  onBackground: (background: Background) => void,
): NodeJS.ReadStream {
  const read = (): string | null => {
    const piece: unknown = stdin.read();
    if (piece === null) return null;
    const text = String(piece);
    const report = REPORT.exec(text);
    if (report === null) return text;
    const [red = 0, green = 0, blue = 0] = report
      .slice(1)
      .map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
    onBackground(0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark');
    return text.replace(REPORT, '');
  };
  return new Proxy(stdin, {
    get(target, name) {
      if (name === 'read') return read;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
