/** The journal: every entry, newest first, with the gauge before and after it. */
import { type Entry, matchEntrySubject } from '../../core/journal/journal.ts';
import { type EntryEffect, scoreEffectsOfEntries } from '../../core/journal/journal-effects.ts';
import type { CheckObservation, Day, Instant, Strategy } from '../../core/model/model.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { cutToWidth } from '../../text/cells.ts';
import {
  countWithNoun,
  dayText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { drawnLine, proseLine, tonedLine, type ViewLine } from '../../text/line.ts';
import { type ColumnSpec, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Effect,
  type Message,
  type State,
  typedFilter,
  withTopScreen,
} from '../../tui/state.ts';
import { FILTER_FORMS, rowPassesFilter } from '../../views/filter.ts';
import { scoreBarSpans } from '../../views/indicator-cells.ts';
import { entrySearchText, entrySummaryTexts } from './journal-words.ts';
import { type JournalScreen, REPLAY_SPEEDS } from './screen-state.ts';

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
export function journalRows(
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
      const target = id === undefined ? undefined : findIndicator(strategy, id)?.id;
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
  return matchEntrySubject<CheckObservation | undefined>(
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
export function journalListData(
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
        : `Nothing fits; ${actionKeyName(state, 'nav.back')} shows all.`;
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
    specs: cells < 70 ? FEW : COLUMNS,
    texts,
    targets: rows.map(({ target }) => target),
    foot: [
      screen.whole
        ? "The gauge before and after each entry, as of the day it was written, by today's rules."
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
      ? 'no gauge yet'
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
    drawnLine(cutToWidth(row.text, cells)),
    tonedLine(
      [{ text: `${scoreText(after, 1).padStart(5)} ` }, ...score, { text: ` ${band}` }],
      '',
    ),
    drawnLine(`entry ${number} of ${rows.length}, ${dayText(day)}   ${replay}`),
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
  filter: (_, screen) => ({
    text: screen.filter,
    label: `filter: ${FILTER_FORMS}`,
    by: (filter) => ({ ...screen, filter, selected: 0 }),
  }),
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
      { ...screen, filter: typedFilter(state) ?? screen.filter },
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
    day: dayOf(entry.recordedAt),
    before: undefined,
    after: undefined,
  });
  return (whole ? scoreEffectsOfEntries(strategy, entries, dayOf) : entries.map(none)).toReversed();
}

/** The day an entry was written, in the words of its instant. */
function dayOf(instant: Instant): Day {
  return instant.slice(0, 10);
}

/** Asks for the next step of a replay. */
export function replayWaitEffect({ speed, ticket }: JournalScreen): Effect {
  return { kind: 'wait', ms: 1000 / (REPLAY_SPEEDS[speed] ?? 1), ticket };
}
