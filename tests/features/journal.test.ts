/** Stories of the journal: each entry with its effect, found by typing, replayed. */
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/core/journal/assessment.ts';
import { type Entry, versionsOfAllReadings } from '../../src/core/journal/journal.ts';
import { indicatorHistoryTexts } from '../../src/features/indicator/history-output.ts';
import type { JournalScreen } from '../../src/features/journal/journal-screen.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { type Effect, topScreen } from '../../src/tui/state.ts';
import { eventful, openState } from '../ui/board.ts';
import { type Person, SIZE, STORED, sitDown } from './person.ts';
import { listShown } from './texts.ts';

/** A journal of two indicators' readings, each recorded on the day it was observed, and an undo of the last. */
function entriesOf(person: Person): readonly Entry[] {
  const { board } = person.state;
  const readings = ['brent-price', 'houthi-posture']
    .flatMap((id) => board.readings.of(id))
    .sort((a, b) => a.observedOn.localeCompare(b.observedOn));
  const entries = readings.map((reading, at): Entry => {
    const { id, ...observation } = reading;
    return {
      seq: at + 1,
      origin: at + 1,
      author: 'anna',
      action: `a${at}`,
      recordedAt: `${reading.observedOn}T12:00:00.000Z`,
      subject: 'reading',
      kind: 'record',
      id,
      observation,
    };
  });
  const last = entries.at(-1);
  if (last === undefined) throw new Error('no readings');
  const { seq, action, recordedAt, author } = last;
  return [
    ...entries,
    {
      seq: seq + 1,
      origin: 0,
      author,
      action: 'undo',
      recordedAt,
      subject: 'action',
      kind: 'undo',
      id: action,
    },
  ];
}

function openJournal(): { readonly analyst: Person; readonly entries: readonly Entry[] } {
  const analyst = sitDown();
  const entries = entriesOf(analyst);
  analyst.press('journal.open');
  expect(analyst.effects).toEqual([{ kind: 'journal' }]);
  analyst.hear({ kind: 'journal', entries, whole: true });
  return { analyst, entries };
}

function screenOf(analyst: Person): JournalScreen {
  const top = topScreen(analyst.state);
  if (top.kind !== 'journal') throw new Error('no journal');
  return top;
}

function rowsOf(analyst: Person): readonly Readonly<Record<string, string>>[] {
  const screen = analyst.state.layers.find((each) => each.kind === 'journal');
  if (screen?.kind !== 'journal') throw new Error('no journal');
  return listShown(analyst.state, screen, GLYPHS.block).rows;
}

const waits = (effects: readonly Effect[]): number =>
  effects.filter(({ kind }) => kind === 'wait').length;

test('J shows every entry, newest first, an undo in the words of what it took back', () => {
  const { analyst, entries } = openJournal();
  const rows = rowsOf(analyst);
  expect(rows).toHaveLength(entries.length);
  expect(rows[0]?.entry).toMatch(/^undo of (CX4|IR5) /);
  expect(rows[0]?.entry).toContain(rows[1]?.entry?.trim().slice(0, 20));
});

test('a filter shows what fits while it is typed, and Esc shows all again', () => {
  const { analyst, entries } = openJournal();
  analyst.press('list.filter');
  analyst.type(...'ir5 !undo');
  const shown = rowsOf(analyst);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.every((row) => row.entry?.includes('IR5') && !row.entry.includes('undo'))).toBe(
    true,
  );
  analyst.type('Enter');
  expect(rowsOf(analyst)).toHaveLength(shown.length);
  analyst.press('nav.back');
  expect(rowsOf(analyst)).toHaveLength(entries.length);
  expect(screenOf(analyst).kind).toBe('journal');
});

test('a correction says what stood before it and what stands now, past an undone one too', () => {
  const { analyst, entries } = openJournal();
  const first = entries.find((entry) => entry.subject === 'reading');
  if (first?.subject !== 'reading') throw new Error('no reading');
  const place = { author: 'sam', recordedAt: '2026-11-24T10:00:00.000Z' };
  const corrected = (seq: number, change: Partial<typeof first.observation>): Entry => ({
    ...first,
    ...place,
    seq,
    kind: 'correct',
    action: `c${seq}`,
    observation: { ...first.observation, ...change },
  });
  const undo = {
    ...place,
    seq: 9002,
    origin: 0,
    action: 'u',
    subject: 'action',
    kind: 'undo',
    id: 'c9001',
  } as const;
  const told = (all: readonly Entry[]): readonly string[] => {
    analyst.hear({ kind: 'journal', entries: [...entries, ...all], whole: true });
    return rowsOf(analyst).map((row) => row.entry ?? '');
  };
  const was = first.observation.value;
  const one = corrected(9001, { value: 77 });
  expect(told([one])[0]).toMatch(new RegExp(`^corrected: \\S+ .* ${was} -> 77\\.00 \\S+, on `));
  const again = corrected(9003, { value: 78, source: 'Kpler' });
  const told3 = told([one, undo, again]);
  expect(told3[0]).toContain(`${was} -> 78.00 `);
  expect(told3[1]).toContain(`undo of corrected: `);
  const lead = listShown(analyst.state, screenOf(analyst), GLYPHS.block).lead?.(0)[0];
  expect(lead).toMatch(/; source ".*" -> Kpler/);
  expect(told([one, corrected(9004, { value: 79 })])[0]).toContain('77.00 -> 79.00 ');
});

test('the history of an indicator says of a corrected value what it was corrected to', () => {
  const { analyst, entries } = openJournal();
  const first = entries.find((entry) => entry.subject === 'reading');
  if (first?.subject !== 'reading') throw new Error('no reading');
  const { board } = analyst.state;
  const indicator = board.card.indicators.get(first.observation.indicator)?.node;
  if (indicator === undefined) throw new Error('no indicator');
  const place = { seq: 9001, kind: 'correct', action: 'c' } as const;
  const corrected = { ...first, ...place, observation: { ...first.observation, value: 77 } };
  const lines = indicatorHistoryTexts(
    board,
    indicator,
    versionsOfAllReadings([first, corrected]),
    120,
  );
  expect(lines.join('\n')).toMatch(/ 78\.05 .* corrected to 77\.00 .*\n.* 77\.00 .* stands /);
});

test('a correction of an event says what it says otherwise', () => {
  const analyst = sitDown(eventful(openState(SIZE)));
  const [event] = analyst.state.events;
  if (event === undefined) throw new Error('no event');
  const { id, seq, author, recordedAt, ...happening } = event;
  const base = { id, author, recordedAt, origin: 1, subject: 'event' } as const;
  analyst.press('journal.open');
  analyst.hear({
    kind: 'journal',
    whole: true,
    entries: [
      { ...base, seq: 1, action: 'a', kind: 'record', happening },
      {
        ...base,
        seq: 2,
        action: 'b',
        kind: 'correct',
        happening: { ...happening, day: '2026-01-02', title: 'Another name' },
      },
    ],
  });
  const [lead] = listShown(analyst.state, screenOf(analyst), GLYPHS.block).lead?.(0) ?? [];
  expect(lead).toContain(`corrected: event of 2 Jan 2026: Another name; day `);
  expect(lead).toContain('-> 2 Jan 2026; title "');
});

test('Space replays from the first entry, one after another, and stops by itself at the newest', () => {
  const { analyst, entries } = openJournal();
  analyst.type(' ');
  expect(screenOf(analyst)).toMatchObject({ playing: true, selected: entries.length - 1 });
  const asked = analyst.effects.at(-1);
  if (asked?.kind !== 'wait') throw new Error('nothing to wait for');
  for (let step = 0; step < entries.length + 5; step += 1)
    analyst.hear({ kind: 'tick', ticket: asked.ticket });
  expect(screenOf(analyst)).toMatchObject({ playing: false, selected: 0 });
  expect(waits(analyst.effects)).toBe(entries.length - 1);
});

test('a replay that is stopped asks for nothing more, and a tick still under way changes nothing', () => {
  const { analyst } = openJournal();
  analyst.type(' ');
  const asked = analyst.effects.at(-1);
  if (asked?.kind !== 'wait') throw new Error('nothing to wait for');
  analyst.hear({ kind: 'tick', ticket: asked.ticket });
  analyst.type(' ');
  const { state } = analyst;
  const before = waits(analyst.effects);
  analyst.hear({ kind: 'tick', ticket: asked.ticket });
  expect(analyst.state).toBe(state);
  analyst.type(' ');
  analyst.hear({ kind: 'tick', ticket: asked.ticket });
  expect(screenOf(analyst).selected).toBe(screenOf({ ...analyst, state }).selected);
  expect(waits(analyst.effects)).toBe(before + 1);
});

test('+ and - change the speed within its limits, and the next step waits accordingly', () => {
  const { analyst } = openJournal();
  analyst.type('-', '-', '-', '-', '-', ' ');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'wait', ms: 1000 });
  analyst.type('+', '+', '+', '+', '+', '+', '+', '+');
  const { ticket } = screenOf(analyst);
  analyst.hear({ kind: 'tick', ticket });
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'wait', ms: 20 });
});

test('leaving the journal ends its replay', () => {
  const { analyst } = openJournal();
  analyst.type(' ');
  const { ticket } = screenOf(analyst);
  analyst.press('nav.back');
  const { state } = analyst;
  const before = waits(analyst.effects);
  analyst.hear({ kind: 'tick', ticket });
  expect(analyst.state).toBe(state);
  expect(waits(analyst.effects)).toBe(before);
});

test('Enter opens the indicator of an entry, and a change of the store reads the journal again', () => {
  const { analyst } = openJournal();
  analyst.press('nav.down', 'journal.entry');
  expect(topScreen(analyst.state).kind).toBe('indicator');
  analyst.press('nav.back');
  const { readings } = analyst.state.present;
  analyst.hear({ kind: 'stored', stored: { ...STORED, readings } });
  expect(analyst.effects.at(-1)).toEqual({ kind: 'journal' });
});

test('Enter opens the event and the assessment that an entry is about', () => {
  const analyst = sitDown(eventful(openState(SIZE)));
  const event = analyst.state.events.at(-1);
  if (event === undefined) throw new Error('no event');
  const { id: _, ...happening } = event;
  const common = { author: 'anna', recordedAt: '2026-11-01T12:00:00.000Z' } as const;
  const entries: readonly Entry[] = [
    {
      ...common,
      seq: 1,
      origin: 1,
      action: 'a1',
      subject: 'event',
      kind: 'record',
      id: event.id,
      happening,
    },
    { ...common, seq: 2, origin: 2, action: 'a2', subject: 'assessment', kind: 'record', id: 'n1' },
    { ...common, seq: 3, origin: 3, action: 'a3', subject: 'signature', kind: 'record', id: 'n1' },
    { ...common, seq: 4, origin: 0, action: 'a4', subject: 'action', kind: 'undo', id: 'a3' },
  ];
  analyst.press('journal.open');
  analyst.hear({ kind: 'journal', entries, whole: true });
  expect(rowsOf(analyst).map((row) => row.entry?.trim())).toEqual([
    'undo of signature under assessment n1',
    'signature under assessment n1',
    'assessment n1',
    expect.stringContaining(event.title.slice(0, 20)),
  ]);
  expect(rowsOf(analyst).every((row) => row.effect?.trim() === '')).toBe(true);
  analyst.type('Enter');
  expect(analyst.state.notice?.text).toBe(
    'Nothing opens from here; select an entry of a reading, a check, an event or an assessment.',
  );
  analyst.type('j', 'j', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'assessment', assessment: 'n1' });
  analyst.type('Esc', 'G', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'event', event: event.id });
});

test('an entry of what is gone from the strategy or stands no more opens nothing, and says so', () => {
  const analyst = sitDown(eventful(openState(SIZE)));
  const event = analyst.state.events.at(-1);
  const [reading] = entriesOf(analyst);
  if (event === undefined || reading?.subject !== 'reading') throw new Error('no event or reading');
  const { id: _, ...happening } = event;
  const gone: Entry = {
    ...reading,
    seq: 2,
    origin: 2,
    observation: { ...reading.observation, indicator: 'gone' },
  };
  const { author, recordedAt } = reading;
  const ended: Entry = {
    ...{ author, recordedAt, seq: 1, origin: 1, action: 'e1' },
    subject: 'event',
    kind: 'record',
    id: 'e9999',
    happening,
  };
  analyst.press('journal.open');
  analyst.hear({ kind: 'journal', entries: [ended, gone], whole: true });
  analyst.type('Enter');
  expect(analyst.state.notice?.text).toBe(
    'This indicator is not in the strategy any more; what was recorded of it is listed here.',
  );
  analyst.type('j', 'Enter');
  expect(analyst.state.notice?.text).toBe(
    'This event does not stand any more; what was recorded of it is listed here.',
  );
});

test('an assessment says in a line what it said, and an event and an assessment are found by all that is written in them', () => {
  const state = eventful(openState(SIZE));
  const event = state.events.find(({ source }) => source.startsWith('SunStar'));
  if (event === undefined) throw new Error('no event');
  const judgement = { changed: 'Oil fell.', soWhat: 'Less than it seems.', next: 'x', dissent: '' };
  const assessment: Assessment = {
    id: 'n1',
    author: 'ann',
    at: '2026-10-14T09:00:00.000Z',
    asOf: '2026-10-14',
    strategy: '',
    seq: 2,
    signatures: [],
    withdrawn: undefined,
    judgement: { ...judgement, confidence: 'low', likelihood: undefined },
  };
  const analyst = sitDown({ ...state, assessments: [assessment] });
  const common = { author: 'anna', recordedAt: '2026-11-01T12:00:00.000Z' } as const;
  const { id, ...happening } = event;
  const recorded = { ...common, kind: 'record' } as const;
  const entries: readonly Entry[] = [
    { ...recorded, seq: 1, origin: 1, action: 'a1', subject: 'event', id, happening },
    { ...recorded, seq: 2, origin: 2, action: 'a2', subject: 'assessment', id: 'n1' },
  ];
  analyst.press('journal.open');
  analyst.hear({ kind: 'journal', entries, whole: true });
  const found = (words: string): readonly string[] => {
    analyst.type('/', '^U', ...words, 'Enter');
    return rowsOf(analyst).map((row) => row.entry?.trim().slice(0, 24) ?? '');
  };
  expect(found('oil fell')).toEqual(['assessment n1: Less than']);
  expect(found('sunstar')).toEqual(['event of 27 Sep 2025: UN']);
  expect(found('side')).toEqual([]);
});

test('a journal too long to be read from its start is listed without effects, and says so', () => {
  const analyst = sitDown();
  const entries = entriesOf(analyst);
  analyst.press('journal.open');
  analyst.hear({ kind: 'journal', entries, whole: false });
  expect(rowsOf(analyst).every((row) => row.effect?.trim() === '')).toBe(true);
  const view = listShown(analyst.state, screenOf(analyst), GLYPHS.block);
  expect(view.foot.join(' ')).toContain('not scored entry by entry');
});

test('the footer names first what the journal itself answers to', () => {
  const { analyst } = openJournal();
  const [filter, ...others] = footerBindings(analyst.state).map(({ id }) => id);
  expect(filter).toBe('list.filter');
  expect(others.slice(0, 3)).toEqual(['journal.replay', 'journal.faster', 'journal.slower']);
});

test('a replay goes no faster than its fastest and no slower than its slowest, and says so', () => {
  const { analyst } = openJournal();
  const pressedToTheEnd = (id: string): string | undefined => {
    for (let at = 0; at < 9; at += 1) analyst.press(id);
    return analyst.state.notice?.text;
  };
  expect(pressedToTheEnd('journal.faster')).toBe('The replay is at its fastest.');
  expect(pressedToTheEnd('journal.slower')).toBe('The replay is at its slowest.');
});
