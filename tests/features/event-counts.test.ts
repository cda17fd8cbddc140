/** What an event does to the indicators that count it: told before it is saved, corrected or retracted, and which of them are offered. */
import { expect, test } from 'vitest';
import { readingsWithEvent } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  countedIndicatorsMatchingText,
  eventCorrectionSheet,
  eventSheetBehavior,
} from '../../src/features/events/event-sheet.ts';
import { offersBelowSheetLineText } from '../../src/features/sheet/sheet.ts';
import { textTypedInFormLine } from '../../src/tui/form.ts';
import { screenReaderFocus } from '../../src/tui/screen-reader.ts';
import { pushScreen, topScreen } from '../../src/tui/state.ts';
import {
  boardWithEventReplaced,
  countedIndicatorPreviewLines,
  indicatorIdsCountingEvent,
} from '../../src/views/event-preview.ts';
import { event } from '../core/make.ts';
import { shippedEvents, shippedReadings, shippedStrategy } from '../shipped.ts';
import { COUNTED_EVENTS, countedBoard, countedState, DAY } from './counted-board.ts';
import { type Person, STORED, sitDown } from './person.ts';
import { textsOf } from './texts.ts';

const [, alaska] = COUNTED_EVENTS;

/** What stands below the sheet on top. */
function promised({ state }: Person): readonly string[] {
  const top = topScreen(state);
  return top.kind === 'sheet' ? textsOf(top.purpose.preview?.(state, top) ?? []) : [];
}

function offered({ state }: Person, cells = 200): string {
  const top = topScreen(state);
  return top.kind === 'sheet' ? offersBelowSheetLineText(state, top, cells) : '';
}

function line({ state }: Person, name: string): string {
  const top = topScreen(state);
  return top.kind === 'sheet' ? textTypedInFormLine(top.sheet, name) : '';
}

test('recording, correcting and retracting an event tell the count, the scores with their intervals and the band', () => {
  const board = countedBoard();
  if (alaska === undefined) throw new Error('no event');
  // 4 of 200 days ago and 2 of 100 days ago, halved every 100 days, count 1 each
  const today = { ...event('patrols', [DAY, 1, 'high'], 900) };
  const recorded = countedIndicatorPreviewLines(board, boardWithEventReplaced(board, today), [
    'patrols',
  ]);
  expect(textsOf(recorded)[0]).toBe('count of P1       2 -> 3 patrols');
  expect(textsOf(recorded)[1]).toMatch(
    /^P1 Joint patrols {2}80\.0 \(\d+ to \d+\) -> 70\.0 \(\d+ to \d+\)$/,
  );
  const scored = textsOf(recorded).slice(2, -1);
  expect(scored.map((text) => text.replace(/ .*/, ''))).toEqual(['Track', 'Gauge']);
  for (const text of scored)
    expect(text).toMatch(/\d\.\d \(\d+ to \d+\) -> \d+\.\d \(\d+ to \d+\)$/);
  expect(textsOf(recorded).at(-1)).toContain('unchanged');
  const twice = boardWithEventReplaced(board, { ...alaska, amount: 4 }, alaska);
  expect(textsOf(countedIndicatorPreviewLines(board, twice, ['patrols']))[0]).toContain(
    '2 -> 3 patrols',
  );
  const without = boardWithEventReplaced(board, undefined, alaska);
  expect(textsOf(countedIndicatorPreviewLines(board, without, ['patrols']))[0]).toContain(
    '2 -> 1 patrols',
  );
  const far = boardWithEventReplaced(board, { ...today, amount: 9 });
  expect(textsOf(countedIndicatorPreviewLines(board, far, ['patrols']))[0]).toBe(
    'count of P1       2 -> 11 patrols, beyond the goalposts',
  );
  // an amount of 0 is a look: the count stays
  const looked = boardWithEventReplaced(board, { ...today, amount: 0 });
  expect(textsOf(countedIndicatorPreviewLines(board, looked, ['patrols']))[0]).toBe(
    'count of P1       2 patrols, unchanged',
  );
});

test('an event of a later day, and one on what counts nothing, does nothing to any count', () => {
  const board = countedBoard();
  expect(
    indicatorIdsCountingEvent(board, { day: DAY, nodes: ['patrols', 'land', 'track'] }),
  ).toEqual(['patrols']);
  expect(indicatorIdsCountingEvent(board, { day: '2024-07-20', nodes: ['patrols'] })).toEqual([]);
});

test('what is typed offers the indicator that counts the like, one key takes it, what it does is told, and saving does that', () => {
  const analyst = sitDown({ ...countedState(), undoable: undefined });
  analyst.press('event.list', 'event.add');
  expect(offered(analyst)).toBe('');
  analyst.type(...'A joint patrol off Guam');
  expect(offered(analyst)).toBe('may count in [P1 Joint patrols]; ^T takes it');
  expect(line(analyst, 'node')).toBe('');
  expect(promised(analyst)).toEqual([]);
  analyst.press('sheet.take');
  expect(line(analyst, 'node')).toBe('P1 Joint patrols');
  expect(offered(analyst)).toBe('');
  expect(promised(analyst)[0]).toBe('count of P1       2 -> 3 patrols');
  expect(screenReaderFocus(analyst.state).text).toContain(
    'If you save: count of P1, 2 becomes 3 patrols; P1 Joint patrols, 80.0 (',
  );
  // an amount that takes away, then one that does not read
  const toAmount = Array.from({ length: 13 }, () => 'Tab');
  analyst.type(...toAmount, ...'-1');
  expect(promised(analyst)[0]).toBe('count of P1       2 -> 1 patrols');
  analyst.type('x');
  expect(promised(analyst)).toEqual([]);
  analyst.type('^U');
  const said = promised(analyst);
  analyst.type('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Right', 'Right', 'Enter');
  const effect = analyst.effects.at(-1);
  if (effect?.kind !== 'recordEvent') throw new Error('nothing was recorded');
  expect(effect.happening).toMatchObject({ nodes: ['patrols'], amount: 1 });
  const { board } = analyst.state;
  const added = { ...effect.happening, id: 'new', seq: 999, author: 'ann', recordedAt: '' };
  const readings = readingsWithEvent(board.readings, added);
  analyst.hear({
    kind: 'recorded',
    stored: { ...STORED, readings, events: [...COUNTED_EVENTS, added] },
    changed: true,
  });
  expect(textsOf(countedIndicatorPreviewLines(board, analyst.state.board, ['patrols']))).toEqual(
    said,
  );
});

test('nothing is taken by itself: what was offered and left alone is not saved', () => {
  const analyst = sitDown(countedState());
  analyst.press('event.list', 'event.add');
  analyst.type(...'A joint patrol', 'Tab', 'Tab', ...'land', 'Tab', 'Right', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'recordEvent',
    happening: { nodes: ['land'] },
  });
});

test('an empty line of nodes shows what is offered in its box, Right goes on, a key takes it, and several may stand there', () => {
  const analyst = sitDown(countedState());
  analyst.press('event.list', 'event.add');
  analyst.type('Tab', 'Tab');
  expect(offered(analyst)).toBe('^T takes the one in brackets');
  analyst.press('sheet.take');
  expect(line(analyst, 'node')).toBe('Track');
  // as a title, its beginning, or an id
  analyst.type(...', vis');
  expect(offered(analyst)).toBe('may be [V1 Visits]; ^T takes it');
  analyst.press('sheet.take');
  analyst.type(...'; tr');
  expect(offered(analyst)).toMatch(/^may be \[.*\] {2}.*; \^T takes it, Right: the next$/);
  const first = offered(analyst);
  analyst.type('Right');
  expect(offered(analyst)).not.toBe(first);
  analyst.type('^U', ...'trade');
  analyst.type(...', patrols');
  expect(line(analyst, 'node')).toBe('trade, patrols');
  expect(promised(analyst)[0]).toContain('2 -> 3 patrols');
});

test('a correction tells what becomes of the counts that it leaves and of those that it joins', () => {
  if (alaska === undefined) throw new Error('no event');
  const state = countedState();
  const sheet = eventCorrectionSheet(state.strategy, alaska);
  const analyst = sitDown(
    pushScreen(state, { kind: 'sheet', purpose: eventSheetBehavior('', alaska), sheet }),
  );
  expect(line(analyst, 'node')).toBe('P1 Joint patrols');
  expect(promised(analyst)[0]).toBe('count of P1       2 patrols, unchanged');
  analyst.type('Tab', 'Tab', '^U', ...'visits');
  expect(promised(analyst).slice(0, 2)).toEqual([
    'count of P1       2 -> 1 patrols',
    // of the last 90 days only, and it lies 100 days back
    'count of V1       3, unchanged',
  ]);
  analyst.type('S-Tab', '^U', ...'2024-07-01');
  expect(promised(analyst)[1]).toBe('count of V1       3 -> 5');
});

test('of the events that ship, nineteen in twenty that an indicator counts offer it by their titles alone', () => {
  const strategy = shippedStrategy();
  const readings = shippedReadings(strategy);
  const board = boardAsOf(strategy, readings, '2026-11-24');
  const counted = shippedEvents(strategy).filter(({ nodes }) =>
    nodes.some((id) => board.card.indicators.get(id)?.node.count !== undefined),
  );
  const found = counted.filter(({ title, nodes }) =>
    countedIndicatorsMatchingText(board, title).some(({ id }) => nodes.includes(id)),
  );
  expect(counted.length).toBeGreaterThan(100);
  expect(found.length / counted.length).toBeGreaterThan(0.95);
  const first = (title: string) => countedIndicatorsMatchingText(board, title)[0]?.code;
  expect([first('Xi and Putin summit in Kazan'), first('China and Russia vetoed a draft')]).toEqual(
    ['CC8', 'CC7'],
  );
  expect(countedIndicatorsMatchingText(board, 'Rain')).toEqual([]);
  expect(countedIndicatorsMatchingText(board, '')).toEqual([]);
});
