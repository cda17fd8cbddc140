/** Command lines run in this process, on a folder of their own, on 1 December 2026, by Ann. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { parseCommandLine } from '../../src/features/arguments.ts';
import { Context } from '../../src/features/context.ts';
import { outcomeText } from '../../src/features/outcome.ts';
import type { Terminal } from '../../src/features/terminal.ts';
import { COMMANDS } from '../../src/index.ts';
import { type Day, parseIsoDay } from '../../src/model/day.ts';
import { Refusal } from '../../src/model/problem.ts';
import { foldersOf } from '../../src/store/folders.ts';
import { type LoadedStrategy, loadStrategy } from '../../src/store/load-strategy.ts';
import type { Change } from '../../src/store/port.ts';
import { MADE } from './strategy.ts';

export const TODAY = parseIsoDay('2026-12-01') as Day;

/** Where the build puts the shipped strategy and record. */
export const BUILT = join(import.meta.dirname, '../../dist');

class CapturedContext extends Context {
  override load(file: string | undefined): Promise<LoadedStrategy> {
    return loadStrategy({ file, folder: BUILT });
  }

  override async terminal(): Promise<Terminal> {
    return { isTerminal: false, columns: 80 };
  }
}

export interface Shell {
  /** Gives what is printed; refused as the command is, and where something was found damaged. */
  readonly run: (...argv: readonly string[]) => Promise<string>;
  /** The rows of its table. */
  readonly rows: (...argv: readonly string[]) => Promise<readonly Record<string, unknown>[]>;
  /** Writes into its journal, what no command says so. */
  readonly append: (author: string, changes: readonly Change[]) => Promise<void>;
  /** The path of a file that is written into its folder, without contents only named. */
  readonly file: (name: string, contents?: string) => string;
}

/** With an empty record, or the shipped strategy and record. */
export function openShell(isShipped = false): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-shell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['HOME', 'XDG_CONFIG_HOME', 'LOCALAPPDATA', 'APPDATA']) {
    vi.stubEnv(name, folder);
  }
  const file = (name: string, contents?: string): string => {
    const path = join(folder, name);
    if (contents !== undefined) writeFileSync(path, contents);
    return path;
  };
  const { config } = foldersOf(process.env);
  mkdirSync(config, { recursive: true });
  writeFileSync(join(config, 'config.json'), '{"author": "Ann"}');
  const strategy = file('made.json', JSON.stringify(MADE));
  const run = async (...argv: readonly string[]): Promise<string> => {
    const place = ['--data-dir', folder, ...(isShipped ? [] : ['--strategy', strategy])];
    const { command, args, options } = parseCommandLine([...place, ...argv], COMMANDS);
    const context = new CapturedContext({ ...options, 'no-input': true }, TODAY);
    let damage: ReadonlySet<string> = new Set();
    let said = '';
    try {
      said = await outcomeText(context, (await command?.run(context, args, options)) ?? {});
    } finally {
      damage = await context.close();
    }
    if (damage.size > 0) throw new Refusal([...damage].join('\n'), 3);
    return said;
  };
  const append = async (author: string, changes: readonly Change[]): Promise<void> => {
    const context = new Context({ strategy, 'data-dir': folder }, TODAY);
    await (await context.journal()).append(author, changes);
    await context.close();
  };
  const rows = async (...argv: readonly string[]) => JSON.parse(await run(...argv, '--json')).rows;
  return { run, rows, append, file };
}

export const READINGS = `indicator,day,value,confidence,source,url,quote,note
LAND,2026-08-31,190,high,A map,https://example.org,,
LAND,2026-09-30,240,,A map,,,
LAND,2026-10-31,200,,"A map, drawn anew",,,
arms,2026-06-30,1,low,,,,"once seen
twice denied"
oil,2026-09-30,10,,,,,
oil,2026-11-15,,,A paper,,,
`;

export const EVENTS = `id,day,nodes,title,side,stage,effect,amount,follows
pact,2026-03-01,acts LAND,A pact,ours,pledged,good,2,
pact-2,2026-05-01,acts,The pact carried on,ours,delivered,good,3,pact
raid,2026-07-01,acts,A raid,theirs,,bad,,
`;

/** Sound ones, a slip, rivals, one without a source, one that stands already, and a check. */
export const PROPOSED = `indicator,day,value,source,url,quote
LAND,2026-11-30,210,A map,https://example.org,"two hundred, and ten"
oil,2026-10-31,11,A paper,,
oil,2026-11-30,110,A paper,,
arms,2026-11-30,2,A paper,,
arms,2026-11-30,1,A rumour,,
LAND,2026-10-31,200,A map,,
LAND,2026-09-30,230,,,
oil,2026-11-20,,A paper,,
`;

/** With readings, checks and events. */
export async function openFilledShell(): Promise<Shell> {
  const shell = openShell();
  await shell.run('import', shell.file('readings.csv', READINGS));
  await shell.run('import', shell.file('events.csv', EVENTS));
  return shell;
}
