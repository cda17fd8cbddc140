/** What has changed on the board since an assessment, in sections. */

import {
  isAtOrBelowVerdictNode,
  lastVerdictChange,
  verdictNodeId,
} from '../../core/analysis/verdict.ts';
import type { Assessment } from '../../core/journal/assessment.ts';
import type { AssessmentThen } from '../../core/journal/board-then.ts';
import type { HistoryRow } from '../../core/journal/journal.ts';
import { addDays, compareDays, daysBetween } from '../../core/model/day.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import {
  CONFIDENCES,
  type Day,
  type Event,
  type Indicator,
  type IndicatorScore,
  type Instant,
  type Node,
  type Reading,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { CROSSED_WORDS, isTripwireState, TELLING } from '../../core/model/states.ts';
import { indicatorsOfStrategy, leavesOf, nodePlacesOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import {
  bandOrBandRangeText,
  changeBesideScoresText,
  dayText,
  hasScoreVisiblyMoved,
  INTERVAL_PERCENT,
  intervalText,
  roundedText,
  scoreDifference,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { bandChangeView } from '../../text/gauge-change.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  headingLine,
  indentedLine,
  lineFromTemplate,
  lineOfSpans,
  proseLine,
  terminalSafeViewLine,
  type ViewLine,
} from '../../text/line.ts';
import type { State } from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import {
  alertAndLatenessCounts,
  alertWatchAndUnknownTripwireRows,
  attentionRows,
  attentionRowText,
} from '../../views/attention.ts';
import { BECOME, type TripwireChange, tripwireChanges } from '../../views/board-change.ts';
import { eventSideKindStatusAmountText } from '../../views/event-words.ts';
import { indicatorCountInFreshnessState } from '../../views/lateness.ts';
import {
  fadingAndCoverageChangeText,
  isMoveByReadingOrEvent,
  type MoveRow,
  type Moves,
  scoreMoveReasonPart,
  scoreMovesViewOrReason,
} from '../../views/moves.ts';
import { verdictAnswerText, verdictHeadline } from '../../views/verdict-sentences.ts';
import { daysAgoText } from './assessment-late.ts';
import { boardOfDayByViewedReadings, lastAssessmentUpToViewedDay } from './assessments-in-view.ts';
import {
  gaugeAndTrackScoreChanges,
  type ScoreChangeTable,
  scoreChangeSentenceLines,
  scoreChangesBeyondErrorSentence,
  scoreChangeTableLines,
} from './score-changes.ts';

/** So many readings at most are told apart, the rest counted. */
const MOST_READINGS = 6;

/** An entry with its place in the journal, ≥ 1: the greater its seq, the later. */
interface Recorded {
  readonly id: string;
  readonly seq: number;
  readonly recordedAt: Instant;
}

/** One thing as each assessment knew it, in the order they were written, and as it stands now; undefined: it did not stand. */
type Versions<T> = readonly (T | undefined)[];

/** What an assessment knew by id; undefined: that is not known here, and the journal's order has to tell. */
type Known<T> = ReadonlyMap<string, T> | undefined;

/** In the order they were written: what one did not know the next may have known. */
function asWritten(said: readonly AssessmentThen[]): readonly AssessmentThen[] {
  return said.toSorted(
    (a, b) => Number(a.assessment.id.slice(1)) - Number(b.assessment.id.slice(1)),
  );
}

function byId<T extends Recorded>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.id, each]));
}

function wasKnownToAssessment({ seq, at }: Assessment, recorded: Recorded): boolean {
  return seq === undefined ? recorded.recordedAt <= at : recorded.seq <= seq;
}

/** Every thing that stands or stood with one of the assessments, in no particular order. */
function versionsOf<T extends Recorded>(
  now: readonly T[],
  said: readonly AssessmentThen[],
  known: readonly Known<T>[],
): readonly Versions<T>[] {
  const standing = byId(now);
  const ids = new Set([standing, ...known].flatMap((each) => [...(each?.keys() ?? [])]));
  return [...ids].map((id) => {
    const versions = [standing.get(id)];
    for (const [at, { assessment }] of [...said.entries()].toReversed()) {
      const list = known[at];
      const [later] = versions;
      const assumed =
        later !== undefined && wasKnownToAssessment(assessment, later) ? later : undefined;
      versions.unshift(list === undefined ? assumed : list.get(id));
    }
    return versions;
  });
}

/** Everything that an assessment did not know, or knew otherwise, of a day up to that of its board: `learned between n1 and n2`, `corrected since`; of what became of it, where that is known, also by whom and when. */
function changesOf<T extends Recorded>(
  versions: Versions<T>,
  said: readonly AssessmentThen[],
  dayOf: (version: T) => Day,
  otherwise: (was: T, is: T) => readonly string[],
  ended?: HistoryRow,
): readonly string[] {
  return said.flatMap(({ assessment }, at) => {
    const [was, is] = [versions[at], versions[at + 1]];
    const days = [was, is].flatMap((each) => (each === undefined ? [] : [dayOf(each)]));
    if (was?.seq === is?.seq || days.every((day) => day > assessment.asOf)) return [];
    const when = whenText(said, at);
    if (was !== undefined && is !== undefined) return [`corrected ${when}`, ...otherwise(was, is)];
    if (is === undefined) return [`${ended?.fate ?? 'taken back'} ${when}${endedByText(ended)}`];
    const stood = versions.slice(0, at).some((each) => each !== undefined);
    return [`${stood ? 'stands again' : 'learned'} ${when}`];
  });
}

/** `, by ann on 3 Oct 2026`; '' where that is not known. */
function endedByText(ended: HistoryRow | undefined): string {
  return ended?.ended === undefined
    ? ''
    : `, by ${ended.ended.author} on ${dayText(localDayOfInstant(ended.ended.recordedAt))}`;
}

function whenText(said: readonly AssessmentThen[], at: number): string {
  const [last, next] = [said[at]?.assessment.id, said[at + 1]?.assessment.id];
  if (said.length === 1) return 'since';
  return next === undefined ? `after ${last}` : `between ${last} and ${next}`;
}

/**
 * The events of the days after `from` up to `to`, by day, and those of any day up to `to` that an assessment did not know
 * or knew otherwise.
 */
export function eventsSinceAssessmentTexts(
  from: Day,
  to: Day,
  events: readonly Event[],
  said: readonly AssessmentThen[],
): readonly string[] {
  const written = asWritten(said);
  const known = written.map(({ stood }) => stood?.events && byId(stood.events));
  return versionsOf(events, written, known)
    .flatMap((versions) => {
      const event = versions.findLast((each) => each !== undefined);
      if (event === undefined || event.day > to) return [];
      const changes = changesOf(versions, written, ({ day }) => day, wasOtherwise);
      const happened = versions.at(-1) !== undefined && event.day > from;
      if (!happened && changes.length === 0) return [];
      const told = `${dayText(event.day)} ${event.title} (${eventSideKindStatusAmountText(event)})`;
      return [{ day: event.day, text: terminalSafeOneLine([told, ...changes].join(', ')) }];
    })
    .toSorted((a, b) => compareDays(a.day, b.day))
    .map(({ text }) => text);
}

function wasOtherwise(was: Event, is: Event): readonly string[] {
  return [
    ...(was.day === is.day ? [] : [`was of ${dayText(was.day)}`]),
    ...(was.title === is.title ? [] : [`was "${was.title}"`]),
    ...(eventSideKindStatusAmountText(was) === eventSideKindStatusAmountText(is)
      ? []
      : [`was ${eventSideKindStatusAmountText(was)}`]),
  ];
}

/**
 * The readings of days up to that of an assessment which it did not know or knew otherwise, the newest day first; what it
 * knew is taken by the rules of today.
 */
export function belatedReadingsSinceAssessmentTexts(
  after: Board,
  said: readonly AssessmentThen[],
): readonly string[] {
  const written = asWritten(said);
  const [ended] = written.flatMap(({ stood }) => stood?.ended ?? []);
  const lines = indicatorsOfStrategy(after.strategy).flatMap((indicator) => {
    const known = written.map(({ stood }) => {
      const ruled = stood?.ruled ?? stood;
      return ruled && byId(ruled.readings.of(indicator.id));
    });
    return versionsOf(after.readings.of(indicator.id), written, known).flatMap((versions) => {
      const reading = versions.findLast((each) => each !== undefined);
      const changes = (ending?: HistoryRow): readonly string[] =>
        changesOf(versions, written, observedOn, wasOfAnotherDay, ending);
      if (reading === undefined || changes().length === 0) return [];
      // what became of it takes reading the journal, and few of these are told
      const text = (): string => {
        const ending = versions.at(-1) === undefined ? ended?.(reading) : undefined;
        const said = [valuesText(indicator, versions), ...changes(ending)].join(', ');
        return terminalSafeOneLine(`${nodeRowName(indicator)}: ${said}`);
      };
      return [{ day: reading.observedOn, text }];
    });
  });
  const sorted = lines.toSorted((a, b) => compareDays(b.day, a.day));
  const rest = sorted.length - MOST_READINGS;
  return [
    ...sorted.slice(0, MOST_READINGS).map(({ text }) => text()),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
}

function observedOn(reading: Reading): Day {
  return reading.observedOn;
}

function wasOfAnotherDay(was: Reading, is: Reading): readonly string[] {
  return was.observedOn === is.observedOn ? [] : [`was of ${dayText(was.observedOn)}`];
}

/** `70 -> 77 km² on 2 Sep 2026`: what was known in turn. */
function valuesText(indicator: Indicator, versions: Versions<Reading>): string {
  const stood = versions.filter((each) => each !== undefined);
  const last = stood.at(-1);
  if (last === undefined) return '';
  const before = stood
    .filter(({ value }, at) => at < stood.length - 1 && value !== stood[at + 1]?.value)
    .map(({ value }) => `${valueTextWithoutUnit(indicator, value)} -> `);
  return `${before.join('')}${valueWithUnitOrLevelText(indicator, last.value)} on ${dayText(last.observedOn)}`;
}

/** So many of what moved the score, and of what is late, at most are told apart. */
const MOST_DRIVERS = 6;
const MOST_LATE = 6;

/** One section of changes: a title and its lines; "nothing" is a line too. */
export interface ChangeSection {
  /** '': of the first one, which leads the others. */
  readonly title: string;
  readonly lines: readonly ViewLine[];
  /** The lines as a table, for where there is a width; left out: they are none. */
  readonly table?: ScoreChangeTable;
}

/** What the sections are made of, beside its two boards. */
interface ChangeInputs {
  /** The events that stand, of any day. */
  readonly events: readonly Event[];
  /** The assessments that it begins and ends at, the earlier first; none: only days count, not what was known. */
  readonly said?: readonly AssessmentThen[];
  /** Hash of the strategy file that the later board is scored by. */
  readonly hash: string;
}

/** What the moves that are not named come to together. */
function otherMovesLines(rows: readonly MoveRow[]): readonly ViewLine[] {
  if (rows.length === 0) return [];
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const others = countWithNoun(rows.length, 'other');
  return [proseLine(`${signedChangeText(points, 1)} ${others}`)];
}

/** The sections on what changed from an earlier board to a later one: what happened in between, and what was learned since of days before. */
export function boardChangeSections(
  before: Board,
  after: Board,
  inputs: ChangeInputs,
): readonly ChangeSection[] {
  const { events, said = [] } = inputs;
  const revised = earlierBoardByLaterStrategy(before, after, inputs);
  // What was known then by the rules of today: from here on it is news.
  const known = revised ?? before;
  const changes = gaugeAndTrackScoreChanges(before, after);
  const table: ScoreChangeTable = {
    title: 'Index and tracks',
    before,
    after,
    changes,
    notes: changes.map(({ node }) => revisionEffectOnNodeText(before, revised, node)),
  };
  const moves = scoreMovesViewOrReason(after, before.asOf, after.asOf);
  const tripwires = tripwireSections(known, after);
  const learned = belatedReadingsSinceAssessmentTexts(after, said);
  const late = attentionRows(after).filter(({ word }) => !isTripwireState(word));
  return [
    {
      title: '',
      lines: verdictChangeLines(
        before,
        after,
        scoreChangesBeyondErrorSentence(changes, verdictNodeId(after.strategy)),
      ),
    },
    ...(revised === undefined
      ? []
      : [{ title: 'Strategy file', lines: strategyRevisionEffectLines(before, revised, inputs) }]),
    {
      title: `Index and tracks, with ${INTERVAL_PERCENT} intervals`,
      lines: scoreChangeSentenceLines(table),
      table,
    },
    ...(tripwires.asked === undefined ? [] : [tripwires.asked]),
    {
      title: 'What moved the index',
      lines:
        typeof moves === 'string'
          ? [proseLine(moves)]
          : linesOrNothing([
              ...gaugeMoveByRevisionLines(before, revised),
              ...knownNowLines(known, moves),
              ...moves.rows
                .filter(isMoveByReadingOrEvent)
                .slice(0, MOST_DRIVERS)
                .map((row) =>
                  terminalSafeViewLine(
                    lineFromTemplate`${signedChangeText(row.points, 1)} ${row.title}: ${scoreMoveReasonPart(row)}`,
                  ),
                ),
              ...otherMovesLines(moves.rows.filter(isMoveByReadingOrEvent).slice(MOST_DRIVERS)),
              ...(moves.background === undefined
                ? []
                : [proseLine(fadingAndCoverageChangeText(moves.background))]),
            ]),
    },
    tripwires.others,
    {
      title: 'Events',
      lines: linesOrNothing(
        eventsSinceAssessmentTexts(before.asOf, after.asOf, events, said).map(proseLine),
      ),
    },
    ...(learned.length === 0
      ? []
      : [{ title: 'Readings of earlier days', lines: learned.map(proseLine) }]),
    {
      title: 'Overdue readings',
      lines: linesOrNothing([
        ...late.slice(0, MOST_LATE).map((row) => proseLine(`${row.word} ${attentionRowText(row)}`)),
        ...(late.length > MOST_LATE ? [proseLine(`and ${late.length - MOST_LATE} more`)] : []),
      ]),
    },
  ];
}

/** The verdict as it is and as it was, and which scores have moved beyond error. */
function verdictChangeLines(before: Board, after: Board, beyond: string): readonly ViewLine[] {
  const [was, is] = [before, after].map(({ strategy, card }) =>
    card.standing === undefined ? undefined : verdictAnswerText(strategy, card.standing),
  );
  const { root } = before.card;
  const { bandChanged, bandSaid } = bandChangeView(before, after);
  const then =
    was !== is
      ? `${was ?? 'no index'}${root.score === undefined ? '' : `, ${scoreText(root.score)} (${intervalText(root)})`}`
      : bandChanged
        ? `the same; ${bandSaid}`
        : `the same${otherAnswerBetweenText(before, after)}`;
  const when = before.asOf === after.asOf ? 'Before' : `On ${dayText(before.asOf)}`;
  return [
    headingLine(terminalSafeOneLine(`${verdictHeadline(after)} ${when} ${then}.`)),
    proseLine(beyond),
  ];
}

/** `; in between also others, the last of them until 2 Jun 2026: no, Strained`, where the verdict was another between two days that have the same; '' where it was not. */
function otherAnswerBetweenText(before: Board, after: Board): string {
  const change = lastVerdictChange(after);
  if (change?.was === undefined || change.day <= before.asOf) return '';
  const answer = verdictAnswerText(after.strategy, change.was, ', ');
  return `; in between also others, the last of them until ${dayText(addDays(change.day, -1))}: ${answer}`;
}

const BECOME_WORDS: Readonly<Record<TripwireChange['become'], string>> = {
  crossed: 'newly crossed',
  unknown: 'not known any more',
  cleared: 'no longer crossed',
};

/** Whether a tripwire that has become so is up, and stands in the tone of its word. */
const IS_UP: Readonly<Record<TripwireChange['become'], boolean>> = {
  crossed: true,
  unknown: false,
  cleared: false,
};

/** The tripwires that have become something else, those of what the verdict asks about in a section of their own, where there is such and anything has; in each newly crossed ones first, and of those alerts before watches. */
function tripwireSections(
  before: Board,
  after: Board,
): { readonly asked: ChangeSection | undefined; readonly others: ChangeSection } {
  const places = nodePlacesOf(after.strategy);
  const asked = places.get(verdictNodeId(after.strategy) ?? '')?.node;
  const isAsked = ({ node }: TripwireChange): boolean =>
    isAtOrBelowVerdictNode(after.strategy, node.id);
  const rank = ({ tripwire, become }: TripwireChange): number =>
    BECOME.indexOf(become) * TELLING.length + TELLING.indexOf(CROSSED_WORDS[tripwire.severity]);
  const changes = tripwireChanges(before, after).toSorted((a, b) => rank(a) - rank(b));
  const linesOf = (those: readonly TripwireChange[]): readonly ViewLine[] =>
    linesOrNothing(
      those.map(({ tripwire, become }) => {
        const word = CROSSED_WORDS[tripwire.severity];
        const text = terminalSafeOneLine(`${BECOME_WORDS[become]}: ${tripwire.title}`);
        return lineOfSpans(
          IS_UP[become]
            ? [{ text: word, tone: word }, { text: ` ${text}` }]
            : [{ text: `${word} ${text}`, tone: 'dim' }],
        );
      }),
    );
  if (asked === undefined || changes.length === 0)
    return { asked: undefined, others: { title: 'Tripwires', lines: linesOf(changes) } };
  return {
    asked: {
      title: terminalSafeOneLine(`Tripwires of ${asked.title}`),
      lines: linesOf(changes.filter(isAsked)),
    },
    others: {
      title: 'Other tripwires',
      lines: linesOf(changes.filter((each) => !isAsked(each))),
    },
  };
}

/** How far the gauge of the earlier day itself has moved by what was learned of it, by the rules of today. */
function knownNowLines(known: Board, moves: Moves): readonly ViewLine[] {
  const { score } = known.card.root;
  if (!hasScoreVisiblyMoved(score, moves.before)) return [];
  const by = score === undefined ? '' : `${changeBesideScoresText(score, moves.before)} `;
  return [
    lineFromTemplate`${by}by what was learned since of days up to then: ${scoreText(score, 1)} -> ${roundedText(moves.before, 1)} on ${dayText(known.asOf)}`,
  ];
}

function linesOrNothing(lines: readonly ViewLine[]): readonly ViewLine[] {
  return lines.length === 0 ? [proseLine('nothing')] : lines;
}

/** Where a board stands, a line for the gauge with its band and one for each track. */
export function gaugeAndTrackScoreLines(board: Board): readonly ViewLine[] {
  return [board.strategy.root, ...tracksOf(board.strategy)].map((node, at) => {
    const score = board.card.nodes.get(node.id);
    const band = at === 0 ? `, ${bandOrBandRangeText(board.card.standing)}` : '';
    const interval =
      score === undefined
        ? ''
        : lineFromTemplate` (${INTERVAL_PERCENT} interval ${intervalText(score, 1)})`;
    return terminalSafeViewLine(
      lineFromTemplate`${node.title} ${scoreText(score?.score, 1)}${interval}${band}`,
    );
  });
}

const EVIDENCE_GAPS = ['stale', 'expired', 'missing'] as const;

/** What a board rests on: how many of its indicators count, how good their readings are, how old, on each track too; then what was crossed. */
export function boardEvidenceAndTripwireTexts(board: Board): readonly string[] {
  const { indicators, newest } = alertAndLatenessCounts(board);
  const [stale, expired, missing] = EVIDENCE_GAPS.map((state) =>
    indicatorCountInFreshnessState(board, state),
  );
  const counted = countedOf(board, board.strategy.root);
  return [
    `${counted.length} of ${countWithNoun(indicators, 'indicator')} count, their confidence ${levelsText(counted)}; ${stale} stale, ${expired} expired, ${missing} without a reading`,
    newest === undefined ? 'no reading' : `newest reading of ${dayText(newest)}`,
    ...tracksOf(board.strategy).map((track) => trackEvidenceText(board, track)),
    ...alertWatchAndUnknownTripwireRows(board).map((row) => `${row.word} ${attentionRowText(row)}`),
  ];
}

/** "Iran: 12 of 13, 2 high, 3 moderate, 7 low; 9 sources, newest 8 Oct 2026". */
function trackEvidenceText(board: Board, track: Node): string {
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
export function changesStartDayWithoutAssessment(board: Board, yearBack: Day): Day {
  const { start } = board.strategy;
  return start !== undefined && start < board.asOf ? start : yearBack;
}

/** What it takes to tell which file scored the earlier board. */
interface Revising {
  readonly said?: readonly AssessmentThen[];
  /** Hash of the strategy file that the later board is scored by. */
  readonly hash: string;
}

/** The earlier board by the strategy file of the later one and nothing learned; undefined: both are of one file. */
export function earlierBoardByLaterStrategy(
  before: Board,
  after: Board,
  { said: [first] = [], hash }: Revising,
): Board | undefined {
  const { strategy } = after;
  const file = first?.assessment.strategy ?? hash;
  if (before.strategy === strategy || file.startsWith(hash)) return undefined;
  const ruled = first?.stood?.ruled;
  return ruled?.strategy === strategy ? ruled : boardAsOf(strategy, before.readings, before.asOf);
}

/** Lines on a change of the strategy file: that it changed, and what it alone did to the gauge and its band. */
export function strategyRevisionEffectLines(
  before: Board,
  revised: Board,
  { said: [first] = [], hash }: Revising,
): readonly ViewLine[] {
  const [from, to] = [before, revised].map(({ card }) => card.root.score);
  const [was, is] = [scoreText(from, 1), scoreText(to, 1)];
  const move = bandChangeView(before, revised);
  return [
    proseLine(
      `changed since, ${first?.assessment.strategy.slice(0, 8) ?? ''} -> ${hash.slice(0, 8)}: other rules, no news`,
    ),
    !hasScoreVisiblyMoved(from, to)
      ? lineFromTemplate`what was known then scores ${is} by both`
      : lineFromTemplate`what was known then scores ${was} by the file of then, ${is} by this one`,
    ...(move.bandChanged ? [proseLine(terminalSafeOneLine(`by that alone ${move.bandSaid}`))] : []),
  ];
}

/** `; by the strategy file alone +1.5` of a score that a change of the file has moved, `; new in the strategy file` of a node that it has added; '' of any other, and where the file is the same (`revised` undefined). */
export function revisionEffectOnNodeText(
  before: Board,
  revised: Board | undefined,
  { id }: Node,
): string {
  if (revised === undefined) return '';
  const was = before.card.nodes.get(id);
  if (was === undefined) return '; new in the strategy file';
  const moved = movedText(was.score, revised.card.nodes.get(id)?.score);
  return moved === '' ? '' : `; by the strategy file alone ${moved}`;
}

/** What a change of the strategy file did to the gauge, as a line of what moved it; none where the file did not change. */
export function gaugeMoveByRevisionLines(
  { card, asOf }: Board,
  revised: Board | undefined,
): readonly ViewLine[] {
  const [was, is] = [card.root.score, (revised?.card ?? card).root.score];
  const moved = movedText(was, is);
  return moved === ''
    ? []
    : [
        lineFromTemplate`${moved} by the strategy file alone: ${scoreText(was, 1)} -> ${scoreText(is, 1)} on ${dayText(asOf)}`,
      ];
}

/** `+1.5`; '' without a move and where one has no score. */
function movedText(was: number | undefined, is: number | undefined): string {
  const by = scoreDifference(was, is);
  return by !== undefined && hasScoreVisiblyMoved(was, is) ? changeBesideScoresText(was, is) : '';
}

/** The width that lines are laid out in, and what with. */
export interface LinesLayout {
  /** Cells of a line, ≥ 1; without end where they are heard. */
  readonly cells: number;
  readonly glyphs: Glyphs;
}

/** Sections of changes under their titles; what is a table as such where there is a width for it. */
export function changeSectionLines(
  parts: readonly ChangeSection[],
  layout?: LinesLayout,
): readonly ViewLine[] {
  return parts.flatMap(({ title, lines, table }) => {
    if (title === '') return lines;
    return table === undefined || layout === undefined || !Number.isFinite(layout.cells)
      ? [headingLine(title.toUpperCase()), ...lines.map(indentedLine)]
      : scoreChangeTableLines(table, layout.cells, layout.glyphs);
  });
}

/** What has changed since the last assessment, in lines; undefined until its board is read. */
export function changesSinceAssessmentLines(
  state: State,
  layout?: LinesLayout,
): readonly ViewLine[] | undefined {
  const { board } = state;
  const last = lastAssessmentUpToViewedDay(state);
  const from = last?.asOf ?? changesStartDayWithoutAssessment(board, addDays(board.asOf, -365));
  if (last !== undefined && !state.boardsThen.has(last.id)) return undefined;
  const stood = last === undefined ? undefined : state.boardsThen.get(last.id);
  const since =
    last === undefined
      ? `No assessment yet; since ${dayText(from)}:`
      : terminalSafeOneLine(
          `Last assessed ${daysAgoText(daysBetween(from, board.asOf))}, on ${dayText(from)}, by ${last.author}; since then:`,
        );
  return [
    proseLine(since),
    ...changeSectionLines(
      boardChangeSections(stood ?? boardOfDayByViewedReadings(state, from), board, {
        events: state.events,
        said: last === undefined ? [] : [{ assessment: last, stood }],
        hash: state.hash,
      }),
      layout,
    ),
  ];
}
