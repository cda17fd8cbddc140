/** Scenes of the dashboard by name: every screen and layer, each made from the state the board opens with. */
import type { Effect, Message, State } from '../../src/app/state.ts';
import { run, update } from '../../src/app/update.ts';
import { boardOf } from '../../src/domain/board.ts';
import type { Entry, HistoryRow } from '../../src/domain/journal.ts';
import { readingsOf, withReading } from '../../src/domain/readings.ts';
import { eventful, openState } from './board.ts';

/** The state after commands; what they ask of the store is answered from the readings that stand. */
const after = (state: State, ...commands: readonly string[]): State =>
  commands.reduce((now, command) => {
    const [next, effects] = run(now, command);
    return effects.reduce(answered, next);
  }, state);

function answered(state: State, effect: Effect): State {
  if (effect.kind === 'journal') return update(state, journalOf(state))[0];
  if (effect.kind !== 'history') return state;
  const rows = state.board.readings.of(effect.indicator).map(
    (reading): HistoryRow => ({
      ...reading,
      standing: true,
      entryKind: 'record',
      fate: 'stands',
      ended: undefined,
    }),
  );
  return update(state, { kind: 'history', indicator: effect.indicator, rows })[0];
}

/** A journal in which every reading that stands was recorded on one day, the last one by hand and taken back. */
function journalOf(state: State): Message {
  const readings = [...state.board.card.indicators.keys()]
    .flatMap((id) => state.board.readings.of(id))
    .sort((a, b) => a.observedOn.localeCompare(b.observedOn) || a.seq - b.seq);
  const entries = readings.map((reading, at): Entry => {
    const { id, author, ...observation } = reading;
    const seq = at + 1;
    const kept = { seq, author, recordedAt: '2026-11-24T12:00:00.000Z', action: '1', origin: seq };
    return { ...kept, subject: 'reading', kind: 'record', id, observation };
  });
  const [first] = entries;
  const seq = entries.length + 1;
  const own = { author: 'anna', recordedAt: '2026-11-24T13:00:00.000Z' };
  if (first?.subject !== 'reading') throw new Error('no readings');
  const { observation } = first;
  const rial = {
    ...observation,
    indicator: 'rial-per-dollar',
    observedOn: '2026-11-23',
    value: 900_000,
  };
  entries.push(
    { ...first, ...own, seq, origin: seq, action: '2', id: 'r-own', observation: rial },
    { ...own, seq: seq + 1, action: '3', origin: 0, subject: 'action', kind: 'undo', id: '2' },
  );
  return { kind: 'journal', entries, whole: true };
}

const typed = (state: State, ...keys: readonly string[]): State =>
  keys.reduce((now, key) => update(now, { kind: 'key', key })[0], state);

/** The state once an earlier assessment was read. */
function assessed(state: State): State {
  const asOf = '2026-10-14';
  const assessment = {
    id: 'n1',
    author: 'ann',
    at: `${asOf}T09:00:00.000Z`,
    asOf,
    strategy: '0'.repeat(64),
    judgement: {
      changed: 'The embargo tightened.',
      soWhat: 'Exposure grew while conduct stood still.',
      next: 'A second visit is likely.',
      dissent: 'Bob reads the visit as theatre.',
      confidence: 'moderate',
      likelihood: 'likely',
    },
    signatures: [{ author: 'bob', at: `${asOf}T10:00:00.000Z` }],
    seq: 383,
    withdrawn: undefined,
  } as const;
  const board = boardOf(state.strategy, state.board.readings, asOf);
  const next = { ...state, assessments: [assessment] };
  return update(next, { kind: 'boardThen', assessment: 'n1', board })[0];
}

export const SCENES: Readonly<Record<string, (state: State) => State>> = {
  overview: (state) => state,
  conduct: (state) => after(state, 'panel.5', 'nav.down'),
  attention: (state) => after(state, 'panel.6'),
  track: (state) => after(state, 'panel.zoom', 'nav.down'),
  'track-sorted': (state) => after(state, 'panel.2', 'panel.zoom', 'list.sort', 'list.sort'),
  'track-filtered': (state) => typed(after(state, 'panel.5', 'panel.zoom'), '/', ...'!crude due'),
  'track-objective': (state) => after(state, 'panel.3', 'panel.zoom', 'nav.first'),
  filtered: (state) => typed(state, '/', ...'due !eu', 'Enter'),
  indicator: (state) => after(state, 'item.open'),
  'indicator-log': (state) =>
    after(state, 'panel.2', 'nav.down', 'item.open', 'reading.older', 'reading.older'),
  'indicator-gap': (state) => after(state, 'panel.1', ...Array(4).fill('nav.down'), 'item.open'),
  readings: (state) => after(state, 'item.open', 'tab.next', 'nav.down'),
  rule: (state) => after(state, 'item.open', 'tab.next', 'tab.next'),
  'indicator-sources': (state) => after(state, 'item.open', 'tab.prev', 'nav.down', 'nav.down'),
  form: (state) => after(state, 'reading.record'),
  saving: (state) =>
    typed(
      after(state, 'reading.record'),
      '4',
      '0',
      '0',
      'Tab',
      '^U',
      '3',
      'd',
      'Tab',
      'I',
      'S',
      'W',
    ),
  'form-more': (state) =>
    typed(after(state, 'reading.record'), '9', 'Tab', ...Array(7).fill('Tab'), ...'1d'),
  correct: (state) => typed(after(state, 'item.open', 'reading.correct'), 'Backspace', '6'),
  outside: (state) => typed(after(state, 'nav.down', 'reading.record'), ...'21'),
  annotate: (state) => after(state, 'item.open', 'reading.annotate'),
  retract: (state) => after(state, 'item.open', 'reading.retract'),
  batch: (state) => typed(after(state, 'panel.2', 'reading.batch'), 'PgDn', ...'60'),
  walked: (state) => {
    const first = typed(after(state, 'panel.zoom', 'reading.batch'), ...'400');
    const readings = withReading(first.board.readings, {
      indicator: 'new-occupied-land',
      observedOn: '2026-11-24',
      value: 400,
      confidence: 'moderate',
      source: '',
      url: '',
      note: '',
      quote: '',
      archived: '',
      retrievedOn: '',
      id: 'r1',
      seq: 9999,
      author: 'analyst',
      recordedAt: '2026-11-24T10:00:00.000Z',
    });
    const stored = { ...first, readings };
    return typed(
      update(first, { kind: 'recorded', stored, said: 'RU1 400 recorded; u takes it back.' })[0],
      ...Array(9).fill('PgDn'),
    );
  },
  explain: (state) => after(state, 'gauge.explain'),
  'explain-change': (state) => after(state, 'gauge.explain', 'tab.next', 'nav.down'),
  'how-sure': (state) => after(state, 'gauge.howSure'),
  sources: (state) => after(state, 'gauge.howSure', 'tab.next'),
  refresh: (state) => after(state, 'gauge.howSure', 'tab.prev'),
  mechanism: (state) => after(state, 'gauge.mechanism'),
  sayable: (state) => after(state, 'gauge.mechanism', 'tab.next'),
  bands: (state) => after(state, 'gauge.mechanism', 'tab.prev'),
  'what-if': (state) =>
    after(state, 'whatIf.open', 'whatIf.better', 'nav.down', 'whatIf.better', 'whatIf.type'),
  past: (state) => typed(after(state, 'time.jump'), ...'2026-10-01', 'Enter'),
  'past-panel': (state) =>
    after(typed(after(state, 'time.jump'), ...'2025-06-30', 'Enter'), 'panel.4', 'time.changeBack'),
  'past-explain': (state) =>
    after(typed(after(state, 'time.jump'), ...'1 oct', 'Enter'), 'gauge.explain', 'tab.next'),
  journal: (state) => after(state, 'journal.open', 'nav.down'),
  'journal-filtered': (state) =>
    typed(after(state, 'journal.open', 'list.filter'), ...'houthi !undo'),
  since: (state) => ({
    ...after(state, 'panel.6'),
    visit: {
      day: '2026-09-21',
      board: boardOf(state.strategy, state.board.readings, '2026-09-21'),
      entered: 5,
      orMore: false,
    },
    acknowledgements: state.board.crossings.slice(0, 2).map(({ tripwire, since }) => ({
      tripwire: tripwire.id,
      since,
      author: 'anna',
      at: '2026-11-02T10:00:00.000Z',
    })),
  }),
  'since-stacked': (state) => ({
    ...state,
    visit: { day: '2026-11-21', board: state.board, entered: 0, orMore: false },
  }),
  'two-days': (state) => typed(after(state, 'time.diff'), '^U', ...'2025-11-24', 'Enter'),
  'two-days-past': (state) => typed(after(state, 'time.monthBack', 'time.diff'), 'Enter', 'j', '{'),
  'past-ask': (state) => typed(after(state, 'time.jump'), ...'2026-13-01', 'Enter'),
  help: (state) => after(state, 'app.help'),
  'help-found': (state) => typed(after(state, 'app.help'), ...'undo'),
  palette: (state) => after(state, 'app.palette'),
  'palette-found': (state) => typed(after(state, 'app.palette'), ...'brent'),
  'palette-why': (state) => typed(after(state, 'app.palette'), ...'bring back'),
  eventful,
  'past-eventful': (state) =>
    typed(after(eventful(state), 'time.jump'), ...'2026-10-01', 'Enter', '('),
  'indicator-flags': (state) => typed(after(eventful(state), 'panel.2', 'item.open'), '(', '('),
  events: (state) => after(eventful(state), 'event.list', 'nav.down'),
  'events-filtered': (state) =>
    typed(after(eventful(state), 'event.list', 'event.sort'), '/', ...'side:ours node:iran'),
  event: (state) =>
    typed(after(eventful(state), 'event.list'), '/', ...'memorandum', 'Enter', 'Enter'),
  'event-track': (state) =>
    typed(after(eventful(state), 'event.list'), '/', ...'snapback', 'Enter', 'Enter', 'j'),
  'event-known': (state) =>
    typed(after(eventful(state), 'event.list'), '/', ...'memorandum', 'Enter', 'Enter', ']'),
  assess: (state) => assessed(after(eventful(state), 'assessment.new')),
  'assess-earlier': (state) => typed(assessed(after(eventful(state), 'assessment.new')), ']'),
  assessment: (state) => typed(assessed(after(eventful(state), 'assessment.new')), ']', 'Enter'),
  'assessment-sheet': (state) =>
    typed(
      assessed(after(eventful(state), 'assessment.new')),
      'Enter',
      ...'Iranian exports fell under the blockade, and the rial fell with them; the proxies did not move.',
    ),
  'event-correct': (state) =>
    typed(after(eventful(state), 'event.list', 'event.correct'), 'Tab', 'Tab'),
  'event-retract': (state) => typed(after(eventful(state), 'event.list', 'event.retract'), 'j'),
  'event-sheet': (state) =>
    typed(
      after(eventful(state), 'event.list', 'event.add'),
      ...'Talks',
      'Tab',
      'Tab',
      'Tab',
      'Enter',
    ),
  settings: (state) => after(state, 'app.settings', 'settings.next'),
  locked: (state) => typed(after(state, 'app.lock'), 'e'),
  greeted: (state) => ({ ...state, hint: true }),
  handled: (state) => ({
    ...state,
    looks: { ...state.looks, handling: 'INTERNAL, not for release' },
  }),
  ascii: (state) => ({ ...state, looks: { ...state.looks, glyphs: 'ascii' } }),
  braille: (state) => ({ ...state, looks: { ...state.looks, glyphs: 'braille' } }),
  empty: (state) => openState(state.size, '2026-11-24', readingsOf([])),
};
