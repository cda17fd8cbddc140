/** Stories of alerts: who has seen them, what is new since the last visit, and the bell. */
import { expect, test } from 'vitest';
import { TWO_FILES } from '../../src/core/journal/journal-port.ts';
import { addDays } from '../../src/core/model/day.ts';
import type { Band, Reading } from '../../src/core/model/model.ts';
import { withReading } from '../../src/core/model/readings.ts';
import { alertsOf } from '../../src/core/scoring/alerts.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { attentionPanel } from '../../src/features/board/panels.ts';
import { sinceLastVisitLines } from '../../src/features/board/since.ts';
import { explanationListData } from '../../src/features/explain/explain-list.ts';
import { textWidth } from '../../src/text/cells.ts';
import { bandChangeTexts } from '../../src/text/change.ts';
import { dayText, signedChangeText } from '../../src/text/format.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { type State, type Stored, topScreen, type Visit } from '../../src/tui/state.ts';
import { tripwireAlert } from '../../src/views/alert.ts';
import { attentionRows } from '../../src/views/attention.ts';
import { inTwoFiles, openState, otherBoard } from '../ui/board.ts';
import { elsewhere, type Person, SIZE, STORED, sitDown } from './person.ts';
import { listIn, listShown, textsOf } from './texts.ts';

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

test('Space acknowledges the selected alert, and once it is acknowledged takes that back', () => {
  const analyst = sitDown({ ...openState(SIZE), author: 'ann' });
  analyst.press('panel.6');
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
  expect(analyst.state.notice?.text).toContain('Only a tripwire that is crossed');
  analyst.press('nav.first', 'time.monthBack');
  analyst.type(' ');
  expect(analyst.state.notice?.text).toContain('read-only');
  const locked = sitDown({ ...openState(SIZE), locked: true });
  locked.press('panel.6');
  locked.type(' ');
  expect(locked.state.notice?.text).toContain('locked');
  expect([...analyst.effects, ...locked.effects]).toEqual([]);
});

test('Enter on an alert of an indicator opens the indicator, with what the alert says and its rule', () => {
  const analyst = sitDown();
  analyst.press('panel.6');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'hormuz-tankers' });
  expect(analyst.state.notice?.text).toBe(
    'ALERT Hormuz tankers seen by AIS near zero (dark ships not seen) (1.4 tankers/day), since 20 Sep 2026; rule: at 5 or less.',
  );
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'history', indicator: 'hormuz-tankers' });
  analyst.press('nav.back', 'nav.last');
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('indicator');
  expect(analyst.state.notice).toBeUndefined();
});

/** What the explanation on top says above its rows, and how far the rows say that the score moved. */
function explainedChange({ state }: Person): {
  readonly head: readonly string[];
  readonly foot: string;
} {
  const top = topScreen(state);
  if (top.kind !== 'explain') throw new Error(top.kind);
  const { tabs, tab, head, foot } = listIn(explanationListData(state, top, 116, GLYPHS.block), 116);
  expect(tabs[tab]).toBe('Change');
  return { head, foot: foot.at(-1) ?? '' };
}

test('Enter on an alert of a track opens what moved its score over the days that the rule looks back', () => {
  const analyst = sitDown();
  analyst.press('panel.6', 'nav.down');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'iran' });
  const { history } = analyst.state.board;
  const [then, now] = ['2026-05-29', '2026-11-25'].map((day) => history.scoreOn('iran', day));
  const { head, foot } = explainedChange(analyst);
  expect(head).toEqual([
    'ALERT Iran 8 or more below its 180-day high (now 44, down 13 from 57 on 30 May 2026), since 20 Jul 2026; rule: falls',
    'by 8 within 180 days',
    `29 May 2026: ${then?.toFixed(1)}   25 Nov 2026: ${now?.toFixed(1)}   change ${signedChangeText((now ?? 0) - (then ?? 0), 1)} ±14, within error   over 180 days (f changes that)`,
  ]);
  expect(foot).toBe(
    `${signedChangeText((now ?? 0) - (then ?? 0), 1)} in all: the column adds up as printed`,
  );
  analyst.press('explain.lookback');
  expect(explainedChange(analyst).head[0]).toMatch(/since the start \(f changes that\)$/);
  analyst.press('explain.lookback');
  expect(explainedChange(analyst).head[0]).toMatch(/over 365 days \(f changes that\)$/);
});

test('Enter on the change of band opens what moved the gauge in the 30 days that it is told of', () => {
  const analyst = sitDown(openState(SIZE, '2025-12-20'));
  analyst.press('panel.6');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'explain',
    id: analyst.state.strategy.root.id,
  });
  const { head } = explainedChange(analyst);
  expect(head[0]).toBe(
    'ALERT Band changed from Reconsidering to Strained, since 9 Dec 2025; rule: another band than 30 days before',
  );
  expect(head[1]).toMatch(
    /^20 Nov 2025: \S+ {3}20 Dec 2025: \S+ {3}change \S+ ±\d+, within error {3}over 30 days /,
  );
});

test('an alert that is not crossed on another day leaves its explanation to the usual look back', () => {
  const analyst = sitDown();
  analyst.press('panel.6', 'nav.down', 'item.open', 'time.jump');
  analyst.type(...'2026-07-01', 'Enter');
  expect(explainedChange(analyst).head[0]).toMatch(/since the start \(f changes that\)$/);
});

test('since the last visit: the gauge, the values entered, new alerts, the band', () => {
  const state = openState(SIZE);
  const visited = { ...state, visit: visitOn(state, '2026-09-01') };
  expect(textsOf(sinceLastVisitLines(visited, 116))[0]).toBe(
    'SINCE   your last visit on 1 Sep 2026: gauge −2 ±3 (within error), 5 values entered, 1 new alert, no band change',
  );
  const same = { ...state, visit: visitOn(state, '2026-11-25', 1) };
  expect(textsOf(sinceLastVisitLines(same, 78))[0]).toBe(
    'SINCE 25 Nov 2026: gauge unchanged, 1 value, 0 new alerts, no band change',
  );
  expect(sinceLastVisitLines(state, 116)).toEqual([]);
});

test('what is new since the last visit is said in the words that fit, and a change of band in any', () => {
  const state = openState(SIZE);
  const visited = { ...state, visit: visitOn(state, '2026-09-01') };
  for (const cells of [58, 78, 96, 116])
    expect(
      textWidth(sinceLastVisitLines(visited, cells)[0]?.text ?? ''),
      `${cells}`,
    ).toBeLessThanOrEqual(cells);
  expect(sinceLastVisitLines(visited, 58)[0]?.text).toBe(
    'SINCE 1 Sep 2026: gauge −2 ±3, 5 values, 1 new alert',
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
  expect(sinceLastVisitLines(moved, 58)[0]?.text).toMatch(
    /band Tethered -> Strained or Reconsidering$/,
  );
  // under the same two names another band stands
  const { band } = standing;
  const open = { ...state, board: bandsOf(band, low, band) };
  const other = { ...open, visit: { ...visit, board: bandsOf(low, low, band) } };
  expect(sinceLastVisitLines(other, 58)[0]?.text).toMatch(
    /band Tethered or Strained before and after; standing: Tethered -> Strained$/,
  );
  expect(bandChangeTexts(open.board, open.board).band).toBe('Tethered or Strained, unchanged');
});

test('on a past board nothing is said of the last visit', () => {
  const state = openState(SIZE);
  const analyst = sitDown({ ...state, visit: visitOn(state, '2026-09-01') });
  analyst.press('time.monthBack');
  expect(sinceLastVisitLines(analyst.state, 116)).toEqual([]);
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
  const quiet = withReading(board.readings, reading('new-occupied-land', 84));
  analyst.hear({ kind: 'stored', stored: stored(analyst.state, { readings: quiet }) });
  expect(analyst.effects).toEqual([]);
  const node = [...board.card.indicators.values()].find(({ node }) =>
    node.tripwires.some(
      ({ id, severity, when }) =>
        severity === 'alert' && 'atMost' in when && !alertsOf(board).has(id),
    ),
  )?.node;
  const when = node?.tripwires.find(({ severity }) => severity === 'alert')?.when;
  if (node === undefined || when === undefined || !('atMost' in when)) throw new Error('no wire');
  const readings = withReading(quiet, reading(node.id, when.atMost));
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

test('what began last stands first among the alerts and among the watches', () => {
  const rows = attentionRows(openState(SIZE).board);
  for (const word of ['ALERT', 'WATCH']) {
    const days = rows.filter((row) => row.word === word).map(({ since }) => since ?? '');
    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual(days.toSorted().reverse());
  }
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
    ...{ kind: 'acknowledge', tripwire: TWO_FILES, since: '00000000 12345678' },
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

test('an alert says its rule, and is compared with the day that the rule looks back to, else the one before it was crossed', () => {
  const { board } = openState(SIZE);
  const crossed = board.crossings.map(({ tripwire, since }) => {
    const back = 'withinDays' in tripwire.when ? tripwire.when.withinDays : undefined;
    const from = back === undefined ? addDays(since, -1) : addDays(board.asOf, -back);
    expect(tripwireAlert(board, tripwire.id)?.from, tripwire.id).toBe(from);
    return back === undefined;
  });
  expect(new Set(crossed)).toEqual(new Set([true, false]));
  expect(tripwireAlert(board, 'none')).toBeUndefined();
});
