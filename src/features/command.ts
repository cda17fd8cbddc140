/** What the shell can be asked: each command as data, and what does it, loaded on use. */
import type { Style } from '../page/kinds.ts';
import type { Line } from '../page/line.ts';
import type { Page } from '../page/page.ts';
import type { Context, Options } from './context.ts';

export interface Option {
  readonly name: string;
  /** What it takes, as `--help` writes it; left out of a switch. */
  readonly takes?: string;
  readonly says: string;
  readonly choices?: readonly string[];
  readonly short?: string;
  /** May be given again: a line of the text each. */
  readonly many?: true;
}

export interface Command {
  /** `event add`. */
  readonly words: string;
  readonly says: string;
  /** As `--help` writes them: `<indicator> [value…]`. */
  readonly args?: string;
  readonly options?: readonly Option[];
  /** A command line, and what it does. */
  readonly examples?: readonly (readonly [string, string])[];
  /** It tells what files say, and does nothing: what it prints may be kept while those are unchanged. */
  readonly isAnswer?: true;
  readonly run: (context: Context, args: readonly string[], options: Options) => Promise<Outcome>;
}

export interface Outcome {
  /** Printed as text, or as JSON or CSV where that is asked for. */
  readonly page?: Page;
  /** Printed by `--json` in place of the page. */
  readonly document?: object;
  /** Printed in place of the page where neither JSON nor CSV is asked for, made safe. */
  readonly text?: string;
  /** The same, in the tones of the terminal. */
  readonly lines?: readonly Line[];
  /** Of the figures of the page in text; plain in tables when left out. */
  readonly style?: Style;
  /** 0 when left out. */
  readonly exit?: number;
}
