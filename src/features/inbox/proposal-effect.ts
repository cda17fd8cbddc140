/** What accepting proposals does to an indicator, its tripwires and the index; but for the last without a whole board, since there may be thousands. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import { daysBetween } from '../../core/model/day.ts';
import type { Day, IndicatorScore, Observation, Tripwire } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreDifference } from '../../core/scoring/change-interval.ts';
import { eventAmountStillCountedOnDay } from '../../core/scoring/counted.ts';
import { nodeScoreOnScoreSheet } from '../../core/scoring/flat.ts';
import { scoreOfValue } from '../../core/scoring/leaf.ts';
import { readingsBehindValue, rollingMean } from '../../core/scoring/observed.ts';
import { bandStandingOfScoreSheet, scoreSheetAsOf } from '../../core/scoring/score-sheet.ts';
import { tripwiresCrossedByValue } from '../../core/scoring/tripwires.ts';
import {
  changeBesideScoresText,
  scoreText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import { hasBandChanged } from '../../text/gauge-change.ts';
import { lineFromTemplate, type Part } from '../../text/line.ts';
import { missingValueReasonText, rollingMeanMoveReasonText } from '../record/record-preview.ts';
import { readingsWithDecisions } from './accepting.ts';
import {
  decisionsAcceptingProposalsOverRivals,
  isProposalSameAsStanding,
  type ProposalRow,
} from './proposal-rows.ts';

/** What an indicator would be with a proposal. */
interface IndicatorIfProposalAccepted {
  readonly was: IndicatorScore;
  /** In its unit, finite: of the reading, of a mean with it, or the count with the event. */
  readonly value: number;
  /** 0…100. */
  readonly score: number;
}

/** What the indicator of a reading, or the first that counts an event, would be with it; undefined: it changes nothing there, being not the newest or too old, or its mean would lack readings. */
export function indicatorIfProposalAccepted(
  { asOf, card, readings }: Board,
  row: ProposalRow,
): IndicatorIfProposalAccepted | undefined {
  const { proposed } = row.proposal;
  if (isProposalSameAsStanding(row)) return undefined;
  const valued = (was: IndicatorScore, value: number): IndicatorIfProposalAccepted => ({
    was,
    value,
    score: scoreOfValue(value, was.node.goalposts),
  });
  if (!isProposedReading(proposed)) {
    const { happening } = proposed;
    const was = happening.nodes
      .map((id) => card.indicators.get(id))
      .find((leaf) => leaf?.node.count !== undefined);
    if (was?.node.count === undefined || happening.day > asOf) return undefined;
    const added = eventAmountStillCountedOnDay(was.node.count, happening, asOf);
    return valued(was, (was.value ?? 0) + added);
  }
  const { indicator, observedOn, value } = proposed.observation;
  const was = card.indicators.get(indicator);
  if (was === undefined || was.node.count !== undefined || observedOn > asOf) return undefined;
  const newest = was.reading?.observedOn ?? observedOn;
  if (observedOn < newest || daysBetween(observedOn, asOf) > was.node.maxAgeDays) return undefined;
  const { rolling } = was.node;
  if (rolling === undefined) return valued(was, value);
  const behind = readingsBehindValue(was.node, readings, observedOn);
  const mean = rollingMean([...behind, { observedOn, value }], rolling.atLeast);
  return mean === undefined ? undefined : valued(was, mean);
}

/** The tripwires on the value of its indicator that a proposal would newly cross, and those that it would end. */
export function tripwiresMovedByProposal(
  board: Board,
  row: ProposalRow,
): Readonly<Record<'raised' | 'ended', readonly Tripwire[]>> {
  const next = indicatorIfProposalAccepted(board, row);
  if (next === undefined) return { raised: [], ended: [] };
  const { node, value } = next.was;
  const crossed = tripwiresCrossedByValue(node, next.value);
  const known = new Set(board.crossings.map(({ tripwire }) => tripwire.id));
  const before = value === undefined ? [] : tripwiresCrossedByValue(node, value);
  return {
    raised: crossed.filter(({ id }) => !known.has(id)),
    ended: before.filter((wire) => known.has(wire.id) && !crossed.includes(wire)),
  };
}

/** What proposals that are accepted together would do to the index. */
interface IndexMove {
  /** In points, -100…100; undefined where it had no score or has none then. */
  readonly points: number | undefined;
  readonly bandChanged: boolean;
}

/** What some proposals would do to the index; a score sheet is made for it. */
export function indexMoveWithProposals(
  { strategy, readings, asOf, card }: Board,
  rows: readonly ProposalRow[],
  today: Day,
): IndexMove {
  const next = readingsWithDecisions(
    readings,
    decisionsAcceptingProposalsOverRivals(rows, today),
    '',
  );
  const sheet = scoreSheetAsOf(strategy, next, asOf);
  const at = sheet.flat.places.get(strategy.root.id) ?? 0;
  return {
    points: scoreDifference(card.root.score, nodeScoreOnScoreSheet(sheet, at)),
    bandChanged: hasBandChanged(card.standing, bandStandingOfScoreSheet(sheet)),
  };
}

/** What becomes of an indicator in words. */
export interface IndicatorChange {
  /** Its score before and after, "45 -> 44"; where these look the same the change, "45 +0.2", or that it stays or is lost. */
  readonly brief: Part;
  /** Its mean or its count before and after, why a mean moves as it does; '' of what is neither. */
  readonly value: string;
  /** Whether it says why a mean moves as it does. */
  readonly isExplained: boolean;
  /** Its mean or count and its score before and after, why it has none. */
  readonly whole: Part;
}

/** What becomes of an indicator from one board to another, in brief and whole, with why a mean goes the other way than `newest`, the newest of its readings that are accepted; both '' where either board lacks it. */
export function briefAndWholeIndicatorChange(
  board: Board,
  after: Board,
  id: string,
  newest?: Observation,
): IndicatorChange {
  const [was, is] = [board, after].map(({ card }) => card.indicators.get(id));
  const none = { value: '', isExplained: false };
  if (was === undefined || is === undefined) return { ...none, brief: '', whole: '' };
  if (is.value === undefined)
    return {
      ...none,
      brief: was.value === undefined ? 'none yet' : 'lost',
      whole: `no score${missingValueReasonText(board, after, id)}`,
    };
  const by =
    was.score === undefined || is.score === undefined
      ? ''
      : changeBesideScoresText(was.score, is.score);
  const isSame = was.score === is.score;
  const [scored, scores] = [was, is].map(({ score }) => scoreText(score, 1));
  const score: Part =
    scored === scores
      ? isSame || by === ''
        ? `score ${scores} stays`
        : `score ${by}`
      : lineFromTemplate`score ${scored ?? ''} -> ${scores ?? ''}`;
  const [from, to] = [was, is].map((each) => scoreText(each.score));
  const brief: Part = isSame
    ? `${to} stays`
    : from === to && by !== ''
      ? `${to} ${by}`
      : lineFromTemplate`${from ?? ''} -> ${to ?? ''}`;
  if (is.node.rolling === undefined && is.node.count === undefined)
    return { ...none, brief, whole: score };
  const [before, now] = [was, is].map(({ node, value }) =>
    terminalSafeOneLine(valueTextWithoutUnit(node, value)),
  );
  const kind = is.node.rolling === undefined ? 'count' : 'mean';
  const why = newest === undefined ? '' : rollingMeanMoveReasonText(board, after, newest);
  const value = `${kind} ${before ?? ''} -> ${now ?? ''}${why}`;
  return { brief, value, isExplained: why !== '', whole: lineFromTemplate`${value}, ${score}` };
}
