/** What is said when the program itself is wrong: one sentence, and a trace in a file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFolder, PRIVATE_FILE_MODE } from '../store/files/files.ts';
import { readUserFolderPaths } from '../store/files/folders.ts';
import { errorMessageText } from '../store/files/fs-errors.ts';
import { terminalSafeText } from '../text/format.ts';
import type { Io } from './io.ts';
import { printComplaint } from './refusal.ts';

/** Writes the trace of a bug to a file in the log folder and says on stderr where; prints the trace where that cannot be written. */
export function writeCrashLog(io: Io, error: unknown, argv: readonly string[] = []): void {
  const message = errorMessageText(error);
  const trace = error instanceof Error ? (error.stack ?? message) : message;
  const { now } = io.readClock();
  try {
    const { log } = readUserFolderPaths(io.env, folderNamed(argv));
    createPrivateFolder(log);
    const path = join(log, `crash-${now.replaceAll(/[:.]/g, '-')}.log`);
    writeFileSync(path, `${now}\n${trace}\n`, { mode: PRIVATE_FILE_MODE });
    printComplaint(io, `this is a bug: ${message}; please report it with the trace in ${path}`);
  } catch {
    printComplaint(io, `this is a bug: ${message}; please report it with this trace:`);
    io.err(`${terminalSafeText(trace)}\n`);
  }
}

/** The folder that `--data-dir` names, found without the parser that may have failed; undefined when it names none. */
function folderNamed(argv: readonly string[]): string | undefined {
  const name = '--data-dir';
  const at = argv.indexOf(name);
  return at >= 0
    ? argv[at + 1]
    : argv.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}
