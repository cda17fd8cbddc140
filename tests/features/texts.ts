/** What views show, their lines as texts. */

import type { Glyphs } from '../../src/text/glyphs.ts';
import { displayTextOfLinePart, type ViewLine } from '../../src/text/line.ts';
import { type ListData, layOutListView } from '../../src/tui/list-view.ts';
import { laidOutListOfScreen } from '../../src/tui/lists.ts';
import type { Screen, State } from '../../src/tui/state.ts';

export const textsOf = (lines: readonly ViewLine[]): readonly string[] =>
  lines.map(displayTextOfLinePart);

type View = ReturnType<typeof laidOutListOfScreen>;

const withTexts = ({ head, foot, lead, ...view }: View) => ({
  ...view,
  rows: view.rows.slice(),
  head: textsOf(head),
  foot: textsOf(foot),
  lead: lead && ((selected: number) => textsOf(lead(selected))),
});

/** A list as its screen shows it. */
export const listShown = (state: State, screen: Screen, glyphs: Glyphs) =>
  withTexts(laidOutListOfScreen(state, screen, glyphs));

/** A list as it is shown in a width. */
export const listIn = (data: ListData, cells: number) => withTexts(layOutListView(data, cells));
