/** Keys of the overview and of other screens: opening what is selected, acknowledging an alert, moving within a list, to a panel, back. */

import { type OtherFile, TWO_FILES } from '../../core/journal/journal-port.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { goToViewStep } from '../../tui/as-of.ts';
import {
  LISTS,
  moveBinding,
  selectedNodeId,
  stepWithoutEffects,
  topScreenFilterText,
  topScreenIfOfKind,
  VIEWS,
  whyNothingOpensSentence,
  withTopScreenSelectionMoved,
  writeStep,
} from '../../tui/binding.ts';
import { withUppermostListFiltered } from '../../tui/filtering.ts';
import { fullScreenPageMoveRowCount } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  isViewOfToday,
  popScreen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
} from '../../tui/state.ts';
import {
  type AttentionRow,
  canAttentionRowBeAcknowledged,
  findAcknowledgementOfAlert,
} from '../../views/attention.ts';
import { openSubjectOfAttentionRowStep, shownAlert } from '../alerts/alert-screen.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { withOverviewFocusedOnPanel } from './overview-screen.ts';
import { attentionPanelIndex, selectedAttention, verdictPanelIndex } from './panels.ts';

export const BOARD_KEYS: readonly Binding[] = [
  {
    id: 'item.open',
    keys: ['Enter'],
    label: 'open',
    description:
      "open what is selected: an indicator's readings, rule, source; an alert's rule and causes",
    group: 'This screen',
    screens: ['overview', 'track'],
    footer: true,
    whyDisabled: (state) =>
      selectedNodeId(state) === undefined
        ? whyNothingOpensSentence(state, 'a track, an indicator or an alert')
        : undefined,
    run: open,
  },
];

function open(state: State): Step {
  const top = topScreen(state);
  const row = selectedAttention(state);
  if (top.kind === 'overview' && row !== undefined)
    return openSubjectOfAttentionRowStep(state, row);
  const id = selectedNodeId(state);
  return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
}

export const ATTENTION_KEYS: readonly Binding[] = [
  {
    id: 'alert.acknowledge',
    keys: [' '],
    label: 'acknowledge',
    description: 'say that you have seen an alert; again takes it back',
    group: 'This screen',
    screens: ['overview', 'alert', 'revision'],
    writes: true,
    footer: true,
    whyDisabled: (state) => {
      if (selectedOtherFile(state) !== undefined) return undefined;
      const row = selectedAlertRow(state);
      if (row === undefined && topScreen(state).kind === 'alert')
        return 'This alert is not crossed on this day, so there is nothing to acknowledge.';
      if (row === undefined)
        return `No alert is selected; ${actionKeyName(state, 'panel.6')} goes to them.`;
      if (!canAttentionRowBeAcknowledged(row))
        return 'Only an alert, a watch or a rule that is not known is acknowledged; this line goes with a new reading, event or check.';
      const seen = findAcknowledgementOfAlert(row, state.acknowledgements);
      return seen === undefined || seen.author === state.author
        ? undefined
        : `${terminalSafeOneLine(seen.author)} has seen it; nobody else takes that back.`;
    },
    run: (state) => {
      const other = selectedOtherFile(state);
      if (other !== undefined) return settled(state, other);
      const row = selectedAlertRow(state);
      if (row === undefined || !canAttentionRowBeAcknowledged(row))
        return stepWithoutEffects(state);
      const seen = findAcknowledgementOfAlert(row, state.acknowledgements) !== undefined;
      const { tripwire, since } = row;
      const kind = seen ? 'unacknowledge' : 'acknowledge';
      const text = seen
        ? 'Not acknowledged any more'
        : `Acknowledged; ${actionKeyName(state, 'alert.acknowledge')} takes it back`;
      return writeStep(state, { kind, tripwire, since }, { text });
    },
  },
];

/** The alert that is looked at, else the selected line of "needs attention"; undefined: none. */
function selectedAlertRow(state: State): AttentionRow | undefined {
  const alert = topScreenIfOfKind(state, 'alert');
  return alert === undefined ? selectedAttention(state) : shownAlert(state, alert)?.row;
}

/** The other strategy file that is looked at, or that the selected line is about; undefined: none. */
function selectedOtherFile(state: State): OtherFile | undefined {
  const top = topScreen(state);
  return top.kind === 'revision' ? top.other : selectedAlertRow(state)?.other;
}

/** Nothing more is said of the two files as they are, and their screen is left. */
function settled(state: State, { pair: since }: OtherFile): Step {
  const text = 'Acknowledged; it is said again when one of the two files changes';
  const left = topScreen(state).kind === 'revision' ? popScreen(state) : state;
  return writeStep(left, { kind: 'acknowledge', tripwire: TWO_FILES, since }, { text });
}

/** Within a list. */
export const ROW_KEYS: readonly Binding[] = [
  moveBinding('nav.down', ['j', 'Down'], 'one row down', LISTS, (state) =>
    withTopScreenSelectionMoved(state, 1),
  ),
  moveBinding('nav.up', ['k', 'Up'], 'one row up', LISTS, (state) =>
    withTopScreenSelectionMoved(state, -1),
  ),
  moveBinding('nav.first', ['g', 'Home'], 'first row', LISTS, (state) =>
    withTopScreenSelectionMoved(state, -Infinity),
  ),
  moveBinding('nav.last', ['G', 'End'], 'last row', LISTS, (state) =>
    withTopScreenSelectionMoved(state, Infinity),
  ),
  moveBinding('nav.pageDown', ['PgDn', '^D'], 'a page down', LISTS, (state) =>
    withTopScreenSelectionMoved(state, fullScreenPageMoveRowCount(state.size)),
  ),
  moveBinding('nav.pageUp', ['PgUp', '^U'], 'a page up', LISTS, (state) =>
    withTopScreenSelectionMoved(state, -fullScreenPageMoveRowCount(state.size)),
  ),
];

/** The overview, its panels by their digits, and the way back. */
export const GO_KEYS: readonly Binding[] = [
  moveBinding(
    'panel.home',
    ['0'],
    'the overview, from anywhere; there the answer',
    VIEWS,
    (state) =>
      state.layers.length > 1
        ? { ...state, layers: state.layers.slice(0, 1) }
        : withOverviewFocusedOnPanel(state, verdictPanelIndex(state.board)),
  ),
  ...['1', '2', '3', '4', '5'].map((key, at) => ({
    ...moveBinding(
      `panel.${key}`,
      [key],
      `the track numbered ${key} on the board`,
      VIEWS,
      (state) => withOverviewFocusedOnPanel(state, at),
    ),
    whyDisabled: noPanel(at),
  })),
  {
    ...moveBinding(
      'panel.6',
      ['6'],
      'needs attention: alerts of what is asked about first, what to do, watches, then what is late',
      VIEWS,
      (state) => withOverviewFocusedOnPanel(state, attentionPanelIndex(state.board)),
    ),
    also: 'oldest stalest',
  },
  {
    id: 'nav.back',
    keys: ['Esc'],
    label: 'back',
    labelNow(state) {
      const top = topScreen(state);
      return topScreenFilterText(state) === ''
        ? screenDefinitionOf(state, top).leavingLabel?.(state, top)
        : undefined;
    },
    description:
      'show what a filter hid, else make one row of what was taken apart, else close what is on top; never quits',
    group: 'Move',
    screens: LISTS,
    footer: true,
    run: (state) =>
      topScreenFilterText(state) === ''
        ? left(state)
        : stepWithoutEffects(withUppermostListFiltered(state, '')),
    whyDisabled: (state) =>
      state.layers.length > 1 || topScreenFilterText(state) !== ''
        ? undefined
        : `This is the bottom; ${isViewOfToday(state) ? '' : `${actionKeyName(state, 'time.live')} returns to today, `}${actionKeyName(state, 'app.quit')} quits.`,
  },
];

/** The screen on top closed; one that was opened as of the day of an event gives back what was looked at before. */
function left(state: State): Step {
  const top = topScreen(state);
  const below = popScreen(state);
  const def = screenDefinitionOf(state, top);
  if (def.leaving !== undefined) return def.leaving(state, top);
  const before = def.before?.(top);
  return before === undefined ? stepWithoutEffects(below) : goToViewStep(below, before);
}

/** Why there is no track at `at`, index from 0; undefined: there is one. */
function noPanel(at: number): (state: State) => string | undefined {
  return (state) => {
    const tracks = attentionPanelIndex(state.board);
    return at < tracks ? undefined : `This strategy has ${countWithNoun(tracks, 'track')}.`;
  };
}
