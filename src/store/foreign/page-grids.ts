/** The tables of an HTML page, as a browser takes it apart. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Grid } from '../foreign.ts';
import { MOST_COLUMNS, type Room } from './room.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Marks of notes, what is not shown, and tables of their own are no part of a cell. */
const LEFT_OUT = new Set(['sup', 'script', 'style', 'table']);
const PARTS = new Set(['thead', 'tbody', 'tfoot']);
/** Columns or rows of one cell: the limit of HTML. */
const WIDEST = 1_000;

export function pageGrids(text: string, room: Room): readonly Grid[] {
  const grids: Grid[] = [];
  let heading = '';
  for (const element of elementsIn(parse(text))) {
    if (/^h[1-6]$/.test(element.tagName)) heading = textOf(element);
    if (element.tagName !== 'table') continue;
    const caption = childrenOf(element).find(({ tagName }) => tagName === 'caption');
    const named = caption === undefined ? heading : textOf(caption);
    grids.push({ title: named || `table ${grids.length + 1}`, rows: rowsOf(element, room) });
  }
  return grids;
}

/** A cell that spans several rows or columns stands in each. */
function rowsOf(table: Element, room: Room): Grid['rows'] {
  const lines = childrenOf(table)
    .flatMap((part) => (PARTS.has(part.tagName) ? childrenOf(part) : [part]))
    .filter(({ tagName }) => tagName === 'tr');
  const rows: string[][] = lines.map(() => []);
  for (const [at, line] of lines.entries()) {
    let place = 0;
    for (const cell of childrenOf(line)) {
      if (cell.tagName !== 'td' && cell.tagName !== 'th') continue;
      while (rows[at]?.[place] !== undefined) place += 1;
      const [text, wide] = [textOf(cell), spanOf(cell, 'colspan')];
      for (const row of rows.slice(at, at + spanOf(cell, 'rowspan'))) {
        room.take(wide);
        for (let column = place; column < place + wide; column += 1) row[column] = text;
      }
      place += wide;
      if (place > MOST_COLUMNS) room.take(place);
    }
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''));
}

function spanOf({ attrs }: Element, name: string): number {
  const given = Number(attrs.find((each) => each.name === name)?.value ?? 1);
  return Number.isInteger(given) && given > 0 ? Math.min(given, WIDEST) : 1;
}

function textOf(element: Element): string {
  const parts: string[] = [];
  for (const node of nodesIn(element, LEFT_OUT)) {
    if ('value' in node && node.nodeName === '#text') parts.push(node.value);
    if (node.nodeName === 'br') parts.push(' ');
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function* elementsIn(node: Node): Generator<Element> {
  for (const each of nodesIn(node)) if (isElement(each)) yield each;
}

/** All nodes below one, in their order, without recursion: a page may be a million deep. */
function* nodesIn(top: Node, leftOut?: ReadonlySet<string>): Generator<Node> {
  const left = 'childNodes' in top ? top.childNodes.toReversed() : [];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (leftOut?.has(node.nodeName) === true) continue;
    yield node;
    if ('childNodes' in node) for (const each of node.childNodes.toReversed()) left.push(each);
  }
}

function childrenOf(element: Element): readonly Element[] {
  return element.childNodes.filter(isElement);
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
