/** What has changed on the board since an assessment, told before the next one is written; it measures and judges nothing. */

import type { AssessmentThen } from '../../core/journal/board-then.ts';
import {
  CONFIDENCES,
  type Day,
  type Event,
  type IndicatorScore,
  type Node,
} from '../../core/model/model.ts';
import { isTripwireState } from '../../core/model/states.ts';
import { leavesOf, tracksOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { bandChangeTexts, boardChangeView } from '../../text/change.ts';
import {
  bandText,
  changeBesideScoresText,
  countWithNoun,
  dayText,
  hasScoreMoved,
  intervalText,
  roundedText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { phraseLine, proseLine, terminalSafeLine, type ViewLine } from '../../text/line.ts';
import {
  attentionRows,
  attentionRowText,
  boardStateCounts,
  crossedTripwireRows,
} from '../../views/attention.ts';
import { countOfState } from '../../views/lateness.ts';
import {
  backgroundText,
  isNews,
  type Moves,
  moveReasonPart,
  scoreMoves,
} from '../../views/moves.ts';
import {
  boardByLaterStrategy,
  strategyRevisionEffectLines,
  strategyRevisionEffectText,
  strategyRevisionMoveLines,
} from '../../views/revision.ts';
import { scoreChangeLine } from './assessment-differs.ts';
import { eventsSinceAssessmentLines, learnedReadingLines } from './changes-since-assessment.ts';

const MOST_DRIVERS = 6;
const MOST_LATE = 6;

/** One section of changes: a title and its lines; "nothing" is a line too. */
export interface ChangeSection {
  readonly title: string;
  readonly lines: readonly ViewLine[];
}

/** What the sections are made of, beside its two boards. */
export interface ChangeInputs {
  /** The events that stand, of any day. */
  readonly events: readonly Event[];
  /** The assessments that it begins and ends at, the earlier first; none: only days count, not what was known. */
  readonly said?: readonly AssessmentThen[];
  /** Hash of the strategy file that the later board is scored by. */
  readonly hash: string;
}

/** The parts between an earlier board and a later one: what happened, and what was learned of before. */
export function boardChangeSections(
  before: Board,
  after: Board,
  inputs: ChangeInputs,
): readonly ChangeSection[] {
  const { events, said = [] } = inputs;
  const revised = boardByLaterStrategy(before, after, inputs);
  // What was known then by the rules of today: from here on it is news.
  const known = revised ?? before;
  const change = boardChangeView(known, after, []);
  const moves = scoreMoves(after, before.asOf, after.asOf);
  const learned = learnedReadingLines(after, said);
  const late = attentionRows(after).filter(({ word }) => !isTripwireState(word));
  return [
    ...(revised === undefined
      ? []
      : [{ title: 'Strategy file', lines: strategyRevisionEffectLines(before, revised, inputs) }]),
    {
      title: 'Index and tracks, with 90 % intervals',
      lines: [
        ...[after.strategy.root, ...tracksOf(after.strategy)].map(
          (node) =>
            phraseLine`${scoreChangeLine(before, after, node)}${strategyRevisionEffectText(before, revised, node)}`,
        ),
        proseLine(bandChangeTexts(before, after).bandSaid),
      ],
    },
    {
      title: 'What moved the index',
      lines:
        typeof moves === 'string'
          ? [proseLine(moves)]
          : orNothing([
              ...strategyRevisionMoveLines(before, revised),
              ...knownNowLines(known, moves),
              ...moves.rows
                .filter(isNews)
                .slice(0, MOST_DRIVERS)
                .map((row) =>
                  terminalSafeLine(
                    phraseLine`${signedChangeText(row.points, 1)} ${row.title}: ${moveReasonPart(row)}`,
                  ),
                ),
              ...(moves.background === undefined
                ? []
                : [proseLine(backgroundText(moves.background))]),
            ]),
    },
    {
      title: 'Tripwires',
      lines: orNothing([
        ...change.crossed.map((wire) => proseLine(`newly crossed: ${wire}`)),
        ...change.cleared.map((wire) => proseLine(`no longer crossed: ${wire}`)),
        ...change.unknown.map((wire) => proseLine(`not known any more: ${wire}`)),
      ]),
    },
    {
      title: 'Events',
      lines: orNothing(
        eventsSinceAssessmentLines(before.asOf, after.asOf, events, said).map(proseLine),
      ),
    },
    ...(learned.length === 0
      ? []
      : [{ title: 'Readings of earlier days', lines: learned.map(proseLine) }]),
    {
      title: 'Overdue readings',
      lines: orNothing([
        ...late.slice(0, MOST_LATE).map((row) => proseLine(`${row.word} ${attentionRowText(row)}`)),
        ...(late.length > MOST_LATE ? [proseLine(`and ${late.length - MOST_LATE} more`)] : []),
      ]),
    },
  ];
}

/** How far the gauge of the earlier day itself has moved by what was learned of it, by the rules of today. */
function knownNowLines(known: Board, moves: Moves): readonly ViewLine[] {
  const { score } = known.card.root;
  if (!hasScoreMoved(score, moves.before)) return [];
  const by = score === undefined ? '' : `${changeBesideScoresText(score, moves.before)} `;
  return [
    phraseLine`${by}by what was learned since of days up to then: ${scoreText(score, 1)} -> ${roundedText(moves.before, 1)} on ${dayText(known.asOf)}`,
  ];
}

function orNothing(lines: readonly ViewLine[]): readonly ViewLine[] {
  return lines.length === 0 ? [proseLine('nothing')] : lines;
}

/** Where a board stands, a line for the gauge with its band and one for each track. */
export function boardStandingLines(board: Board): readonly ViewLine[] {
  return [board.strategy.root, ...tracksOf(board.strategy)].map((node, at) => {
    const score = board.card.nodes.get(node.id);
    const band = at === 0 ? `, ${bandText(board.card.standing)}` : '';
    const interval =
      score === undefined ? '' : phraseLine` (90 % interval ${intervalText(score, 1)})`;
    return terminalSafeLine(
      phraseLine`${node.title} ${scoreText(score?.score, 1)}${interval}${band}`,
    );
  });
}

const EVIDENCE_GAPS = ['stale', 'expired', 'missing'] as const;

/** What a board rests on: how many of its indicators count, how good their readings are, how old, on each track too; then what was crossed. */
export function evidenceSummaryLines(board: Board): readonly string[] {
  const { indicators, newest } = boardStateCounts(board);
  const [stale, expired, missing] = EVIDENCE_GAPS.map((state) => countOfState(board, state));
  const counted = countedOf(board, board.strategy.root);
  return [
    `${counted.length} of ${countWithNoun(indicators, 'indicator')} count, their confidence ${levelsText(counted)}; ${stale} stale, ${expired} expired, ${missing} without a reading`,
    newest === undefined ? 'no reading' : `newest reading of ${dayText(newest)}`,
    ...tracksOf(board.strategy).map((track) => trackEvidence(board, track)),
    ...crossedTripwireRows(board).map((row) => `${row.word} ${attentionRowText(row)}`),
  ];
}

/** "Iran: 12 of 13, 2 high, 3 moderate, 7 low; 9 sources, newest 8 Oct 2026". */
function trackEvidence(board: Board, track: Node): string {
  const counted = countedOf(board, track);
  const newest = counted
    .flatMap(({ observedOn }) => observedOn ?? [])
    .sort()
    .at(-1);
  const sources = new Set(counted.map(({ source }) => source).filter((name) => name !== ''));
  const rest =
    newest === undefined
      ? ''
      : `, ${levelsText(counted)}; ${countWithNoun(sources.size, 'source')}, newest ${dayText(newest)}`;
  return terminalSafeOneLine(
    `${track.title}: ${counted.length} of ${leavesOf(track).length}${rest}`,
  );
}

function countedOf({ card }: Board, node: Node): readonly IndicatorScore[] {
  return leavesOf(node).flatMap(({ id }) => {
    const leaf = card.indicators.get(id);
    return leaf?.score === undefined ? [] : [leaf];
  });
}

function levelsText(leaves: readonly IndicatorScore[]): string {
  return CONFIDENCES.map(
    (level) => `${leaves.filter(({ confidence }) => confidence === level).length} ${level}`,
  ).join(', ');
}

/** The day from which changes are told where there is no assessment yet: the start of the strategy, else a year back. */
export function changesStartDay(board: Board, yearBack: Day): Day {
  const { start } = board.strategy;
  return start !== undefined && start < board.asOf ? start : yearBack;
}
