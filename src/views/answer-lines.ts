/** The verdict, the two ends of the headline link and the index on one scale, and the chain, as lines of a width. */
import { firstBandWithRequirements } from '../core/analysis/verdict.ts';
import { memoizePerObject } from '../core/model/memoize.ts';
import { CROSSED_WORDS } from '../core/model/states.ts';
import { type Board, headlineCauseAndEffectMoves } from '../core/scoring/board.ts';
import { cutOrPadToWidth, cutToWidth, textWidth, wrapTextToWidth } from '../text/cells.ts';
import {
  intervalText,
  monthText,
  scoreText,
  terminalSafeOneLine,
  withinErrorEndingText,
} from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { headingLine, lineOfSpans, proseLine, type ViewLine } from '../text/line.ts';
import { type Span, scoreTone } from '../text/tone.ts';
import {
  CHAIN_CELLS,
  CHAIN_HEADINGS,
  CHAIN_NOTE,
  type ChainRow,
  chainRows,
  chainScoreCell,
  NOT_MEASURED,
  type ScoreCell,
} from './chain.ts';
import {
  bandScaleSpans,
  intervalBarSpans,
  scoreBarSpans,
  sparklineSpans,
} from './indicator-cells.ts';
import { shortCauseAndEffectTitles } from './link-view.ts';
import { pastScores, pastScoresStartDay } from './past-scores.ts';
import { verdictView } from './verdict-sentences.ts';

/** A bar of the first page: an end of the headline link, or the index made of them. */
export interface AnswerBar extends ScoreCell {
  /** `Conduct`; `Index` of the root. */
  readonly name: string;
  /** The score that the band in question needs of it, 0…100; undefined: it asks nothing of it. */
  readonly needed: number | undefined;
}

/** Pressure, conduct and the index, or the index alone without a link. */
export const answerBars = memoizePerObject((board: Board): readonly AnswerBar[] => {
  const { root } = board.card;
  const asked = firstBandWithRequirements(board.strategy.bands);
  const neededOf = (id: string): number | undefined =>
    asked?.requires.find(({ node }) => node === id)?.atLeast;
  const ends = headlineCauseAndEffectMoves(board);
  const names = ends && shortCauseAndEffectTitles(ends);
  const above = ends === undefined ? [] : [ends.cause, ends.effect];
  return [
    ...above.map(({ node }, at) => ({
      ...chainScoreCell(board, node),
      name: names?.[at] ?? node.node.title,
      needed: neededOf(node.node.id),
    })),
    { ...chainScoreCell(board, root), name: 'Index', needed: asked?.from },
  ];
});

/** The verdict in at most so many lines, from 1, without end where all may be said: what it is, then as many of the sentences it rests on as there is room for, the longer form of one first. */
export function boardVerdictLines(
  board: Board,
  cells: number,
  most = Number.POSITIVE_INFINITY,
): readonly ViewLine[] {
  const verdict = verdictView(board);
  const { headlineShort, headlineWithReason, movement, since, sinceShort, recorded } = verdict;
  // where lines are counted the reason is said where it costs none, and so in no narrower terminal alone
  const isRoomy = most === Number.POSITIVE_INFINITY || textWidth(headlineWithReason) <= cells;
  const headline = isRoomy ? headlineWithReason : verdict.headline;
  // an answer that a line has room for stands in it alone
  const alone = [headlineShort, verdict.headlineShortest].find((text) => textWidth(text) <= cells);
  const isNarrow = alone !== undefined && alone !== headlineShort;
  const choices = [
    [headline, since, movement, recorded],
    [headline, sinceShort, movement, recorded],
    ...(isNarrow
      ? [[alone, verdict.sinceShortest, verdict.movementShort, verdict.recordedShort]]
      : []),
    [headlineShort, verdict.sinceShortest, verdict.movementShort, verdict.recordedShort],
    [headlineShort, verdict.sinceShortest, verdict.movementShort],
    [headline, sinceShort],
    [headlineShort, verdict.sinceShortest],
    [headline],
    [headlineShort],
  ].map(([first = '', ...texts]) => {
    const head = wrapTextToWidth(first, cells);
    // a verdict that goes on in a second line shares it with what it rests on
    const shared = head.length > 1 ? (head.at(-1) ?? '') : '';
    const said = [shared, ...texts].filter((each) => each !== undefined && each !== '').join(' ');
    return {
      shared,
      above: shared === '' ? head : head.slice(0, -1),
      rest: said === '' ? [] : wrapTextToWidth(said, cells),
    };
  });
  const { shared, above, rest } = choices.find(
    (each) => each.above.length + each.rest.length <= most,
  ) ?? { shared: '', above: wrapTextToWidth(headlineShort, cells), rest: [] };
  return [
    ...above.map(headingLine),
    ...rest
      .filter((text) => text !== '')
      .map((text, at) =>
        at === 0 && shared !== ''
          ? lineOfSpans([{ text: shared, tone: 'title' }, { text: text.slice(shared.length) }])
          : proseLine(text),
      ),
  ];
}

/** Cells from which a scale bears the names of its bands. */
const ROOMY = 100;

/** Cells from which a bar has a curve beside it, and those of a curve at the least and the most. */
const CURVED = 54;
const [LEAST_CURVE, MOST_CURVE] = [8, 24];

/** A line with a bar for each end of the headline link and one for the index, all of one length on one scale, beside each, where that is wanted, its curve since the strategy's start, these on one scale too, and below them the scale of the bars where there is room; `marked` is the index of the selected bar, from 0; any other number, or undefined: none is. */
export function linkAndGaugeBarLines(
  board: Board,
  cells: number,
  glyphs: Glyphs,
  marked?: number,
  isCurved = false,
): readonly ViewLine[] {
  const bars = answerBars(board);
  const widest = (of: (bar: AnswerBar) => string): number =>
    Math.max(...bars.map((bar) => textWidth(of(bar))));
  const [name, text, change] = [
    widest((bar) => bar.name),
    widest((bar) => bar.text),
    widest((bar) => bar.changeText),
  ];
  const days = Math.max(LEAST_CURVE, Math.min(MOST_CURVE, 2 * Math.floor(cells / 19)));
  const past = !isCurved || cells < CURVED ? [] : bars.map(({ id }) => pastScores(board, id, days));
  const curve = Math.max(0, ...past.map(({ length }) => length + 1));
  const room = Math.max(0, cells - name - text - change - curve - 4);
  const isScaled = cells >= ROOMY;
  const asked = firstBandWithRequirements(board.strategy.bands)?.from;
  const lines = bars.map((bar, at) =>
    lineOfSpans(
      [
        { text: at === marked ? glyphs.marker : ' ' },
        { text: `${cutOrPadToWidth(bar.name, name)} ` },
        { text: `${cutOrPadToWidth(bar.text, text)} `, tone: scoreTone(bar.score) },
        ...withMark(intervalBarSpans(bar, room, glyphs), bar.needed ?? asked, room, glyphs),
        {
          text: curve === 0 ? ` ${bar.changeText}` : ` ${cutOrPadToWidth(bar.changeText, change)} `,
        },
        ...sparklineSpans(past[at] ?? [], glyphs, past.flat()),
      ],
      verdictPanelBarSentence(bar),
    ),
  );
  const { start } = board.strategy;
  const hasChange = start !== undefined && start <= board.asOf;
  const since = `${hasChange ? ' change' : ''} since ${monthText(pastScoresStartDay(board))}`;
  const scale = bandScaleSpans(board.strategy.bands, room);
  const dim = (said: string): Span => ({ text: said, tone: 'dim' });
  // what the changes and the curves are since stands below them, without curves before the scale
  const before = dim(cutOrPadToWidth(curve === 0 && hasChange ? since : '', name + text + 3));
  const after = curve === 0 ? [] : [dim(cutToWidth(since, change + curve + 1))];
  return isScaled ? [...lines, lineOfSpans([before, ...scale, ...after], '')] : lines;
}

/** A bar of the verdict panel in words: its title and score, the change since the start, the score that is needed. */
export function verdictPanelBarSentence(bar: AnswerBar): string {
  const change =
    bar.changeText === ''
      ? ''
      : `, ${bar.changeText} since the start${withinErrorEndingText(bar.withinError)}`;
  const needed = bar.needed === undefined ? '' : `, needs ${bar.needed}`;
  return `${terminalSafeOneLine(bar.title)} ${scoreCellText(bar)}${change}${needed}`;
}

/** A score with its interval in words. */
function scoreCellText({ score, text }: ScoreCell): string {
  return score === undefined ? 'no score' : text;
}

/** A bar of `room` cells, ≥ 0, with a mark at a score, 0…100; undefined: without one. */
function withMark(
  spans: readonly Span[],
  score: number | undefined,
  room: number,
  glyphs: Glyphs,
): readonly Span[] {
  if (score === undefined || room === 0) return spans;
  const place = Math.min(room - 1, Math.round((score / 100) * room));
  const [before, rest] = splitSpans(spans, place);
  const [, after] = splitSpans(rest, textWidth(glyphs.needed));
  return [...before, { text: glyphs.needed, tone: 'title' }, ...after];
}

/** The spans of the first so many cells of a bar, and those behind. */
function splitSpans(
  spans: readonly Span[],
  cells: number,
): readonly [readonly Span[], readonly Span[]] {
  let room = cells;
  const parts = spans.map((span) => {
    const signs = Array.from(span.text);
    const inside = Math.min(room, signs.length);
    room -= inside;
    const [before, after] = [signs.slice(0, inside), signs.slice(inside)];
    return [
      { ...span, text: before.join('') },
      { ...span, text: after.join('') },
    ] as const;
  });
  const filled = ({ text }: Span): boolean => text !== '';
  return [
    parts.map(([before]) => before).filter(filled),
    parts.map(([, after]) => after).filter(filled),
  ];
}

/** Cells of a bar in the chain: none below the least. */
const LEAST_BAR = 5;
const MOST_BAR = 20;
const SCALE_NOTE = '100 = best';

/** The chain: a heading, then a row for each partner; `marked` is the index of the selected cell, row by row, from 0; any other number, or undefined: none is. */
export function causalChainLines(
  board: Board,
  cells: number,
  glyphs: Glyphs,
  marked?: number,
): readonly ViewLine[] {
  const rows = chainRows(board);
  if (rows.length === 0) return [];
  const all = rows.flatMap(causalChainRowCells).filter((cell) => cell !== undefined);
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(textWidth));
  const label = widest([SCALE_NOTE, ...rows.map(({ title }) => title)]);
  const [short, long] = [
    widest([NOT_MEASURED, ...all.map(({ text }) => text)]),
    widest([NOT_MEASURED, ...all.map(scoreWithChangeText)]),
  ];
  // an interval is shortened before the name of a partner is cut, and that before a score is
  const isShort = label + CHAIN_CELLS * (short + 3) > cells;
  const alerts = Math.max(...rows.map((row) => textWidth(alertCountText(row))));
  // a wider terminal names them in the panels of the tracks
  const isCounted = cells < ROOMY && label + CHAIN_CELLS * (short + 3) + alerts + 1 <= cells;
  const tail = isCounted && alerts > 0 ? alerts + 1 : 0;
  const each = Math.floor((cells - label - tail) / CHAIN_CELLS);
  const widths = Array.from({ length: CHAIN_CELLS }, (_, place) =>
    isShort
      ? widest([
          CHAIN_HEADINGS[place] ?? '',
          ...rows.map((row) => shortCellText(causalChainRowCells(row)[place])),
        ]) + 3
      : each,
  );
  const room = each - 3;
  const look: CellLook = {
    textOf: isShort ? shortCellText : long <= room ? scoreWithChangeText : ({ text }) => text,
    text: long,
    bar: room - long - 1 < LEAST_BAR ? 0 : Math.min(MOST_BAR, room - long - 1),
    widths,
    isFollowed: tail > 0,
    glyphs,
  };
  const isMarked = look.textOf === scoreWithChangeText && all.some(isBeyondError);
  const named = Math.min(label, cells - widths.reduce((sum, width) => sum + width, 0));
  const heading = columnHeadingChoices(board)
    .map((choices, at) => {
      const width = widths[at] ?? 0;
      const note = at === 0 && isMarked ? ` (${BEYOND} beyond error)` : '';
      const fits = (each: string): boolean => textWidth(each + note) <= width - 3;
      const text = `${choices.find(fits) ?? CHAIN_HEADINGS[at]}${note}`;
      return cutOrPadToWidth(`${at === 0 ? ' ' : glyphs.leadsTo} ${text}`, width);
    })
    .join('')
    .trimEnd();
  return [
    lineOfSpans(
      [{ text: `${cutOrPadToWidth(SCALE_NOTE, named)}${heading}`, tone: 'dim' }],
      `Chain, ${CHAIN_NOTE}`,
    ),
    ...rows.map((row, at) =>
      lineOfSpans(
        [
          { text: cutOrPadToWidth(row.title, named) },
          ...causalChainRowCells(row).flatMap((cell, place) =>
            chainCellSpans(cell, place, look, marked === at * CHAIN_CELLS + place),
          ),
          ...(tail === 0 || row.alerts === 0
            ? []
            : [{ text: ` ${alertCountText(row)}`, tone: CROSSED_WORDS.alert }]),
        ],
        causalChainRowSentence(board, row),
      ),
    ),
  ];
}

/** `2 ALERT`; '' where there is none. */
function alertCountText({ alerts }: ChainRow): string {
  return alerts === 0 ? '' : `${alerts} ${CROSSED_WORDS.alert}`;
}

/** Marks a change that is beyond error. */
const BEYOND = '*';

function isBeyondError({ changeText, withinError }: ScoreCell): boolean {
  return changeText !== '' && !withinError;
}

function scoreWithChangeText(cell: ScoreCell): string {
  const { text, changeText } = cell;
  return changeText === '' ? text : `${text} ${changeText}${isBeyondError(cell) ? BEYOND : ''}`;
}

/** `44 (33-54)`. */
function shortCellText(cell: ScoreCell | undefined): string {
  if (cell === undefined) return NOT_MEASURED;
  return cell.score === undefined
    ? cell.text
    : `${scoreText(cell.score)} (${intervalText(cell, 0, '-')})`;
}

/** How every cell of a chain is drawn. */
interface CellLook {
  /** A score with its interval, and its change since the start where there is room. */
  readonly textOf: (cell: ScoreCell) => string;
  /** Cells, ≥ 0, of the text before a bar, of the bar (0: none), and, as `widths`, of the whole by its place. */
  readonly text: number;
  readonly bar: number;
  readonly widths: readonly number[];
  /** Whether something stands behind the last cell. */
  readonly isFollowed: boolean;
  readonly glyphs: Glyphs;
}

/** The cell of the chain at `place` in its row, index from 0. */
function chainCellSpans(
  cell: ScoreCell | undefined,
  place: number,
  { textOf, text: width, bar, widths, isFollowed, glyphs }: CellLook,
  selected: boolean,
): readonly Span[] {
  const arrow = place === 0 ? ' ' : glyphs.leadsTo;
  const lead = { text: `${arrow}${selected ? glyphs.marker : ' '}` };
  const text = cell === undefined ? NOT_MEASURED : textOf(cell);
  const tone = cell === undefined ? ('dim' as const) : scoreTone(cell.score);
  const isLast = place === CHAIN_CELLS - 1 && !isFollowed;
  const cells = (widths[place] ?? 0) - 2;
  if (bar === 0) return [lead, { text: isLast ? text : cutOrPadToWidth(text, cells), tone }];
  return [
    lead,
    { text: cutOrPadToWidth(text, width), tone },
    { text: ' ' },
    ...scoreBarSpans(cell?.score, bar, glyphs),
    { text: isLast ? '' : ' '.repeat(Math.max(0, cells - width - bar - 1)) },
  ];
}

/** What heads the cells of the chain: the last one bears the name that the effect of the headline link has. */
export function chainColumnHeadingTexts(board: Board): readonly [string, string, string] {
  const [effort, outcome, effect] = columnHeadingChoices(board);
  return [effort[0], outcome[0], effect[0]];
}

type Choices = readonly [whole: string, ...shorter: string[]];

/** What may head each of the cells, the longest first. */
function columnHeadingChoices(board: Board): readonly [Choices, Choices, Choices] {
  const ends = headlineCauseAndEffectMoves(board);
  const effect = (ends && shortCauseAndEffectTitles(ends)[1]) ?? 'effect';
  return [
    ['our effort', 'effort'],
    ['outcome in its region', 'outcome there', 'outcome'],
    [`${effect} towards it`, `${effect} to it`, effect],
  ];
}

/** The cells of a row of the chain in the order of its headings: effort, outcome, effect; undefined in the place of one that is not measured. */
export function causalChainRowCells({
  effort,
  outcome,
  effect,
}: ChainRow): readonly (ScoreCell | undefined)[] {
  return [effort, outcome, effect];
}

/** A row of the chain in words. */
export function causalChainRowSentence(board: Board, row: ChainRow): string {
  const headings = chainColumnHeadingTexts(board);
  const said = causalChainRowCells(row).map((cell, at) => {
    const beyond = cell !== undefined && isBeyondError(cell) ? ', beyond error' : '';
    const change =
      cell === undefined || cell.changeText === '' ? '' : `, ${cell.changeText}${beyond}`;
    return `${headings[at]} ${cell === undefined ? NOT_MEASURED : `${scoreCellText(cell)}${change}`}`;
  });
  return `${row.title}: ${said.join('; ')}`;
}
