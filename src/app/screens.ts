/** Every screen and every key of the program: the one place that names them all. */

import { registryOf } from '../tui/registry.ts';
import type { Binding, ScreenDef } from '../tui/state.ts';
import { ASSESSMENT_KEYS, ASSESSMENT_LIST_KEYS } from './keymap/assessments.ts';
import { ATTENTION_KEYS } from './keymap/attention.ts';
import { BOARD_KEYS } from './keymap/board.ts';
import { CORRECT_KEYS } from './keymap/correct.ts';
import { EVENT_KEYS, EVENT_LIST_KEYS } from './keymap/events.ts';
import { EVERYWHERE } from './keymap/everywhere.ts';
import { FIND_KEYS } from './keymap/find.ts';
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
import { ASSESSMENT_SCREEN } from './lists/assessment.ts';
import { ASSESS_SCREEN } from './lists/assessments.ts';
import { EVENT_SCREEN } from './lists/event.ts';
import { EVENTS_SCREEN } from './lists/events.ts';
import { EXPLAIN_SCREEN } from './lists/explain.ts';
import { HOW_SURE_SCREEN } from './lists/how-sure.ts';
import { JOURNAL_SCREEN } from './lists/journal.ts';
import { MECHANISM_SCREEN } from './lists/mechanism.ts';
import { REVISION_SCREEN } from './lists/revision.ts';
import { TWO_DAYS_SCREEN } from './lists/two-days.ts';
import { WHAT_IF_SCREEN } from './lists/what-if.ts';
import { HELP_SCREEN, PALETTE_SCREEN } from './screens/find.ts';
import { FORM_SCREEN } from './screens/form.ts';
import { INDICATOR_SCREEN } from './screens/indicator.ts';
import { OVERVIEW_SCREEN } from './screens/overview.ts';
import { CONFIRM_SCREEN, PROMPT_SCREEN } from './screens/prompt.ts';
import { RETRACT_SCREEN } from './screens/retract.ts';
import { SETTINGS_SCREEN } from './screens/settings.ts';
import { SHEET_SCREEN } from './screens/sheet.ts';
import { TRACK_SCREEN } from './screens/track.ts';
import { WALKED_SCREEN } from './screens/walked.ts';

/** The screens, in the order in which they are named where a key works. */
export const SCREENS: readonly ScreenDef[] = [
  OVERVIEW_SCREEN,
  TRACK_SCREEN,
  INDICATOR_SCREEN,
  EXPLAIN_SCREEN,
  HOW_SURE_SCREEN,
  MECHANISM_SCREEN,
  WHAT_IF_SCREEN,
  TWO_DAYS_SCREEN,
  REVISION_SCREEN,
  EVENTS_SCREEN,
  EVENT_SCREEN,
  ASSESS_SCREEN,
  ASSESSMENT_SCREEN,
  JOURNAL_SCREEN,
  WALKED_SCREEN,
  SETTINGS_SCREEN,
  FORM_SCREEN,
  SHEET_SCREEN,
  PROMPT_SCREEN,
  HELP_SCREEN,
  PALETTE_SCREEN,
  CONFIRM_SCREEN,
  RETRACT_SCREEN,
];

/** Every key, in the order of footer and help. */
export const KEYS: readonly Binding[] = [
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
  ...FIND_KEYS,
  ...FORM_KEYS,
  ...CONFIRM_KEYS,
  ...SHEET_KEYS,
  ...PROMPT_KEYS,
];

/** What the program is made of. */
export const REGISTRY = registryOf(SCREENS, KEYS);
