/** Why a proposal is in doubt, so that it is not accepted together with others: rather a slip, an event told twice, another value of its day, a source that is not usual. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type {
  Day,
  Happening,
  Indicator,
  Observation,
  Readings,
  Tripwire,
} from '../../core/model/model.ts';
import { CROSSED_WORDS, isAlertRaisingSeverity } from '../../core/model/states.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { readingsBehindValue } from '../../core/scoring/observed.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { isIndicatorNamedByEventsAlike, similarCountedEventText } from '../events/similar-event.ts';
import {
  monthsMissingInRollingMeanText,
  whyRollingMeanWouldLackReadingsText,
} from '../record/record-preview.ts';
import {
  slipQuestionText,
  unusualSourceText,
  valueFarBeyondGoalpostsText,
  valueJumpComparedWithUsual,
} from '../record/slip-check.ts';
import {
  alsoProposedText,
  otherValueStandsText,
  proposedValuesAndSourcesText,
} from './inbox-output.ts';
import { tripwiresMovedByProposal } from './proposal-effect.ts';
import {
  canProposalRowBeAnswered,
  dayOfProposalRow,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
  rivalsNotPutOff,
} from './proposal-rows.ts';

/** One thing that speaks against accepting a proposal unseen. */
interface ProposalDoubt {
  /** In a few words, for a cell. */
  readonly brief: string;
  /** As a sentence without its point. */
  readonly text: string;
  /** Why the proposal is refused or put off, where that is why. */
  readonly reason: string;
  /** Whether it is asked about before the proposal is accepted by itself too. */
  readonly asks: boolean;
  /** Whether it is decided for each reading by itself, also where others of its indicator and source are in the same doubt. */
  readonly alone: boolean;
}

/** What speaks against accepting an open proposal unseen, the gravest first, of one that says what stands its source alone; empty: nothing does, or it was answered. */
const proposalDoubts = memoizeLatestPerObject(
  (row: ProposalRow, board: Board): readonly ProposalDoubt[] => {
    if (!canProposalRowBeAnswered(row)) return [];
    const { proposed } = row.proposal;
    const doubts: readonly (ProposalDoubt | undefined)[] = isProposedReading(proposed)
      ? readingDoubts(board, row, proposed.observation)
      : eventDoubts(board, row, proposed.happening);
    return doubts.filter((doubt) => doubt !== undefined);
  },
);

function readingDoubts(
  board: Board,
  row: ProposalRow,
  observation: Observation,
): readonly (ProposalDoubt | undefined)[] {
  const { indicator } = row;
  // of one that was put off somebody has decided that the other may go on
  const rivals = rivalsNotPutOff(row);
  if (indicator === undefined)
    return [mark('not in the strategy', 'the strategy has this indicator no more')];
  const unusual = unusualSourceText(board, indicator, observation);
  const source = unusual === undefined ? undefined : mark('unusual source', unusual);
  if (isProposalSameAsStanding(row)) return [source];
  const far = valueFarBeyondGoalpostsText(indicator, observation.value);
  const slip = far === undefined ? slipQuestionText(board, observation, undefined) : undefined;
  const step =
    (far ?? slip) === undefined
      ? valueJumpComparedWithUsual(board, observation, undefined)
      : undefined;
  const lost = rollingMeanLostToProposalText(board, row);
  const gaps = lost === undefined ? monthsMissingText(board, row) : undefined;
  const stands = otherValueStandsText(row);
  const rival = proposedValuesAndSourcesText(indicator, rivals);
  const raised = alertRaisedByProposalText(board, row);
  const otherDay = dayUnlikeOthersText(board.readings, indicator, observation.observedOn);
  return [
    far === undefined ? undefined : question('far off goalposts', far),
    slip === undefined ? undefined : question('looks like a slip', slip),
    rival === ''
      ? undefined
      : markAlone(
          `rival: ${rival}`,
          alsoProposedText(board, row, rivals),
          `another value: ${rival}`,
        ),
    step?.far === undefined ? undefined : markAlone(step.far, step.said),
    lost === undefined ? undefined : mark('readings missing', lost),
    gaps === undefined ? undefined : mark('months missing', gaps),
    stands === undefined ? undefined : markAlone('other value stands', stands),
    raised === undefined
      ? undefined
      : mark('raises ALERT', `it raises ${raised}`, 'to be confirmed'),
    otherDay === undefined ? undefined : mark('day unlike others', otherDay, otherDay),
    source,
  ];
}

/** `ALERT Uranium stock above the 440.9 kg of June 2025`, which nobody should raise unseen; undefined: it raises none. */
export function alertRaisedByProposalText(board: Board, row: ProposalRow): string | undefined {
  if (row.indicator === undefined || row.indicator.tripwires.length === 0) return undefined;
  const { raised } = tripwiresMovedByProposal(board, row);
  const alert = raised.find(({ severity }) => isAlertRaisingSeverity(severity));
  return alert && `${CROSSED_WORDS[alert.severity]} ${terminalSafeOneLine(alert.title)}`;
}

function eventDoubts(
  board: Board,
  { alike }: ProposalRow,
  happening: Happening,
): readonly (ProposalDoubt | undefined)[] {
  const counted = similarCountedEventText(board, happening);
  const idle = idleIndicatorCodes(board, happening);
  return [
    counted === undefined ? undefined : question('counts already?', counted, 'counted already'),
    alike === undefined
      ? undefined
      : mark(
          'proposed twice?',
          `it is like "${terminalSafeOneLine(alike.title)}" of ${dayText(alike.day)}, which is proposed too`,
          'proposed twice',
        ),
    idle === ''
      ? undefined
      : mark(
          'changes no score',
          `${idle} counts no events: is another indicator meant?`,
          `${idle} counts no events`,
        ),
  ];
}

/** The codes of the indicators that an event is proposed for, where none of them counts events and none has recorded ones like it; '' where one does, or it is about tracks alone. */
function idleIndicatorCodes(board: Board, happening: Happening): string {
  const named = happening.nodes.flatMap((id) => board.card.indicators.get(id)?.node ?? []);
  return named.some(
    ({ count, id }) => count !== undefined || isIndicatorNamedByEventsAlike(board, happening, id),
  )
    ? ''
    : terminalSafeOneLine(named.map(nodeCodeOf).join(', '));
}

function question(brief: string, text: string, reason = brief): ProposalDoubt {
  return { brief, text, reason, asks: true, alone: true };
}

function mark(brief: string, text: string, reason = brief): ProposalDoubt {
  return { brief, text, reason, asks: false, alone: false };
}

function markAlone(brief: string, text: string, reason = brief): ProposalDoubt {
  return { ...mark(brief, text, reason), alone: true };
}

/** A text that readings share which are decided together: of one indicator and source, open, in the same doubt or in none, put off for the same reason where they are; undefined: it is decided by itself, as what says what stands. */
export const sharedProposalDecisionKey = memoizeLatestPerObject(
  (row: ProposalRow, board: Board): string | undefined => {
    const { proposed, reason } = row.proposal;
    const doubts = proposalDoubts(row, board);
    const isSame = doubts.length === 0 && isProposalSameAsStanding(row);
    if (!isProposedReading(proposed) || isSame || doubts.some(({ alone }) => alone))
      return undefined;
    const { indicator, source } = proposed.observation;
    const briefs = doubts.map(({ brief }) => brief);
    return JSON.stringify([indicator, source.trim().toLowerCase(), row.state, reason, briefs]);
  },
);

/** What is asked before a proposal is accepted by itself, as a sentence without its point: it looks like a slip, or like an event that counts already; undefined: nothing. */
export function questionBeforeAcceptingText(board: Board, row: ProposalRow): string | undefined {
  return proposalDoubts(row, board).find(({ asks }) => asks)?.text;
}

/** Whether something speaks against accepting a proposal unseen, put off or not. */
function hasProposalDoubts(board: Board, row: ProposalRow): boolean {
  return proposalDoubts(row, board).length > 0;
}

/** Whether something speaks against accepting a proposal unseen; false of a proposal that was put off. */
export function isProposalInDoubt(board: Board, row: ProposalRow): boolean {
  return !isProposalPutOff(row) && hasProposalDoubts(board, row);
}

/** The proposals that are taken together: nothing speaks against them, and nobody has put them off. */
export const soundProposals = memoizeLatestPerObject(
  (rows: readonly ProposalRow[], board: Board): readonly ProposalRow[] =>
    rows.filter((row) => !isProposalPutOff(row) && !hasProposalDoubts(board, row)),
);

/** The reason that is offered where a proposal is refused or put off: the gravest doubt in a few words; '' where nothing speaks against it. */
export function suggestedProposalDeclineReasonText(board: Board, row: ProposalRow): string {
  return proposalDoubts(row, board)[0]?.reason ?? '';
}

/** All that speaks against a proposal, as a sentence without its point; '' where nothing does. */
export function allProposalDoubtsText(board: Board, row: ProposalRow): string {
  return proposalDoubts(row, board)
    .map(({ text }) => text)
    .join('; ');
}

/** `check: …` with what speaks against a proposal; else, without that word, that its value is a longer step than usual; undefined: neither. */
export function whatToCheckInProposalText(board: Board, row: ProposalRow): string | undefined {
  const doubts = allProposalDoubtsText(board, row);
  return doubts === '' ? longStepText(board, row) : `check: ${doubts}`;
}

/** What else is to be known of a proposal: `whole` with the titles of what it raises and ends, "ends WATCH Brent at 100 dollars or more, long step", `brief` without them, for a narrow cell; each '' for nothing. */
export const proposalRemark = memoizeLatestPerObject(
  (row: ProposalRow, board: Board): { readonly brief: string; readonly whole: string } => {
    const { raised, ended } = tripwiresMovedByProposal(board, row);
    const told = (verb: string, wires: readonly Tripwire[], of: (wire: Tripwire) => string) => [
      ...new Set(wires.map((wire) => terminalSafeOneLine(`${verb} ${of(wire)}`))),
    ];
    const all = (of: (wire: Tripwire) => string): string =>
      [
        ...told('raises', raised, of),
        ...told('ends', ended, of),
        ...(longStepText(board, row) === undefined ? [] : ['long step']),
      ].join(', ');
    return {
      brief: all(({ severity }) => CROSSED_WORDS[severity]),
      whole: all(({ severity, title }) => `${CROSSED_WORDS[severity]} ${title}`),
    };
  },
);

/** Why a proposal was put off, else the reason for doubt in a few words; '' for neither. */
export function briefProposalDoubtText(board: Board, row: ProposalRow): string {
  const given = isProposalPutOff(row) ? terminalSafeOneLine(row.proposal.reason) : '';
  return given || (proposalDoubts(row, board)[0]?.brief ?? '');
}

/** Why a proposal was put off, else the reason for doubt in a few words, else what is to be known of it; '' for nothing. */
export function briefProposalDoubtOrRemarkText(board: Board, row: ProposalRow): string {
  return briefProposalDoubtText(board, row) || proposalRemark(row, board).whole;
}

/** That a step is longer than usual, with how long it is usually; undefined: it is not, or nothing is changed by it. */
function longStepText(board: Board, row: ProposalRow): string | undefined {
  const { proposed } = row.proposal;
  if (row.indicator === undefined || !isProposedReading(proposed) || isProposalSameAsStanding(row))
    return undefined;
  const step = valueJumpComparedWithUsual(board, proposed.observation, undefined);
  return step?.outside === true ? step.said : undefined;
}

/** Whether a reading is newer than those that the mean of its indicator rests on, which has a value. */
function isNewestOfMean({ card }: Board, { indicator }: ProposalRow, day: Day): boolean {
  const leaf = indicator?.rolling === undefined ? undefined : card.indicators.get(indicator.id);
  const newest = leaf?.reading?.observedOn;
  return leaf?.value !== undefined && newest !== undefined && day > newest;
}

/** That its indicator has no score with the readings that wait, and what gives it one, as a sentence without its point; undefined: it has one, or the reading is not newer than what stands. */
export function rollingMeanLostToProposalText(board: Board, row: ProposalRow): string | undefined {
  const { indicator, openDays } = row;
  const observedOn = dayOfProposalRow(row);
  if (indicator === undefined || !isNewestOfMean(board, row, observedOn)) return undefined;
  const days = waitingDaysWith(row, observedOn);
  const lost = meanLossWith(days, indicator, board);
  // how many it lacks is told with those that were put off, so that the number stays as they are answered
  if (lost === undefined) return undefined;
  const why = meanLossWith(openDays, indicator, board) ?? lost;
  const alone = days.length === 1 || meanLossWith([observedOn], indicator, board) !== undefined;
  const code = terminalSafeOneLine(nodeCodeOf(indicator));
  return alone
    ? `${code} would have no score: ${why}`
    : `with the others proposed ${code} would have no score: ${why}`;
}

/** That months are missing in the mean of its indicator with the readings that wait, as a sentence without its point; undefined: none are, or the reading is not newer than what stands. */
function monthsMissingText(board: Board, row: ProposalRow): string | undefined {
  const { indicator } = row;
  const observedOn = dayOfProposalRow(row);
  if (indicator === undefined || !isNewestOfMean(board, row, observedOn)) return undefined;
  return meanGapsWith(waitingDaysWith(row, observedOn), indicator, board);
}

/** The days that wait; one that was put off is not among them, and is looked at as if it were. */
function waitingDaysWith({ waitingDays }: ProposalRow, day: Day): readonly Day[] {
  return waitingDays.includes(day) ? waitingDays : [...waitingDays, day];
}

/** The days that the mean of an indicator rests on with readings of these days. */
function daysOfMeanWith(waiting: readonly Day[], indicator: Indicator, readings: Readings) {
  const newest = waiting.toSorted().at(-1) ?? '';
  const span = Math.ceil(indicator.rolling?.days ?? 1);
  const stand = readingsBehindValue(indicator, readings, newest);
  const days = new Set([
    ...stand.map(({ observedOn }) => observedOn),
    ...waiting.filter((day) => daysBetween(day, newest) < span),
  ]);
  return [...days];
}

/** Why the mean of an indicator is lost with readings of these days, asked once for the same days. */
const meanLossWith = memoizeLatestPerObject(
  (waiting: readonly Day[], indicator: Indicator, { readings }: Board) =>
    whyRollingMeanWouldLackReadingsText(indicator, daysOfMeanWith(waiting, indicator, readings)),
);

/** Which months the mean of an indicator lacks with readings of these days, asked once for the same days. */
const meanGapsWith = memoizeLatestPerObject(
  (waiting: readonly Day[], indicator: Indicator, { readings }: Board) =>
    monthsMissingInRollingMeanText(
      indicator,
      [...new Set(readings.of(indicator.id).map(({ observedOn }) => observedOn))],
      daysOfMeanWith(waiting, indicator, readings),
    ),
);

/** So many readings at least make a habit of their days, and such a share of them. */
const [LEAST_OF_HABIT, SHARE_OF_HABIT] = [6, 0.9];

/** "day unlike the others: 22 of 24 are of month ends", of the readings before it; undefined: fewer than nine in ten of them are of month ends, they are fewer than six, or the day is a month's end too. */
function dayUnlikeOthersText(readings: Readings, { id }: Indicator, day: Day): string | undefined {
  if (isEndOfMonth(day)) return undefined;
  const before = readings.of(id).filter(({ observedOn }) => observedOn < day);
  const ends = before.filter(({ observedOn }) => isEndOfMonth(observedOn)).length;
  return before.length >= LEAST_OF_HABIT && ends >= before.length * SHARE_OF_HABIT
    ? `day unlike the others: ${ends} of ${before.length} are of month ends`
    : undefined;
}

/** Whether a day is one of the last three of its month or the first two of the next. */
function isEndOfMonth(day: Day): boolean {
  return Number(addDays(day, END_OF_MONTH).slice(-2)) <= END_OF_MONTH + 2;
}

/** So many days at the end of a month are its end. */
const END_OF_MONTH = 3;
