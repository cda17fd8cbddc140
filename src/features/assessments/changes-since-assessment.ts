/** What has changed on the board since an assessment, in sections. */

import {
  isAtOrBelowVerdictNode,
  lastVerdictChange,
  verdictNodeId,
} from '../../core/analysis/verdict.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Day, Event } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { CROSSED_WORDS, isTripwireState, TELLING } from '../../core/model/states.ts';
import { nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  changeBesideScoresText,
  dayText,
  hasScoreVisiblyMoved,
  INTERVAL_PERCENT,
  intervalText,
  roundedText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
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
import { attentionRows, attentionRowText } from '../../views/attention.ts';
import { BECOME, type TripwireChange, tripwireChanges } from '../../views/board-change.ts';
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
  belatedReadingsSinceAssessmentTexts,
  eventsSinceAssessmentTexts,
} from './learned-since-assessment.ts';
import {
  gaugeAndTrackScoreChanges,
  type ScoreChangeTable,
  scoreChangeSentenceLines,
  scoreChangesBeyondErrorSentence,
  scoreChangeTableLines,
} from './score-changes.ts';
import {
  earlierBoardByLaterStrategy,
  gaugeMoveByRevisionLines,
  type RevisionInputs,
  revisionEffectOnNodeText,
  strategyRevisionEffectLines,
} from './strategy-revision-effects.ts';

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
interface ChangeInputs extends RevisionInputs {
  /** The events that stand, of any day. */
  readonly events: readonly Event[];
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
  const { events, assessments = [] } = inputs;
  const revised = earlierBoardByLaterStrategy(before, after, inputs);
  // From here on it is news.
  const beforeByRulesNow = revised ?? before;
  const changes = gaugeAndTrackScoreChanges(before, after);
  const table: ScoreChangeTable = {
    title: 'Index and tracks',
    before,
    after,
    changes,
    notes: changes.map(({ node }) => revisionEffectOnNodeText(before, revised, node)),
  };
  const moves = scoreMovesViewOrReason(after, before.asOf, after.asOf);
  const tripwires = tripwireSections(beforeByRulesNow, after);
  const learned = belatedReadingsSinceAssessmentTexts(after, assessments);
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
              ...learnedOfEarlierDayLines(beforeByRulesNow, moves),
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
        eventsSinceAssessmentTexts(before.asOf, after.asOf, events, assessments).map(proseLine),
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
function learnedOfEarlierDayLines(beforeByRulesNow: Board, moves: Moves): readonly ViewLine[] {
  const { score } = beforeByRulesNow.card.root;
  if (!hasScoreVisiblyMoved(score, moves.before)) return [];
  const by = score === undefined ? '' : `${changeBesideScoresText(score, moves.before)} `;
  return [
    lineFromTemplate`${by}by what was learned since of days up to then: ${scoreText(score, 1)} -> ${roundedText(moves.before, 1)} on ${dayText(beforeByRulesNow.asOf)}`,
  ];
}

function linesOrNothing(lines: readonly ViewLine[]): readonly ViewLine[] {
  return lines.length === 0 ? [proseLine('nothing')] : lines;
}

/** The day from which changes are told where there is no assessment yet: the start of the strategy, else a year back. */
export function changesStartDayWithoutAssessment(board: Board, yearBack: Day): Day {
  const { start } = board.strategy;
  return start !== undefined && start < board.asOf ? start : yearBack;
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
        assessments: last === undefined ? [] : [{ assessment: last, stood }],
        hash: state.hash,
      }),
      layout,
    ),
  ];
}
