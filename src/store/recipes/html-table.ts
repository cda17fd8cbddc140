/** A table of an HTML page as rows, as a browser takes the page apart. */
import type { DefaultTreeAdapterTypes } from 'parse5';
import { type Result, refusalResult } from '../../core/model/model.ts';
import { recipeFieldInFileText, type SayField } from '../../core/recipes/field-words.ts';
import type { Table } from '../../core/recipes/table.ts';
import { decodeBytes, encodingOfPage } from './decode.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A table and what it is called: its caption, else the heading before it. */
interface Found {
  readonly table: Element;
  readonly title: string;
}

/** So many tables at most are listed. */
const MOST_SHOWN = 12;

/**
 * The rows of a table, by its number from 1 or by words of its title (`which`); the only one where none is named. Refused, with
 * the tables there are and `say` for how one is named: one that is not there, and several.
 */
export async function parseHtmlTable(
  text: string,
  which: string | number | undefined,
  say: SayField = recipeFieldInFileText,
): Promise<Result<Table>> {
  const { parse } = await import('parse5');
  const tables = tablesIn(parse(text));
  if (tables.length === 0)
    return refusalResult(
      'there is no table in this page; it may be made by a program in the browser: save the page once it shows, or find its CSV',
    );
  const chosen = chosenTable(tables, which);
  if (chosen !== undefined) return { ok: true, value: { rows: htmlTableRows(chosen.table) } };
  const listed = tables
    .slice(0, MOST_SHOWN)
    .map((each, at) => `${at + 1} "${tableTitleOrFirstCell(each)}"`);
  const more = tables.length > MOST_SHOWN ? `, and ${tables.length - MOST_SHOWN} more` : '';
  const said =
    which === undefined
      ? `say which is meant with ${say('table')}`
      : `none of them is "${which}", or more than one`;
  return refusalResult(`there are ${tables.length} tables: ${listed.join(', ')}${more}; ${said}`);
}

/** What the tables of a page are called, in their order. */
export async function titlesOfTablesInHtml(bytes: Uint8Array): Promise<readonly string[]> {
  const text = decodeBytes(bytes, encodingOfPage(bytes));
  if (!text.ok) return [];
  const { parse } = await import('parse5');
  return tablesIn(parse(text.value)).map(tableTitleOrFirstCell);
}

/** The title of a table, or the first of its cells. */
function tableTitleOrFirstCell({ title, table }: Found): string {
  return title === '' ? (htmlTableRows(table)[0] ?? []).join(' ').slice(0, 40) : title;
}

/** The table meant by `which`, its number from 1 or words of its title; undefined: the only one. undefined where there is none, or several. */
function chosenTable(
  tables: readonly Found[],
  which: string | number | undefined,
): Found | undefined {
  if (typeof which === 'number') return tables[which - 1];
  if (which === undefined) return tables.length === 1 ? tables[0] : undefined;
  const words = which.toLowerCase();
  const named = tables.filter(({ title }) => title.toLowerCase().includes(words));
  return named.length === 1 ? named[0] : undefined;
}

function tablesIn(page: Node): readonly Found[] {
  const found: Found[] = [];
  let heading = '';
  const look = (node: Node): void => {
    if (isElement(node)) {
      if (/^h[1-6]$/.test(node.tagName)) heading = nodeText(node);
      if (node.tagName === 'table') {
        const caption = childrenOf(node).find(
          (each) => isElement(each) && each.tagName === 'caption',
        );
        found.push({ table: node, title: caption === undefined ? heading : nodeText(caption) });
      }
    }
    for (const child of childrenOf(node)) look(child);
  };
  look(page);
  return found;
}

const PARTS = ['thead', 'tbody', 'tfoot'];

/** The cells of a table; one that stands for several rows or columns stands in each. */
function htmlTableRows(table: Element): readonly (readonly string[])[] {
  const lines = childrenOf(table)
    .flatMap((each) =>
      isElement(each) && PARTS.includes(each.tagName) ? childrenOf(each) : [each],
    )
    .filter((each) => isElement(each))
    .filter(({ tagName }) => tagName === 'tr');
  const rows: string[][] = lines.map(() => []);
  for (const [at, line] of lines.entries()) {
    let place = 0;
    for (const cell of childrenOf(line)) {
      if (!isElement(cell) || !/^t[dh]$/.test(cell.tagName)) continue;
      while (rows[at]?.[place] !== undefined) place += 1;
      const [text, wide, high] = [nodeText(cell), span(cell, 'colspan'), span(cell, 'rowspan')];
      for (let row = at; row < Math.min(rows.length, at + high); row += 1)
        for (let column = place; column < place + wide; column += 1) {
          const line = rows[row];
          if (line !== undefined) line[column] = text;
        }
      place += wide;
    }
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''));
}

/** The most columns or rows that one cell may span. */
const WIDEST = 1_000;

/** How many columns or rows a cell spans, 1 to `WIDEST`; 1 where it says nothing sound. */
function span({ attrs }: Element, name: string): number {
  const given = Number(attrs.find((each) => each.name === name)?.value ?? 1);
  return Number.isInteger(given) && given > 0 ? Math.min(given, WIDEST) : 1;
}

/** Marks of notes, and what is not shown, are no part of a cell. */
const LEFT_OUT = ['sup', 'script', 'style', 'table'];

function nodeText(node: Node): string {
  const parts: string[] = [];
  const look = (each: Node): void => {
    if ('value' in each && each.nodeName === '#text') parts.push(each.value);
    if (isElement(each) && each.tagName === 'br') parts.push(' ');
    for (const child of childrenOf(each))
      if (!isElement(child) || !LEFT_OUT.includes(child.tagName)) look(child);
  };
  look(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}
