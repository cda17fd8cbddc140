/** Values that nobody recorded, sums of events and means of readings, as every view tells them. */

import { expect, test } from 'vitest';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { boardEvidenceAndTripwireTexts } from '../../src/features/assessments/board-summary.ts';
import {
  evidenceOfEveryIndicator,
  evidenceTextsForDraft,
} from '../../src/features/assessments/evidence.ts';
import { spokenIndicatorRowSentence } from '../../src/features/board/spoken.ts';
import { fillStatusTemplate } from '../../src/features/board/status-fields.ts';
import { boardSummaryLines } from '../../src/features/events/event-screen.ts';
import {
  indicatorHistoryJson,
  indicatorHistoryTexts,
} from '../../src/features/indicator/history-output.ts';
import { spokenIndicatorTabSelectionSentence } from '../../src/features/indicator/indicator-screen.ts';
import {
  indicatorSourceRows,
  sourceDetailTexts,
} from '../../src/features/indicator/source-view.ts';
import { indicatorPlotDrawing } from '../../src/features/plots/indicator-plot.ts';
import { indicatorPlotData } from '../../src/features/plots/plot-data.ts';
import { readingGroupsByTrack } from '../../src/features/report/report-view.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import type { ViewLine } from '../../src/text/line.ts';
import { markupTextOfContent } from '../../src/text/markup.ts';
import { topScreen } from '../../src/tui/state.ts';
import {
  countedIndicatorEventsAndChecksTable,
  eventOrCheckDetailTexts,
} from '../../src/views/events-and-checks.ts';
import { nodeAsSeenByFilter } from '../../src/views/filter.ts';
import { indicatorRow } from '../../src/views/gauge-and-tracks.ts';
import {
  indicatorChartFlagsAndCounts,
  indicatorChartLines,
} from '../../src/views/indicator-chart.ts';
import { indicatorRuleTabTexts, indicatorSummaryLines } from '../../src/views/indicator-lines.ts';
import {
  countedEventsAndChecks,
  countOrRollingRuleText,
  eventsCountedByIndicator,
  valueArithmeticTexts,
  whyNoValueText,
} from '../../src/views/indicator-value.ts';
import { scoreFormulaWithNumbersText, unroundedValueText } from '../../src/views/score-by-hand.ts';
import { COUNTED_EVENTS, countedBoard, countedState } from './counted-board.ts';
import { type Person, sitDown } from './person.ts';
import { listShown, textsOf } from './texts.ts';

const board = countedBoard();

function leafOf(id: string, on = board) {
  const leaf = on.card.indicators.get(id);
  if (leaf === undefined) throw new Error(id);
  return leaf;
}
const [patrols, visits, trade] = ['patrols', 'visits', 'trade'].map((id) => {
  const found = findIndicatorByIdOrCode(board.strategy, id);
  if (found === undefined) throw new Error(id);
  return found;
});
if (!patrols || !visits || !trade) throw new Error('no indicator');

test('a sum is told with every event that counts, a mean with the readings it rests on, and the score from it', () => {
  expect(valueArithmeticTexts(board, patrols)).toEqual([
    'value = sum of amount x 2^(-days / 100) over 2 events = 2',
    '  2 x 2^(-100 / 100) = 1: 10 Apr 2024 Patrol off Alaska',
    '  4 x 2^(-200 / 100) = 1: 1 Jan 2024 Patrol off Japan',
  ]);
  expect(scoreFormulaWithNumbersText(patrols, leafOf('patrols'))).toBe(
    'score = 100 x (2 - 10) / (0 - 10) = 80.00',
  );
  expect(valueArithmeticTexts(board, visits)).toEqual([
    'value = sum of the amounts of the last 90 days over 1 event = 3',
    '  3: 19 Jun 2024 The second visit',
  ]);
  expect(valueArithmeticTexts(board, trade)).toEqual([
    'value = mean of 2 readings of the 90 days up to 30 Jun 2024 = 15.5',
    '  21: 30 Jun 2024',
    '  10: 31 May 2024',
  ]);
  expect(scoreFormulaWithNumbersText(trade, leafOf('trade'))).toBe(
    'score = 100 x (15.5 - 0) / (100 - 0) = 15.50',
  );
});

test('where there is no room, the rest of a sum is told in one number', () => {
  expect(valueArithmeticTexts(board, patrols, 1)).toEqual([
    'value = sum of amount x 2^(-days / 100) over 2 events = 2',
    '  2 x 2^(-100 / 100) = 1: 10 Apr 2024 Patrol off Alaska',
    '  and 1 more, in all 1',
  ]);
});

test('a sum is told in all its decimals where it is scored, and in two where it is only shown', () => {
  const later = countedBoard('2024-07-29');
  expect(unroundedValueText(patrols, leafOf('patrols', later).value ?? 0)).toBe(
    `${leafOf('patrols', later).value} patrols`,
  );
  expect(unroundedValueText(patrols, 10)).toBe('10 patrols');
  expect(indicatorRow(later, leafOf('patrols', later)).value).toBe('1.87');
});

test('every event that names it is listed, the one that counts no more as 0, and the checks among them', () => {
  expect(eventsCountedByIndicator(board, visits).map(({ event, now }) => [event.day, now])).toEqual(
    [
      ['2024-06-19', 3],
      ['2024-02-01', 0],
    ],
  );
  expect(
    countedEventsAndChecks(board, patrols).map(
      (look) => look.check?.observedOn ?? look.event?.title,
    ),
  ).toEqual(['2024-07-09', 'Patrol off Alaska', 'Patrol off Japan']);
  expect(countedEventsAndChecks(board, trade)).toEqual([]);
});

test('the lines on an indicator tell value, day, confidence and what it is made of', () => {
  expect(textsOf(indicatorSummaryLines(board, leafOf('patrols'))).slice(0, 3)).toEqual([
    'Good for the strategy: 80.0/100 (63.1 to 96.9) at 2 patrols; looked at 10 days ago.',
    '2 patrols   sum of 2 events   better than 90 days before',
    'moderate confidence   freshness 1.00   weight in the index 25.0 %   one point moves the index by 0.25',
  ]);
  expect(textsOf(indicatorSummaryLines(board, leafOf('trade'))).slice(0, 3)).toEqual([
    'Bad for the strategy: 15.5/100 (2.3 to 28.7) at 15.5 USD bn; read 19 days ago.',
    '15.5 USD bn   mean of 2 readings   no mean before',
    'moderate confidence   freshness 1.00   weight in the index 25.0 %   one point moves the index by 0.25',
  ]);
});

test('without a value it is told why: nobody looked, or too few readings for a mean', () => {
  const before = countedBoard('2023-12-31');
  expect(whyNoValueText(before, patrols)).toBe('no event and no check yet');
  expect(whyNoValueText(before, trade)).toBe('no reading yet');
  const early = countedBoard('2024-02-10');
  expect(whyNoValueText(early, trade)).toBe('1 reading of the 2 that its mean needs');
  expect(textsOf(indicatorSummaryLines(early, leafOf('trade', early)))[0]).toBe(
    '1 reading of the 2 that its mean needs   missing',
  );
  expect(spokenIndicatorRowSentence(indicatorRow(early, leafOf('trade', early)))).toBe(
    'T1 Trade, 1 reading of the 2 that its mean needs',
  );
});

test('the rule names count, mean, origin, the breaks above it, and what hypotheses expect', () => {
  const rule = indicatorRuleTabTexts(board, patrols, 200);
  expect(rule).toContain('WITH THIS VALUE');
  expect(rule).toContain(
    'counted from events: the sum of their amounts, each fading by half in 100 days',
  );
  expect(rule).toContain('the number is made by The ministry');
  expect(rule).toContain(
    'break on 1 Jun 2024: The strike; it halves the freshness of what was observed before',
  );
  expect(rule.join()).not.toContain('Elsewhere');
  expect(rule).toContain('"Beijing hedges" expects that its score falls');
  expect(rule).toContain('"Beijing is trapped" expects that its score stands still');
  expect(countOrRollingRuleText(visits)).toBe(
    'counted from events: the sum of the amounts of the last 90 days',
  );
  expect(countOrRollingRuleText(trade)).toBe(
    'rolling: the mean of the readings of the 90 days up to the newest, of at least 2',
  );
});

test('every output takes the value, the day, the confidence and the source that score', () => {
  const filled = fillStatusTemplate(board, '', '{P1}; {T1}; {L1}');
  expect(filled).toEqual({ ok: true, text: '2 patrols; 15.5 USD bn; 50 km²' });
  const rows = readingGroupsByTrack(board).flatMap((group) => group.rows);
  expect(
    rows.map(({ id, valueText, observedOn, source }) => [id, valueText, observedOn, source]),
  ).toEqual([
    ['patrols', '2 patrols', '2024-07-09', 'looked'],
    ['visits', '3', '2024-06-19', 'source 104'],
    ['trade', '15.5 USD bn', '2024-06-30', 'Customs'],
    ['land', '50 km²', '2024-07-01', 'Customs'],
  ]);
  expect(indicatorPlotData(board, 'patrols', '2024-01-01')?.now).toBe('2 patrols');
  expect(nodeAsSeenByFilter(board, 'patrols').unsourced).toBe(false);
  expect(textsOf(boardSummaryLines(board)).at(-1)).toBe(
    'newest reading of 9 Jul 2024, 10 days old then',
  );
  expect(evidenceOfEveryIndicator(board).map(({ known }) => known?.value)).toEqual([
    2, 3, 15.5, 50,
  ]);
  expect(evidenceTextsForDraft(board)[0]).toBe(
    'P1 Joint patrols: 2 patrols, sum of 2 events, on 9 Jul 2024, moderate confidence, score 80.0; looked',
  );
  expect(boardEvidenceAndTripwireTexts(board)[0]).toMatch(/^4 of 4 indicators count, /);
  const trial = listShown(
    countedState(),
    { kind: 'whatIf', tab: 0, selected: 0, filter: '', goal: undefined },
    GLYPHS.block,
  );
  expect(trial.rows.map((row) => row.now?.trim()).toSorted()).toEqual(['15.5', '2', '3', '50']);
});

/** What is said of the row that is selected. */
function screenFocusSentence({ state }: Person): string {
  const top = topScreen(state);
  return top.kind === 'indicator' ? spokenIndicatorTabSelectionSentence(state, top) : top.kind;
}

/** The screen of an indicator on the small board, on one of its tabs. */
function onTab(id: string, tab: number) {
  const analyst = sitDown(countedState());
  const screen = { kind: 'indicator', id, tab, selected: 0, history: [] } as const;
  analyst.state = { ...analyst.state, layers: [...analyst.state.layers, screen] };
  return analyst;
}

function chartTexts(lines: readonly ViewLine[]): readonly string[] {
  return lines.map(({ text }) => text.trimEnd());
}

test('the chart of a sum is a curve that fades between its events, which are its flags', () => {
  const { flags } = indicatorChartFlagsAndCounts(board, COUNTED_EVENTS, patrols);
  expect(flags.map(({ event }) => event.title)).toEqual(['Patrol off Alaska', 'Patrol off Japan']);
  expect(
    chartTexts(indicatorChartLines(board, patrols, undefined, 46, 12, GLYPHS.ascii, flags)),
  ).toEqual([
    '    2                    1',
    '10 +..........................................',
    '   |',
    '   |',
    '   |                    :          ::::::::',
    ' 5 +::     ::::::::::::: ::::::::::',
    '   |=======             ========           :::',
    '   | ::::::=============::::    ==============',
    '   |       :::              ::::::',
    ' 0 +..........................................',
    '   ++-----------+------------+----------------',
    '    Jan 2024    Mar 2024     May 2024',
  ]);
});

test('the chart of a mean is drawn with its readings as points, from the first day on which there are enough', () => {
  expect(chartTexts(indicatorChartLines(board, trade, undefined, 46, 12, GLYPHS.ascii))).toEqual([
    '100 +.........................................',
    '    |o',
    ' 75 +',
    '    |',
    '    |',
    ' 50 +',
    '    |                                    :::::',
    ' 25 +                                    o::::',
    '    |                             o      =====',
    '  0 +.........................................',
    '    +-------+-------------+-------------------',
    '            Mar 2024      May 2024',
  ]);
});

test('the events of a counted indicator stand where others have readings, with the checks, and Enter opens them', () => {
  const analyst = onTab('patrols', 1);
  const { rows } = countedIndicatorEventsAndChecksTable(
    patrols,
    countedEventsAndChecks(board, patrols),
    100,
  );
  expect(rows.slice().map((row) => Object.values(row).map((cell) => cell.trim()))).toEqual([
    ['2024-07-09', '', '', 'high', 'looked, nothing new', 'looked'],
    ['2024-04-10', '2', '1.00', 'low', 'Patrol off Alaska', 'source 102'],
    ['2024-01-01', '4', '1.00', 'high', 'Patrol off Japan', 'source 101'],
  ]);
  expect(screenFocusSentence(analyst)).toBe(
    'Check 1 of 3: 9 Jul 2024: looked, nothing new, high confidence, source looked, recorded by starter on 1 Jan 2026',
  );
  analyst.press('nav.down');
  expect(screenFocusSentence(analyst)).toBe(
    'Event 2 of 3: 10 Apr 2024: Patrol off Alaska, china action, amount 2, low confidence, counts 1.00 of 2 now, a quarter of it is left on 27 Oct 2024, source source 102, recorded by starter on 1 Jan 2026',
  );
  analyst.press('reading.older');
  expect(screenFocusSentence(analyst)).toMatch(/^Event 3 of 3: 1 Jan 2024: Patrol off Japan, /);
  analyst.press('reading.newer', 'event.flag');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'event', event: 'e102' });
});

test('an event that counts for some days says until when, and one that fell out of them that it counts no more, on screen, spoken and in the history', () => {
  const { rows } = countedIndicatorEventsAndChecksTable(
    visits,
    countedEventsAndChecks(board, visits),
    100,
  );
  expect(rows.slice().map((row) => Object.values(row).map((cell) => cell.trim()))).toEqual([
    ['2024-06-19', '3', '3', '2024-09-16', 'high', 'The second visit', 'source 104'],
    ['2024-02-01', '1', 'no more', '2024-04-30', 'high', 'The first visit', 'source 103'],
  ]);
  const told = countedEventsAndChecks(board, visits).map(
    (look) => eventOrCheckDetailTexts(visits, look, 200)[2],
  );
  expect(told).toEqual([
    'counts 3 in full until 16 Sep 2024',
    'counts no more since 1 May 2024: it was 1',
  ]);
  const analyst = onTab('visits', 1);
  expect(screenFocusSentence(analyst)).toContain(', counts 3 in full until 16 Sep 2024, ');
  expect(indicatorHistoryTexts(board, visits, [], 80).slice(1)).toEqual([
    'counted from events: the sum of the amounts of the last 90 days',
    '',
    'day          amount      now  until        confidence  event             source',
    '1 Feb 2024        1  no more  30 Apr 2024  high        The first visit   source 103',
    '19 Jun 2024       3        3  16 Sep 2024  high        The second visit  source 104',
  ]);
  const { counted } = indicatorHistoryJson(board, visits, []);
  expect([counted?.days, counted?.halfLifeDays]).toEqual([90, null]);
  expect(counted?.events.map(({ now, until }) => [now, until])).toEqual([
    [0, '2024-04-30'],
    [3, '2024-09-16'],
  ]);
  // the day after the last it counts no more, and on it in full
  const on = (day: string) => eventsCountedByIndicator(countedBoard(day), visits).at(-1)?.now;
  expect([on('2024-04-30'), on('2024-05-01')]).toEqual([1, 0]);
});

test('an event that fades says when half of what it brings is left, and one that adds nothing says so', () => {
  const [later, first] = eventsCountedByIndicator(board, patrols);
  // 200 days have passed, 100 days make a half: an eighth is left after 300
  expect(first?.halves).toEqual({ day: '2024-10-27', times: 3 });
  expect(later?.halves).toEqual({ day: '2024-10-27', times: 2 });
  const told = (amount: number, asOf: string) => {
    const [found] = eventsCountedByIndicator(countedBoard(asOf), patrols).slice(-1);
    const look = found && { ...found, event: { ...found.event, amount } };
    return look && eventOrCheckDetailTexts(patrols, look, 200)[2];
  };
  expect(told(4, '2024-01-01')).toBe('counts 4.00 of 4 now, half of it is left on 10 Apr 2024');
  expect(told(0, '2024-01-01')).toBe('adds nothing: somebody looked');
  expect(told(4, '2026-01-01')).toMatch(/^counts 0\.\d\d of 4 now$/);
});

test('the history of a counted indicator tells its events and checks and what each still counts', () => {
  expect(indicatorHistoryTexts(board, patrols, [], 80)).toEqual([
    'P1 Joint patrols: 2 patrols, sum of 2 events, fresh',
    'counted from events: the sum of their amounts, each fading by half in 100 days',
    '',
    'day          amount   now  confidence  event                source',
    '1 Jan 2024        4  1.00  high        Patrol off Japan     source 101',
    '10 Apr 2024       2  1.00  low         Patrol off Alaska    source 102',
    '9 Jul 2024                 high        looked, nothing new  looked',
  ]);
  expect(indicatorHistoryTexts(countedBoard('2023-12-01'), patrols, [], 80)).toEqual([
    'P1 Joint patrols: –, sum of 0 events, missing',
    'counted from events: the sum of their amounts, each fading by half in 100 days',
    'no event and no check yet',
  ]);
  expect(indicatorHistoryJson(board, patrols, [])).toEqual({
    schema: 'axiswatch.history/1',
    indicator: 'patrols',
    readings: [],
    counted: {
      value: 2,
      observedOn: '2024-07-09',
      halfLifeDays: 100,
      days: null,
      events: [
        {
          id: 'e101',
          day: '2024-01-01',
          title: 'Patrol off Japan',
          amount: 4,
          now: 1,
          until: null,
          confidence: 'high',
          source: 'source 101',
          url: null,
        },
        {
          id: 'e102',
          day: '2024-04-10',
          title: 'Patrol off Alaska',
          amount: 2,
          now: 1,
          until: null,
          confidence: 'low',
          source: 'source 102',
          url: null,
        },
      ],
    },
    rolling: null,
  });
});

test('the history of a mean tells which readings it rests on', () => {
  const ids = board.readings.of('trade').map(({ id }) => id);
  expect(indicatorHistoryJson(board, trade, []).rolling).toEqual({
    value: 15.5,
    observedOn: '2024-06-30',
    readings: ids.slice(1),
  });
  expect(indicatorHistoryTexts(board, trade, [], 80).slice(0, 4)).toEqual([
    'T1 Trade: 15.5 USD bn, mean of 2 readings, fresh',
    'value = mean of 2 readings of the 90 days up to 30 Jun 2024 = 15.5',
    '  21: 30 Jun 2024',
    '  10: 31 May 2024',
  ]);
});

test('a plot draws a sum as a curve without readings, and a mean with its readings as points that are not held', () => {
  const sum = indicatorPlotData(board, 'patrols', '2024-01-01');
  expect(sum?.points).toEqual([]);
  expect(sum?.bestText).toBe('0');
  const at = (day: string) => sum?.curve?.find((point) => point.day === day)?.value;
  expect([at('2024-01-01'), at('2024-04-10'), at('2024-07-19')]).toEqual([4, 4, 2]);
  expect(at('2024-04-09')).toBeCloseTo(4 * 2 ** (-99 / 100), 12);
  const mean = indicatorPlotData(board, 'trade', '2024-01-01');
  expect(mean?.points.map(({ value, read }) => [value, read])).toEqual([
    [90, true],
    [10, true],
    [21, true],
  ]);
  const known = mean?.curve?.filter(({ value }) => value !== undefined) ?? [];
  expect(known[0]).toEqual({ day: '2024-06-30', value: 15.5 });
  const early = indicatorPlotData(countedBoard('2023-12-31'), 'patrols', '2023-01-01');
  const svg =
    early &&
    markupTextOfContent(
      indicatorPlotDrawing(early, 'n', { width: 400, height: 200, alone: true }).svg,
    );
  expect(svg).toContain('no event and no check yet');
});

test('the sources of a counted indicator are those of its events and checks, the newest first', () => {
  const rows = indicatorSourceRows(board, patrols);
  expect(rows.map(({ source, day, readings }) => [source, day, readings])).toEqual([
    ['looked', '2024-07-09', 1],
    ['source 102', '2024-04-10', 1],
    ['source 101', '2024-01-01', 1],
  ]);
  expect(rows.map((row) => sourceDetailTexts(row).at(-1))[1]).toBe(
    '1 event or check, the newest of 10 Apr 2024',
  );
});
