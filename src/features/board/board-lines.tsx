/** Parts of the overview that are lines: tracks folded to one, and what needs attention most. */
import { Box } from 'ink';
import { cutOrPadToWidth, fittingPartsText, textWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { fitSpansToWidth, type Span, scoreTone } from '../../text/tone.ts';
import { ClickArea } from '../../tui/ink/clicks.tsx';
import { SpansRow, ViewLines } from '../../tui/ink/line.tsx';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import {
  type AttentionRow,
  attentionCodePrefixText,
  attentionRowLabel,
  attentionTextFittedToWidth,
  shownAttentionStretches,
} from '../../views/attention.ts';
import type { TrackView } from '../../views/gauge-and-tracks.ts';
import { scoreBarSpans } from '../../views/indicator-cells.ts';
import { waitingSinceVisitAndComingLines } from './board-panel.tsx';
import { attentionPanel, attentionPanelIndex, boardPanels } from './panels.ts';

interface FoldedProps {
  readonly state: State;
  readonly glyphs: Glyphs;
  /** Which panels, by their places from 0. */
  readonly indexes: readonly number[];
  /** Cells of all of them together, ≥ 0. */
  readonly columns: number;
}

/** Tracks beside one another on one line, each with its number, score, interval, change and what needs attention in it. */
export function FoldedTracksRow({ state, glyphs, indexes, columns }: FoldedProps) {
  const panels = boardPanels(state.board);
  const each = Math.floor(columns / Math.max(1, indexes.length));
  return (
    <Box>
      {indexes.map((at) => {
        const panel = panels[at];
        return panel?.kind !== 'track' ? null : (
          <ClickArea key={at} area={at}>
            <SpansRow spans={foldedSpans(panel.view, at, each, glyphs)} />
          </ClickArea>
        );
      })}
    </Box>
  );
}

/** A folded track in so many cells; `at` is the index of its panel, from 0. */
function foldedSpans(view: TrackView, at: number, cells: number, glyphs: Glyphs): readonly Span[] {
  const name = `  ${at + 1} ${view.title} `;
  const score = `${view.scoreText} (${view.interval}) `;
  const room = cells - textWidth(name + score) - FOLDED_BAR - 2;
  const rest = fittingPartsText([`${view.over30} in 30d`, ...view.summary], room, ', ');
  return [
    { text: name },
    { text: score, tone: scoreTone(view.score) },
    ...scoreBarSpans(view.score, FOLDED_BAR, glyphs),
    { text: cutOrPadToWidth(` ${rest}`, room + 1) },
  ];
}

/** Cells of the bar of a folded track. */
const FOLDED_BAR = 8;

/** The most pressing lines, where the panel itself is not in focus; what is new and what comes next below them. */
export function AttentionLines({ state, rows }: { readonly state: State; readonly rows: number }) {
  const panel = attentionPanel(state);
  if (panel === undefined || rows === 0) return null;
  const cells = state.size.columns - 2;
  // an alert and what is worth doing stand in any case
  const most = rows - Math.min(LEAST_ATTENTION, panel.rows.length);
  const foot = waitingSinceVisitAndComingLines(state, cells, LABEL + 1).slice(0, Math.max(0, most));
  const shown = rows - foot.length;
  const more = panel.rows.length - shown;
  const tail = more > 0 ? `${actionKeyName(state, 'panel.6')} shows ${more} more` : '';
  const stretches = shownAttentionStretches(panel.rows, shown);
  const last = stretches.at(-1)?.rows.at(-1);
  return (
    <Box flexDirection="column" height={rows}>
      {stretches.map(({ first, rows: of }) => (
        <ClickArea key={first} area={attentionPanelIndex(state.board)} first={first}>
          {of.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
            <SpansRow key={at} spans={attentionSpans(row, row === last ? tail : '', cells)} />
          ))}
        </ClickArea>
      ))}
      <ViewLines lines={foot} />
    </Box>
  );
}

/** Lines that need attention which stand before what is new and what comes next. */
const LEAST_ATTENTION = 2;

/** Cells of the longest label of what is most pressing. */
const LABEL = 7;

/** Cells that a text has in the narrowest framed panel: no narrower window says more. */
const FRAMED = 103;

/** A row in words; how many more there are stands behind it where that costs none of them. */
function attentionSpans(row: AttentionRow, tail: string, cells: number): readonly Span[] {
  const label = attentionRowLabel(row);
  const code = attentionCodePrefixText(row);
  const whole = Math.min(cells - LABEL - textWidth(code), FRAMED);
  const beside = whole - (tail === '' ? 0 : textWidth(tail) + 2);
  const fits = textWidth(row.shorter?.at(-1) ?? row.undated) <= beside;
  const room = fits ? beside : whole;
  const text = attentionTextFittedToWidth(row, room, true);
  return [
    { text: ' ' },
    ...fitSpansToWidth(
      typeof label === 'string' ? [{ text: label, tone: row.word }] : (label.spans ?? []),
      LABEL,
    ),
    { text: ` ${code}${fits ? cutOrPadToWidth(text, room) : text}` },
    ...(fits && tail !== '' ? [{ text: `  ${tail}`, tone: 'dim' as const }] : []),
  ];
}
