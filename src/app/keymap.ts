/** Every key of the dashboard as data: footer, help, dispatcher and README read this one list. */
import { type Binding, LISTS, whyNot } from './binding.ts';
import { ASSESSMENT_KEYS, ASSESSMENT_LIST_KEYS } from './keymap/assessments.ts';
import { ATTENTION_KEYS } from './keymap/attention.ts';
import { BOARD_KEYS } from './keymap/board.ts';
import { CORRECT_KEYS } from './keymap/correct.ts';
import { EVENT_KEYS, EVENT_LIST_KEYS } from './keymap/events.ts';
import { EVERYWHERE } from './keymap/everywhere.ts';
import { findKeys } from './keymap/find.ts';
import { FLAG_KEYS } from './keymap/flags.ts';
import { FORM_KEYS } from './keymap/form.ts';
import { JOURNAL_KEYS, JOURNAL_LIST_KEYS } from './keymap/journal.ts';
import { MOVE } from './keymap/move.ts';
import { CONFIRM_KEYS, PROMPT_KEYS } from './keymap/prompt.ts';
import { RETRACT_KEYS } from './keymap/retract.ts';
import { SETTINGS_KEYS } from './keymap/settings.ts';
import { SHEET_KEYS } from './keymap/sheet.ts';
import { SOURCE_KEYS } from './keymap/source.ts';
import { TIME_KEYS } from './keymap/time.ts';
import { TRACK_KEYS } from './keymap/track.ts';
import { VIEW_KEYS } from './keymap/views.ts';
import { WHAT_IF_KEYS } from './keymap/what-if.ts';
import { type Keymap, keyName, keyOf, keysFor } from './own-keys.ts';
import { screenNames } from './places.ts';
import { FIELD_SCREENS } from './screen.ts';
import { type State, topOf } from './state.ts';

/** Every binding, in the order of footer and help. */
export const BINDINGS: readonly Binding[] = [
  ...BOARD_KEYS,
  ...ATTENTION_KEYS,
  ...TRACK_KEYS,
  ...SOURCE_KEYS,
  ...EVENT_KEYS,
  ...ASSESSMENT_KEYS,
  ...JOURNAL_KEYS,
  ...CORRECT_KEYS,
  ...RETRACT_KEYS,
  ...VIEW_KEYS,
  ...EVENT_LIST_KEYS,
  ...ASSESSMENT_LIST_KEYS,
  ...FLAG_KEYS,
  ...WHAT_IF_KEYS,
  ...TIME_KEYS,
  ...JOURNAL_LIST_KEYS,
  ...MOVE,
  ...SETTINGS_KEYS,
  ...EVERYWHERE,
  ...findKeys(() => BINDINGS),
  ...FORM_KEYS,
  ...CONFIRM_KEYS,
  ...SHEET_KEYS,
  ...PROMPT_KEYS,
];

/** What the keys of a person are checked against. */
export const KEYMAP: Keymap = { bindings: BINDINGS, fields: FIELD_SCREENS };

/** The binding of a key on the deciding screen; undefined: the key is free there. */
export function bindingOf(state: State, key: string): Binding | undefined {
  const { kind } = topOf(state);
  return BINDINGS.find(
    (binding) => binding.screens.includes(kind) && keysFor(state, binding).includes(key),
  );
}

/** The key of an action on the deciding screen, as it is written for people; undefined: it does not work there now. */
export function keyHere(state: State, id: string): string | undefined {
  const binding = BINDINGS.find((each) => each.id === id);
  return binding?.screens.includes(topOf(state).kind) === true &&
    whyNot(state, binding) === undefined
    ? keyOf(state, id)
    : undefined;
}

/** Where a key that is free on the deciding screen does something, or that it does nothing anywhere; undefined: something is typed or answered here. */
export function whereInstead(state: State, key: string): string | undefined {
  if (!LISTS.includes(topOf(state).kind)) return undefined;
  const elsewhere = BINDINGS.filter(
    (binding) => binding.group !== 'Move' && keysFor(state, binding).includes(key),
  ).flatMap(({ screens }) => screens.filter((kind) => LISTS.includes(kind)));
  return elsewhere.length === 0
    ? `${keyName(key)} is no key here; ${keyOf(state, 'app.help')} lists the keys.`
    : `${keyName(key)} does nothing here; it works on: ${screenNames([...new Set(elsewhere)])}.`;
}

/** What a morning begins with; the footer of the overview names it before anything else. */
const MORNING: readonly string[] = [
  'item.open',
  'reading.record',
  'alert.acknowledge',
  'item.explain',
  'time.jump',
];

/** What leads on from an event or an assessment, and records an event; named first wherever it works. */
const LEADING: readonly string[] = [
  'event.open',
  'event.add',
  'assessment.open',
  'assessment.board',
];

/** What the footer names: the bindings that work now on the deciding screen, those of its own first. */
export function footerBindings(state: State): readonly Binding[] {
  const { kind } = topOf(state);
  const named = BINDINGS.filter(
    (binding) =>
      binding.footer === true &&
      binding.screens.includes(kind) &&
      whyNot(state, binding) === undefined,
  );
  const leads = kind === 'overview' ? MORNING : LEADING;
  const first = named.filter(({ id }) => leads.includes(id));
  const own = named.filter(({ group }) => group === 'This screen');
  return [...new Set([...first, ...own, ...named])];
}
