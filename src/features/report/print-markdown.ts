/** A report as Markdown: plain tables and lists, every text of the data escaped here and nowhere else. */
import { terminalSafeOneLine } from '../../text/format.ts';
import {
  blocksInTextReport,
  cellsShownInTextReport,
  type PrintableReport,
  type ReportTable,
  type Run,
  reportRowAsSentenceParts,
  reportWordsAsTonedParts,
  type WordBlock,
  type Words,
} from './report-blocks.ts';

/** The report as Markdown lines. */
export function reportMarkdownTexts({ blocks }: PrintableReport): readonly string[] {
  return blocksInTextReport(blocks).flatMap((block, at) => [
    ...(at === 0 ? [] : ['']),
    ...markdownBlockLines(block),
  ]);
}

/** Paragraphs that are set in bold. */
const LOUD: ReadonlySet<string | undefined> = new Set(['handling', 'answer']);

function markdownBlockLines(block: WordBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${escaped(block.title)}`];
    case 'paragraph':
      return [
        markdownSentence(
          LOUD.has(block.name) ? { words: block.words, tone: 'strong' } : block.words,
        ),
      ];
    case 'list':
      return block.items.map((item) => `- ${markdownSentence(item)}`);
    case 'table':
      return block.isSaid === true ? markdownRowSentences(block) : markdownTableLines(block);
  }
}

function markdownTableLines({ columns, groups }: ReportTable): readonly string[] {
  const heads = cellsShownInTextReport(columns, columns);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(heads.map(({ title }) => escaped(title))),
    `|${heads.map(({ align }) => (align === 'right' ? '---:|' : '---|')).join('')}`,
    ...groups
      .flatMap(({ rows }) => rows)
      .map(({ cells }) =>
        row(
          cellsShownInTextReport(columns, cells).map((cell) =>
            inlineMarkdown(reportWordsAsTonedParts(cell)),
          ),
        ),
      ),
  ];
}

function markdownRowSentences({ columns, groups }: ReportTable): readonly string[] {
  return groups.flatMap(({ title, rows }, at) => [
    ...(at === 0 ? [] : ['']),
    ...(title === undefined ? [] : [`### ${escaped(title)}`, '']),
    ...rows.flatMap((row) => {
      const { name, facts, quotes } = reportRowAsSentenceParts(columns, row.cells);
      const said = facts.map(inlineMarkdown).join(', ');
      return [
        `- **${escaped(name)}**: ${said}`,
        ...quotes.map(({ text }) => `  > ${escapedLineStart(escaped(text))}`),
      ];
    }),
  ]);
}

function markdownSentence(words: Words): string {
  return escapedLineStart(inlineMarkdown(reportWordsAsTonedParts(words)));
}

/** Words at the start of a line, where a dash or a number would begin a list. */
function escapedLineStart(markdown: string): string {
  return markdown.replace(/^(?=[-+])|(?<=^\d+)(?=[.)](?:\s|$))/, '\\');
}

function inlineMarkdown(runs: readonly Run[]): string {
  return terminalSafeOneLine(runs.map(markdownOfRun).join(''));
}

function markdownOfRun({ text, tone, url = '' }: Run): string {
  const address = terminalSafeOneLine(url);
  if (/^https?:\/\/[^\s<>]+$/i.test(address)) return `[${escaped(text)}](<${address}>)`;
  return tone === 'strong' ? `**${escaped(text)}**` : withSignsEscaped(text);
}

/** A text on one line that Markdown takes as it is. */
function escaped(text: string): string {
  return withSignsEscaped(terminalSafeOneLine(text));
}

function withSignsEscaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`);
}
