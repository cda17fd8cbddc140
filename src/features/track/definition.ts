/** A track as a screen. */

import { oneLine } from '../../text/format.ts';
import { clamp } from '../../tui/binding.ts';
import { focusOn } from '../../tui/focus.ts';
import type { ScreenDef } from '../../tui/state.ts';
import { trackFocus, trackSentences } from '../indicator/spoken-details.ts';
import type { TrackScreen } from '../screen-types.ts';
import { FILTER_FORMS } from './filter.ts';
import { linesShown, selectedInTrack } from './track-view.ts';

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
