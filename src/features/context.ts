/** What a command works with: the strategy and record in use, the person, and where it prints. */
import { Boards } from '../model/board.ts';
import { type Day, endOfDay, isoDay, localToday, parseIsoDay } from '../model/day.ts';
import { Refusal } from '../model/problem.ts';
import { findNode, type Leaf, type Node, type Strategy } from '../model/strategy.ts';
import { GLYPHS, type Glyphs } from '../page/glyphs.ts';
import { safeText } from '../page/line.ts';
import { inSixteenColours, THEMES, type Theme } from '../page/theme.ts';
import { markOf } from '../store/files.ts';
import { type Folders, foldersOf } from '../store/folders.ts';
import { type LoadedStrategy, loadStrategy, strategyFile } from '../store/load-strategy.ts';
import { journalPath, openStore } from '../store/open.ts';
import type { Journal } from '../store/port.ts';
import { readSettings, type Settings, settingsPath } from '../store/settings.ts';
import { printError } from './print.ts';
import { type Terminal, terminalOf } from './terminal.ts';

/** `--as-of 2026-11-01` is `{'as-of': '2026-11-01'}`, a switch is `true`. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** The text of an option; undefined where it is not given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A journal of so many entries is read whole sooner than what is needed of it is found. */
const SMALL = 1_000;

export class Context {
  readonly options: Options;
  readonly today: Day;
  #settings: Settings;
  /** Of the files that were read, as they were before. */
  readonly marks: Record<string, string> = {};
  /** Whether a person was told anything apart from what is printed. */
  hasTold = false;
  /** Chosen since the program started. */
  #strategy: string | undefined;
  readonly folders: Folders;
  #loaded: Promise<LoadedStrategy> | undefined;
  #journal: Promise<Journal> | undefined;
  #terminal: Promise<Terminal> | undefined;
  #changed: (() => void) | undefined;

  constructor(options: Options, today = localToday()) {
    this.options = options;
    this.today = today;
    const folders = foldersOf(process.env);
    this.folders = { ...folders, data: textOption(options, 'data-dir') ?? folders.data };
    this.#mark(settingsPath(folders.config));
    const { settings, notice } = readSettings(folders.config);
    this.#settings = settings;
    if (notice !== undefined) this.notice(notice);
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** What was written of them since. */
  readSettings(): void {
    this.#settings = readSettings(this.folders.config).settings;
  }

  /** Undefined: the one that the program brings along. */
  get strategyFile(): string | undefined {
    const name = this.#strategy ?? textOption(this.options, 'strategy') ?? this.settings.strategy;
    return strategyFile(this.folders.data, name);
  }

  /** Scores by another strategy, or by what the file of this one holds now. */
  async use(name: string): Promise<void> {
    this.#strategy = name;
    await this.close();
    this.#loaded = undefined;
    this.#journal = undefined;
  }

  /** Tells when another process has written to the journal in use. */
  watch(changed: () => void): void {
    this.journal().then((journal) => {
      journal.watch(changed);
      this.#changed = changed;
    });
  }

  /** The address of the shared board in use; undefined: the record is a file. */
  get storeAddress(): string | undefined {
    return textOption(this.options, 'store') ?? (this.settings.store || undefined);
  }

  #mark(path: string): void {
    this.marks[path] = markOf(path);
  }

  /** A strategy that need not be the one in use. */
  load(file: string | undefined): Promise<LoadedStrategy> {
    return loadStrategy({ file, folder: import.meta.dirname });
  }

  #load(): Promise<LoadedStrategy> {
    if (this.#loaded === undefined) {
      const file = this.strategyFile;
      if (file !== undefined) this.#mark(file);
      this.#loaded = this.load(file);
    }
    return this.#loaded;
  }

  async strategy(): Promise<Strategy> {
    return (await this.#load()).strategy;
  }

  journal(): Promise<Journal> {
    this.#journal ??= this.#open();
    return this.#journal;
  }

  async #open(): Promise<Journal> {
    const loaded = await this.#load();
    const address = this.storeAddress;
    if (address !== undefined) {
      const { PostgresJournal } = await import('../store/postgres.ts');
      return PostgresJournal.open(loaded, address, this.options.readonly === true);
    }
    const path = journalPath(this.folders.data, loaded.strategy.id);
    this.#mark(path);
    this.#mark(`${path}-wal`);
    const { journal, notice } = await openStore(
      loaded,
      this.folders.data,
      undefined,
      this.options.readonly === true,
    );
    if (notice !== undefined) this.notice(notice);
    if (this.#changed !== undefined) journal.watch(this.#changed);
    return journal;
  }

  /** All boards, of which those of the named days can be used, without the days since when tripwires are crossed; every one where none is named; of the `scored` days only their scores. As known at the end of a day from all that was written by then. */
  async boards(days?: readonly Day[], known?: Day, scored?: readonly Day[]): Promise<Boards> {
    const [journal, strategy] = [await this.journal(), await this.strategy()];
    if (known !== undefined) return new Boards(strategy, await journal.known(endOfDay(known)));
    const isWhole = days === undefined || (await journal.last()) <= SMALL;
    const record = isWhole ? journal.record() : journal.record(days, scored);
    return new Boards(strategy, await record);
  }

  /** A node by what a person typed; refused with what is like it. */
  async node(id: string): Promise<Node> {
    const strategy = await this.strategy();
    const node = findNode(strategy, id) ?? titled(strategy, id);
    if (node !== undefined) return node;
    const { suggestion } = await import('../model/near.ts');
    const ids = [...strategy.nodes.values()].map((each) => each.id);
    throw new Refusal(
      `${id} is not an indicator or branch of ${strategy.title}; ${suggestion(id, ids)}`,
    );
  }

  async leaf(id: string): Promise<Leaf> {
    const node = await this.node(id);
    if (node.kind === 'leaf') return node;
    throw new Refusal(`${node.id} is a branch; name an indicator, such as ${firstLeaf(node).id}`);
  }

  /** A day as a person types it, up to three years ahead. */
  async day(text: string): Promise<Day> {
    const day = parseIsoDay(text);
    // what understands the others is costly to load
    if (day !== undefined && day <= this.today) return day;
    return (await import('../model/typed-day.ts')).parseBoardDay(text, this.today);
  }

  /** The day of `--as-of`, else that of `--known`, else today. */
  async asOf(options: Options): Promise<Day> {
    const text = textOption(options, 'as-of') ?? textOption(options, 'known');
    return text === undefined ? this.today : this.day(text);
  }

  /** The day of `--known`: only what was written by its end is to count. */
  async known(options: Options): Promise<Day | undefined> {
    const text = textOption(options, 'known');
    const day = text === undefined ? undefined : await this.day(text);
    if (day === undefined || day <= this.today) return day;
    throw new Refusal(
      `--known: what is known on ${isoDay(day)} is not recorded yet; name a past day`,
    );
  }

  get author(): string {
    return this.settings.author;
  }

  notice(text: string): void {
    this.hasTold = true;
    printError(safeText(text));
  }

  /** Goes on after a yes; without one, or where nobody can be asked, refuses with what would do. */
  async confirm(question: string): Promise<void> {
    if (this.options.yes === true) return;
    const { confirmed } = await import('./refused.ts');
    const canAsk = this.options['no-input'] !== true;
    if (!(canAsk && (await confirmed(question)))) {
      throw new Refusal(`not done: ${question}; --yes does it`);
    }
  }

  terminal(): Promise<Terminal> {
    this.#terminal ??= terminalOf();
    return this.#terminal;
  }

  get glyphs(): Glyphs {
    const { glyphs } = this.settings;
    return GLYPHS[glyphs === 'auto' ? (plainLocale() === undefined ? 'block' : 'ascii') : glyphs];
  }

  theme({ isTerminal }: Terminal, background: 'dark' | 'light' = 'dark'): Theme | undefined {
    const { colour, theme } = this.settings;
    const { TERM = '', COLORTERM = '' } = process.env;
    if (colour === 'never' || (colour === 'auto' && !isTerminal)) return undefined;
    if (colourless(this.options) !== undefined) return undefined;
    const chosen = THEMES[theme === 'auto' ? background : theme];
    const has256 = TERM.includes('256color') || COLORTERM !== '';
    return chosen === undefined || has256 ? chosen : inSixteenColours(chosen);
  }

  /** Gives what was found damaged. */
  async close(): Promise<ReadonlySet<string>> {
    const journal = await this.#journal;
    await journal?.close();
    return journal?.damage ?? new Set();
  }
}

/** The locale that knows no other than plain characters. */
export function plainLocale(): string | undefined {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || 'UTF-8';
  return /utf-?8/i.test(locale) ? undefined : locale;
}

/** What takes all colour away, whatever is set. */
export function colourless(options: Options): string | undefined {
  if (options['no-color'] === true) return '--no-color';
  if (process.env.NO_COLOR) return 'NO_COLOR';
  return process.env.TERM === 'dumb' ? 'TERM=dumb' : undefined;
}

/** What asks for a screen reader's lines, whatever is set. */
export function readerAsked(options: Options): string | undefined {
  if (options['screen-reader'] === true) return '--screen-reader';
  return process.env.INK_SCREEN_READER === 'true' ? 'INK_SCREEN_READER' : undefined;
}

/** The node whose title this is, whatever its case, where no other one has the same. */
function titled({ nodes }: Strategy, title: string): Node | undefined {
  const found = [...nodes.values()].filter(
    (node) => node.title.toLowerCase() === title.toLowerCase(),
  );
  return found.length === 1 ? found[0] : undefined;
}

function firstLeaf(node: Node): Leaf {
  return node.kind === 'leaf' ? node : firstLeaf(node.children[0] as Node);
}
