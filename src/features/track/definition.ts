/** A track as a screen. */
import { isObjective } from '../../core/model/model.ts';
import { oneLine, scoreText } from '../../text/format.ts';
import { type Part, phrase, spaced } from '../../text/line.ts';
import { inWords } from '../../text/speech.ts';
import { clamp } from '../../tui/binding.ts';
import { focusOn } from '../../tui/focus.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { ScreenDef, State } from '../../tui/state.ts';
import { FILTER_FORMS } from '../../views/filter.ts';
import { indicatorRow, trackViews } from '../../views/gauge-and-tracks.ts';
import { rowSentence, trackSentence } from '../board/spoken.ts';
import type { TrackScreen } from './screen-state.ts';
import { lineNumber, linesShown, selectedInTrack, trackFoot } from './track-view.ts';

export const TRACK_SCREEN: ScreenDef<TrackScreen> = {
  kind: 'track',
  sort: 'board',
  place: '',
  called: 'a track',
  crumb: ({ board }, { id }) => oneLine(board.card.nodes.get(id)?.node.title ?? id),
  node: ({ id }) => id,
  flagged: true,
  arrival: trackSentences,
  focus: (state, screen) => focusOn(trackFocus(state, screen)),
  moved: (state, screen, by) => ({
    ...screen,
    selected: clamp(screen.selected + by, linesShown(state, screen).length),
  }),
  filter: (_, screen) => ({
    text: screen.filter,
    label: `filter: ${FILTER_FORMS}`,
    by: (filter) => ({ ...screen, filter, selected: 0 }),
  }),
  selected: selectedInTrack,
  scored: (state, screen) => selectedInTrack(state, screen) ?? screen.id,
};

/** What is said on coming to a track. */
function trackSentences(state: State, screen: TrackScreen): readonly string[] {
  const at = trackViews(state.board).findIndex(({ id }) => id === screen.id);
  const view = trackViews(state.board)[at];
  if (view === undefined) return ['This track is no longer in the strategy.'];
  return [
    trackSentence(state.board, view, at, false),
    inWords(spaced(trackFoot(state, screen, screen.filter))),
  ];
}

/** The selected line of a track: an indicator, or an objective with its score. */
function trackFocus(state: State, screen: TrackScreen): Part {
  const lines = linesShown(state, screen);
  const line = lines[Math.min(screen.selected, lines.length - 1)];
  if (line === undefined)
    return `Nothing fits the filter; ${keyOf(state, 'nav.back')} shows everything again.`;
  const score = isObjective(line) ? state.board.card.nodes.get(line.branch.id)?.score : 0;
  const text = isObjective(line)
    ? phrase`${oneLine(line.branch.title)}, score ${scoreText(score)}`
    : rowSentence(indicatorRow(state.board, line.leaf));
  return phrase`${lineNumber(lines, screen.selected)}: ${text}`;
}
