/** What a score is computed by, on the frame of its explanation at every size. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { nodePlacesOf } from '../../src/core/model/tree.ts';
import { scoreTreeListData, treeRowIndex } from '../../src/features/explain/explain-tree.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { displayTextOfLinePart } from '../../src/text/line.ts';
import { fullScreenPanelSize } from '../../src/tui/layout.ts';
import { pushScreen, type ScreenTypes } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { openState } from './board.ts';

test.each([
  [60, 20],
  [80, 24],
  [120, 36],
])('every line that a score is computed by is there in full, at %ix%i', (columns, rows) => {
  const state = openState({ columns, rows });
  const letters = (text: string): string => text.replaceAll(/[\s┃]/g, '');
  const cut = Array.from(nodePlacesOf(state.board.strategy).values()).flatMap(
    ({ node: { id } }) => {
      const opened: ScreenTypes['explain'] = {
        kind: 'explain',
        id,
        tab: 0,
        selected: 0,
        lookback: 0,
      };
      const screen = { ...opened, selected: treeRowIndex(state.board, opened, id) };
      const { cells } = fullScreenPanelSize(state.size);
      const lines = scoreTreeListData(state, screen, cells, GLYPHS.block).lead?.(screen.selected);
      const frame = letters(
        renderToString(<Frame state={pushScreen(state, screen)} />, { columns }),
      );
      return (lines ?? []).flatMap((line) => {
        const text = displayTextOfLinePart(line);
        return line.isWhole !== true || frame.includes(letters(text)) ? [] : [`${id}: ${text}`];
      });
    },
  );
  expect(cut).toEqual([]);
});
