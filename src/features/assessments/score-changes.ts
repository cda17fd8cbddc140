/** How the index and the tracks went from one board to another: a sentence of what is beyond error, a line for each score, and the same as a table in a width. */

import type { Node, NodeScore } from '../../core/model/model.ts';
import { countWithNoun, wordsJoinedWithAnd } from '../../core/model/plain-text.ts';
import { tracksOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  doesScoreChangeIntervalHoldZero,
  type ScoreChange,
  scoreChangeWithInterval,
} from '../../core/scoring/change-interval.ts';
import {
  changeBesideScoresText,
  dayText,
  hasScoreVisiblyMoved,
  INTERVAL_PERCENT,
  intervalText,
  NONE,
  scoreChangeMarginText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  headingLine,
  lineFromTemplate,
  lineOfSpans,
  spokenTextOfLinePart,
  terminalSafeViewLine,
  type ViewLine,
} from '../../text/line.ts';
import { columnTitlesRowCells, laidRowSpans, tableRowText } from '../../text/table.ts';
import { fitListTableToWidth } from '../../tui/list-view.ts';
import { intervalBarSpans } from '../../views/indicator-cells.ts';

/** A score on two boards. */
interface NodeChange {
  readonly node: Node;
  /** undefined: the node is not on that board. */
  readonly was: NodeScore | undefined;
  readonly is: NodeScore | undefined;
  /** undefined: it has no score on one of them, or did not move. */
  readonly move: ScoreChange | undefined;
}

/** How the scores of the root and of every track, in this order, differ between two boards. */
export function gaugeAndTrackScoreChanges(before: Board, after: Board): readonly NodeChange[] {
  return [after.strategy.root, ...tracksOf(after.strategy)].map((node) =>
    scoreChangeOfNode(before, after, node),
  );
}

function scoreChangeOfNode(before: Board, after: Board, node: Node): NodeChange {
  const [was, is] = [before, after].map(({ card }) => card.nodes.get(node.id));
  const move = hasScoreVisiblyMoved(was?.score, is?.score)
    ? scoreChangeWithInterval(before.card, after.card, node.id)
    : undefined;
  return { node, was, is, move };
}

/** `Beyond error: Russia / Ukraine +19.2 ±16 and North Korea −16.6 ±15; within it China: conduct −0.9 ±16 and 3 others.`: of those within error the one with an id is named. */
export function scoreChangesBeyondErrorSentence(
  changes: readonly NodeChange[],
  asked?: string,
): string {
  const moved = changes.filter(({ move }) => move !== undefined);
  const [within = [], beyond = []] = [true, false].map((each) =>
    moved.filter(
      ({ move }) => move !== undefined && doesScoreChangeIntervalHoldZero(move) === each,
    ),
  );
  const compared = changes.filter(hasScoreOnBothBoards);
  if (moved.length === 0 && compared.length < changes.length)
    return compared.length === 0
      ? 'Neither the index nor a track has a score on both days.'
      : 'Of the index and the tracks, those with a score on both days have not moved.';
  if (moved.length === 0) return 'Neither the index nor a track has moved.';
  if (beyond.length === 0) return 'Nothing has moved beyond error: neither the index nor a track.';
  const said = (change: NodeChange): string => `${change.node.title} ${changeText(change)}`;
  const named = within.filter(({ node }) => node.id === asked);
  const others = within.length - named.length;
  const rest = [...named.map(said), ...(others === 0 ? [] : [countWithNoun(others, 'other')])];
  return terminalSafeOneLine(
    `Beyond error: ${wordsJoinedWithAnd(beyond.map(said))}${rest.length === 0 ? '' : `; within it ${wordsJoinedWithAnd(rest)}`}.`,
  );
}

function hasScoreOnBothBoards({ was, is }: NodeChange): boolean {
  return was?.score !== undefined && is?.score !== undefined;
}

/** `+19.2 ±16`; '' where it did not move, or came or went. */
function changeText({ was, is, move }: NodeChange): string {
  return move === undefined
    ? ''
    : `${changeBesideScoresText(was?.score, is?.score)} ${scoreChangeMarginText(move)}`;
}

function isWithoutScore({ was, is }: NodeChange): boolean {
  return was?.score === undefined && is?.score === undefined;
}

function errorWords({ move }: NodeChange): string {
  return move === undefined
    ? ''
    : `${doesScoreChangeIntervalHoldZero(move) ? 'within' : 'beyond'} error`;
}

function scoreStandsText(node: NodeScore | undefined): string {
  return node?.score === undefined
    ? NONE
    : `${scoreText(node.score, 1)} (${intervalText(node, 1)})`;
}

/** A score with its interval in whole points, for where there is little room: `36 (25-48)`. */
function briefStandsText(node: NodeScore | undefined): string {
  return node?.score === undefined
    ? NONE
    : `${scoreText(node.score)} (${intervalText(node, 0, '-')})`;
}

/**
 * `Iran 34.3 (25.0 to 44.0) -> 35.1 (26.1 to 44.9), +0.8 ±5, within error`; without a move only the later one.
 */
export function scoreChangeLine(before: Board, after: Board, node: Node): ViewLine {
  return changeLine(scoreChangeOfNode(before, after, node));
}

function changeLine(change: NodeChange): ViewLine {
  const { node, was, is, move } = change;
  const by = move === undefined ? '' : `, ${changeText(change)}, ${errorWords(change)}`;
  return terminalSafeViewLine(
    hasScoreVisiblyMoved(was?.score, is?.score)
      ? lineFromTemplate`${node.title} ${scoreStandsText(was)} -> ${scoreStandsText(is)}${by}`
      : lineFromTemplate`${node.title} ${scoreStandsText(is)}, ${is?.score === undefined ? 'no score' : 'unchanged'}`,
  );
}

/** Scores on two boards as a table, with what is said behind each row; as sentences where they are heard or printed. */
export interface ScoreChangeTable {
  /** What heads its names. */
  readonly title: string;
  readonly before: Board;
  readonly after: Board;
  readonly changes: readonly NodeChange[];
  /** By the row, what the strategy file alone did; '' for nothing. */
  readonly notes: readonly string[];
}

/** The changes of a table, a sentence each, with their notes. */
export function scoreChangeSentenceLines({
  changes,
  notes,
}: ScoreChangeTable): readonly ViewLine[] {
  return changes.map((change, at) => lineFromTemplate`${changeLine(change)}${notes[at] ?? ''}`);
}

/** Cells of a bar, and cells from which scores have a decimal. */
const [BAR, ROOMY] = [20, 70];

/** The rows below the titles of their columns, laid out by the cell; each is said as its sentence. */
export function scoreChangeTableLines(
  table: ScoreChangeTable,
  cells: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { title, before, after, changes, notes } = table;
  const stands = cells < ROOMY ? briefStandsText : scoreStandsText;
  const isNoted = notes.some((note) => note !== '');
  const texts = changes.map((change, at) => ({
    name: `  ${terminalSafeOneLine(change.node.title)}`,
    was: stands(change.was),
    is: stands(change.is),
    bar:
      change.is?.score === undefined
        ? ''
        : lineOfSpans(intervalBarSpans(change.is, BAR, glyphs), ''),
    change:
      change.move !== undefined
        ? changeText(change)
        : isWithoutScore(change)
          ? 'no score'
          : 'unchanged',
    error: `${errorWords(change)}${notes[at] ?? ''}`,
  }));
  const { columns, rows } = fitListTableToWidth(
    [
      { key: 'name', title: title.toUpperCase(), grows: true, least: 18 },
      { key: 'was', title: dayText(before.asOf) },
      { key: 'is', title: dayText(after.asOf) },
      { key: 'bar', title: '', drop: 0, drawn: true },
      { key: 'change' },
      { key: 'error', title: `at ${INTERVAL_PERCENT}`, ...(isNoted ? { least: 12 } : { drop: 1 }) },
    ],
    texts,
    cells,
  );
  const lines = scoreChangeSentenceLines(table);
  return [
    headingLine(tableRowText(columnTitlesRowCells(columns), columns)),
    ...rows.slice(0).map((row, at) => {
      const line = lines[at] ?? '';
      return lineOfSpans(laidRowSpans(row, columns), spokenTextOfLinePart(line));
    }),
  ];
}
