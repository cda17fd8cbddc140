/** What the tests of the commands share: a shell with a folder of its own and a clock that stands still. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ExitCode, Io } from '../../src/cli/io.ts';
import { runProgramWithArguments } from '../../src/cli/program/program.ts';
import { branch, document, leaf, type Raw } from '../core/make.ts';

export const TODAY = '2026-11-25';

/** An assessment as `assessment new` takes it. */
export const ASSESSMENT = `Confidence: moderate
Likelihood: likely

## What changed
Less land was taken.

## So what
The front holds.

## What next
A pause is likely.

## Dissent
Bob expects none.
`;

/** What records a pledge of aid on the sample board. */
export const AID = [
  'event',
  'add',
  'Aid',
  '--node',
  'front',
  '--side',
  'ours',
  '--kind',
  'action',
  '--status',
  'pledged',
] as const;

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** What comes on stdin: a text, or pieces as they come. */
type Input = string | (() => AsyncGenerator<Uint8Array>);

type Runner = (argv: readonly string[], io: Io) => Promise<ExitCode> | undefined;

export interface Shell {
  readonly dataDir: string;
  /** Runs the program with these arguments, stdin as given, as ann unless it is somebody else. */
  readonly run: (args: readonly string[], input?: Input, author?: string) => Promise<Ran>;
  /** Runs the program before a person who answers its questions so, one after another. */
  readonly runAsked: (args: readonly string[], answers: readonly string[]) => Promise<Ran>;
  /** The same by another way than the argument parser; undefined where that does not take them. */
  readonly runWith: (runner: Runner, args: readonly string[]) => Promise<Ran | undefined>;
  /** The path of a file with this text in a folder of the test's own. */
  readonly file: (name: string, text: string | Uint8Array) => string;
}

interface Options {
  /** A strategy document; undefined: the shipped one. */
  readonly strategy?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly today?: string;
  readonly columns?: number;
  /** Cells of the terminal that stdout is; undefined: a pipe. */
  readonly terminal?: number;
  /** Whether keys come in and frames go out; left out: they do not. */
  readonly interactive?: boolean;
}

/** A shell whose folder vanishes with the test. */
export function shell({
  strategy,
  env = {},
  today = TODAY,
  columns = 80,
  terminal,
  interactive = false,
}: Options = {}): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'data');
  const file = (name: string, text: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const named =
    strategy === undefined
      ? []
      : ['--strategy', file('strategy.json', JSON.stringify(strategy, undefined, 2))];
  return {
    dataDir,
    file,
    run: async (args, input, author) =>
      certain(
        await runWith(runProgramWithArguments, [...named, ...args], input, undefined, author),
      ),
    runAsked: async (args, answers) =>
      certain(await runWith(runProgramWithArguments, [...named, ...args], '', [...answers])),
    runWith: (runner, args) =>
      runWith(
        runner,
        ['status', 'ahead'].includes(args[0] ?? '')
          ? [...args.slice(0, 1), ...named, ...args.slice(1)]
          : [...named, ...args],
      ),
  };

  function certain(ran: Ran | undefined): Ran {
    if (ran === undefined) throw new Error('not run');
    return ran;
  }

  async function runWith(
    runner: Runner,
    args: readonly string[],
    input: Input = '',
    answers?: string[],
    author = 'ann',
  ) {
    let out = '';
    let err = '';
    const io: Io = {
      env: { AXISWATCH_DATA_DIR: dataDir, AXISWATCH_AUTHOR: author, ...env },
      packageRoot: fileURLToPath(new URL('../..', import.meta.url)),
      programFolder: fileURLToPath(new URL('../../src', import.meta.url)),
      readClock: () => ({ today, now: `${today}T12:00:00.000Z`, untilMidnight: 43_200_000 }),
      out: (text) => {
        out += text;
      },
      outColoured: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      quiet: false,
      json: false,
      standIns: new Set(),
      boards: new Set(),
      readInput: async function* () {
        if (typeof input === 'string') yield new TextEncoder().encode(input);
        else yield* input();
      },
      interactive: () => interactive,
      watched: () => false,
      asks: () => answers !== undefined,
      ask: async (question) => {
        err += question;
        return answers?.shift() ?? '';
      },
      columns: () => columns,
      terminal: () => terminal,
    };
    const code = await runner(args, io);
    return code === undefined ? undefined : { code, out, err };
  }
}

/** A strategy of two tracks, four indicators and two bands, one of which has a condition. */
export function sample(more: Raw = {}): Raw {
  return document(
    [
      branch(
        'front',
        [
          leaf('land', {
            code: 'A1',
            title: 'Land taken',
            unit: 'km²',
            goalposts: { worst: 100, best: 0 },
            tripwires: [
              { id: 'much', severity: 'alert', title: 'Much land', when: { atLeast: 80 } },
            ],
          }),
          leaf('aid', { code: 'A2', title: 'Aid', unit: 'USD bn', decimals: 1 }),
        ],
        { kind: 'track', title: 'Front' },
      ),
      branch(
        'conduct',
        [
          leaf('code-of-conduct', {
            code: 'B1',
            title: 'Code of conduct',
            goalposts: { worst: 0, best: 3 },
            levels: [0, 1, 2, 3].map((value) => ({ value, title: `Level ${value}` })),
          }),
          leaf('rate', {
            code: 'B2',
            title: 'Rate',
            weight: 0,
            goalposts: { worst: 1, best: 1000, scale: 'log' },
          }),
        ],
        { kind: 'track', title: 'Conduct' },
      ),
    ],
    { title: 'Gauge' },
    {
      start: '2026-01-01',
      mechanism: { cause: 'front', effect: 'conduct' },
      bands: [
        { id: 'low', title: 'Low', from: 0 },
        { id: 'high', title: 'High', from: 50, requires: [{ node: 'conduct', atLeast: 60 }] },
      ],
      ...more,
    },
  );
}

/** A readings file for `sample`: front 60 and conduct 33.3 today, gauge 46.7. */
export const READINGS = `indicator,observed_on,value,confidence,source,url,note
land,2026-01-01,60,high,ISW,https://example.org/1,
land,2026-11-01,30,high,ISW,https://example.org/2,a note
aid,2026-01-01,40,moderate,Kiel,,
aid,2026-11-01,50,moderate,Kiel,,
code-of-conduct,2026-01-01,2,low,,,
code-of-conduct,2026-11-01,1,low,,,
`;

/** Readings on which the shipped board is capped on 25 November: more pressure on Beijing, and less of what it does for that. */
export const CAPPED = [
  ['CX9', '20'],
  ['CX10', '0'],
  ['CX11', '0'],
  ['NK5', '0.1'],
  ['NK1', '20'],
  ['IR5', '0'],
  ['CC10', '2'],
] as const;

/** A shell with `sample` and `READINGS` in its store. */
export async function sampleShell(options: Omit<Options, 'strategy'> = {}): Promise<Shell> {
  const made = shell({ ...options, strategy: sample() });
  const ran = await made.run(['import', '-'], READINGS);
  if (ran.code !== 0) throw new Error(ran.err);
  return made;
}
