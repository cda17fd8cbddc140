/** A report as text for a terminal or a message, in lines of at most so many cells where words allow it. */
import { width, wrap } from '../../text/cells.ts';
import { oneLine } from '../../text/format.ts';
import { hanging, table } from '../../text/output.ts';
import {
  type PrintableReport,
  type ReportTable,
  type Run,
  runsOf,
  saidOfRow,
  type WordBlock,
  wordBlocks,
  wordCells,
} from './report-blocks.ts';

/** The report in lines. */
export function printText({ blocks }: PrintableReport, cells: number): readonly string[] {
  return wordBlocks(blocks).flatMap((block, at, all) => {
    const before = all[at - 1];
    const isClose = before === undefined || (before.kind === 'heading' && before.level === 3);
    return [...(isClose ? [] : ['']), ...linesOf(block, cells)];
  });
}

function linesOf(block: WordBlock, cells: number): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const title = oneLine(block.title);
      return hanging('', block.level === 2 ? title.toUpperCase() : title, cells);
    }
    case 'paragraph':
      return sentenceLines('', runsOf(block.words), cells);
    case 'list':
      return block.items.flatMap((item) => sentenceLines('- ', runsOf(item), cells));
    case 'table':
      return block.isSaid === true ? saidLines(block, cells) : tableLines(block, cells);
  }
}

function sentenceLines(bullet: string, runs: readonly Run[], cells: number): readonly string[] {
  return [...hanging(bullet, textOf(runs), cells), ...addressLines(bullet, runs)];
}

/** A text without an address, which has a line of its own. */
function textOf(runs: readonly Run[]): string {
  return oneLine(runs.map(({ text, url }) => (text === url ? '' : text)).join(''));
}

/** An address is not broken, so that it can be followed. */
function addressLines(bullet: string, runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ url = '' }) =>
    url === '' ? [] : [' '.repeat(bullet.length) + oneLine(url)],
  );
}

function saidLines({ columns, groups }: ReportTable, cells: number): readonly string[] {
  return groups.flatMap(({ title, rows }, at) => [
    ...(at === 0 ? [] : ['']),
    ...(title === undefined ? [] : [oneLine(title)]),
    ...rows.flatMap((row) => {
      const { name, facts, quotes } = saidOfRow(columns, row.cells);
      const said = facts.map(textOf).filter((text) => text !== '');
      return [
        ...hanging('- ', `${oneLine(name)}: ${said.join(', ')}`, cells),
        ...quotes.flatMap(({ text }) => hanging('  ', `"${oneLine(text)}"`, cells)),
        ...addressLines('- ', facts.flat()),
      ];
    }),
  ]);
}

/** Narrower than this no column is made. */
const LEAST = 20;
const BETWEEN = 2;

/** A table whose widest column takes the room that the others leave, in as many lines as that needs. */
function tableLines({ columns, groups }: ReportTable, cells: number): readonly string[] {
  const heads = wordCells(columns, columns).map(({ title, short = title, align }) => ({
    title: oneLine(short),
    align,
  }));
  const texts = groups.flatMap(({ rows }) =>
    rows.map((row) => wordCells(columns, row.cells).map((cell) => textOf(runsOf(cell)))),
  );
  const widths = heads.map(({ title }, at) =>
    Math.max(width(title), ...texts.map((row) => width(row[at] ?? ''))),
  );
  const widest = widths.indexOf(Math.max(...widths));
  const others = widths.reduce((sum, each, at) => (at === widest ? sum : sum + each + BETWEEN), 0);
  return table(
    heads,
    texts.flatMap((row) =>
      wrap(row[widest] ?? '', Math.max(LEAST, cells - others)).map((line, at) =>
        row.map((text, column) => (column === widest ? line : at === 0 ? text : '')),
      ),
    ),
  );
}
