/** Whole stories: a person presses commands and types, the board answers. */

import { expect, test } from 'vitest';
import { readingsWithReading } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { recordPreviewLines } from '../../src/features/record/record-preview.ts';
import { textTypedInFormLine } from '../../src/tui/form.ts';
import { topScreen } from '../../src/tui/state.ts';
import { viewOfOtherDay } from '../../src/tui/view.ts';
import { openState } from '../ui/board.ts';
import { elsewhere, gaugeOf, recorded, SIZE, STORED, sitDown } from './person.ts';

test('recording a reading by keyboard moves the gauge exactly as the form promised', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'reading.record');
  analyst.type('4', '0', '0', 'Tab', '^U', ...'1 nov', 'Tab', ...'A source', 'Enter');
  const [effect] = analyst.effects;
  if (effect?.kind !== 'record') throw new Error('nothing was recorded');
  expect(effect.observation).toMatchObject({
    indicator: 'new-occupied-land',
    observedOn: '2026-11-01',
    value: 400,
    confidence: 'moderate',
    source: 'A source',
  });
  const { board, strategy } = analyst.state;
  const readings = readingsWithReading(board.readings, recorded(effect.observation));
  const promised = recordPreviewLines(
    board,
    boardAsOf(strategy, readings, board.asOf),
    effect.observation,
  );
  const before = gaugeOf(analyst.state);
  const stored = { ...STORED, readings, undoable: 'RU1 400' };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  expect(topScreen(analyst.state).kind).toBe('overview');
  expect(gaugeOf(analyst.state)).not.toBe(before);
  const shown = promised.find(({ name }) => name === 'China reconsideration');
  expect(shown?.text.replaceAll('  ', ' ')).toContain(`-> ${gaugeOf(analyst.state)?.toFixed(1)}`);
  expect(analyst.state.notice?.text).toBe(
    'RU1 400 km²/month on 2026-11-01 recorded; u takes it back. Index 36.5 -> 36.2 (−0.3).',
  );
});

test('a value with a decimal comma stays in the form, in focus, and nothing is recorded', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  analyst.type(...'1,5', 'Tab', 'Tab', ...'A source', 'Enter');
  expect(analyst.effects).toEqual([]);
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'form',
    form: { tried: true, focus: 0 },
  });
  expect(analyst.state.notice?.text).toBe('Not saved: see the fields above.');
});

test('a form in which something was typed asks before Esc discards it, and no is the default', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  analyst.type('7', 'Esc');
  expect(topScreen(analyst.state).kind).toBe('confirm');
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('form');
  analyst.type('Esc', 'y');
  expect(topScreen(analyst.state).kind).toBe('overview');
});

test('a value far beyond the goalposts is asked about before it is saved, and no is the default', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  analyst.type(...'84000000', 'Enter');
  expect(analyst.effects).toEqual([]);
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'confirm',
    question:
      '84 000 000 km²/month lies 116 666 spans of the goalposts (630 to -90) beyond the nearer one. Is it meant?',
  });
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'form',
    form: { lines: { 0: { name: 'value', field: { text: '84000000' } } } },
  });
  expect(analyst.effects).toEqual([]);
  analyst.type('Enter', 'y');
  expect(analyst.effects).toMatchObject([{ kind: 'record', observation: { value: 84_000_000 } }]);
  expect(topScreen(analyst.state).kind).toBe('form');
});

test('a value of exactly a hundred spans beyond is not asked about', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  // What it asks for is a second look: a step that long is unusual.
  analyst.type(...'72630', 'Enter');
  expect(topScreen(analyst.state).kind).toBe('form');
  analyst.type('Backspace', '1', 'Enter');
  expect(topScreen(analyst.state).kind).toBe('confirm');
});

test('an untouched form closes on Esc without a question', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  analyst.type('Esc');
  expect(topScreen(analyst.state).kind).toBe('overview');
});

test('letters are text in a form, whatever they do elsewhere', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  analyst.type('Tab', 'Tab', ...'quiet U?');
  const top = topScreen(analyst.state);
  expect(top.kind === 'form' && textTypedInFormLine(top.form, 'source')).toBe('quiet U?');
  expect(analyst.effects).toEqual([]);
});

test('a judged indicator is recorded by choosing a level', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'reading.record');
  analyst.type('Right', 'Right', 'Enter');
  const [effect] = analyst.effects;
  expect(effect?.kind === 'record' && effect.observation).toMatchObject({
    indicator: 'houthi-posture',
    value: 1,
  });
});

test('a paste outside a field changes nothing and says so', () => {
  const analyst = sitDown();
  const before = analyst.state.board;
  analyst.hear({ kind: 'pasted', text: 'eqqu400\r' });
  expect(analyst.state.board).toBe(before);
  expect(analyst.effects).toEqual([]);
  expect(analyst.state.notice?.text).toBe(
    'A paste outside a field changes nothing; press e to record a reading.',
  );
  analyst.press('gauge.explain');
  analyst.hear({ kind: 'pasted', text: 'eqqu400\r' });
  expect(analyst.state.notice?.text).toBe('A paste outside a field changes nothing.');
});

test('a paste into a field is one line of text and never a command', () => {
  const analyst = sitDown();
  analyst.press('reading.record', 'form.next', 'form.next');
  analyst.hear({ kind: 'pasted', text: 'ISW,\r\n24 November\u001b[31m' });
  const top = topScreen(analyst.state);
  expect(top.kind === 'form' && textTypedInFormLine(top.form, 'source')).toBe(
    'ISW, 24 November[31m',
  );
});

test('a board as of a day is read-only and the key says why', () => {
  const analyst = sitDown({ ...openState(SIZE, '2025-06-30'), view: viewOfOtherDay('2025-06-30') });
  analyst.type('e');
  expect(topScreen(analyst.state).kind).toBe('overview');
  expect(analyst.state.notice?.text).toContain('read-only');
});

test('a reading or an event that stands already is said to be so, and nothing is promised', () => {
  const analyst = sitDown();
  const heard = (): string | undefined => {
    const { readings, events } = analyst.state.present;
    const stored = { ...STORED, readings, events, undoable: '1 reading' };
    analyst.hear({ kind: 'recorded', stored, changed: false });
    return analyst.state.notice?.text;
  };
  analyst.press('panel.1', 'reading.record');
  analyst.type(...'400', 'Enter');
  expect(analyst.effects.at(-1)?.kind).toBe('record');
  expect(heard()).toBe('The same reading stands already; nothing was added.');
  analyst.press('event.list', 'event.add');
  analyst.type(...'A summit', 'Tab', 'Tab', '^U', ...'iran', 'Tab', 'o', 'Enter');
  expect(analyst.effects.at(-1)?.kind).toBe('recordEvent');
  expect(heard()).toBe('The same event stands already; nothing was added.');
});

test('undo asks the store, says what was taken back, and the board is as before', () => {
  const analyst = sitDown({ ...openState(SIZE), undoable: 'RU1 400 on 2026-11-01' });
  const { readings } = analyst.state.board;
  const before = gaugeOf(analyst.state);
  analyst.type('u');
  expect(analyst.effects).toEqual([{ kind: 'undo' }]);
  analyst.hear({
    kind: 'takenBack',
    how: 'undo',
    stored: { ...STORED, readings, redoable: 'RU1 400 on 2026-11-01' },
    summary: 'RU1 400 on 2026-11-01',
  });
  expect(analyst.state.notice?.text).toBe('Undone: RU1 400 on 2026-11-01. U brings it back.');
  expect(gaugeOf(analyst.state)).toBe(before);
  expect(analyst.state.redoable).toBe('RU1 400 on 2026-11-01');
});

test('u with nothing recorded says so instead of doing something else', () => {
  const analyst = sitDown();
  analyst.type('u');
  expect(analyst.effects).toEqual([]);
  expect(analyst.state.notice?.text).toBe('You have recorded nothing that could be undone.');
});

test('a reading recorded elsewhere changes the board without a key press and leaves the form alone', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'reading.record');
  analyst.type('5');
  const { board } = analyst.state;
  const other = elsewhere('wealth-fund-liquid-rub', '2026-11-20', 1);
  const before = gaugeOf(analyst.state);
  analyst.hear({
    kind: 'stored',
    stored: { ...STORED, readings: readingsWithReading(board.readings, other) },
  });
  expect(gaugeOf(analyst.state)).not.toBe(before);
  const top = topScreen(analyst.state);
  expect(top.kind === 'form' && textTypedInFormLine(top.form, 'value')).toBe('5');
});

test('Tab walks every panel and comes round to the first', () => {
  const analyst = sitDown();
  const seen = Array.from({ length: 7 }, () => {
    const [bottom] = analyst.state.layers;
    analyst.press('panel.next');
    return bottom?.kind === 'overview' ? bottom.panel : -1;
  });
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const [bottom] = analyst.state.layers;
  expect(bottom?.kind === 'overview' && bottom.panel).toBe(0);
});
