/** Every screen and every key of the program: the one place that names them all. */
import { CONFIRM_KEYS, CONFIRM_SCREEN } from '../tui/confirm-screen.ts';
import { PROMPT_KEYS, PROMPT_SCREEN } from '../tui/prompt-screen.ts';
import { buildRegistry } from '../tui/registry.ts';
import type { Binding, ScreenDef } from '../tui/state.ts';
import { ALERT_KEYS, ALERT_SCREEN } from './alerts/alert-screen.ts';
import { COMPARE_SCREEN } from './as-of/compare-screen.ts';
import { TIME_KEYS } from './as-of/keys.ts';
import { ASSESSMENT_KEYS, ASSESSMENT_SCREEN } from './assessments/assessment-screen.ts';
import { ASSESSMENTS_KEYS, ASSESSMENTS_SCREEN } from './assessments/assessments-screen.ts';
import { ASSESS_KEYS } from './assessments/keys.ts';
import { ATTENTION_KEYS, BOARD_KEYS, GO_KEYS, ROW_KEYS } from './board/keys.ts';
import { OVERVIEW_SCREEN, PANEL_KEYS } from './board/overview-screen.ts';
import { EVENT_KEYS, EVENT_SCREEN } from './events/event-screen.ts';
import { EVENTS_KEYS, EVENTS_ORDER_KEYS, EVENTS_SCREEN } from './events/events-screen.ts';
import { ANY_EVENT_KEYS, EVENT_LIST_KEYS } from './events/keys.ts';
import { EXPLAIN_KEYS, EXPLAIN_SCREEN } from './explain/explain-screen.ts';
import { EXPLAIN_OPEN_KEYS, EXPLAIN_ROW_KEYS } from './explain/keys.ts';
import { HELP_SCREEN } from './help/help-screen.ts';
import { FIND_KEYS, FIND_OPEN_KEYS } from './help/keys.ts';
import { PALETTE_KEYS, PALETTE_SCREEN } from './help/palette-screen.ts';
import { INBOX_KEYS, INBOX_SCREEN } from './inbox/inbox-screen.ts';
import { INBOX_OPEN_KEYS, PROPOSAL_FORM_KEYS, PROPOSAL_SOURCE_KEYS } from './inbox/keys.ts';
import { TOGETHER_KEYS, TOGETHER_SCREEN } from './inbox/together-screen.ts';
import { FLAG_KEYS, INDICATOR_KEYS, INDICATOR_SCREEN } from './indicator/indicator-screen.ts';
import { EVENT_STEP_KEYS, SOURCE_KEYS } from './indicator/keys.ts';
import { JOURNAL_KEYS, JOURNAL_SCREEN } from './journal/journal-screen.ts';
import { JOURNAL_OPEN_KEYS, UNDO_KEYS } from './journal/keys.ts';
import { MECHANISM_OPEN_KEYS } from './mechanism/keys.ts';
import { MECHANISM_SCREEN } from './mechanism/mechanism-screen.ts';
import { EVERYWHERE_KEYS, FILTER_KEYS, RELOAD_KEYS, TAB_KEYS } from './program/keys.ts';
import { POINTING_SCREEN } from './recipes/pointing-screen.ts';
import { BATCH_DONE_KEYS, BATCH_DONE_SCREEN } from './record/batch-done-screen.ts';
import { BATCH_FORM_KEYS, FORM_KEYS, FORM_SCREEN } from './record/form-screen.ts';
import { CORRECT_KEYS, RECORD_KEYS } from './record/keys.ts';
import { LATE_KEYS, LATE_SCREEN } from './record/late-screen.ts';
import { RETRACT_KEYS, RETRACT_SCREEN } from './record/retract-screen.ts';
import { SETTINGS_OPEN_KEYS } from './settings/keys.ts';
import { SETTINGS_KEYS, SETTINGS_SCREEN } from './settings/settings-screen.ts';
import { SHEET_KEYS, SHEET_SCREEN } from './sheet/sheet-screen.ts';
import { ANSWER_SCREEN } from './shell/answer-screen.ts';
import { COMMAND_SCREEN } from './shell/command-screen.ts';
import { COLLECT_KEYS } from './shell/keys.ts';
import { REVISION_SCREEN } from './strategies/revision-screen.ts';
import { TRACK_OPEN_KEYS } from './track/keys.ts';
import { TRACK_KEYS, TRACK_SCREEN } from './track/track-screen.ts';
import { UNCERTAINTY_OPEN_KEYS } from './uncertainty/keys.ts';
import { UNCERTAINTY_SCREEN } from './uncertainty/uncertainty-screen.ts';
import { WHAT_IF_OPEN_KEYS } from './what-if/keys.ts';
import { WHAT_IF_KEYS, WHAT_IF_SCREEN } from './what-if/what-if-screen.ts';

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
  ASSESSMENTS_SCREEN,
  ASSESSMENT_SCREEN,
  JOURNAL_SCREEN,
  INBOX_SCREEN,
  TOGETHER_SCREEN,
  POINTING_SCREEN,
  LATE_SCREEN,
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
  ...TOGETHER_KEYS,
  ...PROPOSAL_SOURCE_KEYS,
  ...LATE_KEYS,
  ...TRACK_OPEN_KEYS,
  ...FILTER_KEYS,
  ...TRACK_KEYS,
  ...INDICATOR_KEYS,
  ...SOURCE_KEYS,
  ...EVENTS_KEYS,
  ...EVENT_KEYS,
  ...ANY_EVENT_KEYS,
  ...EVENTS_ORDER_KEYS,
  ...ASSESSMENTS_KEYS,
  ...ASSESSMENT_KEYS,
  ...JOURNAL_KEYS,
  ...CORRECT_KEYS,
  ...BATCH_FORM_KEYS,
  ...BATCH_DONE_KEYS,
  ...RETRACT_KEYS,
  ...EXPLAIN_OPEN_KEYS,
  ...UNCERTAINTY_OPEN_KEYS,
  ...MECHANISM_OPEN_KEYS,
  ...EXPLAIN_ROW_KEYS,
  ...EXPLAIN_KEYS,
  ...EVENT_LIST_KEYS,
  ...ASSESS_KEYS,
  ...EVENT_STEP_KEYS,
  ...FLAG_KEYS,
  ...WHAT_IF_OPEN_KEYS,
  ...WHAT_IF_KEYS,
  ...TIME_KEYS,
  ...JOURNAL_OPEN_KEYS,
  ...INBOX_OPEN_KEYS,
  ...COLLECT_KEYS,
  ...ROW_KEYS,
  ...PANEL_KEYS,
  ...GO_KEYS,
  ...SETTINGS_KEYS,
  ...FIND_OPEN_KEYS,
  ...SETTINGS_OPEN_KEYS,
  ...EVERYWHERE_KEYS,
  ...PALETTE_KEYS,
  ...FIND_KEYS,
  ...PROPOSAL_FORM_KEYS,
  ...FORM_KEYS,
  ...CONFIRM_KEYS,
  ...SHEET_KEYS,
  ...PROMPT_KEYS,
];

/** What the program is made of. */
export const REGISTRY = buildRegistry(SCREENS, KEYS);
