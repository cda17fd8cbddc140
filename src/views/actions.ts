/** What our side promised, delivered and did against the strategy, and where it did not act, in words; "after" is never "because". */

import {
  type Actions,
  type Against,
  type Commitment,
  IDLE_DAYS,
  type Idle,
  ourActsAndIdleObjectives,
} from '../core/analysis/actions.ts';
import {
  ENOUGH_READ,
  firstRecordedDayOfNode,
  weightShareObservedSince,
} from '../core/analysis/aftermath.ts';
import { addDays, daysBetween } from '../core/model/day.ts';
import {
  type Day,
  EVENT_STATUSES,
  type Event,
  type Strategy,
  type Way,
} from '../core/model/model.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import { nodePlacesOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import {
  doesScoreChangeIntervalHoldZero,
  type ScoreChange,
  scoreChangeWithInterval,
} from '../core/scoring/change-interval.ts';
import {
  dayText,
  roundedText,
  scoreChangeMarginText,
  signedChangeText,
  terminalSafeOneLine,
  withinErrorEndingText,
} from '../text/format.ts';
import { nodeTitleWithCode } from './event-words.ts';

/** A node in the days after an act. */
export interface NodeAfterAct {
  readonly node: string;
  readonly title: string;
  /** How many days after it the node is looked at, > 0. */
  readonly days: number;
  /** Score points; undefined where either day has no score. */
  readonly change: ScoreChange | undefined;
  /** Whether at least half of the node's weight was read anew in between. */
  readonly enoughRead: boolean;
  /** In words why there can be no change, whatever the span; undefined where nothing stands in its way. */
  readonly never: string | undefined;
}

/** What was expected of an act, and how far it came; a hope met is no proof of a cause. */
export interface Expected {
  readonly node: string;
  readonly title: string;
  /** Which way its score is to go. */
  readonly way: Way;
  /** '' when no day was named. */
  readonly by: string;
  readonly change: ScoreChange | undefined;
  readonly enoughRead: boolean;
  readonly never: string | undefined;
  /** Whether the day that was named is still ahead. */
  readonly open: boolean;
}

export interface CommitmentView {
  readonly commitment: Commitment;
  /** Days since the first act was stated, ≥ 0. */
  readonly waiting: number;
  /** Whether the day by which something was expected has passed. */
  readonly late: boolean;
  readonly followed: readonly NodeAfterAct[];
  readonly expected: Expected | undefined;
}

/** An act against the strategy, with what came after it. */
export interface AgainstView extends Against {
  /** Days since it was done, ≥ 0. */
  readonly waiting: number;
  readonly followed: readonly NodeAfterAct[];
}

export interface ActionsView {
  readonly promised: readonly CommitmentView[];
  readonly delivered: readonly CommitmentView[];
  readonly against: readonly AgainstView[];
  readonly idle: Actions['idle'];
}

/** Days after an act at which its nodes are looked at. */
const AFTER = [90, 365] as const;

/** The acts of our side up to the board's day, with what the board did after them. */
export function ourActsView(board: Board, events: readonly Event[]): ActionsView {
  const { promised, delivered, against, idle } = ourActsAndIdleObjectives(
    board.strategy,
    events,
    board.asOf,
  );
  const view = (commitment: Commitment): CommitmentView => ({
    commitment,
    waiting: daysBetween(commitment.first.day, board.asOf),
    late: commitment.latest.expectBy !== '' && commitment.latest.expectBy < board.asOf,
    followed: commitment.delivered === undefined ? [] : followedBy(board, commitment.delivered),
    expected: expectedOf(board, commitment),
  });
  return {
    promised: promised.map(view),
    delivered: delivered.map(view),
    against: against.map((each) => ({
      ...each,
      waiting: daysBetween(each.act.day, board.asOf),
      followed: followedBy(board, each.act),
    })),
    idle,
  };
}

function followedBy(board: Board, act: Event): readonly NodeAfterAct[] {
  return act.nodes.flatMap((node) => {
    const never = neverScoredText(board, node, act.day);
    return (never === undefined ? AFTER : AFTER.slice(0, 1))
      .map((days): NodeAfterAct => {
        const end = [addDays(act.day, days), board.asOf].sort()[0] ?? board.asOf;
        return {
          node,
          title: nodeTitleWithCode(board.strategy, node),
          days: daysBetween(act.day, end),
          ...changeAfterAct(board, node, act.day, end),
          never,
        };
      })
      .filter(({ days }, at, all) => all.findIndex((each) => each.days === days) === at);
  });
}

/** Why a node has no score on the day before an act, and never will. */
function neverScoredText(
  { strategy, readings, history }: Board,
  node: string,
  day: Day,
): string | undefined {
  if (!nodePlacesOf(strategy).has(node)) return NOT_HERE;
  const eve = addDays(day, -1);
  if (history.scoreOn(node, eve) !== undefined) return undefined;
  const first = firstRecordedDayOfNode(strategy, readings, node);
  return first === undefined || eve >= first
    ? undefined
    : `before its first reading, of ${dayText(first)}`;
}

/** What is said of a node that an event names and the strategy does not have. */
export const NOT_HERE = 'not in this strategy';

function changeAfterAct(
  board: Board,
  node: string,
  from: Day,
  to: Day,
): Pick<NodeAfterAct, 'change' | 'enoughRead'> {
  // Before an act is the day before it: it may move a score on its own day.
  const eve = addDays(from, -1);
  return {
    change: scoreChangeWithInterval(board.cardOn(eve), board.cardOn(to), node),
    enoughRead:
      weightShareObservedSince(board.strategy, board.readings, node, eve, to) >= ENOUGH_READ,
  };
}

function expectedOf(board: Board, { acts }: Commitment): Expected | undefined {
  const act = acts.findLast(({ expect, expectNode }) => expect !== undefined && expectNode !== '');
  if (act?.expect === undefined) return undefined;
  const { expectNode: node, expect: way, expectBy: by, day } = act;
  const open = by === '' || by > board.asOf;
  return {
    node,
    title: nodeTitleWithCode(board.strategy, node),
    way,
    by,
    open,
    ...changeAfterAct(board, node, day, open ? board.asOf : by),
    never: neverScoredText(board, node, day),
  };
}

/** "Track Iran: +3.2 in the 90 days after", or that too little was read to tell. */
export function scoreChangeFollowingActText({
  title,
  days,
  change,
  enoughRead,
  never,
}: NodeAfterAct): string {
  if (never !== undefined) return `${title}: ${never}`;
  const span = countWithNoun(days, 'day');
  if (change === undefined) return `${title}: no score on one of the days, ${span} after`;
  const doubt = enoughRead ? '' : '; too little was read in between to tell';
  return `${title}: ${pointsWithErrorText(change, ` in the ${span} after`)}${doubt}`;
}

/** `+3.2 ±5 points`, in which days, and that it is within error where that holds 0. */
function pointsWithErrorText(change: ScoreChange, when = ''): string {
  const within = withinErrorEndingText(doesScoreChangeIntervalHoldZero(change));
  return `${signedChangeText(change.change, 1)} ${scoreChangeMarginText(change)} points${when}${within}`;
}

/** "expected Iran up by 1 Jun 2027; so far +3.2". */
export function eventExpectedMoveText(expected: Expected): string {
  const { title, way, by, change, enoughRead, open, never } = expected;
  const when = by === '' ? '' : ` by ${dayText(by)}`;
  const moved =
    change === undefined
      ? (never ?? 'no score to compare')
      : `${open ? 'so far' : 'by then'} ${pointsWithErrorText(change)}`;
  const doubt = enoughRead || never !== undefined ? '' : ', too little was read to tell';
  return `expected ${title} ${way}${when}; ${moved}${doubt}`;
}

/** "Pledged 3 May 2025, decided 1 Jun 2025". */
export function commitmentStatusDatesText({ acts }: Commitment): string {
  return terminalSafeOneLine(
    acts
      .flatMap(({ status, day }) => (status === undefined ? [] : [`${status} ${dayText(day)}`]))
      .join(', '),
  );
}

/** "delivered 269 days ago; ended 11 Mar 2025: US resumed military aid", or that it still stands. */
export function contraryActStatusText({ act, waiting, ended }: AgainstView): string {
  const when = `${countWithNoun(waiting, 'day')} ago`;
  const end = ended === undefined ? 'still stands' : `ended ${dayText(ended.day)}: ${ended.title}`;
  return terminalSafeOneLine(
    `${act.status === undefined ? when : `${act.status} ${when}`}; ${end}`,
  );
}

/** "2 still stand, 1 was ended", of acts against the strategy; "none". */
export function standingAndEndedContraryActsText(against: readonly Against[]): string {
  const ended = against.filter((each) => each.ended !== undefined).length;
  const stand = against.length - ended;
  const parts = [
    ...(stand === 0 ? [] : [`${stand} still ${stand === 1 ? 'stands' : 'stand'}`]),
    ...(ended === 0 ? [] : [`${ended} ${ended === 1 ? 'was' : 'were'} ended`]),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** When our side last acted on an objective, against it since then, and on what lies above it: "none on it alone; on Iran: 28 Feb 2026 …". */
export function lastActOnObjectiveText(strategy: Strategy, idle: Idle): string {
  const { against } = idle;
  const acted = lastActText(strategy, idle);
  return against === undefined
    ? acted
    : terminalSafeOneLine(`${acted}; against it: ${dayText(against.day)} ${against.title}`);
}

function lastActText(strategy: Strategy, { since, against, above }: Idle): string {
  if (above === undefined)
    return since === undefined
      ? `no act of our side ${against === undefined ? '' : 'for it '}is recorded`
      : `our last act ${against === undefined ? '' : 'for it '}on ${dayText(since)}`;
  const alone =
    since === undefined ? 'none on it alone' : `our last act on it alone on ${dayText(since)}`;
  const { node, act } = above;
  return terminalSafeOneLine(
    `${alone}; on ${nodeTitleWithCode(strategy, node.id)}: ${dayText(act.day)} ${act.title}`,
  );
}

/** What is said of objectives on which our side has not acted for so long. */
const NO_ACT = `no act recorded in ${roundedText((12 * IDLE_DAYS) / 365)} months`;

/** "no act recorded in 12 months on 14 objectives, 4 with an act above", on what lies above them. */
export function idleObjectiveCountText(idle: readonly Idle[]): string {
  const above = idle.filter((each) => each.above !== undefined).length;
  const some = above === 0 ? '' : `, ${above} with an act above`;
  return `${NO_ACT} on ${countWithNoun(idle.length, 'objective')}${some}`;
}

/** "1 pledged, 4 decided", what is not delivered; "none". */
export function undeliveredActCountText(open: readonly CommitmentView[]): string {
  const each = EVENT_STATUSES.flatMap((status) => {
    const many = open.filter(({ commitment }) => commitment.latest.status === status).length;
    return many === 0 ? [] : [`${many} ${status}`];
  });
  return each.length === 0 ? 'none' : each.join(', ');
}
