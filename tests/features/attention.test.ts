/** Stories of alerts: who has seen them, what is new since the last visit, and the bell. */
import { expect, test } from 'vitest';
import { TWO_FILES } from '../../src/core/journal/journal-port.ts';
import { addDays } from '../../src/core/model/day.ts';
import type { Band, Reading } from '../../src/core/model/model.ts';
import { readingsWithReading } from '../../src/core/model/readings.ts';
import { leavesOf } from '../../src/core/model/tree.ts';
import { alertIdsOfBoard } from '../../src/core/scoring/alerts.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { alertView } from '../../src/features/alerts/alert-view.ts';
import { attentionPanel } from '../../src/features/board/panels.ts';
import {
  nothingNewSinceLastVisitSentence,
  waitingAndSinceVisitLines,
} from '../../src/features/board/since.ts';
import { spokenOverviewSentences } from '../../src/features/board/spoken.ts';
import { statusCommandLines } from '../../src/features/board/status-text.ts';
import { textWidth } from '../../src/text/cells.ts';
import { dayText, signedChangeText } from '../../src/text/format.ts';
import { bandChangeView } from '../../src/text/gauge-change.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { screenReaderFocus } from '../../src/tui/screen-reader.ts';
import { type State, type Stored, topScreen, type Visit } from '../../src/tui/state.ts';
import {
  type AttentionRow,
  attentionRows,
  attentionRowText,
  attentionTextFittedToWidth,
} from '../../src/views/attention.ts';
import { isMoveByReadingOrEvent, scoreMovesViewOrReason } from '../../src/views/moves.ts';
import { eventful, inTwoFiles, openState, otherBoard } from '../ui/board.ts';
import { elsewhere, type Person, SIZE, STORED, sitDown } from './person.ts';
import { listShown, textsOf } from './texts.ts';

const withBell = (state: State): State => ({ ...state, looks: { ...state.looks, bell: 'on' } });

const visitOn = (state: State, day: string, entered = 5): Visit => ({
  day,
  board: boardAsOf(state.strategy, state.board.readings, day),
  entered,
  orMore: false,
});

const stored = (state: State, change: Partial<Stored> = {}): Stored => ({
  ...STORED,
  readings: state.present.readings,
  ...change,
});

const reading = (indicator: string, value: number): Reading =>
  elsewhere(indicator, '2026-11-23', value);

/** The way to the alert of an indicator that is shown and not counted, which is the last. */
const HORMUZ = ['panel.6', 'nav.down', 'nav.down', 'nav.down'] as const;
/** To the alert of Iran, which is within its error. */
const IRAN = ['panel.6', 'nav.down', 'nav.down'] as const;

test('Space acknowledges the selected alert, and once it is acknowledged takes that back', () => {
  const analyst = sitDown({ ...openState(SIZE), author: 'ann' });
  analyst.press(...HORMUZ);
  analyst.type(' ');
  const [effect] = analyst.effects;
  expect(effect).toMatchObject({ kind: 'acknowledge', since: '2026-09-20' });
  if (effect?.kind !== 'acknowledge') throw new Error('nothing asked');
  const { tripwire, since } = effect;
  const seen = { tripwire, since, author: 'ann', at: '2026-11-24T10:00:00.000Z' };
  analyst.hear({ kind: 'stored', stored: stored(analyst.state, { acknowledgements: [seen] }) });
  analyst.type(' ');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'unacknowledge', tripwire, since });
  const other = sitDown({ ...analyst.state, author: 'bob' });
  other.type(' ');
  expect(other.state.notice?.text).toBe('ann has seen it; nobody else takes that back.');
  expect(other.effects).toEqual([]);
});

test('what is late and no alert cannot be acknowledged, nor anything on a past or locked board', () => {
  const analyst = sitDown();
  analyst.press('panel.6', 'nav.last');
  analyst.type(' ');
  expect(analyst.state.notice?.text).toContain(
    'Only an alert, a watch or a rule that is not known',
  );
  analyst.press('nav.first', 'time.monthBack');
  analyst.type(' ');
  expect(analyst.state.notice?.text).toContain('read-only');
  const locked = sitDown({ ...openState(SIZE), locked: true });
  locked.press('panel.6');
  locked.type(' ');
  expect(locked.state.notice?.text).toContain('locked');
  expect([...analyst.effects, ...locked.effects]).toEqual([]);
});

/** The alert on top, as it is shown. */
function alertShown({ state }: Person) {
  const top = topScreen(state);
  if (top.kind !== 'alert') throw new Error(top.kind);
  const { title, head, foot, lead, targets, rows } = listShown(state, top, GLYPHS.block);
  const cells = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, text]) => [key, text.trim()])),
  );
  // a chart stands below the words, its legend first
  const at = head.findIndex((line) => line.startsWith(GLYPHS.block.chart.chosen));
  const words = at < 0 ? head : head.slice(0, at);
  const chart = at < 0 ? [] : head.slice(at);
  return {
    title,
    head: words.join(' '),
    chart,
    foot,
    about: lead?.(top.selected) ?? [],
    targets,
    cells,
  };
}

test('Enter on an alert of an indicator opens its rule, the readings behind it with source and address, and what else moved', () => {
  const analyst = sitDown();
  analyst.press(...HORMUZ);
  analyst.type('Enter');
  const { title, head, chart, foot, about, cells, targets } = alertShown(analyst);
  expect(title).toBe('ALERT: Hormuz tankers seen by AIS near zero (dark ships not seen)');
  expect(head).toBe(
    "CX3 Hormuz tanker transits fell from 13.9 to 1.4 tankers/day on 20 Sep 2026 (66 days ago). Rule: ALERT when the value is 5 tankers/day or less. Why it matters: The article warns that the war waged by Iran and its proxies threatens China's critical oil supplies. Shown, not counted: it sees only ships that transmit, and Kpler puts the flow far higher (81 percent of pre-war in September 2026, when this count was near zero). Score 98.0 (74.9 to 100.0), good for the strategy: less is better, best at 0, worst at 70 tankers/day; context: not counted. The alert warns of an event; the score says how that bears on the strategy. It clears with a reading above 5; without one it is not known from 16 Dec 2027 on. Next: Space acknowledges it (not acknowledged), e on a reading records what is new.",
  );
  expect(chart[0]).toMatch(/^◆ since 20 Sep 2026; tankers\/day; · 90 % interval/);
  expect(chart.filter((line) => line.includes('ALERT from 5 down'))).toHaveLength(1);
  expect(chart.filter((line) => line.includes('◆'))).toHaveLength(2);
  expect(about.slice(0, 2)).toEqual([
    'source IMF PortWatch via Rerouted Barrels results https://github.com/marijachek/rerouted-barrels (o opens it)',
    '1.4 tankers/day on 20 Sep 2026, low confidence',
  ]);
  const readings = cells.filter(({ what }) => what === 'reading');
  expect(readings.map(({ day, value }) => [day, value])).toEqual([
    ['20 Sep 2026', '1.4'],
    ['30 Jun 2026', '13.9'],
  ]);
  expect(targets[0]).toBe('hormuz-tankers');
  const { board } = analyst.state;
  const moves = scoreMovesViewOrReason(board, '2026-09-19', board.asOf);
  if (typeof moves === 'string') throw new Error(moves);
  const moved = cells.filter(({ what }) => what === 'also moved');
  // what moved less than a tenth of the largest, or than 0.2, is summed up
  const news = moves.rows.filter(isMoveByReadingOrEvent).map(({ points }) => points);
  const least = Math.max(0.2, Math.max(...news.map(Math.abs)) / 10);
  const [told, small] = [true, false].map((isTold) =>
    news.filter((points) => Math.abs(points) >= least === isTold),
  );
  expect(small?.length).toBeGreaterThan(1);
  expect(moved.map(({ points }) => points)).toEqual(
    told?.map((points) => signedChangeText(points, 1)),
  );
  const rest = signedChangeText(
    small?.reduce((sum, points) => sum + points, 0),
    1,
  );
  expect(foot).toEqual([
    `also moved: points of China reconsideration since 19 Sep 2026, ${small?.length} smaller moves left out (${rest}), ${signedChangeText(moves.background?.net, 1)} not news`,
  ]);
  analyst.press('nav.back', 'nav.last');
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('indicator');
});

test('every row of an alert is a door: Enter opens it, x explains it, o opens its source, e records', () => {
  const analyst = sitDown();
  analyst.press(...HORMUZ);
  analyst.type('Enter', 'o');
  expect(analyst.effects.at(-1)).toEqual({
    kind: 'open',
    url: 'https://github.com/marijachek/rerouted-barrels',
  });
  analyst.type('x');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'hormuz-tankers' });
  analyst.press('nav.back');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'hormuz-tankers' });
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'history', indicator: 'hormuz-tankers' });
  analyst.press('nav.back');
  analyst.type('e');
  expect(topScreen(analyst.state).kind).toBe('form');
});

test('that o opens the source is said where there is an address, and nowhere else', () => {
  const analyst = sitDown();
  analyst.press(...HORMUZ);
  analyst.type('Enter');
  expect(alertShown(analyst).about.join()).toContain('rerouted-barrels (o opens it)');
  analyst.press('nav.back', 'nav.up');
  analyst.type('Enter');
  const { head, about } = alertShown(analyst);
  expect(about.join()).toContain('the next value is found at UKMTO https:');
  expect(`${head}${about.join()}`).not.toMatch(/\bo opens/);
});

test('an event behind an alert is opened with Enter, and its source with o', () => {
  const analyst = sitDown(eventful(openState(SIZE)));
  analyst.press(...IRAN);
  analyst.type('Enter');
  analyst.press('nav.last');
  expect(alertShown(analyst).cells.at(-1)).toMatchObject({ what: 'event', value: '', points: '' });
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('event');
});

test('Enter on an alert of a track says from what to what on which days, what moved it, and when it clears by the calendar', () => {
  const analyst = sitDown();
  analyst.press(...IRAN);
  analyst.type('Enter');
  const { board } = analyst.state;
  const { head, foot, cells, targets } = alertShown(analyst);
  expect(head).toMatch(
    /^Iran down 13 ±14, within error: from 57 on 30 May 2026 to 44; the limit is 8 in 180 days, since 20 Jul 2026 \(128 days\)\. Largest move: IR5 Houthi posture, 1 -> 3 on 20 Jul 2026 \(−8\.4\)\. Rule: ALERT when the score is 8 or more below the highest of the 180 days before\. It clears above 49\.4 \(57\.4 less 8\), or by the calendar on /,
  );
  const moves = scoreMovesViewOrReason(board, '2026-05-30', board.asOf, 'iran');
  if (typeof moves === 'string') throw new Error(moves);
  const moved = cells.filter(({ what }) => what === 'moved it');
  // the day on which the level was reached, not that of the newest reading, which confirms it
  expect(moved[0]).toMatchObject({ name: 'IR5 Houthi posture', day: '20 Jul 2026' });
  expect(moved.map(({ points }) => points)).toEqual(
    moves.rows.filter(isMoveByReadingOrEvent).map(({ points }) => signedChangeText(points, 1)),
  );
  const change = signedChangeText(moves.change, 1);
  const quiet = signedChangeText(moves.background?.net, 1);
  expect(foot[0]).toBe(
    `moved it: points of Iran since 30 May 2026, ${change} in all, ${quiet} not news`,
  );
  // what else moved lies elsewhere
  const leaves = leavesOf(board.card.nodes.get('iran')?.node ?? board.strategy.root);
  const also = targets.filter((_, at) => cells[at]?.what === 'also moved');
  expect(also.length).toBeGreaterThan(1);
  expect(also.filter((id) => leaves.some((leaf) => leaf.id === id))).toEqual([]);
});

test('a fall clears by the calendar on the first day on which nothing so far above is in the window', () => {
  const state = openState(SIZE);
  const alert = alertView(state.board, 'iran-falls');
  const day = /by the calendar on (\d+ \w+ \d+)/.exec(alert?.told.join(' ') ?? '')?.[1];
  const { board } = state;
  const now = board.card.nodes.get('iran')?.score ?? 0;
  const last = Array.from({ length: 181 }, (_, back) => addDays(board.asOf, -back)).find(
    (each) => (board.history.scoreOn('iran', each) ?? 0) - now >= 8,
  );
  expect(day).toBe(dayText(addDays(last ?? '', 181)));
});

test('Enter on the change of band opens what moved the index in the 30 days that it is told of, and when it clears', () => {
  const analyst = sitDown(openState(SIZE, '2025-12-20'));
  analyst.press('panel.6');
  analyst.type('Enter');
  const { title, head, foot, cells } = alertShown(analyst);
  expect(title).toBe('ALERT: Change of band');
  expect(head).toBe(
    'Band changed from Reconsidering to Strained, since 9 Dec 2025 (11 days). Largest move: CC6 Joint exercises, 6.4 -> 7.3 faded count (−0.2). Rule: ALERT when the band is another than 30 days before. It clears on 8 Jan 2026 if Strained stands till then, or when Reconsidering is back. Next: Space acknowledges it (not acknowledged), e on a reading records what is new.',
  );
  expect(foot[0]).toMatch(/^moved it: points of China reconsideration since 20 Nov 2025, /);
  expect(cells.some(({ what }) => what === 'moved it')).toBe(true);
});

test('an alert that is not crossed on another day says so, with its rule', () => {
  const analyst = sitDown();
  analyst.press(...IRAN, 'item.open', 'time.jump');
  analyst.type(...'2026-07-01', 'Enter');
  const { title, head, cells } = alertShown(analyst);
  expect(title).toBe('Not crossed: Iran 8 or more below its 180-day high');
  expect(head).toBe(
    'Iran 8 or more below its 180-day high: not crossed on 1 Jul 2026. Rule: ALERT when the score is 8 or more below the highest of the 180 days before.',
  );
  expect(cells).toEqual([]);
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('alert');
  analyst.type(' ');
  expect(analyst.effects).not.toContainEqual(expect.objectContaining({ kind: 'acknowledge' }));
});

test('an alert that is crossed no more says so where it would be acknowledged', () => {
  const analyst = sitDown();
  analyst.press('panel.6', 'item.open');
  const { board } = analyst.state;
  analyst.state = { ...analyst.state, board: { ...board, crossings: [] } };
  analyst.type(' ');
  expect(analyst.state.notice?.text).toBe(
    'This alert is not crossed on this day, so there is nothing to acknowledge.',
  );
});

test('where editing is locked, an alert names no key that would write', () => {
  const analyst = sitDown();
  analyst.press('panel.6', 'item.open', 'app.lock');
  expect(alertShown(analyst).head).toMatch(/ Not acknowledged\.$/);
});

test('Space on the screen of an alert acknowledges it, and it then says who has seen it', () => {
  const analyst = sitDown({ ...openState(SIZE), author: 'ann' });
  analyst.press(...HORMUZ);
  analyst.type('Enter', ' ');
  const [effect] = analyst.effects;
  if (effect?.kind !== 'acknowledge') throw new Error('nothing asked');
  const { tripwire, since } = effect;
  expect([tripwire, since]).toEqual(['hormuz-closed', '2026-09-20']);
  const seen = { tripwire, since, author: 'ann', at: '2026-11-24T10:00:00.000Z' };
  analyst.hear({ kind: 'stored', stored: stored(analyst.state, { acknowledgements: [seen] }) });
  expect(alertShown(analyst).head).toMatch(
    / Acknowledged 24 Nov 2026 by ann \(Space\)\. Next: e on a reading records what is new\./,
  );
});

test('a tripwire whose reading has expired says on which day, and what tells', () => {
  const { board } = openState(SIZE);
  const later = boardAsOf(board.strategy, board.readings, '2027-01-20');
  const [row] = attentionRows(later).filter(({ word }) => word === 'not known');
  expect(attentionRowText(row ?? { code: '', text: '' })).toBe(
    'CX4 Brent at 100 dollars or more: the reading expired on 13 Jan 2027',
  );
  const alert = alertView(later, row?.tripwire ?? '');
  expect(alert?.told).toEqual([
    'A new reading tells: the value is 100 USD/barrel or more, or not.',
  ]);
  expect(alert?.parts[0]).toMatchObject({ kind: 'reading', reading: { value: 100.85 } });
});

test('the screen of an alert is told whole to a screen reader, the selected row with its source', () => {
  const analyst = sitDown({ ...openState(SIZE), linear: true });
  analyst.press(...HORMUZ);
  analyst.type('Enter');
  const said = screenReaderFocus(analyst.state).text;
  expect(said).toMatch(/^1 of \d+: what reading, day 20 Sep 2026, /);
  expect(said).toContain('https://github.com/marijachek/rerouted-barrels');
});

test('since the last visit: the gauge, the values entered, new alerts, the band', () => {
  const state = openState(SIZE);
  const visited = { ...state, visit: visitOn(state, '2026-09-01') };
  expect(textsOf(waitingAndSinceVisitLines(visited, 116))[0]).toMatch(
    /^NEW {5}since 1 Sep 2026: index −2 ±3 \(within error\); CX9 Gulf oil flows 39 -> 81 −1\.7; /,
  );
  const same = { ...state, visit: visitOn(state, '2026-11-24', 1) };
  expect(textsOf(waitingAndSinceVisitLines(same, 78))[0]).toBe(
    'NEW     since 24 Nov 2026: 1 value entered',
  );
  expect(waitingAndSinceVisitLines(state, 116)).toEqual([]);
});

test('where nothing is new since the last visit the verdict says so, on screen, aloud and in the status', () => {
  const state = openState(SIZE);
  const { asOf } = state.board;
  const same = { ...state, visit: visitOn(state, asOf, 0) };
  expect(waitingAndSinceVisitLines(same, 78)).toEqual([]);
  expect(nothingNewSinceLastVisitSentence(same)).toBe(
    'Nothing new since your last visit, earlier today.',
  );
  const before = { ...same, visit: { ...same.visit, day: '2026-11-20' } };
  expect(nothingNewSinceLastVisitSentence(before)).toBe(
    'Nothing new since your last visit, 20 Nov 2026.',
  );
  expect(spokenOverviewSentences(same)).toContain(
    'Nothing new since your last visit, earlier today.',
  );
  const said = textsOf(
    statusCommandLines(state.board, { hash: '', notices: [], visit: same.visit }),
  );
  expect(said.join(' ')).toContain('Nothing new since your last visit, earlier today.');
  for (const none of [state, { ...state, visit: visitOn(state, asOf, 1) }])
    expect(nothingNewSinceLastVisitSentence(none)).toBeUndefined();
});

test('what is new since the last visit is said in the words that fit, and a change of band in any', () => {
  const state = openState(SIZE);
  const visited = { ...state, visit: visitOn(state, '2026-09-01') };
  for (const cells of [58, 78, 96, 116])
    expect(
      textWidth(waitingAndSinceVisitLines(visited, cells)[0]?.text ?? ''),
      `${cells}`,
    ).toBeLessThanOrEqual(cells);
  expect(waitingAndSinceVisitLines(visited, 58)[0]?.text).toBe(
    'NEW     since 1 Sep 2026: index −2 ±3 (within error); …',
  );
  const [low] = state.strategy.bands;
  const { standing } = state.board.card;
  if (low === undefined || standing === undefined) throw new Error('no band');
  const bandsOf = (band: Band, bandLow: Band, bandHigh: Band) => ({
    ...state.board,
    card: { ...state.board.card, standing: { ...standing, band, bandLow, bandHigh } },
  });
  const visit = visitOn(state, '2026-09-01');
  const moved = { ...state, visit: { ...visit, board: bandsOf(low, low, low) } };
  expect(waitingAndSinceVisitLines(moved, 58)[0]?.text).toMatch(
    /^NEW {5}since 1 Sep 2026: band Tethered -> Strained or /,
  );
  // under the same two names another band stands
  const { band } = standing;
  const open = { ...state, board: bandsOf(band, low, band) };
  const other = { ...open, visit: { ...visit, board: bandsOf(low, low, band) } };
  expect(waitingAndSinceVisitLines(other, 58)[0]?.text).toMatch(
    /^NEW {5}since 1 Sep 2026: band Tethered or Strained befor/,
  );
  expect(bandChangeView(open.board, open.board).band).toBe('Tethered or Strained, unchanged');
});

test('on a past board nothing is said of the last visit', () => {
  const state = openState(SIZE);
  const analyst = sitDown({ ...state, visit: visitOn(state, '2026-09-01') });
  analyst.press('time.monthBack');
  expect(waitingAndSinceVisitLines(analyst.state, 116)).toEqual([]);
});

test('the store is asked again what came since the last visit whenever it has changed', () => {
  const state = openState(SIZE);
  const analyst = sitDown({ ...state, visit: visitOn(state, '2026-09-01') });
  analyst.hear({ kind: 'stored', stored: stored(state) });
  expect(analyst.effects).toEqual([{ kind: 'visit' }]);
});

test('a new alert rings once; a reading without one, a step in time and an old alert do not', () => {
  const analyst = sitDown(withBell(openState(SIZE)));
  const { board } = analyst.state;
  const quiet = readingsWithReading(board.readings, reading('new-occupied-land', 84));
  analyst.hear({ kind: 'stored', stored: stored(analyst.state, { readings: quiet }) });
  expect(analyst.effects).toEqual([]);
  const node = [...board.card.indicators.values()].find(({ node }) =>
    node.tripwires.some(
      ({ id, severity, when }) =>
        severity === 'alert' && 'atMost' in when && !alertIdsOfBoard(board).has(id),
    ),
  )?.node;
  const when = node?.tripwires.find(({ severity }) => severity === 'alert')?.when;
  if (node === undefined || when === undefined || !('atMost' in when)) throw new Error('no wire');
  const readings = readingsWithReading(quiet, reading(node.id, when.atMost));
  analyst.hear({ kind: 'stored', stored: stored(analyst.state, { readings }) });
  expect(analyst.effects).toEqual([{ kind: 'ring' }]);
  analyst.hear({ kind: 'stored', stored: stored(analyst.state, { readings }) });
  analyst.press('time.monthBack', 'time.live');
  expect(analyst.effects).toEqual([{ kind: 'ring' }]);
});

test('an alert that came since the last visit rings once when the dashboard opens', () => {
  const state = withBell(openState(SIZE));
  const analyst = sitDown(state);
  const visit = visitOn(state, '2026-07-01');
  analyst.hear({ kind: 'visited', visit });
  expect(analyst.effects).toEqual([{ kind: 'ring' }]);
  analyst.hear({ kind: 'visited', visit });
  expect(analyst.effects).toEqual([{ kind: 'ring' }]);
});

test('the bell is off until it is chosen in the settings, and then rings', () => {
  const state = openState(SIZE);
  const quiet = sitDown(state);
  quiet.hear({ kind: 'visited', visit: visitOn(state, '2026-07-01') });
  expect(quiet.effects).toEqual([]);
  const analyst = sitDown(state);
  analyst.press('app.settings', ...['nav.down', 'nav.down', 'nav.down'], 'settings.next');
  expect(analyst.effects).toEqual([{ kind: 'saveSetting', name: 'bell', value: 'on' }]);
  analyst.hear({ kind: 'visited', visit: visitOn(state, '2026-07-01') });
  expect(analyst.effects.at(-1)).toEqual({ kind: 'ring' });
});

test('a line that needs attention says since when behind what it says without the day', () => {
  const rows = attentionRows(openState(SIZE).board);
  for (const { text, undated, since } of rows)
    expect(text).toBe(since === undefined ? undated : `${undated}, since ${dayText(since)}`);
  expect(rows.filter(({ since }) => since !== undefined)).toHaveLength(9);
});

test('of alerts and of watches those of what is asked about stand first, then the others, then good ones, then moves within error; in each what began last; what is not counted behind what is', () => {
  const { board } = openState(SIZE);
  const rows = attentionRows(board);
  const asked = leavesOf(board.card.nodes.get('conduct')?.node ?? board.strategy.root);
  const isContext = (id: string): boolean => board.card.indicators.get(id)?.effectiveWeight === 0;
  const rankOf = (row: AttentionRow): number => {
    if (row.text.includes(', within error')) return 3;
    if (row.good !== undefined) return 2;
    return asked.some(({ id }) => id === row.id) ? 0 : 1;
  };
  for (const word of ['ALERT', 'WATCH']) {
    const told = rows.filter((row) => row.word === word);
    expect(told.length).toBeGreaterThan(3);
    const order = told.map((row) => [Number(isContext(row.id)), rankOf(row), row.since] as const);
    expect(order).toEqual(
      order.toSorted(
        (a, b) => a[0] - b[0] || a[1] - b[1] || (b[2] ?? '').localeCompare(a[2] ?? ''),
      ),
    );
  }
  expect(rows.slice(0, 3).map(rankOf)).toEqual([0, 1, 3]);
  expect(rows.filter(({ id, word }) => word === 'ALERT' && isContext(id))).toHaveLength(1);
});

test('another file of the strategy’s id is the first line of what needs attention; Enter opens what differs, Space settles it', () => {
  const analyst = sitDown(inTwoFiles(openState(SIZE)));
  const { length } = attentionRows(analyst.state.board);
  const rows = () => attentionPanel(analyst.state)?.rows ?? [];
  expect(rows()).toHaveLength(length + 1);
  expect(attentionPanel(analyst.state)).toBe(attentionPanel(analyst.state));
  analyst.press('panel.6');
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('revision');
  expect(analyst.effects).toEqual([{ kind: 'revision', hash: '12345678', asOf: '2026-11-25' }]);
  const view = () => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'revision') throw new Error('not open');
    return listShown(analyst.state, top, GLYPHS.block);
  };
  expect(view().rows).toEqual([]);
  const board = otherBoard(analyst.state);
  analyst.hear({ kind: 'revision', hash: 'another', board: undefined });
  analyst.hear({ kind: 'revision', hash: '12345678', board });
  const [name, told] = view().head.join(' ').split('25 Nov 2026: ');
  expect(name).toContain(
    '/home/ann/ours.json (12345678) bears the id of the one in use (00000000)',
  );
  const scores = [board, analyst.state.board].map(({ card }) => card.root.score?.toFixed(1));
  expect(scores[0]).not.toBe(scores[1]);
  expect(told).toContain(
    `${scores[0]} Strained or Reconsidering by it, ${scores[1]} Strained or Reconsidering by the one in use.`,
  );
  expect(view().rows.map((row) => Object.values(row).map((cell) => cell.trim()))).toContainEqual([
    ...['Pressure on Beijing', 'weight', '0.5', '1'],
  ]);
  expect(view().targets).toContain('incentive');
  analyst.type(' ');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'acknowledge',
    tripwire: TWO_FILES,
    since: '00000000 12345678',
  });
  expect(topScreen(analyst.state).kind).toBe('overview');
  analyst.hear({ kind: 'stored', stored: stored(analyst.state, { otherFile: undefined }) });
  expect(rows()).toEqual(attentionRows(analyst.state.board));
  // In the list itself Space does the same.
  const other = sitDown(inTwoFiles(openState(SIZE)));
  other.press('panel.6');
  other.type(' ');
  expect(other.effects).toEqual([analyst.effects.at(-1)]);
  const locked = sitDown({ ...inTwoFiles(openState(SIZE)), locked: true });
  locked.press('panel.6');
  locked.type(' ');
  expect(locked.effects).toEqual([]);
});

test('a file that can no longer be used as a strategy says so where it is opened', () => {
  const analyst = sitDown(inTwoFiles(openState(SIZE)));
  analyst.press('panel.6');
  analyst.type('Enter');
  analyst.hear({ kind: 'revision', hash: '12345678', board: undefined });
  const top = topScreen(analyst.state);
  if (top.kind !== 'revision') throw new Error('not open');
  expect(listShown(analyst.state, top, GLYPHS.block).head.join(' ')).toContain(
    'This program can no longer use it as a strategy.',
  );
});

test('what an alert is about loses the remark in its title before the day since when, and its year before its name', () => {
  const row = attentionRows(openState(SIZE).board).find(
    ({ code, word }) => code === 'CX3' && word === 'ALERT',
  );
  expect(row).toBeDefined();
  if (row === undefined) return;
  const told = (cells: number): string => attentionTextFittedToWidth(row, cells, true, true);
  expect(told(200)).toBe(row.text);
  expect(told(textWidth(row.text) - 1)).toMatch(/near zero: .*, since \d+ \w+ \d{4}$/);
  const [bare = ''] = row.shorter ?? [];
  expect(bare).not.toContain('(');
  expect(told(textWidth(bare) + 10)).toMatch(/, since \d+ \w+ \d{4}$/);
  expect(told(62)).toMatch(/limit 5, since \d+ \w+$/);
  expect(attentionTextFittedToWidth(row, 200, false, true)).toBe(row.undated);
});

test('that the score behind an alarm is good for the strategy stands in its row where there is room', () => {
  const row = attentionRows(openState(SIZE).board).find(({ code }) => code === 'CX3');
  if (row === undefined) throw new Error('no alert');
  const fitted = (cells: number): string => attentionTextFittedToWidth(row, cells, true);
  expect(fitted(150)).toContain(': 1.4 tankers/day, good for the strategy; the limit is 5, since ');
  expect(fitted(62)).toBe('Hormuz tanker transits 1.4 tankers/day, limit 5, since 20 Sep');
});
