/** A report as text for a terminal or a message, in lines of at most so many cells where words allow it. */
import { textWidth, wrapTextToWidth } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { labelledParagraphTexts, tableTexts } from '../../text/output.ts';
import {
  blocksInTextReport,
  cellsShownInTextReport,
  type PrintableReport,
  type ReportTable,
  type Run,
  reportRowAsSentenceParts,
  reportWordsAsTonedParts,
  type WordBlock,
} from './report-blocks.ts';

/** The report in lines. */
export function reportPlainTexts({ blocks }: PrintableReport, cells: number): readonly string[] {
  return blocksInTextReport(blocks).flatMap((block, at, all) => {
    const before = all[at - 1];
    const isClose = before === undefined || (before.kind === 'heading' && before.level === 3);
    return [...(isClose ? [] : ['']), ...textBlockLines(block, cells)];
  });
}

function textBlockLines(block: WordBlock, cells: number): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const title = terminalSafeOneLine(block.title);
      return labelledParagraphTexts('', block.level === 2 ? title.toUpperCase() : title, cells);
    }
    case 'paragraph':
      return runLines('', reportWordsAsTonedParts(block.words), cells);
    case 'list':
      return block.items.flatMap((item) => runLines('- ', reportWordsAsTonedParts(item), cells));
    case 'table':
      return block.isSaid === true ? textRowSentences(block, cells) : textTableLines(block, cells);
  }
}

function runLines(bullet: string, runs: readonly Run[], cells: number): readonly string[] {
  return [...labelledParagraphTexts(bullet, runsText(runs), cells), ...addressLines(bullet, runs)];
}

/** A text without an address, which has a line of its own. */
function runsText(runs: readonly Run[]): string {
  return terminalSafeOneLine(runs.map(({ text, url }) => (text === url ? '' : text)).join(''));
}

/** An address is not broken, so that it can be followed. */
function addressLines(bullet: string, runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ url = '' }) =>
    url === '' ? [] : [' '.repeat(bullet.length) + terminalSafeOneLine(url)],
  );
}

function textRowSentences({ columns, groups }: ReportTable, cells: number): readonly string[] {
  return groups.flatMap(({ title, rows }, at) => [
    ...(at === 0 ? [] : ['']),
    ...(title === undefined ? [] : [terminalSafeOneLine(title)]),
    ...rows.flatMap((row) => {
      const { name, facts, quotes } = reportRowAsSentenceParts(columns, row.cells);
      const said = facts.map(runsText).filter((text) => text !== '');
      return [
        ...labelledParagraphTexts('- ', `${terminalSafeOneLine(name)}: ${said.join(', ')}`, cells),
        ...quotes.flatMap(({ text }) =>
          labelledParagraphTexts('  ', `"${terminalSafeOneLine(text)}"`, cells),
        ),
        ...addressLines('- ', facts.flat()),
      ];
    }),
  ]);
}

/** Cells that the widest column of a table keeps. */
const LEAST = 20;
/** Blanks between two columns. */
const BETWEEN = 2;
/** Cells of a line below which a row that does not fit is told, cell by cell under its title. */
const ROOMY = 80;

/** A table whose widest column takes the room that the others leave, in as many lines as that needs; in a narrow terminal that has no room for it, its rows in sentences. */
function textTableLines({ columns, groups }: ReportTable, cells: number): readonly string[] {
  const heads = cellsShownInTextReport(columns, columns).map(({ title, short = title, align }) => ({
    title: terminalSafeOneLine(short),
    align,
  }));
  const texts = groups.flatMap(({ rows }) =>
    rows.map((row) =>
      cellsShownInTextReport(columns, row.cells).map((cell) =>
        runsText(reportWordsAsTonedParts(cell)),
      ),
    ),
  );
  const widths = heads.map(({ title }, at) =>
    Math.max(textWidth(title), ...texts.map((row) => textWidth(row[at] ?? ''))),
  );
  const widest = widths.indexOf(Math.max(...widths));
  const others = widths.reduce((sum, each, at) => (at === widest ? sum : sum + each + BETWEEN), 0);
  if (cells < ROOMY && others + Math.min(LEAST, widths[widest] ?? 0) > cells)
    return texts.flatMap(([first = '', ...rest]) => {
      const facts = rest.flatMap((text, at) =>
        text === '' ? [] : [`${heads[at + 1]?.title ?? ''} ${text}`.trim()],
      );
      return labelledParagraphTexts('- ', `${first}: ${facts.join('; ')}`, cells);
    });
  return tableTexts(
    heads,
    texts.flatMap((row) =>
      wrapTextToWidth(row[widest] ?? '', Math.max(LEAST, cells - others)).map((line, at) =>
        row.map((text, column) => (column === widest ? line : at === 0 ? text : '')),
      ),
    ),
  );
}
