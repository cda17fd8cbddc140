/** A tour of the product: some of the scenes in the order in which a person meets them, whole, and how the report begins, on a page for each width. */
import { expect, test } from 'vitest';
import { reportPlainTexts } from '../../src/features/report/print-text.ts';
import { printableReportOfView } from '../../src/features/report/report-sections.ts';
import { reportView } from '../../src/features/report/report-view.ts';
import { drawnApart, SIZES } from './apart.tsx';
import { openState } from './board.ts';
import { SCENES } from './scenes.ts';

/** Each stop by its scene, and what is to be seen there. */
const STOPS: readonly (readonly [scene: string, says: string])[] = [
  ['overview', 'Where things stand: the index, the tracks, and what needs attention.'],
  ['since', 'What needs attention, the most urgent first, and what is new since the last visit.'],
  ['alert', 'An alert that is open: its rule, what stands behind it, and what would clear it.'],
  ['track', 'A track with all its indicators.'],
  ['indicator', 'An indicator: its readings over time between the goalposts.'],
  ['indicator-sources', 'Who says so, and where the next value is found.'],
  ['form', 'A reading is recorded: day, value, source, confidence.'],
  ['saving', 'What saving it would do is said before it is saved.'],
  ['late', 'What is late, what would remove most doubt first.'],
  ['inbox', 'What was proposed, which waits for a yes.'],
  [
    'pointing-done',
    'A file of a publisher: which of its columns are the days and values is pointed at.',
  ],
  ['explain', 'How the index came about, part by part; every branch unfolds.'],
  [
    'explain-pressure',
    'The same of a part whose mean is no weighted sum, to be worked out by hand.',
  ],
  ['explain-indicator', 'The same of an indicator: its score, its interval and how sure it is.'],
  ['explain-change', 'What moved it.'],
  ['how-sure', 'How sure it is, and where the doubt comes from.'],
  ['sources', 'What hangs on one source.'],
  ['mechanism', 'What the strategy claims of causes and effects, beside what happened.'],
  ['what-if', 'Values that are tried and recorded nowhere.'],
  ['events', 'What happened.'],
  ['event', 'One event, with the board before and after it.'],
  ['past', 'The board of another day, by the readings that stand now.'],
  ['two-days', 'Two days side by side.'],
  ['ahead', 'A day to come: what fades and is lost if nothing is recorded.'],
  ['assessment', 'What people made of the board, signed.'],
  ['journal', 'Every entry, with its effect on the index; an undo is an entry too.'],
  ['settings', 'How the board looks, and under which name one writes.'],
  ['palette', 'Everything can be found by its name and done from here.'],
  ['help', 'What a screen shows, what words mean, and every key.'],
];

/** Lines of the report that are shown. */
const REPORT_LINES = 40;

function reportBegins(size: (typeof SIZES)[number]): readonly string[] {
  const { board, events, hash } = openState(size);
  const nothing = { assessments: [], since: undefined, handling: undefined, notices: [] };
  const view = reportView(board, { ...nothing, events, hash });
  return reportPlainTexts(printableReportOfView(view), size.columns).slice(0, REPORT_LINES);
}

test.each([SIZES[4], SIZES[1]])('the tour at $columns columns', async (size) => {
  const said = (at: number, says: string, lines: readonly string[]): string =>
    `${at} of ${STOPS.length + 1}. ${says}\n\n${lines.join('\n')}\n`;
  const stops = STOPS.map(([scene, says], at) => {
    const state = SCENES[scene]?.(openState(size));
    if (state === undefined) throw new Error(`there is no scene ${scene}`);
    return said(at + 1, says, drawnApart(state).lines);
  });
  const report = said(STOPS.length + 1, 'How the report begins, as text.', reportBegins(size));
  await expect([...stops, report].join('\n\n')).toMatchFileSnapshot(`tour-${size.columns}.txt`);
});
