/** A bar on stderr for a person who waits; in a pipe, and for what is done at once, nothing. */
import { countWithNoun } from '../core/model/plain-text.ts';
import { percentDoneText } from '../text/format.ts';
import type { Io } from './io.ts';

/** Cells of the bar. */
const CELLS = 20;
/** Milliseconds before the bar comes, and from one drawing of it to the next. */
const PATIENCE_MS = 400;
const PAUSE_MS = 100;
const CLEARED = '\r\u001b[K';

export interface Progress {
  /** Says how far it is: rows so far, and the part of the whole from 0 to 1; undefined: not known. */
  readonly say: (verb: string, rows: number, part: number | undefined) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

/** A bar that comes once something takes long. */
export function makeTerminalProgressBar(io: Io): Progress {
  const isSeen = io.watched() && !io.quiet;
  let next = performance.now() + PATIENCE_MS;
  let isShown = false;
  return {
    say: (verb, rows, part) => {
      const now = isSeen ? performance.now() : 0;
      if (now < next) return;
      next = now + PAUSE_MS;
      isShown = true;
      io.err(
        `${CLEARED}${verb} ${part === undefined ? '' : `${bar(part)} `}${countWithNoun(rows, 'row')}`,
      );
    },
    end: () => {
      if (isShown) io.err(CLEARED);
      isShown = false;
    },
  };
}

/** A bar with the `part` of the whole, 0…1, that is done, in per cent behind it. */
function bar(part: number): string {
  const full = Math.min(CELLS, Math.floor(part * CELLS));
  return `[${'#'.repeat(full)}${'.'.repeat(CELLS - full)}] ${percentDoneText(part).padStart(5)}`;
}
