/** Nothing on screen, in speech or in a report is found again in its own text: what a view says is data. */
import { describe, expect, test } from 'vitest';
import { files, isSyntax, literalOf, nodesOf, read } from './source.ts';

/** What shows and says, where a text of a view could be taken apart again; a command reads what was typed, a schema of a document takes no text apart. */
const speaking = (file: string): boolean =>
  /^(text|tui|views|features|ui)\//.test(file) &&
  !/\.command\.ts$|-document\.ts$|\/document-parts\.ts$/.test(file);

/** Why a file may search texts, and how often; none searches what a view made. The list may only shrink. */
const searching: Readonly<Record<string, readonly [times: number, why: string]>> = {
  'views/link-view.ts': [2, 'takes a short name out of a title that an author wrote'],
  'views/attention.ts': [
    2,
    'leaves out the name of a node that the title of its tripwire begins with',
  ],
  'text/cells.ts': [7, 'measures a text, and breaks it at its words and clauses'],
  'views/corrected-from.ts': [3, 'names a field, and quotes what was typed'],
  'views/event-words.ts': [8, 'reads a filter as it is typed'],
  'features/assessments/evidence.ts': [2, 'reads a filter as it is typed'],
  'views/filter.ts': [6, 'reads a filter as it is typed'],
  'tui/finder.ts': [4, 'reads what is looked for as it is typed'],
  'text/format.ts': [6, 'takes out of a text what would move a terminal'],
  'text/glyphs.ts': [2, 'puts signs into ASCII'],
  'features/help/help-lines.ts': [5, 'reads what is looked for as it is typed'],
  'features/sheet/sheet-screen.ts': [1, 'keeps a comment from ending early'],
  'features/as-of/keys.ts': [1, 'reads a day as it is typed'],
  'features/assessments/assessment-screen.ts': [1, 'takes what an author wrote by its lines'],
  'features/events/significant-words.ts': [3, 'reads a title as it is typed'],
  'features/events/typed-nodes.ts': [7, 'reads names as they are typed'],
  'tui/own-keys.ts': [4, 'reads names of keys'],
  'features/help/palette.ts': [9, 'reads what is looked for as it is typed'],
  'features/record/said-in-a-line.ts': [1, 'tells a value that is typed from a word'],
  'features/shell/command-screen.ts': [2, 'takes what a command printed by its lines'],
  'features/track/track-view.ts': [1, 'takes what an author wrote by its sentences'],
  'features/shell/command-sheet.ts': [
    10,
    'reads the notation of a command, and what is typed behind it',
  ],
  'features/assessments/strategy-revision-effects.ts': [1, 'tells hashes apart'],
  'tui/form.ts': [6, 'cleans what is typed or pasted'],
  'features/indicator/source-view.ts': [2, 'shortens an address'],
  'text/speech.ts': [6, 'pronounces signs'],
  'features/board/status-fields.ts': [2, 'fills a template that a person wrote'],
  'tui/text-field.ts': [7, 'cleans what is typed, and tells keys apart'],
  'features/assessments/assessment-output.ts': [
    2,
    'takes the first sentence of an author, and keeps a comment from ending early',
  ],
  'features/help/completion.ts': [20, 'reads a command line; writes for another shell'],
  'features/transfer/export-tables.ts': [1, 'indents JSON'],
  'text/output.ts': [1, 'escapes JSON'],
  'features/help/man-page.ts': [10, 'escapes and fills a page of the manual'],
  'text/markup.ts': [2, 'escapes markup'],
  'features/plots/plot-frame.ts': [2, 'sizes a drawing for a page of its own'],
  'features/report/print-html.ts': [2, 'escapes a style sheet'],
  'features/report/print-markdown.ts': [5, 'escapes Markdown'],
  'tui/ink/reports.ts': [10, 'tells what a terminal reports from what is typed'],
  'tui/prompt-screen.ts': [2, 'tells keys that are typed apart'],
  'features/record/slip-check.ts': [6, 'compares names of sources as they were written'],
  'features/record/source-offers.ts': [1, 'completes the name of a source as it is typed'],
  'tui/ink/keys.ts': [1, 'tells keys that are typed apart'],
  'tui/ink/form-row.tsx': [1, 'shows what is typed in one line'],
};

/** What looks for something in a text. */
const methods = [
  ...['replace', 'replaceAll', 'split', 'startsWith', 'endsWith'],
  ...['match', 'matchAll', 'search'],
];

/** Names of what holds a text that a view made. */
const made = ['text', 'line', 'title', 'label', 'heading', 'cell', 'said', 'shown', 'say'];

/** The name of a variable or of a field; undefined for anything else. */
const nameOf = (node: unknown): unknown =>
  isSyntax(node) && node.type === 'MemberExpression'
    ? nameOf(node.property)
    : isSyntax(node) && node.type === 'Identifier'
      ? node.name
      : undefined;

/** Where a file searches texts: regular expressions, methods that search, texts that are compared with words. */
function searches(file: string, text: string): readonly string[] {
  return [...nodesOf(file, text)].flatMap((node): readonly string[] => {
    const { type, regex, callee, operator, left, right } = node;
    if (type === 'Literal' && typeof regex === 'object') return ['a regular expression'];
    if (type === 'NewExpression' && nameOf(callee) === 'RegExp') return ['a regular expression'];
    if (type === 'CallExpression' && isSyntax(callee) && callee.type === 'MemberExpression')
      return methods.filter((method) => method === nameOf(callee));
    if (type !== 'BinaryExpression' || !['===', '!=='].includes(String(operator))) return [];
    const words = [left, right].some((side) => (literalOf(side) ?? '') !== '');
    return words && [left, right].some((side) => made.some((name) => name === nameOf(side)))
      ? ['a comparison with words']
      : [];
  });
}

describe('what is shown and said', () => {
  test('is not found again in its own text', () => {
    const found = files
      .filter(speaking)
      .map((file) => [file, searches(file, read(file)).length] as const)
      .filter(([, times]) => times > 0);
    const allowed = Object.entries(searching).map(([file, [times]]) => [file, times]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(allowed));
  });

  test.each(['tui/ink/', 'tui/screen-reader', 'features/explain/', 'text/line.ts'])(
    'in %s the only text that is searched was typed',
    (start) => {
      const own = Object.keys(searching).filter((file) => file.startsWith(start));
      expect(own.filter((file) => !/typed|author/.test(searching[file]?.[1] ?? ''))).toEqual([]);
    },
  );
});

describe('a search in a text is found', () => {
  test.each([
    'const tone = /^[A-Z]+$/.test(line) ? "title" : "plain";',
    'const tone = new RegExp("^A").test(line);',
    'const shown = text.replaceAll("  ", " ");',
    'const [first] = text.split(", ");',
    'const is = line.text.startsWith("SINCE");',
    'const tone = text === "IF YOU RETRACT IT" ? "title" : "plain";',
    'const tone = "IF YOU RETRACT IT" !== line.text;',
  ])('%s', (text) => {
    expect(searches('made.ts', text)).toHaveLength(1);
  });

  test.each([
    'const is = text === "";',
    'const is = kind === "title";',
    'const all = a.includes(b);',
  ])('and not in %s', (text) => {
    expect(searches('made.ts', text)).toEqual([]);
  });
});
