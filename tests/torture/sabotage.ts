/**
 * Faults that lose or falsify what was recorded. Each is put into a copy of the source, where a short run of what concerns
 * it must count something as lost or wrong; without one the same run must count nothing.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../terminal.ts';
import type { Work } from './kills.ts';

interface Sabotage {
  readonly what: string;
  /** The file, below src/. */
  readonly file: string;
  /** Text that is in the file once. */
  readonly was: string;
  readonly becomes: string;
  readonly by: Work;
  /** What the run must say of it. */
  readonly says: RegExp;
}

const RESTORED =
  "      for (const row of triggers) connection.exec(storedTextOfColumn(row, 'sql'));";

/** A store that is half one thing and half another, or none any more. */
const DAMAGE = /^(missing|not to be there|table [a-z_]+, .*): |small\.db: |does not open/m;

const SABOTAGES: readonly Sabotage[] = [
  {
    what: 'an event is acknowledged and not recorded',
    file: 'store/journal/store.ts',
    was: 'this.#held.write((connection) =>\n      insertOrCorrectEvents(connection, this.#pen, happenings),\n    )',
    becomes: "{ ok: true, value: { action: 'a1', recorded: 1, skipped: 0, replaced: 0 } }",
    by: 'recording',
    says: /^missing: standing_event/m,
  },
  {
    what: 'a restore drops all events',
    file: 'store/backup/restore.ts',
    was: RESTORED,
    becomes: `connection.exec("DELETE FROM main.entry WHERE subject = 'event'; DELETE FROM main.standing_event");\n${RESTORED}`,
    by: 'restoring',
    says: /^missing: standing_event/m,
  },
  {
    what: 'a restore adds 1 to every value',
    file: 'store/backup/restore.ts',
    was: RESTORED,
    becomes: `connection.exec('UPDATE main.entry SET value = value + 1; UPDATE main.standing SET value = value + 1');\n${RESTORED}`,
    by: 'restoring',
    says: /^not to be there: entry/m,
  },
  {
    what: 'a redo is acknowledged and has no effect',
    file: 'store/journal/store.ts',
    was: "return this.#takeBack('redo');",
    becomes: "return { ok: true, value: { summary: '' } };",
    by: 'recording',
    says: /^missing: action .*"done"/m,
  },
  {
    what: 'a source and a note are not written',
    file: 'store/db/rows.ts',
    was: '    observation.source,\n    observation.url,\n    observation.note,\n',
    becomes: "    '',\n    observation.url,\n    '',\n",
    by: 'recording',
    says: /^not to be there: entry /m,
  },
  {
    what: 'a source and a note are not read',
    file: 'store/db/rows.ts',
    was: '    confidence: checkedStoredWord(CONFIDENCES, confidence),\n    source,\n    url,\n    note,\n',
    becomes:
      "    confidence: checkedStoredWord(CONFIDENCES, confidence),\n    source: '',\n    url,\n    note: '',\n",
    by: 'recording',
    says: /^not shown: .*\["note","note \d+"\]/m,
  },
  {
    what: 'the command record drops a source and a note',
    file: 'features/record/stated-details.command.ts',
    was: "    source: either('source', source, 'source'),\n    url: either('url', url, 'url'),\n    note: either('note', note, 'note'),\n",
    becomes: "    source: undefined,\n    url: either('url', url, 'url'),\n    note: undefined,\n",
    by: 'record',
    says: /^not to be there: entry /m,
  },
  {
    what: 'an import is committed batch by batch',
    file: 'store/db/connection.ts',
    was: '        await pause(step.value);\n',
    becomes:
      "        if (keeps) this.exec('COMMIT; BEGIN IMMEDIATE');\n        await pause(step.value);\n",
    by: 'importing',
    says: /^(missing|not to be there): \d{3,} more$/m,
  },
  {
    what: 'a restore has no transaction',
    file: 'store/backup/restore.ts',
    was: 'return connection.transact(() => {',
    becomes: 'return ((work: () => Result<string | undefined>) => work())(() => {',
    by: 'restoring',
    says: DAMAGE,
  },
  {
    what: 'the journal of SQLite is in memory only',
    file: 'store/db/connection.ts',
    was: 'PRAGMA journal_mode = $',
    becomes: 'PRAGMA journal_mode = memory; -- $',
    by: 'restoring',
    says: DAMAGE,
  },
  {
    what: 'nothing waits for the disk',
    file: 'store/db/connection.ts',
    was: 'PRAGMA synchronous = FULL',
    becomes: 'PRAGMA synchronous = OFF',
    by: 'recording without power',
    says: /lost: [1-9]/,
  },
];

/** What a copy of the checkout does without, or shares. */
const NOT_COPIED = ['.git', 'dist', 'dist-next', 'node_modules'];
/** Enough for the rarest; a run ends with the first that is noticed. */
const MOST = ['--kills', '400', '--cuts', '40', '--until-wrong'];
/** Of the run without a fault. */
const FEW = ['--kills', '8', '--cuts', '2'];
/** A run that takes longer has not noticed anything; milliseconds. */
const LONGEST_MS = 300_000;

/** Tries every fault, each in a copy of its own, and one copy without any; a sentence for each that is not noticed. */
export async function notNoticed(
  inLanes: (jobs: readonly (() => Promise<string[]>)[], lanes: number) => Promise<string[][]>,
): Promise<readonly string[]> {
  const jobs = [undefined, ...SABOTAGES].map((sabotage) => () => tried(sabotage));
  return (await inLanes(jobs, availableParallelism())).flat();
}

/** Runs in a copy of the checkout, with a fault or without one; what is said against the run, empty where nothing is. */
async function tried(sabotage: Sabotage | undefined): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'axiswatch-sabotage-'));
  try {
    cpSync(root, copy, {
      recursive: true,
      filter: (from) => !NOT_COPIED.includes(relative(root, from)),
    });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    if (sabotage !== undefined) {
      const file = join(copy, 'src', sabotage.file);
      const [before = '', after, ...more] = readFileSync(file, 'utf8').split(sabotage.was);
      if (after === undefined || more.length > 0)
        return [
          `${sabotage.what}: src/${sabotage.file} does not hold what it replaces exactly once`,
        ];
      writeFileSync(file, before + sabotage.becomes + after);
    }
    const works = sabotage === undefined ? SABOTAGES.map(({ by }) => by) : [sabotage.by];
    if (works.includes('record')) {
      const built = await run(copy, ['.config/build.ts']);
      if (built.code !== 0) return [`the copy cannot be built: ${built.said}`];
    }
    const most = sabotage === undefined ? FEW : MOST;
    const { code, said } = await run(copy, [SCRIPT, '--only', works.join(), ...most]);
    return sabotage === undefined ? unsoundRun(code, said) : unnoticed(sabotage, code, said);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const SCRIPT = 'tests/torture/run.ts';

function unsoundRun(code: number | null, said: string): string[] {
  const isSound = code === 0 && /^killed: .*; lost: 0; wrong: 0;/m.test(said);
  process.stderr.write(`without a fault: ${isSound ? 'nothing lost or wrong' : 'NOT SOUND'}\n`);
  return isSound ? [] : [`without a fault the run ended with ${code} and said:\n${said}`];
}

function unnoticed({ what, by, says }: Sabotage, code: number | null, said: string): string[] {
  if (/^.*skipped: .*$/m.test(said)) {
    process.stderr.write(`${what}: not tried, ${/skipped: (.*)/.exec(said)?.[1]}\n`);
    return [];
  }
  const [, lost, wrong] = /^killed: .*; lost: (\d+); wrong: (\d+);/m.exec(said) ?? [];
  const isNoticed = code === 1 && Number(lost) + Number(wrong) > 0 && says.test(said);
  const count = `lost ${lost}, wrong ${wrong}, ${by}`;
  process.stderr.write(`${what}: ${isNoticed ? 'noticed' : 'NOT NOTICED'} (${count})\n`);
  return isNoticed ? [] : [`not noticed: ${what}; the run ended with ${code} and said:\n${said}`];
}

/** Runs a script of a copy to its end. */
function run(
  copy: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, args, {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}
