/** Every screen and every key of the program: the one place that names them all. */

import { CONFIRM_KEYS, PROMPT_KEYS } from '../tui/prompt-keys.ts';
import { CONFIRM_SCREEN, PROMPT_SCREEN } from '../tui/prompt-screens.ts';
import { buildRegistry } from '../tui/registry.ts';
import type { Binding, ScreenDef } from '../tui/state.ts';
import { ALERT_KEYS, ALERT_SCREEN } from './alerts/alert-list.ts';
import { COMPARE_SCREEN } from './as-of/compare-list.ts';
import { TIME_KEYS } from './as-of/keys.ts';
import { ASSESSMENT_SCREEN } from './assessments/assessment-screen.ts';
import { ASSESS_SCREEN } from './assessments/assessments-list.ts';
import { ASSESSMENT_KEYS, ASSESSMENT_LIST_KEYS } from './assessments/keys.ts';
import { ATTENTION_KEYS } from './board/attention-keys.ts';
import { OVERVIEW_SCREEN } from './board/definition.ts';
import { BOARD_KEYS } from './board/keys.ts';
import { MOVE } from './board/move-keys.ts';
import { EVENT_SCREEN } from './events/event-screen.ts';
import { EVENTS_SCREEN } from './events/events-list.ts';
import { EVENT_KEYS, EVENT_LIST_KEYS } from './events/keys.ts';
import { EXPLAIN_SCREEN, VIEW_KEYS } from './explain/explain-list.ts';
import { FIND_KEYS, HELP_SCREEN, PALETTE_SCREEN } from './help/find-screens.ts';
import { INBOX_SCREEN } from './inbox/inbox-list.ts';
import { INBOX_KEYS, INBOX_OPEN_KEYS } from './inbox/keys.ts';
import { PROPOSAL_FORM_KEYS } from './inbox/proposal-forms.ts';
import { TOGETHER_SCREEN } from './inbox/together-list.ts';
import { FLAG_KEYS, INDICATOR_SCREEN, SOURCE_KEYS } from './indicator/indicator-screen.ts';
import {
  JOURNAL_KEYS,
  JOURNAL_LIST_KEYS,
  JOURNAL_SCREEN,
  UNDO_KEYS,
} from './journal/journal-list.ts';
import { MECHANISM_SCREEN } from './mechanism/mechanism-list.ts';
import { EVERYWHERE, RELOAD_KEYS, TAB_KEYS } from './program/keys.ts';
import { POINTING_SCREEN } from './recipes/pointing-screen.ts';
import { BATCH_DONE_SCREEN } from './record/batch-definition.ts';
import { FORM_SCREEN } from './record/form-definition.ts';
import { FORM_KEYS } from './record/form-keys.ts';
import { CORRECT_KEYS, RECORD_KEYS } from './record/keys.ts';
import { RETRACT_SCREEN } from './record/retract-definition.ts';
import { RETRACT_KEYS } from './record/retract-keys.ts';
import { SETTINGS_KEYS, SETTINGS_SCREEN } from './settings/settings-screen.ts';
import { SHEET_KEYS, SHEET_SCREEN } from './sheet/sheet-screen.ts';
import { ANSWER_SCREEN } from './shell/answer-list.ts';
import { COLLECT_KEYS, COMMAND_SCREEN } from './shell/command-screen.ts';
import { REVISION_SCREEN } from './strategies/revision-list.ts';
import { TRACK_KEYS, TRACK_SCREEN } from './track/track-screen.ts';
import { UNCERTAINTY_SCREEN } from './uncertainty/uncertainty-list.ts';
import { WHAT_IF_KEYS, WHAT_IF_SCREEN } from './what-if/what-if-list.ts';

/** The screens, in the order in which they are named where a key works. */
export const SCREENS: readonly ScreenDef[] = [
  OVERVIEW_SCREEN,
  TRACK_SCREEN,
  INDICATOR_SCREEN,
  ALERT_SCREEN,
  EXPLAIN_SCREEN,
  UNCERTAINTY_SCREEN,
  MECHANISM_SCREEN,
  WHAT_IF_SCREEN,
  COMPARE_SCREEN,
  REVISION_SCREEN,
  EVENTS_SCREEN,
  EVENT_SCREEN,
  ASSESS_SCREEN,
  ASSESSMENT_SCREEN,
  JOURNAL_SCREEN,
  INBOX_SCREEN,
  TOGETHER_SCREEN,
  POINTING_SCREEN,
  BATCH_DONE_SCREEN,
  SETTINGS_SCREEN,
  FORM_SCREEN,
  SHEET_SCREEN,
  COMMAND_SCREEN,
  ANSWER_SCREEN,
  PROMPT_SCREEN,
  HELP_SCREEN,
  PALETTE_SCREEN,
  CONFIRM_SCREEN,
  RETRACT_SCREEN,
];

/** Every key, in the order of footer and help. */
export const KEYS: readonly Binding[] = [
  ...BOARD_KEYS,
  ...RECORD_KEYS,
  ...TAB_KEYS,
  ...UNDO_KEYS,
  ...RELOAD_KEYS,
  ...ATTENTION_KEYS,
  ...ALERT_KEYS,
  ...INBOX_KEYS,
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
  ...INBOX_OPEN_KEYS,
  ...COLLECT_KEYS,
  ...MOVE,
  ...SETTINGS_KEYS,
  ...EVERYWHERE,
  ...FIND_KEYS,
  ...PROPOSAL_FORM_KEYS,
  ...FORM_KEYS,
  ...CONFIRM_KEYS,
  ...SHEET_KEYS,
  ...PROMPT_KEYS,
];

/** What the program is made of. */
export const REGISTRY = buildRegistry(SCREENS, KEYS);
