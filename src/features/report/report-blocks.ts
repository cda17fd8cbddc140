/** What a report is made of: blocks of words that say what they are; how they look is for the printer of a format. */
import type { Markup } from '../../text/markup.ts';
import type { Plot, PlotTable } from '../plots/plot-frame.ts';

/** Where a piece is shown, where not everywhere: as `words` in text and Markdown, or on a `page`, of which `paper` is the print alone. */
export type Medium = 'words' | 'page' | 'paper';

/** A text, a drawing, or such pieces one after the other. */
export type Words = string | ReportSpan | { readonly drawing: Markup } | readonly Words[];

/** Words that are more than a text. */
export interface ReportSpan {
  readonly words: Words;
  /** A `score` is set bold on a page and nowhere else; `small` is there too. */
  readonly tone?: 'strong' | 'score' | 'quote' | 'small';
  /** What the words lead to; whatever is no address of the web leads nowhere. */
  readonly url?: string;
  readonly only?: Medium;
  /** Class on a page. */
  readonly name?: string;
  /** Characters of the text that are printed on paper, ≥ 0; left out: all. */
  readonly letters?: number;
}

/** Something that is not shown everywhere, or has a class on a page. */
interface Piece {
  readonly only?: Medium | undefined;
  /** Class on a page. */
  readonly name?: string | undefined;
}

/** Blocks that stand together on a page; text and Markdown take them one by one. */
export interface Group extends Piece {
  readonly kind: 'group';
  readonly tag: 'div' | 'section' | 'header' | 'main' | 'footer';
  readonly blocks: readonly Block[];
}

interface Heading extends Piece {
  readonly kind: 'heading';
  /** 1 for the report, 2 for a section of it, 3 within one. */
  readonly level: 1 | 2 | 3;
  readonly title: string;
}

interface Paragraph extends Piece {
  readonly kind: 'paragraph';
  readonly words: Words;
}

interface List extends Piece {
  readonly kind: 'list';
  readonly items: readonly Words[];
}

/** A column of a table; on a page `name` is the class of its cells. */
export interface ReportColumn extends Piece {
  readonly title: string;
  /** The title where a line has few cells. */
  readonly short?: string;
  readonly align?: 'right';
}

/** Rows under the titles of their columns, in groups that may have a title of their own. */
export interface ReportTable extends Piece {
  readonly kind: 'table';
  readonly columns: readonly ReportColumn[];
  readonly groups: readonly {
    readonly title?: string;
    readonly rows: readonly {
      readonly cells: readonly Words[];
      readonly name?: string | undefined;
    }[];
  }[];
  /** Words print each row as a sentence about its first cell; a page makes that the head of its row. */
  readonly isSaid?: boolean;
  /** Rows that are printed on paper, ≥ 0, and what it says there are more of; left out: all. */
  readonly printed?: readonly [rows: number, word: 'more' | 'earlier'];
}

/** One drawing for each medium, of which only one is shown. */
export interface Drawings {
  readonly wide: Plot;
  /** For a phone. */
  readonly narrow: Plot;
  /** For paper, where the same letters must stay legible in less room. */
  readonly paper: Plot;
}

/** A drawing, a caption, and the numbers behind it. */
interface Figure extends Piece {
  readonly kind: 'figure';
  readonly drawings: Drawings;
  readonly caption: Words;
}

/** Numbers behind drawings, folded. */
interface Details extends Piece {
  readonly kind: 'details';
  readonly title: string;
  readonly table: PlotTable;
}

/** What is made of words and so stands in every format. */
export type WordBlock = Heading | Paragraph | List | ReportTable;

export type Block = Group | WordBlock | Figure | Details;

/** A report, to be printed in any format. */
export interface PrintableReport {
  /** With its day, for the tab of a browser and the foot of a sheet. */
  readonly title: string;
  readonly handling: string | undefined;
  readonly hash: string;
  readonly blocks: readonly Block[];
}

/** A heading of a level. */
export function headingBlockOfLevel(level: Heading['level'], title: string): Block {
  return { kind: 'heading', level, title };
}

/** A paragraph; on a page `name` is its class. */
export function reportParagraphBlock(words: Words, name?: string, only?: Medium): Block {
  return { kind: 'paragraph', words, name, only };
}

/** A list of sentences; on a page `name` is its class. */
export function reportListBlock(items: readonly Words[], name?: string): Block {
  return { kind: 'list', items, name };
}

/** A column of numbers. */
export function reportNumberColumn(
  title: string,
  more: Omit<ReportColumn, 'title'> = {},
): ReportColumn {
  return { title, align: 'right', ...more };
}

/** A table; a column of texts is given by its title. */
export function reportTableBlock(
  columns: readonly (string | ReportColumn)[],
  rows: readonly (readonly Words[])[],
  more: Pick<ReportTable, 'name' | 'only' | 'printed'> = {},
): ReportTable {
  return {
    kind: 'table',
    columns: columns.map((each) => (typeof each === 'string' ? { title: each } : each)),
    groups: [{ rows: rows.map((cells) => ({ cells })) }],
    ...more,
  };
}

/** The blocks that are there, together; on a page `name` is their class. */
export function reportContainerBlock(
  tag: Group['tag'],
  blocks: readonly (Block | undefined)[],
  more: Pick<Group, 'name' | 'only'> = {},
): Block {
  return { kind: 'group', tag, blocks: blocks.filter((block) => block !== undefined), ...more };
}

/** A section under its heading. */
export function sectionBlock(title: string, ...blocks: readonly (Block | undefined)[]): Block {
  return reportContainerBlock('section', [headingBlockOfLevel(2, title), ...blocks]);
}

/** The blocks that text and Markdown print, one after the other. */
export function blocksInTextReport(blocks: readonly Block[]): readonly WordBlock[] {
  return blocks.flatMap((block) => {
    if (!isOfWords(block) || block.kind === 'figure' || block.kind === 'details') return [];
    return block.kind === 'group' ? blocksInTextReport(block.blocks) : [block];
  });
}

/** What stands in the columns that text and Markdown have. */
export function cellsShownInTextReport<T>(
  columns: readonly ReportColumn[],
  cells: readonly T[],
): readonly T[] {
  return cells.filter((_, at) => isOfWords(columns[at] ?? {}));
}

/** What all of a text is, in its tone. */
interface Tone {
  readonly tone?: ReportSpan['tone'] | undefined;
  readonly url?: string | undefined;
}

/** A text of one tone. */
export interface Run extends Tone {
  readonly text: string;
}

/** Words as text and Markdown have them, a run for each change of tone. */
export function reportWordsAsTonedParts(words: Words, within: Tone = {}): readonly Run[] {
  if (typeof words === 'string') return words === '' ? [] : [{ ...within, text: words }];
  if ('drawing' in words) return [];
  if (!('words' in words)) return words.flatMap((each) => reportWordsAsTonedParts(each, within));
  const { tone = within.tone, url = within.url } = words;
  return isOfWords(words) ? reportWordsAsTonedParts(words.words, { tone, url }) : [];
}

/** A row that is said: what names it, what is so of that, and what is quoted. */
export interface SaidRow {
  readonly name: string;
  readonly facts: readonly (readonly Run[])[];
  readonly quotes: readonly Run[];
}

/** A row of a table that is told in sentences in place of columns: its name, its facts, its quotes. */
export function reportRowAsSentenceParts(
  columns: readonly ReportColumn[],
  cells: readonly Words[],
): SaidRow {
  const [name = [], ...others] = cellsShownInTextReport(columns, cells).map((cell) =>
    reportWordsAsTonedParts(cell),
  );
  const facts = others.map((runs) => runs.filter(({ tone }) => tone !== 'quote'));
  return {
    name: name.map(({ text }) => text).join(''),
    facts: facts.filter(({ length }) => length > 0),
    quotes: others.flat().filter(({ tone }) => tone === 'quote'),
  };
}

function isOfWords({ only = 'words' }: Piece): boolean {
  return only === 'words';
}
