/** A document of every kind of block in each format: what is shown where, and that no text in it becomes markup. */
import { expect, test } from 'vitest';
import { reportHtml } from '../../src/features/report/print-html.ts';
import { reportMarkdownTexts } from '../../src/features/report/print-markdown.ts';
import { reportPlainTexts } from '../../src/features/report/print-text.ts';
import {
  type Block,
  headingBlockOfLevel,
  type PrintableReport,
  reportContainerBlock,
  reportListBlock,
  reportParagraphBlock,
  reportTableBlock,
  sectionBlock,
} from '../../src/features/report/report-blocks.ts';
import { terminalSafeText } from '../../src/text/format.ts';
import { trustedMarkup } from '../../src/text/markup.ts';

const documentOf = (...blocks: readonly Block[]): PrintableReport => ({
  title: 'Title',
  handling: undefined,
  hash: 'abc',
  blocks,
});

const bodyOf = (document: PrintableReport): string =>
  /<body>(.*)<\/body>/s.exec(reportHtml(document))?.[1] ?? '';

/** One of each, every text of it this one. */
function everyBlock(text: string): PrintableReport {
  const svg = trustedMarkup('<svg></svg>');
  const plot = { svg, title: text, table: { head: [text], rows: [[text]] } };
  const cells = [text, { words: text, url: text }, { words: text, tone: 'quote' }] as const;
  const table = reportTableBlock([text, { title: text, name: 'x' }, text], [cells]);
  return {
    ...documentOf(
      headingBlockOfLevel(1, text),
      sectionBlock(
        text,
        reportParagraphBlock([text, { words: text, tone: 'strong', letters: 3 }]),
        undefined,
      ),
      reportContainerBlock('div', [
        reportListBlock([text, { words: text, url: `https://example.org/${text}` }]),
      ]),
      table,
      { ...table, isSaid: true, groups: [{ title: text, rows: [{ cells }] }] },
      {
        kind: 'figure',
        drawings: { wide: plot, narrow: plot, paper: plot },
        caption: { words: text, only: 'paper' },
      },
      { kind: 'details', title: text, table: plot.table },
    ),
    title: text,
    handling: text,
    hash: text,
  };
}

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '</style><style>*{display:none}',
  '# x',
  '`x` *y* _z_ | a',
  'x\n\n- y\n\u001b[31mred\u202e',
])('no text becomes markup: %j', (text) => {
  const document = everyBlock(text);
  const html = reportHtml(document);
  expect(html.match(/<(script|img|\/style)\b/g)).toEqual(['</style']);
  expect(html).not.toMatch(/href="(?!https:\/\/example\.org\/)/);
  const lines = [...reportMarkdownTexts(document), ...reportPlainTexts(document, 80)];
  for (const line of lines) expect(line).toBe(terminalSafeText(line).replaceAll('\n', ''));
  const md = reportMarkdownTexts(document)
    .map((line) => line.replace(/^(#+ |\| | {2}> )/, '').replaceAll(' | ', ' '))
    .filter((line) => !/^\|[-:|]+$/.test(line) && !line.includes('](<https://example.org/'));
  // What is left bare is what the printer itself writes: bold words and the edge of a table.
  for (const line of md) {
    const bare = line.replace(/\\./g, '').replaceAll('**', '').replace(/\|$/, '');
    expect(bare).not.toMatch(/[`*_[\]<>#|~]/);
  }
});

test('a piece stands where it says, and nowhere else', () => {
  const document = documentOf(
    reportParagraphBlock([
      'both',
      { words: ' words', only: 'words' },
      { words: ' page', only: 'page' },
    ]),
    reportParagraphBlock('page alone', undefined, 'page'),
    reportContainerBlock('div', [reportParagraphBlock('within')], { only: 'page' }),
    reportTableBlock(['a', { title: 'b', only: 'page' }], [['1', '2']]),
    reportTableBlock(['c'], [['3']], { only: 'words' }),
    reportTableBlock(['d'], [['4'], ['5'], ['6']], { printed: [1, 'earlier'] }),
  );
  const printed = ['both words', '', 'a', '1', '', 'c', '3', '', 'd', '4', '5', '6'];
  expect(reportPlainTexts(document, 80)).toEqual(printed);
  expect(reportMarkdownTexts(document).filter((line) => !line.startsWith('|-'))).toEqual(
    printed.map((line) => (line.length === 1 ? `| ${line} |` : line)),
  );
  const body = bodyOf(document);
  expect(body).toContain('<p>both page</p><p>page alone</p><div><p>within</p></div><table>');
  expect(body).toContain('<td>1</td><td>2</td>');
  expect(body).not.toContain('<td>3</td>');
  expect(body).toMatch(
    /<tr><td>4<.*<tr class="rest"><td>5<.*<p class="soft small cut">and 2 earlier</,
  );
});

test('as text a table keeps to the width: its widest column is broken, the others stand', () => {
  const long = 'a text that goes on for longer than its line has room';
  const rows = [
    ['1', long, '22'],
    ['2', 'short', '3'],
  ];
  const table = reportTableBlock(['no.', 'what', { title: 'points', align: 'right' }], rows);
  expect(reportPlainTexts(documentOf(table), 40)).toEqual([
    'no.  what                      points',
    '1    a text that goes on for       22',
    '     longer than its line has',
    '     room',
    '2    short                          3',
  ]);
});

test('in a narrow terminal a table without room for its columns is told row by row, in a wide one it stays a table', () => {
  const document = documentOf(
    reportTableBlock(
      ['partner', { title: 'outcome in its region', short: 'outcome' }, 'our effort'],
      [
        ['Russia', '52 (36 to 67) +19 ±16', '44 (23 to 66) +16 ±30'],
        ['Iran', '44 (30 to 58) +13 ±14', ''],
      ],
    ),
  );
  expect(reportPlainTexts(document, 40)).toEqual([
    '- Russia: outcome 52 (36 to 67) +19 ±16;',
    '  our effort 44 (23 to 66) +16 ±30',
    '- Iran: outcome 44 (30 to 58) +13 ±14',
  ]);
  expect(reportPlainTexts(document, 100)[0]).toMatch(/^partner +outcome +our effort$/);
  for (const line of reportPlainTexts(document, 40)) expect(line.length).toBeLessThanOrEqual(40);
});
