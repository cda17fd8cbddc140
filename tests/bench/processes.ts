import { readFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import { environment, root } from '../terminal.ts';

/** The last bytes of a frame: the end of a synchronised update. */
const frameEnd = '\u001B[?2026l';
/** What stands on a full first frame of the overview: the tracks in the middle and the footer at the bottom. */
const landmarks = ['Iran', 'North Korea', 'quit'];

export type Ran = { readonly milliseconds: number; readonly output: string };

const open = (args: readonly string[], dataDir: string) =>
  spawn(process.execPath, [...args], {
    cols: 120,
    rows: 36,
    cwd: root,
    env: environment({ AXISWATCH_DATA_DIR: dataDir, CI: undefined, NO_COLOR: undefined }),
  });

/** Runs node with arguments in a 120×36 pseudo-terminal until it ends. */
export function run(args: readonly string[], dataDir: string): Promise<Ran> {
  return new Promise((resolve) => {
    const start = performance.now();
    let output = '';
    const pty = open(args, dataDir);
    pty.onData((data) => {
      output += data;
    });
    pty.onExit(() => resolve({ milliseconds: performance.now() - start, output }));
  });
}

export type Dashboard = {
  /** From the start of the process to the end of the first full frame. */
  readonly firstFrame: number;
  /** Peak resident memory at that moment, KiB; undefined where there is no /proc. */
  readonly peakMemory: number | undefined;
  /** Presses a key; what came back until the end of the frame, or undefined when nothing did in half a second. */
  readonly press: (key: string) => Promise<Ran | undefined>;
  /** Bytes written and seconds of processor used while nothing happens. */
  readonly idle: (milliseconds: number) => Promise<{ bytes: number; cpu: number | undefined }>;
  readonly quit: () => Promise<void>;
};

/** Opens the dashboard in a 120×36 pseudo-terminal and waits for its first full frame. */
export function openDashboard(dataDir: string): Promise<Dashboard> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let output = '';
    let onOutput = (): void => undefined;
    const pty = open(['dist/axiswatch.js'], dataDir);
    const ended = new Promise<void>((end) => {
      pty.onExit(() => {
        end();
        reject(new Error(`the dashboard ended before its first frame:\n${output}`));
      });
    });
    pty.onData((data) => {
      output += data;
      onOutput();
    });

    const press = (key: string): Promise<Ran | undefined> =>
      new Promise((done) => {
        output = '';
        const pressed = performance.now();
        const finish = (ran: Ran | undefined): void => {
          clearTimeout(timer);
          onOutput = () => undefined;
          done(ran);
        };
        const timer = setTimeout(() => finish(undefined), 500);
        onOutput = () => {
          if (!output.includes(frameEnd)) return;
          finish({ milliseconds: performance.now() - pressed, output });
        };
        pty.write(key);
      });

    const idle = async (milliseconds: number) => {
      output = '';
      const before = processorSeconds(pty.pid);
      await pause(milliseconds);
      const after = processorSeconds(pty.pid);
      const cpu = before === undefined || after === undefined ? undefined : after - before;
      return { bytes: Buffer.byteLength(output), cpu };
    };

    onOutput = () => {
      const marks = landmarks.map((mark) => output.indexOf(mark));
      if (marks.includes(-1) || output.indexOf(frameEnd, Math.max(...marks)) === -1) return;
      onOutput = () => undefined;
      const firstFrame = performance.now() - start;
      const quit = (): Promise<void> => {
        pty.write('q');
        return ended;
      };
      resolve({ firstFrame, peakMemory: peakMemory(pty.pid), press, idle, quit });
    };
  });
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

function peakMemory(pid: number): number | undefined {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(procFile(pid, 'status') ?? '');
  return line?.[1] === undefined ? undefined : Number(line[1]);
}

/** Time on the processor, user and system, in seconds; the kernel counts hundredths. */
function processorSeconds(pid: number): number | undefined {
  const fields = procFile(pid, 'stat')?.split(') ')[1]?.split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) / 100;
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
