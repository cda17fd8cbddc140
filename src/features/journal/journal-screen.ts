/** The journal: every entry, newest first, with the gauge before and after it. */

import type { Judgement } from '../../core/journal/assessment.ts';
import {
  type CheckEntry,
  type Entry,
  type EventEntry,
  handleEntryBySubject,
  isAboutEvent,
  isAboutReading,
  isUndoOrRedoEntry,
  type ProposalEntry,
  type ReadingEntry,
  type VersionKind,
} from '../../core/journal/journal.ts';
import { type EntryEffect, scoreEffectsOfEntries } from '../../core/journal/journal-effects.ts';
import {
  isProposedReading,
  type ProposalState,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import type { CheckObservation, Observation, Strategy } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { cutToWidth } from '../../text/cells.ts';
import {
  dayText,
  scoreText,
  shortUnit,
  signedChangeText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { lineOfSpans, preformattedLine, proseLine, type ViewLine } from '../../text/line.ts';
import { chosenGlyphs } from '../../tui/appearance.ts';
import {
  bindingForScreenKind,
  clampListIndex,
  stepWithoutEffects,
  whyNothingOpensSentence,
} from '../../tui/binding.ts';
import { listScreenFilter, nothingFitsSentence } from '../../tui/filtering.ts';
import { MODEST_CELLS } from '../../tui/layout.ts';
import { type ColumnSpec, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { laidOutListOfScreen, listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type Effect,
  filterTextBeingTyped,
  type Message,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import {
  eventCorrectionText,
  previousVersionByCorrectionSeq,
  readingCorrectionText,
} from '../../views/corrected-from.ts';
import { FILTER_FORMS, rowPassesFilter } from '../../views/filter.ts';
import { scoreBarSpans } from '../../views/indicator-cells.ts';
import { withAssessmentOpened } from '../assessments/assessment-screen.ts';
import { openEventStep } from '../events/events-screen.ts';
import { openNodeStep } from '../explain/open-node.ts';

/** Entries that a replay shows in a second. */
const REPLAY_SPEEDS = [1, 2, 5, 10, 25, 50] as const;

export interface JournalScreen {
  readonly kind: 'journal';
  /** Index of the selected row, from 0. */
  readonly selected: number;
  readonly filter: string;
  /** Newest first; undefined until they were read. */
  readonly effects: readonly EntryEffect[] | undefined;
  /** False for a journal too long to be read from its first entry. */
  readonly whole: boolean;
  readonly playing: boolean;
  /** Number of the replay under way, ≥ 0; a tick of an older one says nothing. */
  readonly ticket: number;
  /** Index into `REPLAY_SPEEDS`, from 0. */
  readonly speed: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly journal: JournalScreen;
  }
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'written', drop: 3 },
  { key: 'entry', grows: true },
  { key: 'by', most: 12, drop: 1 },
  { key: 'before', align: 'right', drop: 2 },
  { key: 'after', align: 'right' },
  { key: 'effect', align: 'right' },
];

/** Where the width is short. */
const FEW = COLUMNS.filter(({ key }) => key !== 'by' && key !== 'before');

interface Row {
  readonly effect: EntryEffect;
  readonly text: string;
  readonly target: string | undefined;
}

/** The rows that pass the filter, newest first. */
function journalRows(
  { present: { strategy }, assessments }: Pick<State, 'present' | 'assessments'>,
  screen: JournalScreen,
): readonly Row[] {
  const effects = screen.effects ?? [];
  const judged = new Map(assessments.map((each) => [each.id, each.judgement]));
  const summaries = entrySummaryTexts(strategy, judged, effects);
  return effects
    .map((effect, at): Row => {
      const { entry } = effect;
      const id = observationOfEntry(entry)?.indicator;
      const target = id === undefined ? undefined : findIndicatorByIdOrCode(strategy, id)?.id;
      return { effect, text: summaries[at] ?? '', target };
    })
    .filter(({ effect, text }) =>
      rowPassesFilter(screen.filter, {
        text: `${text} ${effect.entry.author} ${effect.entry.kind} ${dayText(effect.day)} ${entrySearchText(effect.entry, judged)}`.toLowerCase(),
        states: [],
        due: false,
        unsourced: observationOfEntry(effect.entry)?.source === '',
      }),
    );
}

/** What a reading or a check says; undefined of every other entry. */
function observationOfEntry(entry: Entry): CheckObservation | undefined {
  const nothing = (): undefined => undefined;
  return handleEntryBySubject<CheckObservation | undefined>(
    {
      reading: ({ observation }) => observation,
      check: ({ observation }) => observation,
      event: nothing,
      proposal: nothing,
      assessment: nothing,
      signature: nothing,
      action: nothing,
    },
    entry,
  );
}

/** The journal screen in a width. */
function journalListData(
  state: State,
  screen: JournalScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const { today } = state;
  const { effects } = screen;
  const filter = screen.filter === '' ? '' : ` /${terminalSafeOneLine(screen.filter)}`;
  const common = { title: `Journal${filter}`, tabs: [], tab: 0 };
  if (effects === undefined)
    return { ...common, ...NO_TABLE, head: [proseLine('Reading…')], foot: [] };
  const rows = journalRows(state, screen);
  if (rows.length === 0) {
    const why =
      screen.filter === ''
        ? 'Nothing has been recorded.'
        : nothingFitsSentence(state, screen.filter);
    return { ...common, ...NO_TABLE, head: [proseLine(why)], foot: [] };
  }
  const texts = rows.map(({ effect, text }) => ({
    written: dayText(effect.day),
    entry: text,
    by: terminalSafeOneLine(effect.entry.author),
    before: scoreText(effect.before, 1),
    after: scoreText(effect.after, 1),
    effect: effectText(effect),
  }));
  return {
    ...common,
    head: [],
    lead: (selected) => leadLines(state, screen, rows, selected, cells, glyphs),
    specs: cells < MODEST_CELLS ? FEW : COLUMNS,
    texts,
    targets: rows.map(({ target }) => target),
    foot: [
      screen.whole
        ? "The index before and after each entry, as of the day it was written, by today's rules."
        : `The newest ${countWithNoun(effects.length, 'entry', 'entries')}; a journal this long is not scored entry by entry.`,
      ...(today < (effects[0]?.day ?? today) ? ['Entries lie after today: check the clock.'] : []),
    ].map(proseLine),
  };
}

/** The selected entry whole, the gauge once it was written, and what the replay does. */
function leadLines(
  state: State,
  screen: JournalScreen,
  rows: readonly Row[],
  selected: number,
  cells: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const row = rows[Math.min(selected, rows.length - 1)];
  if (row === undefined) return [];
  const { strategy } = state.present;
  const { after, day } = row.effect;
  const number = rows.length - Math.min(selected, rows.length - 1);
  const band =
    after === undefined
      ? 'no index yet'
      : `by score ${terminalSafeOneLine(strategy.bands.findLast(({ from }) => from <= after)?.title ?? '')}`;
  const score = scoreBarSpans(after, Math.max(10, Math.min(50, cells - 50)), glyphs);
  const speed = `${REPLAY_SPEEDS[screen.speed]} a second`;
  const [faster, slower] = [
    actionKeyName(state, 'journal.faster'),
    actionKeyName(state, 'journal.slower'),
  ];
  const replay = screen.playing
    ? `PLAYING ${speed}: ${actionKeyName(state, 'journal.replay')} stops, ${faster} and ${slower} change the speed`
    : `${actionKeyName(state, 'journal.replay')} replays ${selected === 0 ? 'from the first entry' : 'from here'}, ${speed} (${faster} ${slower})`;
  // what is drawn here says its row
  return [
    preformattedLine(cutToWidth(row.text, cells)),
    lineOfSpans(
      [{ text: `${scoreText(after, 1).padStart(5)} ` }, ...score, { text: ` ${band}` }],
      '',
    ),
    preformattedLine(`entry ${number} of ${rows.length}, ${dayText(day)}   ${replay}`),
  ];
}

function effectText({ before, after }: EntryEffect): string {
  if (before === undefined && after === undefined) return '';
  if (before === undefined) return 'first';
  if (after === undefined) return 'gone';
  return signedChangeText(after - before, 1);
}

/** The journal as a screen. */
export const JOURNAL_SCREEN = listScreen<JournalScreen>({
  kind: 'journal',
  place: 'journal',
  shows:
    'Every entry ever written, also the corrected and undone ones, with what each made of the index.',
  tabbed: false,
  filter: (_, screen) => listScreenFilter(screen, `filter: ${FILTER_FORMS}`),
  asks: (_, __, changed) => (changed === 'store' ? [{ kind: 'journal' }] : []),
  heard: ({ present }, screen, message) =>
    message.kind === 'journal'
      ? { ...screen, whole: message.whole, effects: effectsRead(present.strategy, message) }
      : screen,
  // one entry on, when the tick belongs to the replay under way; the last entry ends it
  ticked(state, screen, ticket) {
    if (!screen.playing || screen.ticket !== ticket) return [state, []];
    const selected = Math.max(0, screen.selected - 1);
    const next = { ...screen, selected, playing: selected > 0 };
    return [withTopScreen(state, next), next.playing ? [replayWaitEffect(next)] : []];
  },
  reads: ['assessments', 'present'],
  data: (state, screen, cells, glyphs) =>
    journalListData(
      state,
      { ...screen, filter: filterTextBeingTyped(state) ?? screen.filter },
      cells,
      glyphs,
    ),
});

/** The entries of a journal, newest first, with their effects by today's rules, unless it is too long to be read from its first entry. */
function effectsRead(
  strategy: Strategy,
  { entries, whole }: Extract<Message, { readonly kind: 'journal' }>,
): readonly EntryEffect[] {
  const none = (entry: Entry): EntryEffect => ({
    entry,
    day: localDayOfInstant(entry.recordedAt),
    before: undefined,
    after: undefined,
  });
  return (
    whole ? scoreEffectsOfEntries(strategy, entries, localDayOfInstant) : entries.map(none)
  ).toReversed();
}

/** Asks for the next step of a replay. */
function replayWaitEffect({ speed, ticket }: JournalScreen): Effect {
  return { kind: 'wait', ms: 1000 / (REPLAY_SPEEDS[speed] ?? 1), ticket };
}

/** Judgements by the id of their assessment. */
type Judged = ReadonlyMap<string, Judgement>;

/** What an entry is found by beside its line: all that is written in it. */
function entrySearchText(entry: Entry, judged: Judged): string {
  const said = ({ id }: Entry): string => Object.values(judged.get(id) ?? {}).join(' ');
  return handleEntryBySubject(
    {
      reading: ({ observation: { source, note } }) => `${source} ${note}`,
      check: ({ observation: { source, note } }) => `check ${source} ${note}`,
      event: ({ happening: { nodes, side, kind, status = '', source, note } }) =>
        [...nodes, side, kind, status, source, note].join(' '),
      proposal: ({ proposed, reason }) => `proposal ${sourceOfProposed(proposed)} ${reason}`,
      assessment: said,
      signature: said,
      action: () => '',
    },
    entry,
  );
}

/** What each entry says; what an undo took back is told by the action it names. */
function entrySummaryTexts(
  strategy: Strategy,
  judged: Judged,
  effects: readonly EntryEffect[],
): readonly string[] {
  const before = previousVersionByCorrectionSeq(effects.toReversed().map(({ entry }) => entry));
  /** What the first entry of an action says, and how many entries it has, ≥ 1. */
  const byAction = new Map<string, { first: string; entries: number }>();
  const saying = (entry: Entry): string =>
    handleEntryBySubject(
      {
        reading: (each) => readingText(strategy, each, before.get(each.seq)),
        check: (each) => checkText(strategy, each),
        event: (each) => eventEntryText(each, before.get(each.seq)),
        proposal: (each) => proposalText(strategy, each),
        assessment: ({ id }) => {
          const judgement = judged.get(id);
          return `assessment ${id}${judgement === undefined ? '' : `: ${terminalSafeOneLine(judgement.soWhat)}`}`;
        },
        signature: ({ id }) => `signature under assessment ${id}`,
        action: ({ kind, id }) => {
          const of = byAction.get(id);
          const more = of !== undefined && of.entries > 1 ? ` and ${of.entries - 1} more` : '';
          return `${kind} of ${of?.first ?? 'an older entry'}${more}`;
        },
      },
      entry,
    );
  for (const { entry } of effects.toReversed()) {
    if (isUndoOrRedoEntry(entry)) continue;
    const known = byAction.get(entry.action);
    if (known === undefined) byAction.set(entry.action, { first: saying(entry), entries: 1 });
    else known.entries += 1;
  }
  return effects.map(({ entry }) => saying(entry));
}

const KINDS: Readonly<Record<VersionKind, string>> = {
  record: '',
  correct: 'corrected: ',
  retract: 'retracted: ',
};

function eventEntryText({ kind, happening }: EventEntry, was: Entry | undefined): string {
  const { day, title } = happening;
  const change = isAboutEvent(was) ? eventCorrectionText(was.happening, happening) : '';
  return `${KINDS[kind]}event of ${dayText(day)}: ${terminalSafeOneLine(title)}${change === '' ? '' : `; ${change}`}`;
}

function indicatorNameText(strategy: Strategy, indicator: string): string {
  const node = findIndicatorByIdOrCode(strategy, indicator);
  return node === undefined ? terminalSafeOneLine(indicator) : nodeRowName(node);
}

function checkText(strategy: Strategy, { kind, observation }: CheckEntry): string {
  const { indicator, observedOn } = observation;
  return `${KINDS[kind]}checked ${indicatorNameText(strategy, indicator)} on ${dayText(observedOn)}: nothing new`;
}

const PROPOSAL_STATE_VERBS: Readonly<Record<ProposalState, string>> = {
  waiting: 'proposed',
  later: 'put off',
  accepted: 'accepted',
  refused: 'refused',
};

function proposalText(strategy: Strategy, { id, proposed, state, reason }: ProposalEntry): string {
  const what = isProposedReading(proposed)
    ? observedText(strategy, proposed.observation)
    : `event of ${dayText(proposed.happening.day)}: ${terminalSafeOneLine(proposed.happening.title)}`;
  const why = reason === '' ? '' : `; ${terminalSafeOneLine(reason)}`;
  return `${PROPOSAL_STATE_VERBS[state]}: ${what} (${id})${why}`;
}

/** "RU1 Ukrainian territory held 61 % on 31 Oct 2026". */
function observedText(strategy: Strategy, { indicator, value, observedOn }: Observation): string {
  const node = findIndicatorByIdOrCode(strategy, indicator);
  const shown =
    node === undefined
      ? String(value)
      : terminalSafeOneLine(
          `${valueTextWithoutUnit(node, value)} ${node.levels === undefined ? shortUnit(node) : ''}`,
        );
  return `${indicatorNameText(strategy, indicator)} ${shown} on ${dayText(observedOn)}`;
}

function readingText(strategy: Strategy, entry: ReadingEntry, was: Entry | undefined): string {
  const how = KINDS[entry.kind];
  const { indicator, observedOn } = entry.observation;
  const node = findIndicatorByIdOrCode(strategy, indicator);
  const change = isAboutReading(was) ? readingCorrectionText(node, was, entry) : '';
  if (change === '') return `${how}${observedText(strategy, entry.observation)}`;
  return `${how}${indicatorNameText(strategy, indicator)} ${change}, on ${dayText(observedOn)}`;
}

/** Index into `REPLAY_SPEEDS` of the one that a replay begins with. */
const MIDDLE = 3;

export const JOURNAL_KEYS: readonly Binding[] = [
  bindingForScreenKind('journal', {
    id: 'journal.entry',
    keys: ['Enter'],
    label: 'open',
    description: 'open what the entry is about: an indicator, an event, an assessment',
    footer: true,
    whyDisabled: (state, screen) => {
      const opened = openEntryStep(state, screen);
      return typeof opened === 'string' ? opened : undefined;
    },
    run: (state, screen) => {
      const opened = openEntryStep(state, screen);
      return typeof opened === 'string' ? stepWithoutEffects(state) : opened;
    },
  }),
  bindingForScreenKind('journal', {
    id: 'journal.replay',
    keys: [' '],
    label: 'replay',
    description: 'replay from here, or from the first entry; again stops',
    footer: true,
    whyDisabled: whyNoReplay,
    run: (state, top) =>
      top.playing
        ? stepWithoutEffects(withTopScreen(state, { ...top, playing: false }))
        : startReplayStep(state, top),
  }),
  bindingForScreenKind('journal', {
    id: 'journal.faster',
    keys: ['+', '='],
    label: 'faster',
    description: 'replay faster',
    footer: true,
    whyDisabled: (state, top) =>
      top.speed === REPLAY_SPEEDS.length - 1
        ? 'The replay is at its fastest.'
        : whyNoReplay(state, top),
    run: replaySpeedStep(1),
  }),
  bindingForScreenKind('journal', {
    id: 'journal.slower',
    keys: ['-'],
    label: 'slower',
    description: 'replay slower',
    footer: true,
    whyDisabled: (state, top) =>
      top.speed === 0 ? 'The replay is at its slowest.' : whyNoReplay(state, top),
    run: replaySpeedStep(-1),
  }),
];

/** The journal as it opens, before its entries were read. */
export const UNREAD_JOURNAL: JournalScreen = {
  kind: 'journal',
  selected: 0,
  filter: '',
  effects: undefined,
  whole: true,
  playing: false,
  ticket: 0,
  speed: MIDDLE,
};

function whyNoReplay(state: State, screen: JournalScreen): string | undefined {
  return journalRows(state, screen).length === 0 ? 'There is no entry here to replay.' : undefined;
}

/** One speed of the replay faster (`by` 1) or slower (-1); stays at the fastest and the slowest. */
function replaySpeedStep(by: 1 | -1): (state: State, screen: JournalScreen) => Step {
  return (state, top) => {
    const speed = clampListIndex(top.speed + by, REPLAY_SPEEDS.length);
    return stepWithoutEffects(withTopScreen(state, { ...top, speed }));
  };
}

/** The step to what the selected entry is about, or why there is none. */
function openEntryStep(state: State, screen: JournalScreen): Step | string {
  const row = journalRows(state, screen)[screen.selected];
  const entry = row?.effect.entry;
  const none = whyNothingOpensSentence(
    state,
    'an entry of a reading, a check, an event or an assessment',
  );
  if (entry === undefined) return none;
  const assessment = ({ id }: { readonly id: string }): Step =>
    stepWithoutEffects(withAssessmentOpened(state, id));
  const indicator = (): Step | string =>
    row?.target === undefined
      ? 'This indicator is not in the strategy any more; what was recorded of it is listed here.'
      : openNodeStep(state, row.target);
  return handleEntryBySubject<Step | string>(
    {
      assessment,
      signature: assessment,
      event(of) {
        const event = state.events.find(({ id }) => id === of.id);
        return event === undefined
          ? 'This event does not stand any more; what was recorded of it is listed here.'
          : openEventStep(state, event);
      },
      reading: indicator,
      check: indicator,
      proposal: () => none,
      action: () => none,
    },
    entry,
  );
}

function startReplayStep(state: State, top: JournalScreen): Step {
  const { length } = laidOutListOfScreen(state, top, chosenGlyphs(state)).rows;
  if (length === 0) return stepWithoutEffects(state);
  const selected = top.selected === 0 ? length - 1 : Math.min(top.selected, length - 1);
  const next = { ...top, selected, playing: true, ticket: top.ticket + 1 };
  return [withTopScreen(state, next), [replayWaitEffect(next)]];
}
