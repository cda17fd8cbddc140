/** Many processes that write to one store at once while dashboards are open on it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { makeProcessIo } from '../../src/cli/io.ts';
import { standingReadingsOfEntries } from '../../src/core/journal/journal.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { boardVerdictLines, linkAndGaugeBarLines } from '../../src/views/answer-lines.ts';
import { got } from '../store/samples.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { recentReading } from './acts.ts';
import { begun, lookOver, OPTIONS, STRATEGY } from './ground.ts';

export interface Crowd {
  readonly writers: number;
  readonly dashboards: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly wrong: readonly string[];
}

/** Lets writers record so many readings each, all at once, while dashboards are open in terminals; counts what is lost. */
export async function crowd(
  writers: number,
  each: number,
  dashboards: number,
  script: string,
): Promise<Crowd> {
  const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-torture-'));
  const strategy = join(dataDir, 'strategy.json');
  writeFileSync(strategy, STRATEGY.bytes);
  const open = (): Promise<Terminal> => openDashboard(dataDir, strategy);
  const watching: Terminal[] = [];
  try {
    for (let at = 0; at < dashboards; at += 1) watching.push(await open());
    const today = new Date().toISOString().slice(0, 10);
    const firsts = Array.from({ length: writers }, (_, at) => 1 + at * each);
    const writing = firsts.map((first) => record(script, [dataDir, `${first}`, `${each}`, today]));
    const lines = (await Promise.all(writing)).flat();
    const acknowledged = new Set(lines.filter((line) => line.startsWith('+')).map(Number));
    const recorded = numbersIn(dataDir);
    const ledger = begun();
    for (const number of recorded) {
      const author = `writer ${firsts.findLast((first) => first <= number)}`;
      ledger.add(author, { do: 'record', readings: [recentReading(number, today)] }, []);
    }
    const found = await lookOver(dataDir, [ledger]);
    const surplus = recorded.filter(
      (number, at) => !acknowledged.has(number) || recorded.indexOf(number) < at,
    );
    const wrong = [
      ...found.wrong,
      ...lines.filter((line) => !line.startsWith('+')),
      ...surplus.map((number) => `reading ${number} is there twice, or nobody was told of it`),
    ];
    const fresh = await open();
    watching.push(fresh);
    wrong.push(...(await comparison(watching, fresh, await gaugeFromJournal(dataDir))));
    return {
      writers,
      dashboards,
      acknowledged: acknowledged.size,
      lost: found.lost + acknowledged.difference(new Set(recorded)).size,
      wrong,
    };
  } finally {
    for (const dashboard of watching) dashboard.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The numbers of the readings that are in the store, in its order: in whichever order they came, each must be whole. */
function numbersIn(dataDir: string): readonly number[] {
  const database = new DatabaseSync(join(dataDir, 'small.db'), { readOnly: true });
  const rows = database.prepare(`SELECT note FROM entry WHERE author <> 'starter' ORDER BY seq`);
  const numbers = rows.all().map(({ note }) => Number(String(note).replace('note ', '')));
  database.close();
  return numbers;
}

/** What is wrong with dashboards that should show what one that was just opened shows, and the gauge as it should be. */
async function comparison(
  all: readonly Terminal[],
  fresh: Terminal,
  gauge: readonly string[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const attempt = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => {
        wrong.push(String(error));
      },
    );
  await attempt(
    fresh.until(gauge.join('\n'), (screen) =>
      // the bars of the dashboard share their rows with curves
      gauge.every((line) => screen.includes(line.replace(/[█▓▒░┃].*$/u, '').trimEnd())),
    ),
  );
  await pause(SETTLED_MS);
  const frame = fresh.rows().join('\n');
  for (const dashboard of all) {
    await attempt(
      dashboard.until('what a dashboard opened now shows', (screen) => screen === frame),
    );
    const said = /[^\n]*(is locked|busy|is damaged|a bug)[^\n]*/.exec(dashboard.written());
    if (said !== null) wrong.push(`a dashboard said: ${said[0]}`);
    dashboard.type('q');
    await attempt(
      dashboard.ended().then(({ exitCode }) => {
        if (exitCode !== 0) throw new Error(`a dashboard ended with ${exitCode}`);
      }),
    );
  }
  return wrong;
}

/** After so long a frame that was drawn is not drawn over for its own sake. */
const SETTLED_MS = 1_000;
const COLUMNS = 100;

/** Opens the built program in a terminal. */
async function openDashboard(dataDir: string, strategy: string): Promise<Terminal> {
  const terminal = openTerminal(
    process.execPath,
    ['dist/axiswatch.js', '--strategy', strategy, '--data-dir', dataDir],
    { columns: COLUMNS, rows: 30, env: { CI: undefined, AXISWATCH_AUTHOR: 'watcher' } },
  );
  await terminal.until('the overview', (screen) => screen.includes('q quit'));
  return terminal;
}

/** How the gauge stands, in the dashboard's words and bars, by nothing but the entries of the journal. */
async function gaugeFromJournal(dataDir: string): Promise<readonly string[]> {
  const store = got(await openOrCreateStore({ ...OPTIONS, dataDir, author: 'inspector' }));
  const readings = indexReadings(standingReadingsOfEntries(store.entries({ limit: 1_000_000 })));
  store.close();
  const board = boardAsOf(STRATEGY.strategy, readings, makeProcessIo('').readClock().today);
  const cells = COLUMNS - 2;
  const lines = [
    ...boardVerdictLines(board, cells).slice(0, 1),
    ...linkAndGaugeBarLines(board, cells, GLYPHS.block),
  ];
  return lines.map(({ text }) => text.trimEnd());
}

/** Runs a writer to its end; returns the lines it said, and what it complained about. */
function record(script: string, args: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said.split('\n').filter((line) => line !== '')));
  });
}
