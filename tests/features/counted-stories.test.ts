/** Stories of an indicator that counts events: recording, the walk through what is due, and trying one more. */
import { expect, test } from 'vitest';
import { parseTrialValue } from '../../src/core/analysis/whatif.ts';
import type { Readings } from '../../src/core/model/model.ts';
import { readingsWithAdditions } from '../../src/core/model/readings.ts';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { batchOutcomeLines } from '../../src/features/record/batch-entry.ts';
import { textTypedInFormLine } from '../../src/tui/form.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { COUNTED_EVENTS, countedState } from './counted-board.ts';
import { type Person, STORED, sitDown } from './person.ts';

/** On the screen of an indicator. */
function at(id: string, state: State = countedState()): Person {
  const analyst = sitDown(state);
  const screen = { kind: 'indicator', id, tab: 0, selected: 0, history: [] } as const;
  analyst.state = { ...analyst.state, layers: [...analyst.state.layers, screen] };
  return analyst;
}

test('e on an indicator that counts events opens the sheet of an event which names it, elsewhere the form of a reading', () => {
  const analyst = at('patrols');
  analyst.press('reading.record');
  const top = topScreen(analyst.state);
  if (top.kind !== 'sheet') throw new Error(top.kind);
  expect(top.sheet.title).toBe('Record an event that P1 Joint patrols counts');
  expect(textTypedInFormLine(top.sheet, 'node')).toBe('P1 Joint patrols');
  const other = at('trade');
  other.press('reading.record');
  expect(topScreen(other.state).kind).toBe('form');
});

test('= as what happened is a check of the indicator that the sheet was opened for, and refused where it is of none', () => {
  const analyst = at('patrols');
  analyst.press('reading.record');
  analyst.type('=');
  expect(screenReaderFocus(analyst.state).text).toContain('If you save: P1 checked, nothing new');
  analyst.type('Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'check',
    checks: [{ indicator: 'patrols' }],
  });
  const other = at('trade');
  other.press('event.list', 'event.add');
  const before = other.effects.length;
  other.type('=', 'Enter');
  expect(other.effects).toHaveLength(before);
  expect(screenReaderFocus(other.state).text).toContain(
    '= is no event: say what happened; that you looked and found nothing new is recorded on the page of an indicator',
  );
});

test('what is typed on a line of choices says that it changes nothing', () => {
  const analyst = at('trade');
  analyst.press('reading.record');
  analyst.type('Tab', 'Tab', 'Tab', 'Tab', ':');
  expect(analyst.state.notice?.text).toBe(
    ': changes nothing: confidence is chosen with Left and Right.',
  );
});

test('the form of what is due offers an event or nothing new for a counted indicator, and the list is there again after either', () => {
  const state = countedState();
  const board = boardAsOf(state.strategy, state.board.readings, '2024-12-01');
  const analyst = sitDown({ ...state, today: '2024-12-01', board });
  analyst.press('reading.batch', 'late.open');
  expect(spokenScreenArrivalSentences(analyst.state).slice(0, 2)).toEqual([
    '1 of 4 late. Record a look of V1 Visits. Tab goes to the next field, Enter saves, Esc leaves.',
    'counts 0, last looked at on 2024-06-19.',
  ]);
  analyst.type('Right', 'Right', 'Enter');
  const sheet = topScreen(analyst.state);
  if (sheet.kind !== 'sheet') throw new Error(sheet.kind);
  expect(textTypedInFormLine(sheet.sheet, 'node')).toContain('V1');
  analyst.type('Esc');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'form', form: { indicator: 'visits' } });
  analyst.type('Enter', ...'Again', 'Tab', 'Tab', 'Tab', 'Right', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'recordEvent',
    happening: { title: 'Again', nodes: ['visits'] },
  });
  analyst.hear({
    kind: 'recorded',
    stored: { ...STORED, readings: state.board.readings, events: COUNTED_EVENTS },
    changed: true,
  });
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'late', selected: 1 });
  expect(analyst.state.layers.filter(({ kind }) => kind === 'late')).toHaveLength(1);
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'form', form: { indicator: 'trade' } });
  analyst.type('PgDn', 'PgDn');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'form', form: { indicator: 'patrols' } });
  analyst.type('Right', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'check',
    checks: [{ indicator: 'patrols' }],
  });
});

test('an event that says nothing new in a walk is told at its end as a check', () => {
  const state = countedState();
  const board = boardAsOf(state.strategy, state.board.readings, '2024-12-01');
  const analyst = sitDown({ ...state, today: '2024-12-01', board });
  analyst.press('reading.batch', 'late.open');
  analyst.type('Right', 'Right', 'Enter', '=', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'check',
    checks: [{ indicator: 'visits' }],
  });
  const known = state.board.readings;
  const [looked] = known.checksOf('patrols');
  if (looked === undefined) throw new Error('no check');
  const check = { ...looked, id: 'c9', seq: 999, indicator: 'visits', observedOn: '2024-12-01' };
  const readings: Readings = {
    ...known,
    checksOf: (id) => [...known.checksOf(id), ...(id === 'visits' ? [check] : [])],
  };
  analyst.hear({
    kind: 'recorded',
    stored: { ...STORED, readings, events: COUNTED_EVENTS },
    changed: true,
  });
  analyst.type('Esc');
  const end = topScreen(analyst.state);
  if (end.kind !== 'batchDone') throw new Error('the walk has not ended');
  expect(batchOutcomeLines(analyst.state, end.begun)[0]?.text).toMatch(
    /^0 values entered, 1 with nothing new/,
  );
});

test('an event that is written says which indicator is late no more, since it counts as a look', () => {
  const state = countedState();
  const { strategy, readings } = state.board;
  const analyst = sitDown({
    ...state,
    today: '2024-12-01',
    board: boardAsOf(strategy, readings, '2024-12-01'),
    promised: { text: 'Event "Again" accepted', looks: true },
  });
  const [visit] = COUNTED_EVENTS.slice(2);
  if (visit === undefined) throw new Error('no visit');
  const again = { ...visit, id: 'e9', seq: 999, day: '2024-11-30', title: 'Again' };
  const known = readingsWithAdditions(readings, { readings: [], events: [again] });
  const stored = { ...STORED, readings: known, events: [...COUNTED_EVENTS, again] };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  expect(analyst.state.notice?.text).toBe('Event "Again" accepted. V1 is late no more.');
});

test('a value is tried of a counted indicator as what it would count, or as one more today', () => {
  const analyst = sitDown(countedState());
  const { board } = analyst.state;
  const value = (typed: string, id = 'patrols') => {
    const indicator = findIndicatorByIdOrCode(board.strategy, id);
    const parsed = indicator && parseTrialValue(typed, indicator, board.card);
    return parsed?.ok === true ? parsed.value : undefined;
  };
  expect([value('+1'), value('+ 1'), value('+2.5'), value('3'), value('-1')]).toEqual([
    ...[3, undefined, 4.5, 3, -1],
  ]);
  expect(value('+1', 'land')).toBe(1);
  analyst.press('whatIf.open');
  const labels = [0, 1, 2, 3].map((selected) => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'whatIf') throw new Error(top.kind);
    analyst.state = {
      ...analyst.state,
      layers: [...analyst.state.layers.slice(0, -1), { ...top, selected }],
    };
    analyst.press('whatIf.type');
    const prompt = topScreen(analyst.state);
    if (prompt.kind !== 'prompt') throw new Error(prompt.kind);
    if (prompt.label.startsWith('P1')) analyst.type(...'+1', 'Enter');
    else analyst.type('Esc');
    return prompt.label;
  });
  expect(labels.toSorted()).toEqual([
    'L1 if it were (km²), or x2, /2, +10%',
    'P1 if it counted, or +1 for one more today (patrols), or x2, /2, +10%',
    'T1 if one more reading were (USD bn), or x2, /2, +10%',
    'V1 if it counted, or +1 for one more today (value), or x2, /2, +10%',
  ]);
  expect(analyst.state.trials.values).toEqual({ patrols: 3 });
});
