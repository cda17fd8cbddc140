/** A board that is shown in the place of one's own: every command says so, and none that gives its numbers ends well. */
import type { Opened } from '../store/store.ts';
import { complain } from './refusal.ts';
import type { ExitCode, World } from './world.ts';

/** Says that what was opened stands in the place of one's own board; with it the command does not end well. */
export function sayStandIn(world: World, opened: Opened): void {
  if (!opened.ok) return;
  for (const sentence of opened.said ?? []) {
    if (!world.standIns.has(sentence)) complain(world, sentence);
    world.standIns.add(sentence);
  }
}

/** The code that a command ends with: 1 where it did what was asked, with another board than one's own. */
export function endingOf(world: World, code: ExitCode): ExitCode {
  const isDone = code !== 1 && code !== 2 && code !== 3 && code < INTERRUPTED_FROM;
  return isDone && world.standIns.size > 0 ? 1 : code;
}

/** The smallest of the codes of a command that was interrupted. */
const INTERRUPTED_FROM = 128;
