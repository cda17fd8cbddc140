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
import { CROSSED_WORDS } from '../../core/model/states.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import { isRecipeKeptCopyPath } from '../../core/recipes/kept-copy.ts';
import type { Board } from '../../core/scoring/board.ts';
import { readingsBehindValue } from '../../core/scoring/observed.ts';
import { tripwiresCrossedByValue } from '../../core/scoring/tripwires.ts';
import { cutToWidth } from '../../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { similarCountedEventText } from '../events/similar-event.ts';
import { whyRollingMeanWouldLackReadingsText } from '../record/record-preview.ts';
import {
  slipQuestionText,
  valueFarBeyondGoalpostsText,
  valueJumpComparedWithUsual,
} from '../record/slip-check.ts';
import {
  alsoProposedText,
  otherValueStandsText,
  proposedValueAndSourceText,
} from './inbox-output.ts';
import {
  canProposalRowBeAnswered,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
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
  const rivals = row.rivals.filter((rival) => !isProposalPutOff(rival));
  if (indicator === undefined)
    return [mark('not in the strategy', 'the strategy has this indicator no more')];
  const source = unusualSourceDoubt(board, indicator, observation);
  if (isProposalSameAsStanding(row)) return [source];
  const far = valueFarBeyondGoalpostsText(indicator, observation.value);
  const slip = far === undefined ? slipQuestionText(board, observation, undefined) : undefined;
  const step =
    (far ?? slip) === undefined
      ? valueJumpComparedWithUsual(board, observation, undefined)
      : undefined;
  const lost = whyProposalLosesRollingMeanText(board, row);
  const stands = otherValueStandsText(row);
  const [rival, ...others] = rivals.map((each) => proposedValueAndSourceText(indicator, each));
  const isOtherDay = isDayUnlikeOthers(board.readings, indicator, observation.observedOn);
  return [
    far === undefined ? undefined : question('far off goalposts', far),
    slip === undefined ? undefined : question('looks like a slip', slip),
    rival === undefined
      ? undefined
      : mark(
          `rival: ${[rival, ...others].join(', ')}`,
          alsoProposedText(row, rivals),
          `another value: ${[rival, ...others].join(', ')}`,
        ),
    step?.far === undefined ? undefined : mark(step.far, step.said),
    lost === undefined ? undefined : mark('readings missing', lost),
    stands === undefined ? undefined : mark('other value stands', stands),
    isOtherDay ? mark('day unlike others', UNLIKE_DAY, UNLIKE_DAY) : undefined,
    source,
  ];
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
      : mark('counts nowhere', `it counts nowhere: ${idle} is no count of events`),
  ];
}

/** The codes of the indicators that an event is proposed for, where none of them counts events; '' where one does, or it is about tracks alone. */
function idleIndicatorCodes({ card }: Board, { nodes }: Happening): string {
  const named = nodes.flatMap((id) => card.indicators.get(id)?.node ?? []);
  return named.some(({ count }) => count !== undefined)
    ? ''
    : terminalSafeOneLine(named.map(nodeCodeOf).join(', '));
}

function question(brief: string, text: string, reason = brief): ProposalDoubt {
  return { brief, text, reason, asks: true };
}

function mark(brief: string, text: string, reason = brief): ProposalDoubt {
  return { brief, text, reason, asks: false };
}

/** What is asked before a proposal is accepted by itself, as a sentence without its point: it looks like a slip, or like an event that counts already; undefined: nothing. */
export function acceptDoubtQuestionText(board: Board, row: ProposalRow): string | undefined {
  return proposalDoubts(row, board).find(({ asks }) => asks)?.text;
}

/** Whether something speaks against accepting a proposal unseen, put off or not. */
function isDoubtfulProposal(board: Board, row: ProposalRow): boolean {
  return proposalDoubts(row, board).length > 0;
}

/** Whether something speaks against accepting a proposal unseen; false of a proposal that was put off. */
export function isDoubtfulProposalNotPutOff(board: Board, row: ProposalRow): boolean {
  return !isProposalPutOff(row) && isDoubtfulProposal(board, row);
}

/** The proposals that are taken together: nothing speaks against them, and nobody has put them off. */
export const soundProposals = memoizeLatestPerObject(
  (rows: readonly ProposalRow[], board: Board): readonly ProposalRow[] =>
    rows.filter((row) => !isProposalPutOff(row) && !isDoubtfulProposal(board, row)),
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

/** `check: …` with what speaks against a proposal, else that its value is a longer step than usual; undefined: neither. */
export function proposalDoubtText(board: Board, row: ProposalRow): string | undefined {
  const doubts = allProposalDoubtsText(board, row);
  const text = doubts === '' ? longStepText(board, row) : doubts;
  return text === undefined ? undefined : `check: ${text}`;
}

/** What is to be known of a proposal in a list though it is not in doubt: "raises ALERT Brent at 100 dollars or more, long step", for a narrow cell without the title; '' for nothing. */
export const proposalRemark = memoizeLatestPerObject(
  (row: ProposalRow, board: Board): { readonly brief: string; readonly whole: string } => {
    const raised = tripwiresRaised(board, row);
    const words = [...new Set(raised.map(({ severity }) => CROSSED_WORDS[severity]))];
    const titles = raised.map(({ severity, title }) => `${CROSSED_WORDS[severity]} ${title}`);
    const long = longStepText(board, row) === undefined ? [] : ['long step'];
    const joined = (each: readonly string[]): string =>
      [...each.map((text) => terminalSafeOneLine(`raises ${text}`)), ...long].join(', ');
    return { brief: joined(words), whole: joined(titles) };
  },
);

/** Why a proposal was put off, else the reason for doubt in a few words, else what is to be known of it; '' for nothing. */
export function proposalDoubtOrRemarkText(board: Board, row: ProposalRow): string {
  const given = isProposalPutOff(row) ? terminalSafeOneLine(row.proposal.reason) : '';
  return given || (proposalDoubts(row, board)[0]?.brief ?? proposalRemark(row, board).whole);
}

/** That a step is longer than usual, with how long it is usually; undefined: it is not, or nothing is changed by it. */
function longStepText(board: Board, row: ProposalRow): string | undefined {
  const { proposed } = row.proposal;
  if (row.indicator === undefined || !isProposedReading(proposed) || isProposalSameAsStanding(row))
    return undefined;
  const step = valueJumpComparedWithUsual(board, proposed.observation, undefined);
  return step?.outside === true ? step.said : undefined;
}

/** The tripwires of its indicator that a reading would newly cross by its value. */
function tripwiresRaised(
  { asOf, card, crossings, readings }: Board,
  row: ProposalRow,
): readonly Tripwire[] {
  const { indicator } = row;
  const { proposed } = row.proposal;
  if (indicator === undefined || !isProposedReading(proposed) || isProposalSameAsStanding(row))
    return [];
  const { observedOn, value } = proposed.observation;
  const newest = card.indicators.get(indicator.id)?.reading?.observedOn ?? observedOn;
  if (observedOn < newest || daysBetween(observedOn, asOf) > indicator.maxAgeDays) return [];
  const { rolling } = indicator;
  const others =
    rolling === undefined
      ? []
      : readingsBehindValue(indicator, readings, observedOn)
          .filter((reading) => reading.observedOn !== observedOn)
          .map((reading) => reading.value);
  const values = [...others, value];
  if (values.length < (rolling?.atLeast ?? 1)) return [];
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const known = new Set(crossings.map(({ tripwire }) => tripwire.id));
  return tripwiresCrossedByValue(indicator, mean).filter(({ id }) => !known.has(id));
}

/** That its indicator has no score with the readings that wait, and what gives it one, as a sentence without its point; undefined: it has one, or the reading is not newer than what stands. */
export function whyProposalLosesRollingMeanText(
  board: Board,
  { indicator, proposal: { proposed }, waitingDays, openDays }: ProposalRow,
): string | undefined {
  if (indicator?.rolling === undefined || !isProposedReading(proposed)) return undefined;
  const leaf = board.card.indicators.get(indicator.id);
  const newest = leaf?.reading?.observedOn;
  const { observedOn } = proposed.observation;
  if (leaf?.value === undefined || newest === undefined || observedOn <= newest) return undefined;
  // one that was put off is not among those that wait, and is looked at as if it were
  const days = waitingDays.includes(observedOn) ? waitingDays : [...waitingDays, observedOn];
  const lost = meanLossWith(days, indicator, board);
  // how many it lacks is told with those that were put off, so that the number stays as they are answered
  if (lost === undefined) return undefined;
  const why = meanLossWith(openDays, indicator, board) ?? lost;
  const alone = days.length === 1 || meanLossWith([observedOn], indicator, board) !== undefined;
  const code = terminalSafeOneLine(nodeCodeOf(indicator));
  return `${alone ? '' : 'with the others proposed '}${code} would have no score: ${why}`;
}

/** Why the mean of an indicator is lost with readings of these days, asked once for the same days. */
const meanLossWith = memoizeLatestPerObject(
  (waiting: readonly Day[], indicator: Indicator, { readings }: Board) => {
    const newest = waiting.toSorted().at(-1) ?? '';
    const span = Math.ceil(indicator.rolling?.days ?? 1);
    const stand = readingsBehindValue(indicator, readings, newest);
    const days = new Set([
      ...stand.map(({ observedOn }) => observedOn),
      ...waiting.filter((day) => daysBetween(day, newest) < span),
    ]);
    return whyRollingMeanWouldLackReadingsText(indicator, [...days]);
  },
);

/** Why the day of a reading is in doubt. */
const UNLIKE_DAY = 'day unlike the others: they are of month ends';

/** So many readings at least make a habit of their days, and such a share of them. */
const [LEAST_OF_HABIT, SHARE_OF_HABIT] = [6, 0.9];

/** Whether nearly all readings before a day are of ends of months, and that day is not. */
function isDayUnlikeOthers(readings: Readings, { id }: Indicator, day: Day): boolean {
  if (isEndOfMonth(day)) return false;
  const before = readings.of(id).filter(({ observedOn }) => observedOn < day);
  const ends = before.filter(({ observedOn }) => isEndOfMonth(observedOn)).length;
  return before.length >= LEAST_OF_HABIT && ends >= before.length * SHARE_OF_HABIT;
}

/** Whether a day is one of the last three of its month or the first two of the next. */
function isEndOfMonth(day: Day): boolean {
  return Number(addDays(day, END_OF_MONTH).slice(-2)) <= END_OF_MONTH + 2;
}

/** So many days at the end of a month are its end. */
const END_OF_MONTH = 3;

/** So many of the usual sources are named, in so many cells each. */
const [MOST_NAMED, LONGEST_NAME] = [2, 24];

/** "source not among the usual ones: Kpler, Vortexa"; undefined: it is like one that the readings of the indicator or its entry in the strategy name, or none is known. */
function unusualSourceDoubt(
  { readings }: Board,
  indicator: Indicator,
  { source, archived }: Observation,
): ProposalDoubt | undefined {
  // a recipe names the source that the person who made it meant
  if (isRecipeKeptCopyPath(archived)) return undefined;
  const words = wordsOfSource(source);
  if (words.size === 0) return undefined;
  const usual = usualSources(indicator, readings);
  if (usual.named === '' || !usual.words.isDisjointFrom(words)) return undefined;
  return mark('unusual source', `source not among the usual ones: ${usual.named}`);
}

/** What makes the names of the sources of an indicator, and the first of them; '' where none is known. There may be thousands of readings, and as many proposals. */
const usualSources = memoizeLatestPerObject((indicator: Indicator, readings: Readings) => {
  const known = [
    ...new Set([
      ...indicator.lookUp.map(({ title }) => title),
      ...readings.of(indicator.id).flatMap(({ source, origin }) => [source, origin]),
    ]),
  ].filter((name) => name.trim() !== '');
  return {
    words: new Set(known.flatMap((name) => [...wordsOfSource(name)])),
    named: [...new Set(known.map(shortSourceName))].slice(0, MOST_NAMED).join(', '),
  };
});

/** A name of a source without what is said of it: "Ukrainska Pravda" of "Ukrainska Pravda (monthly DeepState count)". */
function shortSourceName(name: string): string {
  return cutToWidth(name.split(/[(,;:]/)[0]?.trim() ?? '', LONGEST_NAME);
}

/** What makes a name of a source: the whole of it, its words of four letters or more, and its abbreviations; without case. */
function wordsOfSource(source: string): ReadonlySet<string> {
  const words = source.match(/[\p{L}\p{N}]{4,}|\b\p{Lu}{3}\b/gu) ?? [];
  return new Set(
    [source.trim(), ...words].filter((word) => word !== '').map((word) => word.toLowerCase()),
  );
}
