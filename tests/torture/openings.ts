/** Many programs that open a store at once where there is none. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readShippedData } from '../../src/store/files/shipped.ts';
import { storePath } from '../../src/store/journal/store-path.ts';
import { got } from '../store/samples.ts';
import { environment, root } from '../terminal.ts';
import { contentsOf } from './contents.ts';
import { differing, some } from './ground.ts';
import { Ledger } from './ledger.ts';

export interface Openings {
  /** Programs that opened a store. */
  readonly opened: number;
  /** Of these, programs that showed the board. */
  readonly shown: number;
  /** Rows that a store must hold of what is shipped, and did not hold afterwards. */
  readonly lost: number;
  readonly wrong: readonly string[];
}

/** Begins so many stores, each by so many built programs at once, and looks at what each showed and what is in the store. */
export async function openTogether(stores: number, programs: number): Promise<Openings> {
  const { file, shippedData } = got(readShippedData(join(root, 'data')));
  const rows = got(await shippedData.rows());
  const ledger = new Ledger();
  ledger.ship(rows.readings, rows.checks, rows.events);
  const wrong: string[] = [];
  let shown = 0;
  let lost = 0;
  for (let at = 0; at < stores; at += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-torture-'));
    try {
      const said = await Promise.all(Array.from({ length: programs }, () => status(dataDir)));
      const boards = said.filter(({ code, errors }) => code === 0 && errors === '');
      shown += boards.length;
      for (const { code, errors } of said)
        if (code !== 0 || errors !== '') wrong.push(`exit code ${code}: ${errors}`);
      if (new Set(boards.map(({ board }) => board)).size > 1)
        wrong.push('programs that opened one store at once showed different boards');
      const { journal, wrong: damage } = contentsOf(storePath(dataDir, file.strategy.id));
      const { missing, surplus } = differing(ledger.lines(), journal);
      lost += missing.length;
      wrong.push(...damage, ...some('not to be there', surplus));
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
  return { opened: stores * programs, shown, lost, wrong };
}

/** Runs `axiswatch status` on a folder. */
function status(dataDir: string): Promise<{ board: string; errors: string; code: number | null }> {
  const child = spawn(process.execPath, ['dist/axiswatch.js', 'status', '--data-dir', dataDir], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let board = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    board += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ board, errors, code }));
  });
}
