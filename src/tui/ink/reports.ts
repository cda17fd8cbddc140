/** What a terminal reports of its own accord, told apart from keys before those are heard: the mouse, and the colour of its background. */
import type { TerminalBackground } from '../appearance.ts';

/** Where the mouse was pressed, or by which way its wheel was turned; cells from 0. */
export interface MouseReport {
  readonly kind: 'mouse';
  readonly what: 'press' | 'up' | 'down';
  /** Column and row of the terminal, from 0. */
  readonly column: number;
  readonly row: number;
}

export type Report =
  | MouseReport
  | { readonly kind: 'background'; readonly background: TerminalBackground };

const ESC = '\u001b';
const PASTE = `${ESC}[200~`;
const PASTE_END = `${ESC}[201~`;
/** A press, a wheel or a release, in SGR form (1006); and in the old form, three bytes behind an M, which nothing asked for. */
const SGR = new RegExp(`^${ESC}\\[<(\\d+);(\\d+);(\\d+)([Mm])`);
const OLD = new RegExp(`^${ESC}\\[M[^]{3}`);
/** The colour of the background (OSC 11), ended by BEL or ST. */
const COLOUR = new RegExp(`^${ESC}\\]11;([^${ESC}\\u0007]*)(?:\\u0007|${ESC}\\\\)`);
/** What is the beginning of a report and of nothing else, and goes on in the next piece. */
const BEGUN = [
  new RegExp(`^${ESC}\\[<[\\d;]*$`),
  new RegExp(`^${ESC}\\[M[^]{0,2}$`),
  new RegExp(`^${ESC}\\]1(?:1(?:;[rgba:/\\dA-Fa-f]{0,40}${ESC}?)?)?$`),
];
/** What may be a key as well. */
const PERHAPS = new RegExp(`^${ESC}[[\\]]?$`);
/** A report that broke off and does not go on. */
const BROKEN = new RegExp(`^${ESC}(?:\\[<[\\d;]*|\\]11;[rgba:/\\dA-Fa-f]*)`);

/** Buttons of the SGR form that are heard, without the keys held with them. */
const BUTTONS: Readonly<Record<number, MouseReport['what']>> = { 0: 'press', 64: 'up', 65: 'down' };
/** What the keys that are held with a button add to its number: Shift 4, Alt 8, Ctrl 16. */
const HELD = 4 + 8 + 16;

/** A piece of what was typed: the keys in it, the reports, what may be the beginning of one, and whether a paste goes on. */
export interface SortedInput {
  readonly keys: string;
  readonly reports: readonly Report[];
  readonly begun: string;
  readonly pasting: boolean;
}

/** Sorts a piece of input; what is pasted, also in an earlier piece, is never a report. */
export function splitKeysFromTerminalReports(text: string, pasting = false): SortedInput {
  let keys = '';
  const reports: Report[] = [];
  let at = 0;
  let inPaste = pasting;
  while (at < text.length) {
    if (inPaste) {
      const end = text.indexOf(PASTE_END, at);
      if (end < 0) return { keys: keys + text.slice(at), reports, begun: '', pasting: true };
      keys += text.slice(at, end + PASTE_END.length);
      at = end + PASTE_END.length;
      inPaste = false;
      continue;
    }
    const next = text.indexOf(ESC, at);
    if (next < 0) break;
    keys += text.slice(at, next);
    at = next;
    const rest = text.slice(next);
    const found = SGR.exec(rest) ?? OLD.exec(rest) ?? COLOUR.exec(rest);
    const report = found === null ? undefined : reportOf(found);
    if (report !== undefined) reports.push(report);
    if (found !== null) at += found[0].length;
    else if ([...BEGUN, PERHAPS].some((begun) => begun.test(rest)))
      return { keys, reports, begun: rest, pasting: false };
    else if (rest.startsWith(PASTE)) {
      keys += PASTE;
      at += PASTE.length;
      inPaste = true;
    } else {
      const broken = BROKEN.exec(rest)?.[0] ?? '';
      if (broken === '') keys += ESC;
      at += Math.max(1, broken.length);
    }
  }
  return { keys: keys + text.slice(at), reports, begun: '', pasting: inPaste };
}

function reportOf([, first = '', column, row, end]: RegExpExecArray): Report | undefined {
  if (column === undefined) {
    const background = lightOrDarkOfColour(first);
    return background && { kind: 'background', background };
  }
  const what = BUTTONS[Number(first) & ~HELD];
  // a button is heard when it goes down
  if (what === undefined || end === 'm') return undefined;
  return { kind: 'mouse', what, column: Number(column) - 1, row: Number(row) - 1 };
}

/** Whether a colour as terminals report it, `rgb:1e1e/1e1e/1e1e` with one to four hex digits in each part, is light or dark; undefined where the text is no such colour. */
export function lightOrDarkOfColour(colour: string): TerminalBackground | undefined {
  const parts = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(colour)?.slice(1);
  if (parts === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.map(
    (part) => Number.parseInt(part, 16) / (16 ** part.length - 1),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** How long is waited for the rest of what may be a report before it is a key, such as Esc; milliseconds. */
const PATIENCE = 20;

/** A terminal's input without its reports, each of which is handed on as it comes. */
export function stdinWithoutTerminalReports(
  stdin: NodeJS.ReadStream,
  onReport: (report: Report) => void,
): NodeJS.ReadStream {
  let begun = '';
  let pasting = false;
  let waiting: NodeJS.Timeout | undefined;
  const isKeyNow = (): void => {
    waiting = undefined;
    stdin.emit('readable');
  };
  const read = (): string | null => {
    const piece: unknown = stdin.read();
    if (piece === null) {
      // woken by no new piece, when what may be a key has waited long enough
      if (waiting !== undefined || !PERHAPS.test(begun)) return null;
      const key = begun;
      begun = '';
      return key;
    }
    clearTimeout(waiting);
    const sorted = splitKeysFromTerminalReports(begun + String(piece), pasting);
    ({ begun, pasting } = sorted);
    waiting = PERHAPS.test(begun) ? setTimeout(isKeyNow, PATIENCE) : undefined;
    for (const report of sorted.reports) onReport(report);
    // '' is no key, and lets the rest be read
    return sorted.keys;
  };
  return new Proxy(stdin, {
    get(target, name) {
      if (name === 'read') return read;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
