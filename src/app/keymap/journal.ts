/** The journal: what opens it, and its replay. */
import type { Entry } from '../../domain/journal.ts';
import { type EntryEffect, effectsOf } from '../../domain/journal-effects.ts';
import type { Day, Instant } from '../../domain/model.ts';
import { type Binding, clamp, still, VIEWS } from '../binding.ts';
import { listViewOf } from '../lists.ts';
import { glyphsOf } from '../looks.ts';
import { type JournalScreen, REPLAY_SPEEDS, type Screen, type ScreenKind } from '../screen.ts';
import { type Effect, push, type State, type Step, topOf, withTop } from '../state.ts';

const HERE: readonly ScreenKind[] = ['journal'];
const MIDDLE = 3;

export const JOURNAL_KEYS: readonly Binding[] = [
  {
    id: 'journal.open',
    keys: ['J'],
    label: 'journal',
    description: 'every entry of the journal, with its effect on the gauge',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: (state) =>
      topOf(state).kind === 'journal' ? 'You are there already.' : undefined,
    run: (state) => [push(state, CLOSED), [{ kind: 'journal' }]],
  },
  here(
    'journal.replay',
    [' '],
    'replay',
    'replay from here, or from the first entry; again stops',
    (state, top) =>
      top.playing ? still(withTop(state, { ...top, playing: false })) : started(state, top),
  ),
  here('journal.faster', ['+', '='], 'faster', 'replay faster', (state, top) =>
    still(withTop(state, { ...top, speed: clamp(top.speed + 1, REPLAY_SPEEDS.length) })),
  ),
  here('journal.slower', ['-'], 'slower', 'replay slower', (state, top) =>
    still(withTop(state, { ...top, speed: clamp(top.speed - 1, REPLAY_SPEEDS.length) })),
  ),
];

const CLOSED: JournalScreen = {
  kind: 'journal',
  selected: 0,
  filter: '',
  effects: undefined,
  whole: true,
  playing: false,
  ticket: 0,
  speed: MIDDLE,
};

function here(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, top: JournalScreen) => Step,
): Binding {
  return {
    id,
    keys,
    label,
    description,
    group: 'This screen',
    screens: HERE,
    footer: true,
    run: (state) => {
      const top = topOf(state);
      return top.kind === 'journal' ? run(state, top) : still(state);
    },
  };
}

function started(state: State, top: JournalScreen): Step {
  const { length } = listViewOf(state, top, glyphsOf(state)).rows;
  if (length === 0) return still(state);
  const selected = top.selected === 0 ? length - 1 : Math.min(top.selected, length - 1);
  const next = { ...top, selected, playing: true, ticket: top.ticket + 1 };
  return [withTop(state, next), [waiting(next)]];
}

function waiting({ speed, ticket }: JournalScreen): Effect {
  return { kind: 'wait', ms: 1000 / (REPLAY_SPEEDS[speed] ?? 1), ticket };
}

/** One entry on, when the tick belongs to the replay under way; the last entry ends it. */
export function ticked(state: State, ticket: number): Step {
  const top = topOf(state);
  if (top.kind !== 'journal' || !top.playing || top.ticket !== ticket) return still(state);
  const selected = Math.max(0, top.selected - 1);
  const next = { ...top, selected, playing: selected > 0 };
  return [withTop(state, next), next.playing ? [waiting(next)] : []];
}

/** The state with the journal read: its effects by today's rules, unless it is too long to be read from its first entry. */
export function withJournal(state: State, entries: readonly Entry[], whole: boolean): State {
  const none = (entry: Entry): EntryEffect => ({
    entry,
    day: dayOf(entry.recordedAt),
    before: undefined,
    after: undefined,
  });
  const effects = (
    whole ? effectsOf(state.present.strategy, entries, dayOf) : entries.map(none)
  ).toReversed();
  const layers = state.layers.map(
    (screen): Screen => (screen.kind === 'journal' ? { ...screen, effects, whole } : screen),
  );
  return { ...state, layers };
}

/** The day an entry was written, in the words of its instant. */
function dayOf(instant: Instant): Day {
  return instant.slice(0, 10);
}
