/** Parts of the overview that are lines: a track folded to one, and what needs attention most. */
import { Box } from 'ink';
import { cutPartsToWidth, fillToWidth, textWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import type { Span } from '../../text/tone.ts';
import { ClickArea } from '../../tui/ink/clicks.tsx';
import { Line, SpansRow, ViewLines } from '../../tui/ink/line.tsx';
import type { OverviewRows } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { type AttentionRow, attentionRowText } from '../../views/attention.ts';
import { effortText } from '../../views/gauge-and-tracks.ts';
import { scoreBar } from '../../views/indicator-cells.ts';
import { attentionPanel, boardPanels } from './panels.ts';
import { bottomOverviewScreen } from './screen-state.ts';
import { sinceLastVisitLines } from './since.ts';

interface TrackRowProps {
  readonly state: State;
  readonly glyphs: Glyphs;
  readonly at: number;
}

/** A track on one line, with a mark when it is the one unfolded below. */
export function TrackRow({ state, glyphs, at }: TrackRowProps) {
  const panels = boardPanels(state.board);
  const panel = panels[at];
  if (panel === undefined || panel.kind !== 'track') return null;
  const { view } = panel;
  // three cells hold a change of whole points; one below a point has a decimal
  const changes = panels.map((each) => (each.kind === 'track' ? textWidth(each.view.over30) : 0));
  const over30 = fillToWidth(view.over30, Math.max(3, ...changes), 'right');
  const { columns } = state.size;
  const mark = bottomOverviewScreen(state).panel === at ? glyphs.marker : ' ';
  const drawn = columns >= 80 ? ` ${scoreBar(view.score, columns >= 100 ? 12 : 8, glyphs)}` : '';
  const name = `${mark}${at + 1} ${fillToWidth(view.title, 16)} ${fillToWidth(view.scoreText, 3, 'right')}${drawn}`;
  const head = `${name} ${fillToWidth(view.interval, 8)} ${over30}${columns >= 80 ? ' in 30d ' : ' 30d'} `;
  const parts = [view.summary, effortText(view)].filter((part) => part !== '');
  const text = `${head}${cutPartsToWidth(parts.join(', '), columns - textWidth(head), ', ')}`;
  return (
    <ClickArea area={at}>
      <Line text={fillToWidth(text, columns)} tone={mark === ' ' ? 'plain' : 'focus'} />
    </ClickArea>
  );
}

/** The most pressing lines, where the panel itself is not in focus. */
export function AttentionLines({
  state,
  share,
}: {
  readonly state: State;
  readonly share: OverviewRows;
}) {
  const panel = attentionPanel(state);
  if (panel === undefined) return null;
  // a line that needs attention stands in any case
  const most = share.attention - (panel.rows.length > 0 ? 1 : 0);
  const since = sinceLastVisitLines(state, state.size.columns - 1).slice(0, Math.max(0, most));
  const visible = share.attention - since.length;
  const more = panel.rows.length - visible;
  const cells = state.size.columns - 2;
  const tail = more > 0 ? `${actionKeyName(state, 'panel.6')} shows ${more} more` : '';
  return (
    <Box flexDirection="column" height={share.attention}>
      <ClickArea area={boardPanels(state.board).length - 1} first={0}>
        {panel.rows.slice(0, visible).map((row, at) => (
          <SpansRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
            key={at}
            spans={[
              { text: ' ' },
              { text: row.word, tone: row.word },
              ...lineOf(row, at === visible - 1 ? tail : '', cells - textWidth(row.word)),
            ]}
          />
        ))}
      </ClickArea>
      <ViewLines lines={since} />
    </Box>
  );
}

/** A row in words, cut so that what stands at the end of the line is whole. */
function lineOf(row: AttentionRow, tail: string, cells: number): readonly Span[] {
  if (tail === '') return [{ text: ` ${cutPartsToWidth(attentionRowText(row), cells, ', ')}` }];
  const room = cells - textWidth(tail) - 2;
  return [
    { text: ` ${fillToWidth(cutPartsToWidth(attentionRowText(row), room, ', '), room)}  ` },
    { text: tail, tone: 'dim' },
  ];
}
