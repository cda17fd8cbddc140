/** Stories of a value that was wrong, and of a morning with much that is due. */
import { describe, expect, test } from 'vitest';
import { lateReadingsNarrowingIntervalMost } from '../../src/core/analysis/worth-reading.ts';
import { indexReadings, readingsWithReading } from '../../src/core/model/readings.ts';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  batchOutcomeLines,
  dueThenDraftedIndicatorIds,
  lateListIndicatorIds,
} from '../../src/features/record/batch-entry.ts';
import { FORM_KEYS } from '../../src/features/record/form-screen.ts';
import { recordScreen } from '../../src/features/record/record-form.ts';
import { nextValueSourceLines } from '../../src/features/record/record-hints.ts';
import {
  valueJumpComparedWithUsual,
  whyValueLooksMistypedText,
} from '../../src/features/record/slip-check.ts';
import { textTypedInFormLine } from '../../src/tui/form.ts';
import { screenReaderFocus } from '../../src/tui/screen-reader.ts';
import { topScreen } from '../../src/tui/state.ts';
import { observation, strategyFile } from '../store/samples.ts';
import { openState } from '../ui/board.ts';
import {
  elsewhere,
  openLand,
  type Person,
  recorded,
  historyRow as rowOf,
  SIZE,
  STORED,
  sitDown,
} from './person.ts';
import { textsOf } from './texts.ts';

/** Opens RU1 with its history. */
function open(): Person {
  const analyst = sitDown();
  openLand(analyst);
  return analyst;
}

test('c opens the form filled with the reading and saves as a correction, its day too', () => {
  const analyst = open();
  analyst.type('h', 'c');
  const top = topScreen(analyst.state);
  expect(top.kind === 'form' && textTypedInFormLine(top.form, 'value')).toBe('5');
  expect(top.kind === 'form' && top.form.corrects?.id).toBe('starter:new-occupied-land:2026-08-31');
  analyst.type('^U', ...'41', 'Tab', '^U', ...'2026-08-30', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'correct',
    reading: 'starter:new-occupied-land:2026-08-31',
    observation: {
      value: 41,
      observedOn: '2026-08-30',
      source: expect.stringMatching(/^DeepState map series/),
    },
  });
  expect(analyst.state.promised).toMatchObject({
    text: 'RU1 41 km²/month on 2026-08-30: corrected',
    undo: 'takes it back',
  });
  analyst.hear({
    kind: 'recorded',
    stored: { ...STORED, readings: analyst.state.board.readings },
    changed: true,
  });
  expect(topScreen(analyst.state).kind).toBe('indicator');
});

test('a correction leaves the line breaks of a note that was not touched', () => {
  const analyst = open();
  const [first] = analyst.state.board.readings.of('new-occupied-land');
  if (first === undefined) throw new Error('no reading');
  const reading = { ...first, note: 'one\ntwo' };
  analyst.hear({
    kind: 'history',
    indicator: 'new-occupied-land',
    rows: [rowOf(reading)],
  });
  analyst.type('c', 'Enter');
  const effect = analyst.effects.at(-1);
  expect(effect?.kind === 'correct' && effect.observation.note).toBe('one\ntwo');
});

test('a version that does not stand cannot be corrected, annotated or retracted, and the key says why', () => {
  const analyst = open();
  const [first] = analyst.state.board.readings.of('new-occupied-land');
  if (first === undefined) throw new Error('no reading');
  const rows = [rowOf(first, { standing: false, fate: 'retracted' })];
  analyst.hear({ kind: 'history', indicator: 'new-occupied-land', rows });
  const before = analyst.effects.length;
  for (const key of ['c', 'A', 'E', 'D']) {
    analyst.type(key);
    expect(analyst.state.notice?.text).toContain('does not stand any more');
  }
  expect(analyst.effects).toHaveLength(before);
});

test('A writes a note as a correction, and the same note writes nothing', () => {
  const analyst = open();
  analyst.type('A', '^U', ...'checked by phone', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'correct',
    reading: 'starter:new-occupied-land:2026-09-27',
    observation: { note: 'checked by phone', value: 60 },
  });
  const before = analyst.effects.length;
  analyst.type('A', 'Enter');
  expect(analyst.effects).toHaveLength(before);
  expect(analyst.state.notice?.text).toBe('The note is as it was.');
});

test('E hands the note to the editor, and what comes back is a correction', () => {
  const analyst = open();
  analyst.type('E');
  const effect = analyst.effects.at(-1);
  if (effect?.kind !== 'edit') throw new Error('no editor was asked for');
  analyst.hear({ kind: 'edited', text: 'first\nsecond\n', taken: effect.taken });
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'correct',
    observation: { note: 'first\nsecond' },
  });
});

test('D asks with Cancel first: Enter and Esc leave the reading, choosing or y retracts it', () => {
  const analyst = open();
  const before = analyst.effects.length;
  analyst.type('D', 'Enter');
  expect(topScreen(analyst.state).kind).toBe('indicator');
  analyst.type('D', 'Esc');
  expect(topScreen(analyst.state).kind).toBe('indicator');
  expect(analyst.effects).toHaveLength(before);
  analyst.type('D', 'Tab', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'retract',
    reading: 'starter:new-occupied-land:2026-09-27',
  });
  expect(analyst.state.promised).toMatchObject({
    text: 'RU1 60 km²/month on 2026-09-27 retracted',
    undo: 'brings it back',
  });
  analyst.hear({
    kind: 'recorded',
    stored: { ...STORED, readings: analyst.state.board.readings },
    changed: true,
  });
  expect(topScreen(analyst.state).kind).toBe('indicator');
});

test('a read-only board corrects nothing', () => {
  const analyst = open();
  analyst.hear({
    kind: 'stored',
    stored: { ...STORED, readings: analyst.state.board.readings, readOnly: 'the disk is full' },
  });
  const before = analyst.effects.length;
  for (const key of ['c', 'A', 'E', 'D', 'b']) {
    analyst.type(key);
    expect(analyst.state.notice?.text).toBe('Nothing can be written: the disk is full.');
  }
  expect(analyst.effects.slice(before).filter(({ kind }) => kind !== 'history')).toEqual([]);
});

test('quote, kept copy, the day of reading and who makes the number are asked for and never demanded', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'reading.record');
  // folded until they are asked for, behind the confidence
  analyst.type('9', ...Array<string>(5).fill('Tab'), 'Right', 'Tab', ...'It said so.', 'Tab');
  analyst.type(...'https://archive.org/1', 'Tab', ...'yesterday', 'Tab', ...'ISW', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'record',
    observation: {
      quote: 'It said so.',
      archived: 'https://archive.org/1',
      retrievedOn: '2026-11-24',
      origin: 'ISW',
    },
  });
});

test('the form says where the next value is found, and nothing where the strategy names no place', () => {
  const { strategy } = openState(SIZE);
  const oil = findIndicatorByIdOrCode(strategy, 'iran-crude-exports');
  if (oil === undefined) throw new Error('no such indicator');
  expect(nextValueSourceLines(oil).map(({ text }) => text)).toEqual([
    'WHERE THE NEXT VALUE IS FOUND',
    ' Kpler https://www.kpler.com',
    ' Vortexa insights https://www.vortexa.com/insights',
    ' IEA Oil Market Report https://www.iea.org/topics/oil-market-report',
  ]);
  expect(nextValueSourceLines({ ...oil, lookUp: [] })).toEqual([]);
});

test('a value outside the usual step is said to be so, one inside it too', () => {
  const { board } = sitDown().state;
  const tried = (value: number, indicator = 'new-occupied-land') =>
    valueJumpComparedWithUsual(board, elsewhere(indicator, '2026-11-25', value), undefined);
  expect(tried(90)?.outside).toBe(false);
  expect(tried(400)).toMatchObject({
    outside: true,
    text: 'check: a step of 47 points; up to 21 is usual, its last 12 readings lay from 5 to 503',
  });
  // beyond a goalpost the score stands still, and a slip of the finger would pass
  expect(tried(20, 'corruption-perceptions')).toMatchObject({
    outside: true,
    text: 'check: a step of 100 points; up to 8 is usual, its 4 readings lay from 33 to 36',
  });
  expect(tried(5500, 'long-range-drones')?.outside).toBe(false);
});

test('in a walk a counted indicator goes on to its event with day, source and side, and a number typed says so', () => {
  const analyst = sitDown();
  analyst.press('panel.3', 'panel.zoom', 'reading.batch', 'late.open');
  const onTop = () => topScreen(analyst.state);
  for (let at = 0; at < 40; at += 1) {
    const top = onTop();
    if (top.kind !== 'form' || top.form.indicator === 'ballistic-launches') break;
    analyst.type('PgDn');
  }
  expect(onTop()).toMatchObject({ form: { indicator: 'ballistic-launches' } });
  analyst.type('^F');
  expect(analyst.state.notice?.text).toBe('There is no reading before this one.');
  analyst.type('2');
  expect(analyst.state.notice?.text).toBe(
    'NK2 is counted from events: choose event with Right; its amount is how many were added.',
  );
  analyst.type('Right', 'Right', 'Tab', ...'18 nov', 'Tab', ...'Yonhap');
  analyst.type('Tab', ...'https://yna.example/1', 'Enter');
  const top = onTop();
  if (top.kind !== 'sheet') throw new Error(top.kind);
  const lines = ['day', 'side', 'source', 'url'].map((name) =>
    textTypedInFormLine(top.sheet, name),
  );
  expect(lines).toEqual(['2026-11-18', 'north-korea', 'Yonhap', 'https://yna.example/1']);
  expect(top.sheet.lines.slice(0, 3).map(({ name }) => name)).toEqual(['title', 'day', 'amount']);
  // what came from the form below is nothing that leaving would lose
  analyst.type('Esc');
  expect(onTop()).toMatchObject({ kind: 'form', form: { indicator: 'ballistic-launches' } });
});

test('where the events that an indicator counts are of several sides, none is chosen', () => {
  const analyst = sitDown();
  analyst.press('panel.5', 'panel.zoom');
  const { state } = analyst;
  const indicator = findIndicatorByIdOrCode(state.strategy, 'support-acts');
  if (indicator === undefined) throw new Error('no such indicator');
  const screen = recordScreen(state, indicator);
  if (screen.kind !== 'sheet') throw new Error(screen.kind);
  expect(textTypedInFormLine(screen.sheet, 'side')).toBe('');
  expect(screen.sheet.lines.find(({ name }) => name === 'side')?.hint).toBe(
    'whose act it was: Left and Right choose one, none is refused',
  );
});

/** A walk through what is due on Russia / Ukraine, and the ids of it. */
function batch(): { readonly analyst: Person; readonly due: readonly string[] } {
  const analyst = sitDown();
  analyst.press('panel.1', 'panel.zoom');
  const due = dueThenDraftedIndicatorIds(analyst.state);
  expect(due.length).toBeGreaterThan(3);
  analyst.press('reading.batch', 'late.open');
  return { analyst, due };
}

/** Saves the form on top, and hears that it was. */
function save(analyst: Person): void {
  analyst.press('form.save');
  const effect = analyst.effects.at(-1);
  if (effect?.kind !== 'record') throw new Error('nothing was recorded');
  const readings = readingsWithReading(analyst.state.board.readings, recorded(effect.observation));
  analyst.hear({ kind: 'recorded', stored: { ...STORED, readings }, changed: true });
}

/** Which indicator the form is about, and the value typed there. */
function inForm({ state }: Person): readonly [string, string] {
  const top = topScreen(state);
  if (top.kind !== 'form') throw new Error(`no form but ${top.kind}`);
  return [top.form.indicator, textTypedInFormLine(top.form, 'value')];
}

function questionOf({ state }: Person): string {
  const top = topScreen(state);
  return top.kind === 'confirm' ? top.question : top.kind;
}

test('b lists what is due on a track: saving comes back to the list on the next row, and at the end what changed is told', () => {
  const { analyst, due } = batch();
  expect(inForm(analyst)).toEqual([due[0], '']);
  analyst.type('PgDn');
  expect(inForm(analyst)).toEqual(['new-occupied-land', '']);
  analyst.type(...'400');
  save(analyst);
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'late', selected: 1 });
  analyst.press('late.open');
  expect(inForm(analyst)).toEqual([due[2], '']);
  for (const _ of due.slice(2)) analyst.type('PgDn');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'late', selected: 0 });
  analyst.type('Esc');
  const top = topScreen(analyst.state);
  if (top.kind !== 'batchDone') throw new Error('the walk has not ended');
  const lines = textsOf(batchOutcomeLines(analyst.state, top.begun));
  expect(lines[0]).toBe(`1 value entered, ${due.length - 1} of ${due.length} left as they were`);
  expect(lines).toContain('RU1 New occupied land, mean   34 -> 230 km²/month');
  expect(lines.find((line) => line.startsWith('36.5 -> '))).toContain('(−0.5)');
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('track');
});

test('u is promised only where it takes something back', () => {
  const { analyst } = batch();
  const readings = analyst.state.board.readings;
  const stored = { ...STORED, readings, undoable: '1 reading' };
  const said = { text: 'RU1 400 recorded', undo: 'takes it back', gauge: true } as const;
  analyst.state = { ...analyst.state, promised: said };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  expect(analyst.state.notice?.text).toMatch(/^RU1 400 recorded; u takes it back\. Index /);
  expect(topScreen(analyst.state).kind).toBe('late');
  analyst.press('nav.back', 'reading.record');
  analyst.state = { ...analyst.state, promised: said };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  expect(analyst.state.notice?.text).toMatch(/^RU1 400 recorded; u takes it back\. Index /);
  analyst.type('u');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'undo' });
});

test('what is written is said without a promise where nothing was, where it cannot be undone, and on a screen without undo', () => {
  const analyst = open();
  const { readings } = analyst.state.board;
  const said = { text: 'Done', undo: 'brings it back' } as const;
  const heard = (undoable: string | undefined, changed: boolean) => {
    analyst.state = { ...analyst.state, promised: said };
    analyst.hear({ kind: 'recorded', stored: { ...STORED, readings, undoable }, changed });
    return analyst.state.notice?.text;
  };
  expect(heard('1 reading', true)).toBe('Done; u brings it back.');
  expect(heard('1 reading', false)).toBe('Nothing was changed.');
  expect(heard(undefined, true)).toBe('Done.');
  analyst.press('gauge.explain');
  expect(heard('1 reading', true)).toBe('Done.');
});

test('a line typed over the list records another one, and the list stays on the row that was selected, wherever that stands now', () => {
  const { analyst } = batch();
  analyst.press('form.cancel');
  const idsNow = (): readonly string[] => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'late') throw new Error(`no list but ${top.kind}`);
    return lateListIndicatorIds(analyst.state, top);
  };
  const at = idsNow().indexOf('new-occupied-land');
  expect(at).toBeGreaterThanOrEqual(0);
  analyst.press(...Array.from({ length: at + 2 }, () => 'nav.down'));
  const selected = idsNow()[at + 2];
  analyst.type(':', ...'RU1 61 31 oct DeepState', 'Enter');
  expect(inForm(analyst)).toEqual(['new-occupied-land', '61']);
  save(analyst);
  const top = topScreen(analyst.state);
  if (top.kind !== 'late') throw new Error(`no list but ${top.kind}`);
  expect(idsNow()).not.toContain('new-occupied-land');
  expect(idsNow()[top.selected]).toBe(selected);
});

test('PgDn and PgUp go both ways through a walk, and every step keeps what was typed in it', () => {
  const { analyst, due } = batch();
  analyst.type('PgUp');
  expect(analyst.state.notice?.text).toBe('This is the first that is late.');
  analyst.type(...'400', 'PgDn', 'PgDn', ...'7', 'PgUp');
  expect(inForm(analyst)).toEqual([due[1], '']);
  analyst.type('PgUp');
  expect(inForm(analyst)).toEqual([due[0], '400']);
  analyst.type('Backspace', 'PgDn', 'PgDn');
  expect(inForm(analyst)).toEqual([due[2], '7']);
  analyst.type('PgUp', 'PgUp');
  expect(inForm(analyst)).toEqual([due[0], '40']);
  expect(analyst.effects.filter(({ kind }) => kind === 'record')).toEqual([]);
});

test('what was left unsaved in one form is kept as another one is saved', () => {
  const { analyst, due } = batch();
  analyst.type('PgDn', ...'19.3');
  for (const _ of due.slice(2)) analyst.type('PgDn');
  const [last] = inForm(analyst);
  expect(last).toBe(due.at(-1));
  analyst.type('9');
  save(analyst);
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'late', selected: 0 });
  analyst.type('j', 'Enter');
  expect(inForm(analyst)).toEqual([due[1], '19.3']);
  save(analyst);
  expect(analyst.state.leftBatch?.drafts).toEqual([]);
});

/** Types for the first two of a walk, and goes to its last. */
function halfTyped(): ReturnType<typeof batch> {
  const { analyst, due } = batch();
  analyst.type('PgDn', ...'20', 'PgUp', ...'400');
  for (const _ of due.slice(1)) analyst.type('PgDn');
  return { analyst, due };
}

test('a walk is quit only after asking, where any step of it holds what was typed', () => {
  const { analyst, due } = halfTyped();
  const before = analyst.effects.length;
  analyst.press('form.quit');
  expect(questionOf(analyst)).toBe('Quit and lose what you typed for RU12, RU1?');
  analyst.press('confirm.no');
  expect(inForm(analyst)).toEqual([due.at(-1), '']);
  expect(analyst.effects).toHaveLength(before);
  analyst.press('form.quit', 'confirm.yes');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'quit' });
});

test('a walk that is left keeps what was typed and where one was, says so, and goes on there', () => {
  const { analyst, due } = halfTyped();
  analyst.press('form.before', 'form.cancel');
  const at = due.length - 1;
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'late', selected: at - 1 });
  expect(analyst.state.notice?.text).toBe('What you typed for RU12, RU1 is kept until you quit.');
  analyst.press('nav.back');
  expect(topScreen(analyst.state).kind).toBe('track');
  expect(analyst.state.notice?.text).toBe(
    `Left at ${at} of ${due.length}, with what you typed for RU12, RU1 kept until you quit; on the board b goes on there.`,
  );
  analyst.press('reading.batch');
  expect(analyst.state.notice?.text).toBe(
    `On where you were, ${at} of ${due.length}, with what you typed for RU12, RU1.`,
  );
  analyst.press('late.open');
  expect(inForm(analyst)).toEqual([due[at - 1], '']);
  for (const _ of due.slice(2)) analyst.type('PgUp');
  expect(inForm(analyst)).toEqual([due[0], '400']);
});

test('what a walk that was left keeps is asked about before the program ends', () => {
  const { analyst } = halfTyped();
  analyst.press('form.cancel', 'app.quit');
  expect(questionOf(analyst)).toBe('Quit and lose what you typed for RU12, RU1?');
});

test('a walk gone through to its end begins at the front again, with what was typed', () => {
  const { analyst, due } = halfTyped();
  analyst.press('form.skip');
  expect(analyst.state.notice?.text).toBe('What you typed for RU12, RU1 is kept until you quit.');
  analyst.press('late.open');
  expect(inForm(analyst)).toEqual([due[0], '400']);
});

test('a walk of everything keeps what was typed in one of a track, and the other way round', () => {
  const { analyst } = halfTyped();
  analyst.press('form.cancel', 'nav.back', 'reading.batch', 'late.open');
  const typed = ['oil-gas-revenue', 'new-occupied-land'];
  const kept = (): readonly string[] | undefined =>
    analyst.state.leftBatch?.drafts.map(({ indicator }) => indicator);
  expect(kept()).toEqual(typed);
  analyst.press('form.cancel', 'nav.back', 'panel.2', 'panel.zoom', 'reading.batch', 'late.open');
  analyst.press('form.cancel');
  expect(kept()).toEqual(typed);
});

test('what was typed for an indicator that is not due any more still has its place, behind those that are', () => {
  const { analyst, due } = batch();
  const id = 'long-range-drones';
  while (inForm(analyst)[0] !== id) analyst.type('PgDn');
  analyst.type(...'60', 'Esc', 'Esc');
  const readings = readingsWithReading(
    analyst.state.board.readings,
    elsewhere(id, '2026-11-25', 6000),
  );
  analyst.hear({ kind: 'stored', stored: { ...STORED, readings } });
  expect(dueThenDraftedIndicatorIds(analyst.state)).toEqual([
    ...due.filter((each) => each !== id),
    id,
  ]);
  analyst.press('reading.batch', 'late.open');
  expect(inForm(analyst)).toEqual([id, '60']);
});

test('of many steps with something typed the question counts them', () => {
  const { analyst } = batch();
  for (const digit of '1234') analyst.type(digit, 'PgDn');
  analyst.press('form.quit');
  expect(questionOf(analyst)).toBe('Quit and lose what you typed for 4 indicators?');
});

test('a walk begins with what removes most doubt, as the lines of what to do today are ordered', () => {
  const analyst = sitDown();
  const { card } = analyst.state.board;
  const due = dueThenDraftedIndicatorIds(analyst.state);
  const worth = lateReadingsNarrowingIntervalMost(card).map(({ leaf }) => leaf.node.id);
  expect(due.slice(0, worth.length)).toEqual(worth);
  analyst.press('reading.batch', 'late.open');
  expect(inForm(analyst)[0]).toBe(worth[0]);
});

test('what is due and can move neither the index nor a tripwire is left out, and counted at the end', () => {
  const analyst = sitDown();
  const due = dueThenDraftedIndicatorIds(analyst.state);
  const all = [...analyst.state.board.card.indicators.values()].filter((leaf) => leaf.due);
  const left = all.filter(({ node }) => !due.includes(node.id));
  expect(left.length).toBeGreaterThan(0);
  for (const { effectiveWeight, node } of left)
    expect([effectiveWeight, node.tripwires.length]).toEqual([0, 0]);
  analyst.press('reading.batch');
  const top = topScreen(analyst.state);
  if (top.kind !== 'late') throw new Error('no walk');
  expect(textsOf(batchOutcomeLines(analyst.state, top.begun))[1]).toBe(
    `${left.length} indicators more due: no reading of them can move the index or cross a tripwire`,
  );
});

describe('the source and the address of the last reading', () => {
  const inSource = () => {
    const analyst = sitDown();
    analyst.press('panel.1', 'reading.record', 'form.next', 'form.next');
    return analyst;
  };
  const textsIn = ({ state }: Person) => {
    const top = topScreen(state);
    if (top.kind !== 'form') throw new Error(top.kind);
    return ['source', 'url'].map((name) => textTypedInFormLine(top.form, name));
  };
  const last = sitDown().state.board.card.indicators.get('new-occupied-land')?.reading;

  test('are offered and not saved until they are taken', () => {
    const analyst = inSource();
    expect(textsIn(analyst)).toEqual(['', '']);
    expect(screenReaderFocus(analyst.state).text).toContain('offered, ^F: ');
    analyst.type('Up', 'Up', ...'84', 'Enter');
    expect(analyst.effects.at(-1)).toMatchObject({ observation: { source: '', url: '' } });
  });

  test('are taken with a key, where nothing is typed', () => {
    const analyst = inSource();
    analyst.type(...'ISW', '^F');
    // of another source no address
    expect(textsIn(analyst)).toEqual(['ISW', '']);
    expect(analyst.state.notice?.text).toBe(
      'Nothing more is offered: what the last reading has is typed over here.',
    );
  });

  test('are the name alone where the address is an article, with it where it is a front page or that of two readings', () => {
    const taken = (...urls: readonly string[]): readonly string[] => {
      const analyst = sitDown();
      const readings = urls.reduce(
        (now, url, at) =>
          readingsWithReading(now, {
            ...elsewhere('new-occupied-land', `2026-11-2${at}`, 84),
            id: `r${at}`,
            source: 'ISW',
            url,
          }),
        analyst.state.board.readings,
      );
      analyst.hear({ kind: 'stored', stored: { ...STORED, readings } });
      analyst.press('panel.1', 'reading.record');
      analyst.type('^F');
      return textsIn(analyst);
    };
    const article = 'https://isw.example/2026/11/20';
    expect(taken(article)).toEqual(['ISW', '']);
    expect(taken(article, article)).toEqual(['ISW', article]);
    expect(taken('https://isw.example')).toEqual(['ISW', 'https://isw.example']);
  });

  test('are followed by those of the form saved before, where these are others', () => {
    const analyst = inSource();
    analyst.type(
      ...'Kpler',
      'Tab',
      ...'https://kpler.example/a',
      'Up',
      'Up',
      'Up',
      ...'84',
      'Enter',
    );
    const { readings } = analyst.state.board;
    analyst.hear({ kind: 'recorded', stored: { ...STORED, readings }, changed: true });
    analyst.type('j', 'e', '^F');
    const [source] = textsIn(analyst);
    expect(source).not.toBe('Kpler');
    expect(analyst.state.notice?.text).toBe('^F again: Kpler, https://kpler.example/a.');
    analyst.type('^F');
    expect(textsIn(analyst)).toEqual(['Kpler', 'https://kpler.example/a']);
    // then where the strategy says that the value is found, with the address, and round again
    analyst.type('^F');
    const [place, page] = textsIn(analyst);
    expect([source, 'Kpler']).not.toContain(place);
    expect(page).toMatch(/^https?:/);
    const places = new Set([place]);
    for (let at = 0; at < 9 && textsIn(analyst)[0] !== source; at += 1) {
      places.add(textsIn(analyst)[0]);
      analyst.type('^F');
    }
    expect(textsIn(analyst)[0]).toBe(source);
    expect([...places]).toEqual(
      analyst.state.board.card.indicators
        .get('long-range-drones')
        ?.node.lookUp.map(({ title }) => title),
    );
    analyst.type('Tab', 'Tab', '^U', ...'ISW', '^F');
    expect(textsIn(analyst)[0]).toBe('ISW');
  });

  test('are never the address of one beside the name of another', () => {
    const analyst = inSource();
    analyst.type(...'Kpler', 'Tab', ...'https://kpler.example/a', 'Up', 'Up', 'Up');
    analyst.type(...'84', 'Enter');
    const { readings } = analyst.state.board;
    analyst.hear({ kind: 'recorded', stored: { ...STORED, readings }, changed: true });
    analyst.type('j', 'e', 'Tab', 'Tab', ...'ISW', 'Tab');
    expect(screenReaderFocus(analyst.state).text).not.toContain('kpler');
    analyst.type('^F');
    expect(textsIn(analyst)).toEqual(['ISW', '']);
    analyst.type('Up', '^U', ...'kpler', '^F');
    expect(textsIn(analyst)).toEqual(['kpler', 'https://kpler.example/a']);
  });

  test('complete what is typed, the shortest name first, with its address where none is typed', () => {
    const analyst = sitDown();
    analyst.press('reading.batch');
    analyst.type('/', ...'ir6', 'Enter', 'Enter', 'Tab', 'Tab', ...'imf');
    expect(screenReaderFocus(analyst.state).text).toContain('^F: IMF PortWatch with its address');
    analyst.type('^F');
    expect(textsIn(analyst)).toEqual(['IMF PortWatch', 'https://portwatch.imf.org']);
    analyst.type('^F');
    expect(textsIn(analyst)[0]).not.toBe('IMF PortWatch');
  });

  test('are none where the last reading names none and the strategy no place', () => {
    const { state } = inSource();
    const id = 'new-occupied-land';
    const leaf = state.board.card.indicators.get(id);
    if (leaf?.reading === undefined) throw new Error('no reading');
    const bare = {
      ...leaf,
      node: { ...leaf.node, lookUp: [] },
      reading: { ...leaf.reading, source: '', url: '' },
    };
    const indicators = new Map(state.board.card.indicators).set(id, bare);
    const board = { ...state.board, card: { ...state.board.card, indicators } };
    const same = FORM_KEYS.find((binding) => binding.id === 'form.same');
    expect(same?.whyDisabled?.({ ...state, board })).toBe(
      'The last reading has neither a source nor an address that is no article.',
    );
  });

  test('are not offered to a correction', () => {
    const analyst = open();
    analyst.press('reading.correct');
    analyst.type('^F');
    expect(analyst.state.notice?.text).toBe(
      'A correction begins with the source of its reading; type another over it.',
    );
  });

  test('the page opens from the form: the one typed, else that of the last reading, else where the next value is found', () => {
    const analyst = inSource();
    analyst.type('^O');
    expect(last?.url).toBe('');
    expect(analyst.effects.at(-1)).toEqual({ kind: 'open', url: 'https://www.pravda.com.ua/eng/' });
    analyst.type('Tab', ...'https://isw.example/1', '^O');
    expect(analyst.effects.at(-1)).toEqual({ kind: 'open', url: 'https://isw.example/1' });
    const walker = sitDown();
    walker.press('reading.batch', 'late.open');
    const { url } = walker.state.board.card.indicators.get(inForm(walker)[0])?.reading ?? {};
    walker.type('^O');
    expect(walker.effects.at(-1)).toEqual({ kind: 'open', url });
  });
});

test('of what is late a value far beyond the goalposts is asked about, and meant it is saved and the list is there again', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'panel.zoom', 'reading.batch', 'late.open');
  analyst.type(...'84000000', 'Enter');
  expect(topScreen(analyst.state).kind).toBe('confirm');
  analyst.type('y');
  const effect = analyst.effects.at(-1);
  if (effect?.kind !== 'record') throw new Error('nothing was recorded');
  const { readings } = analyst.state.present;
  analyst.hear({ kind: 'recorded', stored: { ...STORED, readings }, changed: true });
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'late' });
});

test('a reading far beyond the goalposts is corrected without that question while its value stays', () => {
  const far = elsewhere('new-occupied-land', '2026-11-20', 84_000_000);
  const correcting = () => {
    const analyst = open();
    analyst.hear({ kind: 'history', indicator: far.indicator, rows: [rowOf(far)] });
    analyst.type('c');
    return analyst;
  };
  const source = correcting();
  source.type('Tab', 'Tab', ...'ISW', 'Enter');
  // That it is unusual after the one before is said as of any other.
  expect(source.state.notice?.text).toMatch(
    /^Not saved yet: .*Enter again saves it, a value typed takes its place\.$/,
  );
  source.type('Enter');
  expect(source.effects.at(-1)).toMatchObject({
    kind: 'correct',
    observation: { value: 84_000_000, source: 'ISW' },
  });
  const value = correcting();
  value.type('0', 'Enter');
  expect(topScreen(value.state)).toMatchObject({ kind: 'confirm' });
});

test('a walk in which nothing was entered ends where it began, and PgDn elsewhere says what it is for', () => {
  const { analyst } = batch();
  analyst.type('Esc', 'Esc');
  expect(topScreen(analyst.state).kind).toBe('track');
  analyst.type('j', 'e', 'PgDn');
  expect(analyst.state.notice?.text).toBe(
    'Only a form of the list of what is late (b) goes on to another.',
  );
});

test('a walk that is left says how many were left as they were', () => {
  const { analyst, due } = batch();
  analyst.type(...'400');
  save(analyst);
  analyst.press('late.open', 'form.skip', 'form.cancel', 'nav.back');
  const top = topScreen(analyst.state);
  if (top.kind !== 'batchDone') throw new Error('the walk has not ended');
  expect(batchOutcomeLines(analyst.state, top.begun)[0]?.text).toBe(
    `1 value entered, ${due.length - 1} of ${due.length} left as they were`,
  );
});

test('a value of an old day leaves the list of the walk, though its indicator is late all the same; what it was filtered by ends', () => {
  const analyst = sitDown();
  analyst.press('reading.batch');
  analyst.type('/', ...'ru9', 'Enter', 'Enter', ...'3.5', 'Tab', ...'2026-03-31');
  save(analyst);
  const { board, notice } = analyst.state;
  expect(board.card.indicators.get('ukraine-gdp-growth')?.due).toBe(true);
  expect(notice?.tone).toBe('good');
  const top = topScreen(analyst.state);
  if (top.kind !== 'late') throw new Error(top.kind);
  expect(top.filter).toBe('');
  expect(lateListIndicatorIds(analyst.state, top)).not.toContain('ukraine-gdp-growth');
  expect(dueThenDraftedIndicatorIds(analyst.state)).toContain('ukraine-gdp-growth');
});

test('on the newest reading the cursor goes on to one that is recorded, elsewhere it stays', () => {
  const analyst = open();
  const readings = analyst.state.board.readings.of('new-occupied-land').toReversed();
  const rows = readings.map((reading) => rowOf(reading)).toReversed();
  const [newest] = readings;
  if (newest === undefined) throw new Error('no reading');
  const indicator = 'new-occupied-land';
  analyst.hear({ kind: 'history', indicator, rows });
  const added = rowOf({ ...newest, id: 'r1', observedOn: '2026-11-20' });
  analyst.hear({ kind: 'history', indicator, rows: [...rows, added] });
  expect(topScreen(analyst.state)).toMatchObject({ selected: 0 });
  analyst.press('reading.older');
  const again = rowOf({ ...newest, id: 'r2', observedOn: '2026-11-21' });
  analyst.hear({ kind: 'history', indicator, rows: [...rows, added, again] });
  expect(topScreen(analyst.state)).toMatchObject({ selected: 2 });
});

test('a value that was refused, or looks like a slip, is typed over', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'reading.record');
  const value = (): string => {
    const top = topScreen(analyst.state);
    return top.kind === 'form' ? textTypedInFormLine(top.form, 'value') : top.kind;
  };
  analyst.type(...'9,500', 'Enter');
  expect(analyst.state.notice?.text).toBe('Not saved: see the fields above.');
  expect(screenReaderFocus(analyst.state).text).toContain('; type over it');
  analyst.type(...'3150');
  expect(value()).toBe('3150');
  analyst.type('Enter', ...'84');
  expect(value()).toBe('84');
  analyst.type('^U', ...'84000000', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'confirm' });
  analyst.type('n', ...'61', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'record', observation: { value: 61 } });
});

test('a value that looks like a slip is saved only when asked for twice, and what has no source says so', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'reading.record');
  const saved = () => analyst.effects.filter(({ kind }) => kind === 'record');
  analyst.type(...'3150', 'Enter');
  expect(saved()).toEqual([]);
  expect(analyst.state.notice?.text).toMatch(
    /^Not saved yet: 3150 after \d+ is \d+ times as much: \d+ is of .*, usual is .*\. Enter again saves it, a value typed takes its place\.$/,
  );
  analyst.type('Backspace', '1', 'Enter');
  expect(saved()).toEqual([]);
  analyst.type('Enter');
  expect(saved()).toMatchObject([
    {
      observation: { value: 3151 },
    },
  ]);
  expect(analyst.state.promised?.text).toContain('recorded without a source');
});

test.each([
  [5, 49.9, undefined],
  [5, 50, '50 after 5 is 10 times as much'],
  [50, 5.1, undefined],
  [50, 5, '5 after 50 is 1/10 of it'],
  [-10, -100, '-100 after -10 is 10 times as much'],
  [50, 0, undefined],
  [0, 0, undefined],
  [0, 1, undefined],
  [0, 100, undefined],
  [0, 101, '101 after 0 is a step longer than from the worst goalpost to the best'],
  [-1, 100, '100 after -1 is a step longer than from the worst goalpost to the best'],
])(
  'after %d the value %d, on goalposts from 0 to 100, is taken for a slip: %s',
  (before, value, said) => {
    const { strategy } = strategyFile();
    const readings = indexReadings([elsewhere('land', '2026-09-01', before)]);
    const board = boardAsOf(strategy, readings, '2026-11-01');
    expect(whyValueLooksMistypedText(board, observation({ value }), undefined)).toBe(said);
  },
);
