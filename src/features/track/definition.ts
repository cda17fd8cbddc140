/** A track as a screen. */
import { isObjective } from '../../core/model/model.ts';
import { scoreText, terminalSafeOneLine } from '../../text/format.ts';
import { type Part, phraseLine, spacedLine } from '../../text/line.ts';
import { spokenWords } from '../../text/speech.ts';
import { clampListIndex } from '../../tui/binding.ts';
import { spokenPartFocus } from '../../tui/focus.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { ScreenDef, State } from '../../tui/state.ts';
import { FILTER_FORMS } from '../../views/filter.ts';
import { indicatorRow, trackViews } from '../../views/gauge-and-tracks.ts';
import { indicatorRowSentence, trackSentence } from '../board/spoken.ts';
import type { TrackScreen } from './screen-state.ts';
import {
  selectedTrackNodeId,
  shownTrackLines,
  trackFootLines,
  trackPositionText,
} from './track-view.ts';

export const TRACK_SCREEN: ScreenDef<TrackScreen> = {
  kind: 'track',
  sort: 'board',
  place: '',
  shows:
    'A track with all its indicators by objective: value, score, state, and beside it the selected one.',
  called: 'a track',
  crumb: ({ board }, { id }) => terminalSafeOneLine(board.card.nodes.get(id)?.node.title ?? id),
  node: ({ id }) => id,
  flagged: true,
  arrival: trackSentences,
  focus: (state, screen) => spokenPartFocus(trackFocus(state, screen)),
  moved: (state, screen, by) => ({
    ...screen,
    selected: clampListIndex(screen.selected + by, shownTrackLines(state, screen).length),
  }),
  filter: (_, screen) => ({
    text: screen.filter,
    label: `filter: ${FILTER_FORMS}`,
    by: (filter) => ({ ...screen, filter, selected: 0 }),
  }),
  selected: selectedTrackNodeId,
  scored: (state, screen) => selectedTrackNodeId(state, screen) ?? screen.id,
};

/** What is said on coming to a track. */
function trackSentences(state: State, screen: TrackScreen): readonly string[] {
  const at = trackViews(state.board).findIndex(({ id }) => id === screen.id);
  const view = trackViews(state.board)[at];
  if (view === undefined) return ['This track is no longer in the strategy.'];
  return [
    trackSentence(state.board, view, at, false),
    spokenWords(spacedLine(trackFootLines(state, screen, screen.filter))),
  ];
}

/** The selected line of a track: an indicator, or an objective with its score. */
function trackFocus(state: State, screen: TrackScreen): Part {
  const lines = shownTrackLines(state, screen);
  const line = lines[Math.min(screen.selected, lines.length - 1)];
  if (line === undefined)
    return `Nothing fits the filter; ${actionKeyName(state, 'nav.back')} shows everything again.`;
  const score = isObjective(line) ? state.board.card.nodes.get(line.branch.id)?.score : 0;
  const text = isObjective(line)
    ? phraseLine`${terminalSafeOneLine(line.branch.title)}, score ${scoreText(score)}`
    : indicatorRowSentence(indicatorRow(state.board, line.leaf));
  return phraseLine`${trackPositionText(lines, screen.selected)}: ${text}`;
}
