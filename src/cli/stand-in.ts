/** A board that is not whole, or is shown in the place of one's own: every command says so, and none that gives its numbers ends well. */
import type { Opened } from '../store/journal/store-types.ts';
import type { ExitCode, Io } from './io.ts';
import { printComplaint } from './refusal.ts';

/** Says on stderr, each sentence once, that what was opened stands in the place of one's own board, and notes that in `io`, so that the command ends with another exit code than 0. */
export function printStandInBoardWarning(io: Io, opened: Opened): void {
  if (!opened.ok) return;
  io.boards.add(opened.value);
  for (const sentence of opened.said ?? []) {
    if (!io.standIns.has(sentence)) printComplaint(io, sentence);
    io.standIns.add(sentence);
  }
}

/** The io for what is not a command's own answer: what stands in the place of one's own board, or is damaged, does not count there. */
export function ioNotAffectingExitCode(io: Io): Io {
  return { ...io, standIns: new Set(), boards: new Set() };
}

/**
 * The code that a command ends with: where it did what was asked, 3 with a board of which something was left out because it
 * is damaged, which is said now that all of it was read, and 1 with another board than one's own.
 */
export function printDamageAndGiveExitCode(io: Io, code: ExitCode): ExitCode {
  const damage = new Set([...io.boards].flatMap((board) => board.damage ?? []));
  for (const sentence of damage) printComplaint(io, sentence);
  const isDone = code !== 1 && code !== 2 && code !== 3 && code < INTERRUPTED_FROM;
  if (!isDone) return code;
  return damage.size > 0 ? 3 : io.standIns.size > 0 ? 1 : code;
}

/** The smallest of the codes of a command that was interrupted. */
const INTERRUPTED_FROM = 128;
