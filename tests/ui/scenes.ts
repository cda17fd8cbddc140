/** Scenes of the dashboard by name: every screen and layer, each made from the state the board opens with. */

import type { Entry, HistoryRow } from '../../src/core/journal/journal.ts';
import { daysBetween } from '../../src/core/model/day.ts';
import type { IndicatorScore, Readings } from '../../src/core/model/model.ts';
import { NO_TEXTS } from '../../src/core/model/observation.ts';
import {
  type ChecksAndEvents,
  indexReadings,
  readingsWithReading,
} from '../../src/core/model/readings.ts';
import type { Table } from '../../src/core/recipes/table.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { COMMANDS } from '../../src/features/commands.ts';
import { selectedIndicatorId, selectedNodeId } from '../../src/tui/binding.ts';
import type { Effect, Message, State } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { runActionStep } from '../features/actions.ts';
import { eventful, inTwoFiles, openState, otherBoard, TODAY } from './board.ts';
import { PROPOSALS } from './proposals.ts';

/** The state after commands; what they ask of the store is answered from the readings that stand. */
const after = (state: State, ...commands: readonly string[]): State =>
  commands.reduce((now, command) => {
    const [next, effects] = runActionStep(now, command);
    return effects.reduce(answered, next);
  }, state);

function answered(state: State, effect: Effect): State {
  if (effect.kind === 'journal') return updateState(state, journalOf(state))[0];
  if (effect.kind === 'revision')
    return updateState(state, { ...effect, board: otherBoard(state) })[0];
  if (effect.kind === 'proposals') return updateState(state, PROPOSALS)[0];
  if (effect.kind === 'shell') return updateState(state, { kind: 'shell', shell: SHELL })[0];
  if (effect.kind === 'run') return effect.taken(state, ANSWER)[0];
  if (effect.kind !== 'history') return state;
  const rows = state.board.readings.of(effect.indicator).map(
    (reading): HistoryRow => ({
      ...reading,
      subject: 'reading',
      standing: true,
      fate: 'stands',
      ended: undefined,
    }),
  );
  return updateState(state, { kind: 'history', indicator: effect.indicator, rows })[0];
}

/** The commands of the shell as a person finds them. */
const SHELL = {
  commands: COMMANDS.map(({ run: _, ...words }) => words),
  folder: '/home/anna',
  strategies: [
    { name: 'shipped', title: 'Axis of Losers (shipped)' },
    { name: 'mine', title: 'Mine' },
  ],
};

/** What a command has said. */
const ANSWER = {
  done: true,
  out: `${['indicator      score  change', ...Array(40).fill('CX4 Brent      63.6    +0.2')].join('\n')}\n`,
  said: ['30 rows; "axiswatch undo" takes them back.'],
};

/** A file that a command lays before a person to be pointed at. */
const TABLE: Table = {
  rows: [
    ['Source: a publisher, as of October'],
    ['Place', 'Day', 'Area', 'Remark'],
    ['Alpha', '03/04/2026', '1,234', ''],
    ['Beta', '03/04/2026', '2,345', 'as told by one side only'],
    ['Alpha', '05/06/2026', '3,456', 'checked'],
    ['Beta', '05/06/2026', '..', ''],
  ],
};

/** The state in which a command has asked a person to point at that file. */
function pointing(state: State): State {
  const [next, effects] = runActionStep(state, 'recipes.collect');
  const asking = {
    shown: '',
    question: '',
    yesNo: false,
    reply: () => undefined,
    pointing: { name: 'area.csv', table: TABLE, pointed: {}, take: () => undefined },
  };
  return effects.reduce(
    (now, effect) => (effect.kind === 'run' ? effect.asked(now, asking)[0] : now),
    next,
  );
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
  keys.reduce((now, key) => {
    const [next, effects] = updateState(now, { kind: 'key', key });
    return effects.filter(({ kind }) => kind === 'run').reduce(answered, next);
  }, state);

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
  const board = boardAsOf(state.strategy, state.board.readings, asOf);
  const next = { ...state, assessments: [assessment] };
  return updateState(next, { kind: 'boardThen', assessment: 'n1', board })[0];
}

/** The board some weeks later, when a tripwire that was crossed rests on a reading that has expired. */
const later = (state: State): State => resting(state, state.board.readings, '2027-01-20');

/** A board whose score alone reaches the next band, and whose conduct does not: what it requires lies higher. */
function capped(state: State): State {
  const bands = state.strategy.bands.map((band) => ({
    ...band,
    requires: band.requires.map((each) => (each.atLeast === 40 ? { ...each, atLeast: 55 } : each)),
  }));
  const strategy = { ...state.strategy, bands };
  const today = '2025-12-08';
  const board = boardAsOf(strategy, state.board.readings, today);
  return { ...state, strategy, today, board, present: { ...state.present, strategy } };
}

/** The row of an indicator in the list before a person, at or below the one that is selected; its size does not matter to the way there. */
function downTo(state: State, id: string): State {
  let at = { ...state, size: { columns: 120, rows: 36 } };
  while (selectedIndicatorId(at) !== id) {
    const below = after(at, 'nav.down');
    if (selectedNodeId(below) === selectedNodeId(at)) throw new Error(`no row of ${id}`);
    at = below;
  }
  return { ...at, size: state.size };
}

/** The same state, where the selected indicator is what its scene is named after. */
function holding(state: State, name: string, is: (leaf: IndicatorScore) => boolean): State {
  const leaf = state.board.card.indicators.get(selectedIndicatorId(state) ?? '');
  if (leaf === undefined || !is(leaf)) throw new Error(`${leaf?.node.id} is not ${name}`);
  return state;
}

/** An indicator of a panel of the overview, opened, that is what its scene is named after. */
function opened(
  state: State,
  panel: string,
  id: string,
  name: string,
  is: (leaf: IndicatorScore) => boolean,
): State {
  return holding(after(downTo(after(state, panel), id), 'item.open'), name, is);
}

const isExpired = (leaf: IndicatorScore): boolean => leaf.state === 'expired';
const isRolling = ({ node }: IndicatorScore): boolean => node.rolling !== undefined;
const isOnLogScale = ({ node }: IndicatorScore): boolean => node.goalposts.scale === 'log';
const isCounted = ({ node }: IndicatorScore): boolean => node.count !== undefined;

/** An indicator that is summed from joint exercises. */
const counted = (state: State): State =>
  opened(eventful(state), 'panel.5', 'joint-exercises', 'counted', isCounted);

/** The board of a later day, if nothing is recorded. */
const ahead = (state: State, by = '+3m'): State =>
  typed(after(eventful(state), 'time.jump'), ...by, 'Enter');

/** An indicator that is a mean of the readings of a year, with a gap in its past. */
const rolling = (state: State): State =>
  opened(
    state,
    'panel.5',
    'iranian-crude-to-china',
    'rolling, with a gap',
    (leaf) => isRolling(leaf) && hasGap(state, leaf),
  );

/** Whether a reading expired before the next one was observed. */
function hasGap({ board }: State, { node }: IndicatorScore): boolean {
  const all = board.readings.of(node.id);
  return all.some(({ observedOn }, at) => {
    const next = all[at + 1];
    return next !== undefined && daysBetween(observedOn, next.observedOn) > node.maxAgeDays;
  });
}

/** What needs attention some weeks later, down to a tripwire of which is no longer known whether it is crossed. */
const unknown = (state: State): State =>
  holding(downTo(after(later(state), 'panel.6'), 'brent-price'), 'unknown', ({ node }) =>
    later(state).board.unknown.some((each) => each.node.id === node.id),
  );

/** Two alerts that somebody has acknowledged. */
const seenByAnna = (state: State): State => ({
  ...state,
  acknowledgements: state.board.crossings.slice(0, 2).map(({ tripwire, since }) => ({
    tripwire: tripwire.id,
    since,
    author: 'anna',
    at: '2026-11-02T10:00:00.000Z',
  })),
});

/** A command on an event that two indicators could count and one does. */
const vetoed = (state: State, command: string): State =>
  after(typed(after(eventful(state), 'event.list'), '/', ...'vetoed', 'Enter'), command);

export const SCENES: Readonly<Record<string, (state: State) => State>> = {
  overview: (state) => state,
  conduct: (state) => after(state, 'panel.5', 'nav.down'),
  attention: (state) => after(state, 'panel.6'),
  alert: (state) => after(seenByAnna(state), 'panel.6', 'item.open'),
  'alert-indicator': (state) => after(state, 'panel.6', ...Array(3).fill('nav.down'), 'item.open'),
  'alert-event': (state) => after(eventful(state), 'panel.6', 'item.open', 'nav.down'),
  'attention-unknown': unknown,
  'unknown-indicator': (state) => after(unknown(state), 'item.open'),
  capped,
  'capped-bands': (state) => after(capped(state), 'gauge.mechanism', 'tab.prev'),
  track: (state) => after(state, 'panel.zoom', 'nav.down'),
  'track-sorted': (state) => after(state, 'panel.2', 'panel.zoom', 'list.sort', 'list.sort'),
  'track-filtered': (state) => typed(after(state, 'panel.5', 'panel.zoom'), '/', ...'!crude due'),
  'track-effort': (state) => after(state, 'panel.3', 'panel.zoom', 'nav.last', 'nav.up'),
  'track-objective': (state) => after(state, 'panel.3', 'panel.zoom', 'nav.first'),
  filtered: (state) => typed(state, '/', ...'due !eu', 'Enter'),
  indicator: (state) => after(state, 'item.open'),
  'indicator-log': (state) =>
    after(
      opened(state, 'panel.2', 'rial-per-dollar', 'on a log scale', isOnLogScale),
      'reading.older',
      'reading.older',
    ),
  'indicator-gap': (state) =>
    opened(state, 'panel.4', 'brent-price', 'one with a gap', (leaf) => hasGap(state, leaf)),
  counted: (state) => after(counted(state), 'event.prev'),
  'counted-events': (state) => after(counted(state), 'tab.next', 'nav.down'),
  'counted-rule': (state) => after(counted(state), 'tab.next', 'tab.next'),
  'counted-sources': (state) => after(counted(state), 'tab.prev', ...Array(3).fill('nav.down')),
  'counted-form': (state) => typed(after(counted(state), 'reading.record'), ...'Talks'),
  rolling: (state) => after(rolling(state), 'reading.older'),
  'rolling-rule': (state) => after(rolling(state), 'tab.next', 'tab.next'),
  readings: (state) => after(state, 'item.open', 'tab.next', 'nav.down'),
  rule: (state) => after(state, 'item.open', 'tab.next', 'tab.next'),
  'indicator-sources': (state) =>
    after(state, 'item.open', 'tab.prev', ...Array(3).fill('nav.down')),
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
    typed(
      after(state, 'reading.record'),
      ...['9', ...Array<string>(5).fill('Tab'), 'Right', 'Tab', 'Tab', 'Tab', ...'1d'],
    ),
  'form-meant': (state) => typed(after(state, 'reading.record'), ...'84000000', 'Enter'),
  correct: (state) => typed(after(state, 'item.open', 'reading.correct'), 'Backspace', '6'),
  'form-check': (state) => typed(after(state, 'reading.record'), '='),
  outside: (state) => typed(after(state, 'nav.down', 'nav.down', 'reading.record'), ...'23'),
  annotate: (state) => after(state, 'item.open', 'reading.annotate'),
  retract: (state) => after(state, 'item.open', 'reading.retract'),
  late: (state) => after(state, 'reading.batch'),
  batch: (state) =>
    typed(after(state, 'panel.2', 'reading.batch', 'late.open'), 'PgDn', 'PgDn', ...'1.5'),
  'batch-left': (state) =>
    typed(
      after(state, 'panel.2', 'reading.batch', 'late.open'),
      ...'90',
      'PgDn',
      'PgDn',
      ...'1.5',
      '^C',
    ),
  batchDone: (state) => {
    const first = typed(after(state, 'panel.zoom', 'reading.batch', 'late.open'), 'PgDn', ...'400');
    const readings = readingsWithReading(first.board.readings, {
      indicator: 'new-occupied-land',
      observedOn: '2026-11-24',
      value: 400,
      confidence: 'moderate',
      ...NO_TEXTS,
      id: 'r1',
      seq: 9999,
      author: 'analyst',
      recordedAt: '2026-11-24T10:00:00.000Z',
    });
    const stored = { ...first, readings };
    return typed(
      updateState(
        { ...first, promised: { text: 'RU1 400 recorded' } },
        { kind: 'recorded', stored, changed: true },
      )[0],
      ...Array(9).fill('PgDn'),
      'Esc',
    );
  },
  explain: (state) => after(state, 'gauge.explain'),
  'explain-inputs': (state) => after(state, 'gauge.explain', 'tab.next'),
  'explain-change': (state) => after(state, 'gauge.explain', 'tab.prev', 'tab.prev', 'nav.down'),
  'explain-pressure': (state) => after(state, 'gauge.explain', 'nav.down', 'item.explain'),
  'explain-track': (state) => after(state, 'panel.2', 'item.explain'),
  'explain-indicator': (state) => after(state, 'panel.2', 'item.open', 'item.explain'),
  'explain-expired': (state) =>
    after(opened(state, 'panel.5', 'dual-use-exports', 'expired', isExpired), 'item.explain'),
  'how-sure': (state) => after(state, 'gauge.howSure'),
  sources: (state) => after(state, 'gauge.howSure', 'tab.next'),
  refresh: (state) => after(state, 'gauge.howSure', 'tab.prev'),
  mechanism: (state) => after(state, 'gauge.mechanism'),
  bands: (state) => after(state, 'gauge.mechanism', 'tab.prev'),
  'what-if': (state) =>
    after(state, 'whatIf.open', 'whatIf.better', 'nav.down', 'whatIf.better', 'whatIf.type'),
  'what-if-quit': (state) => typed(after(state, 'whatIf.open', 'whatIf.better', 'panel.home'), 'q'),
  past: (state) => typed(after(state, 'time.jump'), ...'2026-10-01', 'Enter'),
  'past-panel': (state) =>
    after(typed(after(state, 'time.jump'), ...'2025-06-30', 'Enter'), 'panel.4', 'time.changeBack'),
  'past-explain': (state) =>
    after(
      typed(after(state, 'time.jump'), ...'1 oct', 'Enter'),
      'gauge.explain',
      'tab.prev',
      'tab.prev',
    ),
  ahead: (state) => ahead(state),
  'ahead-lost': (state) => ahead(state, '+6m'),
  'ahead-refused': (state) => typed(ahead(state), 'e'),
  'ahead-attention': (state) => after(ahead(state), 'panel.6'),
  'ahead-track': (state) => after(ahead(state), 'panel.2', 'panel.zoom'),
  'ahead-indicator': (state) => after(ahead(state), 'panel.2', 'item.open'),
  'ahead-expired': (state) =>
    opened(ahead(state), 'panel.4', 'iranian-light-discount', 'expired', isExpired),
  'ahead-counted': (state) =>
    opened(ahead(state), 'panel.5', 'joint-exercises', 'counted', isCounted),
  'ahead-explain': (state) => after(ahead(state), 'gauge.explain', 'tab.prev', 'tab.prev'),
  'ahead-fan': (state) => after(ahead(state), 'gauge.explain', 'tab.prev'),
  'fan-track': (state) => after(eventful(state), 'panel.2', 'item.explain', 'tab.prev'),
  'ahead-two-days': (state) => typed(after(ahead(state), 'time.diff'), '^U', ...'today', 'Enter'),
  'ahead-what-if': (state) =>
    after(ahead(state), 'whatIf.open', 'whatIf.better', 'nav.down', 'whatIf.better'),
  'ahead-mechanism': (state) => after(ahead(state), 'gauge.mechanism'),
  'ahead-how-sure': (state) => after(ahead(state), 'gauge.howSure'),
  inbox: (state) => after(state, 'inbox.open', 'nav.down'),
  'inbox-same': (state) => after(state, 'inbox.open', ...Array(3).fill('nav.down')),
  'inbox-filtered': (state) => typed(after(state, 'inbox.open', 'list.filter'), ...'iran'),
  'inbox-together': (state) => after(state, 'inbox.open', 'inbox.acceptTogether'),
  'inbox-source': (state) => after(state, 'inbox.open', 'inbox.acceptTogether', 'together.choice2'),
  'inbox-refuse': (state) => typed(after(state, 'inbox.open', 'inbox.refuse'), ...'another map'),
  'inbox-refuse-source': (state) => typed(after(state, 'inbox.open', 'inbox.refuseSource'), '3'),
  pointing: (state) => typed(pointing(state), 'Right'),
  'pointing-two-ways': (state) => typed(pointing(state), 'Right', 'd'),
  'pointing-done': (state) =>
    typed(pointing(state), 'Right', 'd', '1', 'Right', 'v', '1', 'j', 'j', 'Left', 'Left', 'o'),
  'inbox-form': (state) => after(state, 'inbox.open', 'inbox.form'),
  'form-proposed': (state) =>
    after(
      { ...state, proposedOn: new Map([['new-occupied-land', { readings: 2, events: 0 }]]) },
      'reading.record',
    ),
  'indicator-proposed': (state) =>
    after(
      { ...state, proposedOn: new Map([['new-occupied-land', { readings: 1, events: 0 }]]) },
      'item.open',
    ),
  'inbox-empty': (state) =>
    updateState(after(state, 'inbox.open'), { kind: 'proposals', proposals: [] })[0],
  waiting: (state) => ({
    ...after(state, 'panel.6'),
    waiting: { count: 14, sources: 5, later: 2 },
  }),
  'recipes-due': (state) => ({
    ...after(state, 'panel.6'),
    waiting: { count: 14, sources: 5, later: 0 },
    due: { addresses: 1, files: 2 },
  }),
  journal: (state) => after(state, 'journal.open', 'nav.down'),
  'journal-filtered': (state) =>
    typed(after(state, 'journal.open', 'list.filter'), ...'houthi !undo'),
  since: (state) => ({
    ...after(seenByAnna(state), 'panel.6'),
    visit: {
      day: '2026-09-21',
      board: boardAsOf(state.strategy, state.board.readings, '2026-09-21'),
      entered: 5,
      orMore: false,
    },
  }),
  'since-stacked': (state) => ({
    ...state,
    visit: { day: '2026-11-21', board: state.board, entered: 0, orMore: false },
  }),
  'since-due': (state) => ({
    ...state,
    assessEvery: 30,
    visit: { day: '2026-11-21', board: state.board, entered: 0, orMore: false },
  }),
  'two-days': (state) => typed(after(state, 'time.diff'), '^U', ...'2025-11-24', 'Enter'),
  'two-days-past': (state) => typed(after(state, 'time.monthBack', 'time.diff'), 'Enter', 'j', '{'),
  'two-files': (state) => inTwoFiles(state),
  'two-files-attention': (state) => after(inTwoFiles(state), 'panel.6'),
  'two-files-open': (state) => after(inTwoFiles(state), 'panel.6', 'item.open'),
  'past-ask': (state) => typed(after(state, 'time.jump'), ...'2026-13-01', 'Enter'),
  help: (state) => after(state, 'app.help'),
  'help-found': (state) => typed(after(state, 'app.help'), ...'undo'),
  palette: (state) => after(state, 'app.palette'),
  'palette-found': (state) => typed(after(state, 'app.palette'), ...'brent'),
  'palette-why': (state) => typed(after(state, 'app.palette'), ...'bring back'),
  'palette-nothing': (state) => typed(after(state, 'app.palette'), ...'kubectl'),
  'palette-command': (state) => typed(after(state, 'app.palette'), ...'strategy'),
  'palette-sentence': (state) =>
    typed(after(state, 'app.palette'), ...'RU1 61 31 oct DeepState https://deepstatemap.live'),
  'palette-not-understood': (state) =>
    typed(after(state, 'app.palette'), ...'RU1 61 03/04/2026 DeepState'),
  'palette-word': (state) => typed(after(state, 'app.palette'), ...'stale'),
  command: (state) => typed(after(state, 'app.palette'), ...'report a.md', 'Enter', 'Tab'),
  'command-problem': (state) => typed(after(state, 'app.palette'), ...'import', 'Enter', 'Enter'),
  answer: (state) => typed(after(state, 'app.palette'), ...'sources', 'Enter', 'j', 'j'),
  author: (state) => typed(after(state, 'app.palette'), ...'author', 'Enter'),
  'help-word': (state) => typed(after(state, 'app.help'), ...'strained'),
  'help-track': (state) => after(state, 'panel.2', 'panel.zoom', 'app.help'),
  'what-if-filtered': (state) =>
    typed(after(state, 'whatIf.open'), '/', ...'houthi', 'Enter', 'Enter', ...'0', 'Enter'),
  eventful,
  'past-eventful': (state) =>
    typed(after(eventful(state), 'time.jump'), ...'2026-10-01', 'Enter', '('),
  'past-flags': (state) => after(eventful(state), 'time.monthBack'),
  'past-track-flags': (state) =>
    after(eventful(state), 'time.monthBack', 'panel.2', 'panel.zoom', 'list.filter'),
  'greeted-flags': (state) => ({ ...eventful(state), hint: true }),
  'indicator-flags': (state) => typed(after(eventful(state), 'panel.2', 'item.open'), '(', '('),
  'track-flags': (state) => after(eventful(state), 'panel.2', 'panel.zoom'),
  events: (state) => after(eventful(state), 'event.list', 'nav.down'),
  'events-filtered': (state) =>
    typed(after(eventful(state), 'event.list', 'event.sort'), '/', ...'side:ours node:iran'),
  event: (state) =>
    typed(after(eventful(state), 'event.list'), '/', ...'memorandum', 'Enter', 'Enter'),
  'event-track': (state) =>
    typed(after(eventful(state), 'event.list'), '/', ...'snapback', 'Enter', 'Enter', 'j'),
  'event-known': (state) =>
    typed(after(eventful(state), 'event.list'), '/', ...'memorandum', 'Enter', 'Enter', ']'),
  'assess-first': (state) => after(state, 'assessment.new'),
  assess: (state) => assessed(after(eventful(state), 'assessment.new')),
  'assess-earlier': (state) => typed(assessed(after(eventful(state), 'assessment.new')), ']'),
  assessment: (state) => typed(assessed(after(eventful(state), 'assessment.new')), ']', 'Enter'),
  'assessment-evidence': (state) =>
    typed(assessed(after(eventful(state), 'assessment.new')), ']', 'Enter', 'Enter', 'Enter', 'j'),
  'assessment-sheet': (state) =>
    typed(
      assessed(after(eventful(state), 'assessment.new')),
      'Enter',
      ...'Iranian exports fell under the blockade, and the rial fell with them; the proxies did not move.',
    ),
  'events-acts': (state) => typed(after(eventful(state), 'event.list'), ']', 'G', 'k', 'k'),
  'event-correct': (state) =>
    typed(after(eventful(state), 'event.list', 'event.correct'), 'Tab', 'Tab'),
  'event-amount': (state) => typed(vetoed(state, 'event.correct'), ...Array(13).fill('Tab'), '2'),
  'event-retract-counted': (state) => typed(vetoed(state, 'event.retract'), 'j'),
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
  empty: (state) => withoutReadings(state),
};

/** Words that are hard to draw, for words of the shipped data: wide signs, flags, combining marks, long names. */
const HARD_WORDS: readonly (readonly [string, string])[] = [
  ['"Russia / Ukraine"', '"Russie et Ukraine 🇺🇦: 消耗戦の行方と西側の支援について"'],
  ['"Hold the line"', '"戦線を保つ"'],
  ['"New occupied land"', '"新占領地（月間・ウクライナ領）🛰️"'],
  ['"Ukraine occupied"', '"U\u0308krai\u0308ne occupe\u0301e"'],
  ['"Long-range drones"', '"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"'],
  ['"km²/month"', '"km²／月"'],
  [
    'Russia takes over 500 km² a month (mean of 3 months)',
    '⚠️ 一か月に五百平方キロメートルを超えてロシアが占領する場合',
  ],
  ['Houthi campaign or blockade in force (level 3)', 'أعلن الحوثيون حصارا 👨‍👩‍👧‍👦'],
  [
    'DeepState map series computed per month (war-map research file, stored GitHub fi',
    '深州地図 🗺️, juin 2026 — Кто́ считал',
  ],
  [
    'derived: 54 in 27 days, scaled to 30; from map versions, not from a published figure',
    '総計 👩🏽‍🚀; n\u0303et o\u0302f lib\u0301erated land',
  ],
];

const hard = (text: string): string =>
  HARD_WORDS.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);

const inHardWords = ({ size }: State): State => openState(size, TODAY, undefined, hard);
/** The same strategy with other readings, as of a day. */
const resting = (state: State, readings: Readings, today = TODAY): State => ({
  ...state,
  today,
  present: { ...state.present, readings },
  board: boardAsOf(state.strategy, readings, today),
});
const withoutReadings = (state: State): State => resting(state, indexReadings([]));
const years = (state: State): State => resting(state, state.board.readings, '2029-01-31');

/** The checks and events of some indicators. */
const looked = ({ board }: State, ids: readonly string[]): Partial<ChecksAndEvents> => ({
  checks: ids.flatMap((id) => board.readings.checksOf(id)),
  events: [...new Set(ids.flatMap((id) => board.readings.eventsOf(id)))],
});

/** Of every fourth indicator what was observed, so that some tracks have a score and others have none. */
const some = (state: State): State => {
  const ids = [...state.board.card.indicators.keys()].filter((_, at) => at % 4 === 0);
  return resting(
    state,
    indexReadings(
      ids.flatMap((id) => state.board.readings.of(id)),
      looked(state, ids),
    ),
  );
};

/** The first indicator with other readings: values by day, all else as it is. */
const reading =
  (values: readonly (readonly [day: string, value: number])[]) =>
  (state: State): State => {
    const [like] = state.board.readings.of('new-occupied-land');
    if (like === undefined) throw new Error('no reading');
    const own = values.map(([observedOn, value], at) => ({
      ...like,
      id: `own ${at}`,
      seq: 9000 + at,
      observedOn,
      value,
    }));
    const ids = [...state.board.card.indicators.keys()];
    const others = ids
      .filter((id) => id !== 'new-occupied-land')
      .flatMap((id) => state.board.readings.of(id));
    return resting(state, indexReadings([...others, ...own], looked(state, ids)));
  };
const once = reading([['2026-06-30', 84]]);
const constant = reading(
  [
    '2025-12-31',
    '2026-02-28',
    '2026-04-30',
    '2026-06-30',
    '2026-08-31',
    '2026-09-30',
    '2026-10-31',
  ].map((day) => [day, 84]),
);
const oneDay = reading([84, 120, 60].map((value) => ['2026-06-30', value]));
const beyond = reading([
  ['2025-12-31', 400],
  ['2026-04-30', 1200],
  ['2026-09-30', -150],
  ['2026-11-20', 2600],
]);

/** Long names for short ones: tracks, indicators, units, tripwires, bands. */
const LONG_WORDS: readonly (readonly [string, string])[] = [
  [
    '"Russia / Ukraine"',
    '"The war of attrition between Russia and Ukraine and what the West brings to it"',
  ],
  [
    '"New occupied land"',
    '"Ukrainian land newly occupied by Russian forces, monthly, gross, as counted by DeepState"',
  ],
  ['"km²/month"', '"square kilometres newly occupied in a calendar month"'],
  ['"Strained"', '"Strained, but with every partner still held close"'],
  ['"Hold the line"', '"Hold the line of contact where it stood when the year began"'],
  [
    'Russia takes over 500 km² a month (mean of 3 months)',
    'Russia takes more than five hundred square kilometres of Ukrainian land in one calendar month',
  ],
];
const inLongWords = ({ size }: State): State =>
  openState(size, TODAY, undefined, (text) =>
    LONG_WORDS.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
  );

/** The shipped events under titles of another kind. */
const titled =
  (title: string) =>
  (state: State): State => {
    const full = eventful(state);
    const events = full.events.map((event) => ({ ...event, title: `${title} ${event.title}` }));
    return { ...full, events, present: { ...full.present, events } };
  };
const inWideEvents = (state: State): State => titled('会談 🤝 مفاوضات')(inHardWords(state));
const inLongEvents = (state: State): State =>
  titled('After weeks of preparation and two postponed dates, it was announced that')(
    inLongWords(state),
  );

/** The same screens where there is little or nothing to show, or where it is hard to draw. */
export const HARD_SCENES: typeof SCENES = {
  ...Object.fromEntries(
    [['wide', inWideEvents] as const, ['long', inLongEvents] as const].flatMap(([kind, made]) => [
      [`${kind}-eventful`, made],
      [`${kind}-events`, (state: State) => after(made(state), 'event.list', 'nav.down')],
      [`${kind}-acts`, (state: State) => typed(after(made(state), 'event.list'), ']')],
      [`${kind}-event`, (state: State) => after(made(state), 'event.list', 'event.open')],
      [`${kind}-event-sheet`, (state: State) => after(made(state), 'event.list', 'event.correct')],
      [`${kind}-assess`, (state: State) => assessed(after(made(state), 'assessment.new'))],
      [
        `${kind}-assessment-evidence`,
        (state: State) =>
          typed(assessed(after(made(state), 'assessment.new')), ']', 'Enter', 'Enter', 'Enter'),
      ],
      [
        `${kind}-assessment-sheet`,
        (state: State) =>
          typed(
            assessed(after(made(state), 'assessment.new')),
            'Enter',
            ...(kind === 'wide'
              ? '制裁が強まった 🛢️、اشتدت العقوبات'
              : 'The blockade tightened, exports fell with it, and the rial fell further than in any month since the war; nothing of this has moved Beijing so far.'),
          ),
      ],
      [
        `${kind}-flags`,
        (state: State) => typed(after(made(state), 'panel.2', 'item.open'), '(', '('),
      ],
    ]),
  ),
  'wide-overview': inHardWords,
  'wide-attention': (state) => after(inHardWords(state), 'panel.6', 'nav.down'),
  'wide-track': (state) => after(inHardWords(state), 'panel.zoom', 'nav.down'),
  'wide-indicator': (state) => after(inHardWords(state), 'item.open'),
  'wide-readings': (state) => after(inHardWords(state), 'item.open', 'tab.next'),
  'wide-rule': (state) => after(inHardWords(state), 'item.open', 'tab.next', 'tab.next'),
  'wide-sources': (state) =>
    after(inHardWords(state), 'item.open', 'tab.prev', 'nav.down', 'nav.down'),
  'wide-form': (state) =>
    typed(
      after(inHardWords(state), 'item.open', 'reading.correct'),
      '9',
      'Tab',
      'Tab',
      ...'、👍🏽読んだ',
    ),
  'wide-journal': (state) => after(inHardWords(state), 'journal.open', 'nav.down'),
  'wide-explain': (state) => after(inHardWords(state), 'gauge.explain', 'tab.prev', 'tab.prev'),
  'wide-what-if': (state) => after(inHardWords(state), 'whatIf.open', 'whatIf.better'),
  'wide-two-days': (state) =>
    typed(after(inHardWords(state), 'time.diff'), '^U', ...'2025-11-24', 'Enter'),
  'wide-palette': (state) => typed(after(inHardWords(state), 'app.palette'), ...'占領'),
  'no-readings-track': (state) => after(withoutReadings(state), 'panel.zoom'),
  'no-readings-indicator': (state) => after(withoutReadings(state), 'item.open'),
  'no-readings-readings': (state) => after(withoutReadings(state), 'item.open', 'tab.next'),
  'no-readings-rule': (state) => after(withoutReadings(state), 'item.open', 'tab.next', 'tab.next'),
  'no-readings-explain': (state) => after(withoutReadings(state), 'gauge.explain'),
  'no-readings-inputs': (state) => after(withoutReadings(state), 'gauge.explain', 'tab.next'),
  'no-readings-change': (state) =>
    after(withoutReadings(state), 'gauge.explain', 'tab.prev', 'tab.prev'),
  'no-readings-how-sure': (state) => after(withoutReadings(state), 'gauge.howSure'),
  'no-readings-refresh': (state) => after(withoutReadings(state), 'gauge.howSure', 'tab.prev'),
  'no-readings-mechanism': (state) => after(withoutReadings(state), 'gauge.mechanism'),
  'no-readings-what-if': (state) => after(withoutReadings(state), 'whatIf.open'),
  'no-events': (state) => after(state, 'event.list'),
  'partial-overview': some,
  'partial-track': (state) => after(some(state), 'panel.2', 'panel.zoom'),
  'partial-explain': (state) => after(some(state), 'gauge.explain'),
  'partial-mechanism': (state) => after(some(state), 'gauge.mechanism'),
  'partial-attention': (state) => after(some(state), 'panel.6', 'nav.down'),
  'partial-what-if': (state) => after(some(state), 'whatIf.open', 'whatIf.better'),
  'partial-two-days': (state) =>
    typed(after(some(state), 'time.diff'), '^U', ...'2025-11-24', 'Enter'),
  'partial-assess': (state) => after(some(state), 'assessment.new'),
  'no-readings-attention': (state) => after(withoutReadings(state), 'panel.6'),
  'no-readings-sources': (state) => after(withoutReadings(state), 'item.open', 'tab.prev'),
  'no-readings-form': (state) => typed(after(withoutReadings(state), 'reading.record'), ...'84'),
  'no-readings-journal': (state) =>
    updateState(typed(withoutReadings(state), 'J'), {
      kind: 'journal',
      entries: [],
      whole: true,
    })[0],
  'no-readings-two-days': (state) => typed(after(withoutReadings(state), 'time.diff'), 'Enter'),
  'no-readings-past': (state) => typed(after(withoutReadings(state), 'time.monthBack')),
  'no-readings-assess': (state) => after(withoutReadings(state), 'assessment.new'),
  'no-readings-event': (state) =>
    after(eventful(withoutReadings(state)), 'event.list', 'event.open'),
  'one-reading-indicator': (state) => after(once(state), 'item.open'),
  'constant-indicator': (state) =>
    holding(after(constant(state), 'item.open'), 'constant', ({ value }) => value === 84),
  'one-day-indicator': (state) => after(oneDay(state), 'item.open'),
  'beyond-indicator': (state) => after(beyond(state), 'item.open', 'reading.older'),
  'beyond-readings': (state) => after(beyond(state), 'item.open', 'tab.next'),
  'beyond-rule': (state) => after(beyond(state), 'item.open', 'tab.next', 'tab.next'),
  'beyond-track': (state) => after(beyond(state), 'panel.zoom', 'nav.down'),
  'beyond-what-if': (state) =>
    typed(after(beyond(state), 'whatIf.open', 'whatIf.type'), ...'9', 'Enter'),
  'long-overview': inLongWords,
  'long-track': (state) => after(inLongWords(state), 'panel.zoom', 'nav.down'),
  'long-indicator': (state) => after(inLongWords(state), 'item.open'),
  'long-form': (state) => typed(after(inLongWords(state), 'reading.record'), ...'849'),
  'long-retract': (state) => after(inLongWords(state), 'item.open', 'reading.retract'),
  'long-explain': (state) =>
    after(inLongWords(state), 'gauge.explain', ...Array(5).fill('explain.unfold')),
  'long-bands': (state) => after(inLongWords(state), 'gauge.mechanism', 'tab.prev'),
  'long-what-if': (state) => after(inLongWords(state), 'whatIf.open', 'whatIf.better'),
  'long-two-days': (state) =>
    typed(after(inLongWords(state), 'time.diff'), '^U', ...'2025-11-24', 'Enter'),
  'wide-retract': (state) => after(inHardWords(state), 'item.open', 'reading.retract'),
  'wide-refresh': (state) => after(inHardWords(state), 'gauge.howSure', 'tab.prev'),
  'wide-past': (state) => typed(after(inHardWords(state), 'time.monthBack')),
  'wide-mechanism': (state) => after(inHardWords(state), 'gauge.mechanism'),
  'wide-settings': (state) => after(inHardWords(state), 'app.settings'),
  'wide-help': (state) => typed(after(inHardWords(state), 'app.help'), ...'戦線'),
  'long-attention': (state) => after(inLongWords(state), 'panel.6', 'nav.down'),
  'long-how-sure': (state) => after(inLongWords(state), 'gauge.howSure'),
  'long-refresh': (state) => after(inLongWords(state), 'gauge.howSure', 'tab.prev'),
  'long-journal': (state) => after(inLongWords(state), 'journal.open', 'nav.down'),
  'long-mechanism': (state) => after(inLongWords(state), 'gauge.mechanism'),
  'long-past': (state) => typed(after(inLongWords(state), 'time.monthBack')),
  'expired-form': (state) => after(years(state), 'reading.record'),
  'expired-how-sure': (state) => after(years(state), 'gauge.howSure'),
  'expired-mechanism': (state) => after(years(state), 'gauge.mechanism'),
  'expired-what-if': (state) => after(years(state), 'whatIf.open', 'whatIf.better'),
  'expired-two-days': (state) =>
    typed(after(years(state), 'time.diff'), '^U', ...'2026-11-24', 'Enter'),
  'beyond-form': (state) => typed(after(beyond(state), 'reading.record'), ...'2700'),
  'beyond-explain': (state) => after(beyond(state), 'gauge.explain', 'tab.next'),
  'expired-attention': (state) => after(years(state), 'panel.6'),
  'expired-explain': (state) => after(years(state), 'gauge.explain'),
  'expired-refresh': (state) => after(years(state), 'gauge.howSure', 'tab.prev'),
  'expired-overview': years,
  'expired-track': (state) => after(years(state), 'panel.zoom'),
  'expired-indicator': (state) => after(years(state), 'item.open'),
};
