/** Somebody looks at an indicator and finds nothing new: with a key, in the form, in the walk through everything late. */
import { expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import type { Check } from '../../src/core/model/model.ts';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import {
  batchOutcomeLines,
  dueThenDraftedIndicatorIds,
} from '../../src/features/record/batch-entry.ts';
import {
  indicatorCheckAndNextDueText,
  newCheckObservation,
} from '../../src/features/record/checking.ts';
import { dayText } from '../../src/text/format.ts';
import { selectedIndicatorId } from '../../src/tui/binding.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { topScreen } from '../../src/tui/state.ts';
import { openLand, type Person, STORED, sitDown } from './person.ts';
import { textsOf } from './texts.ts';

const LAND = 'new-occupied-land';

/** Hears that the check which was asked for last stands. */
function heard(analyst: Person): void {
  const effect = analyst.effects.findLast(({ kind }) => kind === 'check');
  const known = analyst.state.board.readings;
  const recordedAt = '2026-11-24T10:00:00.000Z';
  const checks: readonly Check[] =
    effect?.kind === 'check'
      ? effect.checks.map((check) => ({
          ...check,
          id: `c${check.indicator}`,
          seq: 9999,
          author: 'analyst',
          recordedAt,
        }))
      : [];
  const readings = {
    ...known,
    checksOf: (id: string) => [
      ...known.checksOf(id),
      ...checks.filter(({ indicator }) => indicator === id),
    ],
  };
  analyst.hear({
    kind: 'recorded',
    stored: { ...STORED, readings, undoable: 'it' },
    changed: true,
  });
}

test.each([
  ['the overview', ['panel.1']],
  ['a track', ['panel.1', 'panel.zoom']],
  ['an indicator', ['panel.1', 'item.open']],
] as const)(
  '= on %s records a check of the selected indicator, and says until when it is not due',
  (_, ways) => {
    const analyst = sitDown();
    analyst.press(...ways);
    const { state } = analyst;
    const indicator = findIndicatorByIdOrCode(state.strategy, selectedIndicatorId(state) ?? '');
    if (indicator === undefined) throw new Error('nothing is selected');
    analyst.type('=');
    expect(analyst.effects.at(-1)).toEqual({
      kind: 'check',
      checks: [newCheckObservation(indicator, state.today)],
    });
    heard(analyst);
    const until = dayText(addDays(state.today, indicator.cadenceDays));
    expect(analyst.state.notice?.text).toBe(
      `${indicator.code} checked, nothing new: not due until ${until}; u takes it back.`,
    );
  },
);

test('what is looked at on an older day than the newest reading is due as that says, and what was looked at long ago still is', () => {
  const { state } = sitDown();
  const indicator = findIndicatorByIdOrCode(state.strategy, LAND);
  if (indicator === undefined) throw new Error('no such indicator');
  const newest = state.board.readings.of(LAND).at(-1)?.observedOn ?? '';
  const said = indicatorCheckAndNextDueText(
    indicator,
    state.board.readings,
    '2020-01-01',
    state.today,
  );
  expect(said).toBe(
    `${indicator.code} checked on 1 Jan 2020, nothing new: due since ${dayText(addDays(newest, indicator.cadenceDays))} all the same`,
  );
});

test('a cadence that is no whole number of days ends on the day on which the board calls it due', () => {
  const { state } = sitDown();
  const indicator = findIndicatorByIdOrCode(state.strategy, LAND);
  if (indicator === undefined) throw new Error('no such indicator');
  const odd = { ...indicator, cadenceDays: 4.5 };
  expect(
    indicatorCheckAndNextDueText(odd, state.board.readings, '2030-01-01', '2030-01-01'),
  ).toContain('not due until 6 Jan 2030');
});

test('= in the form is a check with its source, day and note, and a correction takes none', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'reading.record');
  analyst.type('=');
  expect(screenReaderFocus(analyst.state).text).toContain('RU1 checked, nothing new');
  analyst.type('Tab', 'Tab', ...'ISW', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'check',
    checks: [{ indicator: LAND, source: 'ISW', observedOn: analyst.state.today }],
  });
  const corrector = sitDown();
  openLand(corrector);
  corrector.press('reading.correct');
  corrector.type('=', 'Enter');
  expect(corrector.effects.filter(({ kind }) => kind !== 'history')).toEqual([]);
  expect(corrector.state.notice?.text).toContain('Not saved');
});

test('= in a form of what is late comes back to the list, and at the end such indicators are told apart from values', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'panel.zoom', 'reading.batch', 'late.open');
  analyst.type('=', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'check' });
  heard(analyst);
  const top = topScreen(analyst.state);
  if (top.kind !== 'late') throw new Error('the list is gone');
  analyst.press('nav.back');
  const end = topScreen(analyst.state);
  if (end.kind !== 'batchDone') throw new Error('the walk has not ended');
  expect(textsOf(batchOutcomeLines(analyst.state, end.begun))[0]).toMatch(
    /^0 values entered, 1 with nothing new, \d+ of \d+ left as they were$/,
  );
});

test('the list of what is late goes on saying how it is used once something is found on it or written', () => {
  const analyst = sitDown();
  analyst.press('reading.batch');
  const told = () => spokenScreenArrivalSentences(analyst.state);
  expect(told()[1]).toMatch(/^\d+ late, most doubt first; 2 more can move nothing\.$/);
  expect(told().join(' ')).toMatch(
    /Enter records, = nothing new, \/ finds one; : checked \w+ \w+ for several, : \w+ [-\d.]+ 31 oct Reuters for a value\./,
  );
  analyst.type('/', ...'ru5');
  analyst.type('Enter');
  expect(told()[1]).toMatch(/^1 of \d+ late, most doubt first; 2 more can move nothing\.$/);
  expect(told().join(' ')).toMatch(/Enter records, = nothing new, /);
});

test('= on a row of the list of what is late takes it from the list, the filter ends with what fits it, and what was done is told at the end', () => {
  const analyst = sitDown();
  analyst.press('reading.batch');
  const before = dueThenDraftedIndicatorIds(analyst.state);
  analyst.type('/', ...'cx10', 'Enter');
  expect(selectedIndicatorId(analyst.state)).toBe('iranian-light-discount');
  analyst.type('=');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'check',
    checks: [{ indicator: 'iranian-light-discount', observedOn: analyst.state.today }],
  });
  heard(analyst);
  expect(analyst.state.notice?.text).toMatch(
    /^CX10 checked; expires on 25 Dec 2026 unless a new value comes; u takes it back\./,
  );
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'late',
    filter: '',
    selected: before.indexOf('iranian-light-discount'),
  });
  expect(dueThenDraftedIndicatorIds(analyst.state)).toEqual(
    before.filter((id) => id !== 'iranian-light-discount'),
  );
  analyst.type('Esc');
  const end = topScreen(analyst.state);
  if (end.kind !== 'batchDone') throw new Error('the walk has not ended');
  expect(textsOf(batchOutcomeLines(analyst.state, end.begun))[0]).toContain('1 with nothing new');
});

test('the list of what is late says which indicator that a filter fits is not late, and what was taken back is not told at the end', () => {
  const analyst = sitDown();
  const { readings } = analyst.state.board;
  analyst.press('reading.batch');
  analyst.type('=');
  heard(analyst);
  analyst.hear({
    kind: 'takenBack',
    how: 'undo',
    stored: { ...STORED, readings },
    summary: '1 check',
  });
  analyst.type('/', ...'ru7', 'Enter');
  expect(spokenScreenArrivalSentences(analyst.state).join(' ')).toMatch(
    /Nothing late fits; RU7 is not late, last looked at on \d.* 2026; : RU7 = says checked; Esc shows all\./,
  );
  analyst.type('Esc', 'Esc');
  expect(topScreen(analyst.state).kind).toBe('overview');
});

test('a check in the list of readings is retracted as such, and its readings are left', () => {
  const analyst = sitDown();
  analyst.press('panel.1', 'item.open');
  const [reading] = analyst.state.board.readings.of(LAND);
  const indicator = findIndicatorByIdOrCode(analyst.state.strategy, LAND);
  if (reading === undefined || indicator === undefined) throw new Error('no reading');
  const row = { standing: true, fate: 'stands', ended: undefined } as const;
  const check = {
    ...newCheckObservation(indicator, '2026-11-20'),
    id: 'c7',
    seq: 7,
    author: 'ann',
    recordedAt: reading.recordedAt,
  };
  analyst.hear({
    kind: 'history',
    indicator: LAND,
    rows: [
      { ...reading, ...row, subject: 'reading' },
      { ...check, ...row, subject: 'check' },
    ],
  });
  analyst.type('c');
  expect(analyst.state.notice?.text).toBe('There is no reading here; e records one.');
  expect(screenReaderFocus(analyst.state).text).toMatch(/^Check 1 of 2: /);
  analyst.press('reading.retract');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'retract', of: { subject: 'check' } });
  analyst.press('retract.yes');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'retractCheck', check: 'c7' });
});

test('several checked in a line leave the list of what is late on the row that was selected, else on the next that is left', () => {
  const analyst = sitDown();
  analyst.press('reading.batch');
  const before = dueThenDraftedIndicatorIds(analyst.state);
  const [first, second, third, , fifth] = before;
  const code = (id = '') => findIndicatorByIdOrCode(analyst.state.strategy, id)?.code ?? '';
  analyst.type('Down', 'Down', 'Down');
  analyst.press('app.palette');
  analyst.type(...`checked ${code(first)} ${code(third)}`, 'Enter');
  heard(analyst);
  expect(analyst.state.notice?.text).toMatch(
    /^2 indicators checked, nothing new: .*takes all back\./,
  );
  expect(selectedIndicatorId(analyst.state)).toBe(before[3]);
  analyst.press('nav.up');
  expect(selectedIndicatorId(analyst.state)).toBe(second);
  analyst.press('nav.down', 'app.palette');
  analyst.type(...`checked ${code(before[3])}`, 'Enter');
  heard(analyst);
  expect(selectedIndicatorId(analyst.state)).toBe(fifth);
});

test('an event recorded in a line above the list of what is late comes back to the row that was selected', () => {
  const analyst = sitDown();
  analyst.press('reading.batch');
  const late = dueThenDraftedIndicatorIds(analyst.state).map((id) =>
    findIndicatorByIdOrCode(analyst.state.strategy, id),
  );
  const at = late.findIndex((each) => each?.count !== undefined);
  const counted = late[at];
  if (counted === undefined) throw new Error('nothing that is late counts events');
  analyst.type(...late.slice(0, at + 1).map(() => 'Down'));
  const was = selectedIndicatorId(analyst.state);
  expect(was).toBe(late[at + 1]?.id);
  analyst.press('app.palette');
  analyst.type(...`event today ${counted.code} China vetoed`, 'Enter', 'Enter');
  const effect = analyst.effects.at(-1);
  if (effect?.kind !== 'recordEvent') throw new Error('no event is recorded');
  const known = analyst.state.board.readings;
  const event = {
    ...effect.happening,
    id: 'e9',
    seq: 9999,
    author: 'analyst',
    recordedAt: '2026-11-24T10:00:00.000Z',
  };
  const eventsOf: typeof known.eventsOf = (id) =>
    id === counted.id ? [...known.eventsOf(id), event] : known.eventsOf(id);
  const stored = { ...STORED, readings: { ...known, eventsOf }, undoable: 'it' };
  analyst.hear({ kind: 'recorded', stored, changed: true });
  expect(topScreen(analyst.state).kind).toBe('late');
  expect(dueThenDraftedIndicatorIds(analyst.state)).not.toContain(counted.id);
  expect(selectedIndicatorId(analyst.state)).toBe(was);
});
