/** The inbox as a list, what it remembers and what it answers to: what was proposed and waits for a person's yes. */

import {
  isOpenProposal,
  isProposedReading,
  nodeIdsOfProposed,
  type Proposal,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import { type Day, EPSILON, type Happening } from '../../core/model/model.ts';
import { countWithNoun, wordsJoinedWithAnd } from '../../core/model/plain-text.ts';
import { nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreDifference } from '../../core/scoring/change-interval.ts';
import { textWidth } from '../../text/cells.ts';
import {
  capitalized,
  changeBesideScoresText,
  dayText,
  dayTextWithinYear,
  isScoreChangeVisible,
  scoreText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import {
  joinedLine,
  lineFromTemplate,
  type Part,
  proseLine,
  type ViewLine,
  warningLine,
} from '../../text/line.ts';
import { bindingForScreenKind, stepWithoutEffects } from '../../tui/binding.ts';
import { askYesOrNoStep } from '../../tui/confirm-screen.ts';
import { listScreenFilter, nothingFitsSentence } from '../../tui/filtering.ts';
import { type ColumnSpec, type ListData, NO_TABLE, type RowCells } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight, listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  filterTextBeingTyped,
  popScreen,
  pushScreen,
  type ScreenDef,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { boardChangeView } from '../../views/board-change.ts';
import { eventSideKindStatusAmountText, nodeTitleWithCode } from '../../views/event-words.ts';
import { rowPassesFilter } from '../../views/filter.ts';
import { similarEventText } from '../events/similar-event.ts';
import {
  answerProposalsStep,
  boardWithDecisions,
  indicatorIdsOfProposalDecisions,
  proposalsRecordingNothingText,
  sameProposalRemarkText,
  whatProposalDecisionsRecordText,
  whyAcceptingRecordsNothingText,
} from './accepting.ts';
import {
  type Decided,
  decidedTogether,
  newestProposalDecidedTogether,
  proposalWhenceTexts,
  SOURCE_LEAST,
  valuesByDayText,
  valuesOfProposalsDecidedTogetherText,
} from './decided.ts';
import {
  alertRaisedByProposalText,
  briefProposalDoubtText,
  isProposalInDoubt,
  proposalRemark,
  questionBeforeAcceptingText,
  rollingMeanLostToProposalText,
  sharedProposalDecisionKey,
  soundProposals,
  suggestedProposalDeclineReasonText,
  whatToCheckInProposalText,
} from './doubtful-proposals.ts';
import {
  alsoProposedText,
  nothingProposedSentence,
  proposalIndicatorOrNodeNameText,
  proposalListStateText,
  proposalStandingValueWithDayText,
  proposalSubjectText,
  proposedValueOrTitleText,
  rivalsRefusedText,
  standingValueOnProposalDayText,
} from './inbox-output.ts';
import {
  briefAndWholeIndicatorChange,
  indexMoveWithProposals,
  indicatorIfProposalAccepted,
} from './proposal-effect.ts';
import { canOpenProposalForm, withProposalFormOpened } from './proposal-forms.ts';
import {
  dayOfProposalRow,
  decisionsAcceptingProposalsOverRivals,
  filterProposalRowsBySource,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
  proposalRows,
} from './proposal-rows.ts';
import {
  answeredProposalsText,
  askBulkRefusalReasonStep,
  askRefuseOrPutOffReasonStep,
} from './refusing.ts';

interface InboxScreen {
  readonly kind: 'inbox';
  /** Index of the selected row, from 0. */
  readonly selected: number;
  readonly filter: string;
  /** Those that are open; undefined until they were read. */
  readonly proposals: readonly Proposal[] | undefined;
  /** Id of the node on whose first proposal it opens; left out: on the first of all. */
  readonly about?: string;
  /** Whether it opens on what was proposed on the last day, on the first about that node where it has one then; left out: it does not. */
  readonly onNewest?: boolean;
  /** Ids of those that were in doubt since it opened: they stay in place when an answer settles them; left out: none was. */
  readonly doubted?: ReadonlySet<string>;
  /** Whether what is sound is listed beside what is in doubt, since it opened on such a proposal; left out: it is not where there is much of it. */
  readonly listsSound?: boolean;
  /** Key of the readings decided together that are listed one by one; left out: none are. */
  readonly apart?: string;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly inbox: InboxScreen;
  }
}

/** Cells below which the remark goes before the day of what stands does; the lines about the selected row say it anyway. */
const NARROW_CELLS = 70;

/** Cells of the reason why a row is in doubt, or of what it does; the lines about the selected row say it whole. */
const REMARK = 24;

/** Cells that a value proposed has at least. */
const PROPOSED = 16;

/**
 * The columns in a width. What stands is whole with its day where there is room for names; elsewhere titles of events give way
 * to it, then the source, which the lines about the selected row name, then the remark, and of what stands the day before the value.
 */
function columnsIn(listed: readonly Decided[], cells: number, today: Day): readonly ColumnSpec[] {
  const rows = listed.map(newestProposalDecidedTogether);
  const widest = (textOf: (row: ProposalRow) => string): number =>
    rows.reduce(
      (most, row) => (row.indicator === undefined ? most : Math.max(most, textWidth(textOf(row)))),
      0,
    );
  const isWide = cells >= INDICATOR_NAMED_FROM;
  const values = listed.reduce(
    (most, decided) =>
      decided[0].indicator === undefined
        ? most
        : Math.max(most, textWidth(valuesOfProposalsDecidedTogetherText(decided))),
    0,
  );
  const leaves = values === 0 ? undefined : widest((row) => standsText(row, today));
  return [
    { key: 'state' },
    { key: 'of', most: 32, least: 6 },
    { key: 'day', drop: 3 },
    {
      key: 'proposed',
      grows: true,
      least: PROPOSED,
      most: isWide || values === 0 ? undefined : Math.max(PROPOSED, values),
    },
    { key: 'stands', least: isWide ? undefined : widest(standingValueOnProposalDayText) },
    {
      key: 'source',
      most: 24,
      least: SOURCE_LEAST,
      drop: 1,
      leaves: isWide ? undefined : leaves,
    },
    {
      key: 'remark',
      from: REMARK,
      most: REMARK,
      least: isWide ? REMARK : 18,
      drop: 2,
      leaves: cells < NARROW_CELLS ? leaves : undefined,
    },
  ];
}

/** What stands, with its day, whose year is told where it is not this one. */
function standsText(row: ProposalRow, today: Day): string {
  return proposalStandingValueWithDayText(row, (day) => dayTextWithinYear(day, today));
}

/** Lines about the selected row by the rows of a terminal, always as many, so that the table stays where it is. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 5],
  [22, 4],
  [18, 2],
];

/** Cells from which the inbox and what is recorded together name an indicator beside its code; the lines about the selected row name it anyway. */
export const INDICATOR_NAMED_FROM = 96;

/** Whether a proposal that nobody has put off is in doubt, or is one of those that were. */
function isOrWasInDoubt(
  board: Board,
  row: ProposalRow,
  doubted: ReadonlySet<string> | undefined,
): boolean {
  return (
    isProposalInDoubt(board, row) ||
    (doubted?.has(row.proposal.id) === true && !isProposalPutOff(row))
  );
}

/** What is in doubt first, or was since the list opened, each part in the order of the proposals. */
const rowsOn = memoizeLatestPerObject(
  (
    proposals: NonNullable<InboxScreen['proposals']>,
    board: Board,
    doubted?: ReadonlySet<string>,
  ): readonly ProposalRow[] => {
    const { doubt, rest } = Object.groupBy(
      proposalRows(proposals, board.strategy, board.readings),
      (row) => (isOrWasInDoubt(board, row, doubted) ? 'doubt' : 'rest'),
    );
    return [...(doubt ?? []), ...(rest ?? [])];
  },
);

/** The proposals that pass the filter, as the screen lists them; none until they were read. */
export function inboxRows(
  state: State,
  screen: Pick<InboxScreen, 'proposals' | 'filter' | 'doubted'>,
): readonly ProposalRow[] {
  if (screen.proposals === undefined) return [];
  const filter = filterTextBeingTyped(state) ?? screen.filter;
  const rows = rowsOn(screen.proposals, state.board, screen.doubted);
  return filter.trim() === '' ? rows : rowsFiltered(rows, filter, state.board);
}

/** So many sound proposals or more are not listed beside what is or was in doubt: one page shows them all with what they do. */
const MANY_SOUND = 4;

const rowsWithoutSound = memoizeLatestPerObject(
  (rows: readonly ProposalRow[], board: Board, doubted: ReadonlySet<string> | undefined) => {
    const sound = new Set(
      soundProposals(rows, board).filter(({ proposal }) => doubted?.has(proposal.id) !== true),
    );
    const wasAnyInDoubt =
      (doubted?.size ?? 0) > 0 || rows.some((row) => isProposalInDoubt(board, row));
    return wasAnyInDoubt && sound.size >= MANY_SOUND ? rows.filter((row) => !sound.has(row)) : rows;
  },
);

/** What is listed, a row each: all that pass the filter, without the sound ones where these have a page of their own. */
function listedDecisions(
  state: State,
  screen: Pick<InboxScreen, 'proposals' | 'filter' | 'doubted' | 'listsSound' | 'apart'>,
): readonly Decided[] {
  const rows = inboxRows(state, screen);
  const filter = filterTextBeingTyped(state) ?? screen.filter;
  const listed =
    screen.listsSound === true || filter.trim() !== ''
      ? rows
      : rowsWithoutSound(rows, state.board, screen.doubted);
  return decidedTogether(listed, state.board, screen.apart);
}

const rowsFiltered = memoizeLatestPerObject(
  (rows: readonly ProposalRow[], filter: string, board: Board): readonly ProposalRow[] =>
    rows.filter((row) =>
      rowPassesFilter(filter, {
        text: searchTextOf(board, row),
        states: [stateShown(board, row)],
        due: false,
        unsourced: sourceOfProposed(row.proposal.proposed) === '',
      }),
    ),
);

function stateShown(board: Board, row: ProposalRow): string {
  return proposalListStateText(row, isProposalInDoubt(board, row));
}

function searchTextOf(board: Board, row: ProposalRow): string {
  const { proposed, proposedBy } = row.proposal;
  const day = dayOfProposalRow(row);
  const said = isProposedReading(proposed) ? proposed.observation : proposed.happening;
  return [
    stateShown(board, row),
    proposalIndicatorOrNodeNameText(board, row),
    ...[day, dayText(day), said.note],
    proposalRemark(row, board).whole,
    proposedValueOrTitleText(row),
    sourceOfProposed(proposed),
    proposedBy,
  ]
    .join(' ')
    .toLowerCase();
}

/** The screen with what is open now, on the first proposal about the node on which it opens, or on the first of those that came last; where its last rows are gone, the last of them is selected. */
function withProposals(
  state: State,
  screen: InboxScreen,
  proposals: NonNullable<InboxScreen['proposals']>,
): InboxScreen {
  const { about, onNewest, doubted, apart, ...others } = { ...screen, proposals };
  const isAnswered = isAnyAnswered(screen.proposals, proposals);
  // what one of them leaves is one row again
  const next = isAnswered || apart === undefined ? others : { ...others, apart };
  const seen = { ...next, ...(doubted === undefined ? {} : { doubted }) };
  const all = inboxRows(state, seen);
  const listed = listedDecisions(state, seen).flat();
  const isAbout = ({ proposal: { proposed } }: ProposalRow): boolean =>
    about !== undefined && nodeIdsOfProposed(proposed).includes(about);
  const dayOf = ({ proposal: { proposedAt } }: ProposalRow): string =>
    localDayOfInstant(proposedAt);
  const last = all.map(dayOf).toSorted().at(-1);
  const among = onNewest === true ? all.filter((row) => dayOf(row) === last) : all;
  const newest = among.find((row) => listed.includes(row)) ?? among[0];
  const wanted = among.find(isAbout) ?? (onNewest === true ? newest : undefined);
  const listsSound = wanted !== undefined && !listed.includes(wanted);
  const rows = listedDecisions(state, listsSound ? { ...seen, listsSound } : seen);
  const inHand = wanted ?? (isAnswered ? nextInDoubt(state, screen, all) : undefined);
  const selected =
    inHand === undefined ? screen.selected : rows.findIndex((each) => each.includes(inHand));
  const inDoubt = all.filter((row) => isProposalInDoubt(state.board, row));
  const known = new Set([...(doubted ?? []), ...inDoubt.map(({ proposal }) => proposal.id)]);
  // with the last doubt decided it stands on the first of what is left
  const waiting = new Set(proposals.filter(isWaiting).map(({ id }) => id));
  const isDecided =
    inDoubt.length === 0 &&
    screen.proposals?.some(
      (each) => isWaiting(each) && doubted?.has(each.id) === true && !waiting.has(each.id),
    ) === true;
  return {
    ...next,
    ...(listsSound ? { listsSound } : {}),
    doubted: known,
    selected: isDecided ? 0 : Math.min(selected, Math.max(0, rows.length - 1)),
  };
}

/** Whether some of those that were listed are answered, or put off, and were not. */
function isAnyAnswered(before: readonly Proposal[] = [], now: readonly Proposal[]): boolean {
  const states = new Map(now.map(({ id, state }) => [id, state]));
  return before.some(({ id, state }) => ![state, 'waiting'].includes(states.get(id) ?? ''));
}

/** The next proposal in doubt, or that was since the list opened, from the row in hand down and then from the top; undefined: none is left. */
function nextInDoubt(
  state: State,
  screen: InboxScreen,
  rows: readonly ProposalRow[],
): ProposalRow | undefined {
  const open = new Map(
    rows
      .filter((row) => isOrWasInDoubt(state.board, row, screen.doubted))
      .map((row) => [row.proposal.id, row]),
  );
  const before = listedDecisions(state, screen);
  return [...before.slice(screen.selected), ...before.slice(0, screen.selected)]
    .flat()
    .flatMap(({ proposal }) => open.get(proposal.id) ?? [])[0];
}

/** Whether a proposal is open and was not put off. */
function isWaiting(proposal: Proposal): boolean {
  return isOpenProposal(proposal) && !isProposalPutOff(proposal);
}

/** The row of the selected proposal, of several the newest; undefined: none is selected. */
export function selectedProposalRow(state: State, screen: InboxScreen): ProposalRow | undefined {
  const decided = selectedDecision(state, screen);
  return decided && newestProposalDecidedTogether(decided);
}

/** What an answer on the list decides; undefined: nothing is selected. */
function selectedDecision(state: State, screen: InboxScreen): Decided | undefined {
  const rows = listedDecisions(state, screen);
  return rows[Math.min(screen.selected, rows.length - 1)];
}

/** The inbox in a width. */
function inboxListData(state: State, screen: InboxScreen, cells: number): ListData {
  const all = inboxRows(state, screen);
  const listed = listedDecisions(state, screen);
  const rows = listed.map(newestProposalDecidedTogether);
  const filter = screen.filter === '' ? '' : ` /${terminalSafeOneLine(screen.filter)}`;
  const common = { title: `Inbox${filter}`, tabs: [], tab: 0 };
  if (screen.proposals === undefined)
    return { ...common, ...NO_TABLE, head: [proseLine('Reading…')], foot: [] };
  if (all.length === 0) {
    const why =
      screen.filter === '' && filterTextBeingTyped(state) === undefined
        ? NOTHING_PROPOSED
        : nothingFitsSentence(state, filterTextBeingTyped(state) ?? screen.filter);
    return { ...common, ...NO_TABLE, head: [proseLine(why)], foot: [] };
  }
  const head = [proseLine(leftToDecideText(state, all, screen))];
  if (rows.length === 0) return { ...common, ...NO_TABLE, head, foot: [] };
  return {
    ...common,
    head,
    lead: (selected) => decisionLines(state, listed, selected, cells),
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs: columnsIn(listed, cells, state.today),
    texts: listed.map((decided) => cellsOf(state, decided, cells)),
    targets: rows.map(({ indicator }) => indicator?.id),
    foot: [],
  };
}

/** The cells of what is decided at once; of several readings how many days they are of, and from where to where their values go. */
function cellsOf(state: State, decided: Decided, cells: number): RowCells {
  const { board, today } = state;
  const row = newestProposalDecidedTogether(decided);
  return {
    state: stateShown(board, row),
    of:
      cells < INDICATOR_NAMED_FROM
        ? proposalSubjectText(row)
        : proposalIndicatorOrNodeNameText(board, row),
    day:
      decided.length === 1
        ? dayTextWithinYear(dayOfProposalRow(row), today)
        : countWithNoun(decided.length, 'day'),
    proposed: valuesOfProposalsDecidedTogetherText(decided),
    stands: row.indicator === undefined ? '' : standsText(row, today),
    source: terminalSafeOneLine(sourceOfProposed(row.proposal.proposed)),
    // a score sheet is made for it: only of the rows that are seen
    get remark() {
      return remarkPart(row, board, today);
    },
  };
}

/** How many are in doubt, sound, the same as what stands and put off, with the key that takes what is sound; before the first of them is decided how many there are, and that none is scored. */
function leftToDecideText(
  state: State,
  rows: readonly ProposalRow[],
  { doubted }: InboxScreen,
): string {
  const taken = soundProposals(rows, state.board);
  const same = taken.filter(isProposalSameAsStanding).length;
  const sound = taken.length - same;
  const doubt = rows.filter((row) => isProposalInDoubt(state.board, row)).length;
  const later = rows.length - taken.length - doubt;
  const known = doubted?.size ?? 0;
  const accept = actionKeyName(state, 'inbox.acceptTogether');
  const parts = [
    ...(doubt > 0 ? [`${doubt} in doubt`] : known > 0 ? ['nothing in doubt is left'] : []),
    ...(taken.length === 0
      ? []
      : [
          `${[...(sound === 0 ? [] : [`${sound} sound`]), ...(same === 0 ? [] : [`${same} same`])].join(' and ')}, ${accept} shows and takes ${taken.length === 1 ? 'it' : 'them'}`,
        ]),
    ...(later === 0 ? [] : [`${later} put off`]),
  ];
  const all = doubt === known ? `${countWithNoun(rows.length, 'proposal')}, none scored yet: ` : '';
  return capitalized(`${all}${parts.join('; ')}.`);
}

/** What a row comes to in a few words: the reason for doubt, what was put off for, else what it raises, ends or changes, and the score of its indicator. */
const remarkPart = memoizeLatestPerObject((row: ProposalRow, board: Board, today: Day): Part => {
  const doubt = briefProposalDoubtText(board, row);
  if (doubt !== '') return doubt;
  if (isProposalSameAsStanding(row)) return sameProposalRemarkText(row);
  const { bandChanged } = indexMoveWithProposals(board, [row], today);
  const { brief } = proposalRemark(row, board);
  const marks = [...(bandChanged ? ['changes band'] : []), ...(brief === '' ? [] : [brief])];
  const next = indicatorIfProposalAccepted(board, row);
  if (next === undefined)
    return marks.length > 0
      ? marks.join(', ')
      : row.indicator === undefined
        ? 'no score'
        : 'not the newest';
  const was = next.was.score;
  const [before, after] = [was, next.score].map((score) => scoreText(score, 1));
  const step =
    before === after
      ? `score ${after} stays`
      : marks.length === 0 || was === undefined
        ? lineFromTemplate`score ${before ?? ''} -> ${after ?? ''}`
        : `score ${changeBesideScoresText(was, next.score)}`;
  return joinedLine([...marks, step], ', ');
});

/** What is to be known of what is decided at once beside its row: what is doubtful in it, what accepting it would do, what else is proposed for its day, and of who says so what the row does not show; of several readings what they are. */
function decisionLines(
  state: State,
  listed: readonly Decided[],
  at: number,
  cells: number,
): readonly ViewLine[] {
  const decided = listed[at];
  if (decided === undefined) return [];
  const row = newestProposalDecidedTogether(decided);
  const above = listed[at - 1];
  const { proposed, reason } = row.proposal;
  const isReading = isProposedReading(proposed);
  const said = isReading ? proposed.observation : proposed.happening;
  const doubt = whatToCheckInProposalText(state.board, row);
  const whence = [
    ...proposalWhenceTexts(state, row, above && newestProposalDecidedTogether(above), cells),
    ...(reason === '' ? [] : [`put off: ${reason}`]),
  ];
  return [
    ...(doubt === undefined ? [] : [warningLine(terminalSafeOneLine(doubt))]),
    acceptedLine(state, decided),
    ...[
      severalText(state, decided),
      ...(row.rivals.every(isProposalPutOff)
        ? [alsoProposedText(state.board, row, row.rivals)]
        : []),
      ...correctedTexts(row),
      ...(isReading ? [] : [eventText(state, proposed.happening)]),
      // where it stands in its file, so that one can look
      said.note,
      whence.join('; '),
    ]
      .filter((text) => text.trim() !== '')
      .map((text) => proseLine(terminalSafeOneLine(text))),
  ];
}

/** "31 Aug 641, 30 Sep 598, 31 Oct 612 are decided together; Enter lists them one by one"; '' of one alone. */
function severalText(state: State, decided: Decided): string {
  if (decided.length === 1) return '';
  return `${valuesByDayText(decided, state)}: decided together; ${actionKeyName(state, 'inbox.form')} lists them apart`;
}

/** The title of an event, of which side and kind it is, with what it bears on where that is more than its row names, and the event like it that is recorded. */
function eventText({ strategy, board }: State, happening: Happening): string {
  const { title, nodes } = happening;
  const on = nodes.map((id) => nodeTitleWithCode(strategy, id)).join(', ');
  const what = `"${title}", ${eventSideKindStatusAmountText(happening)}`;
  return `${what}${nodes.length > 1 ? `, bears on ${on}` : ''}; ${similarEventText(board, happening)}`;
}

/** That what is proposed corrects what stands. */
function correctedTexts({ indicator, revises }: ProposalRow): readonly string[] {
  return revises === undefined || indicator === undefined
    ? []
    : [`it corrects ${valueTextWithoutUnit(indicator, revises.value)} of the same day and source`];
}

/** Points by which a track moves that are told where the index stays. */
const TRACK_MOVES = 0.5;

/** What accepting does to the index, its band, alerts, values and scores: "If you accept: index 36.5 -> 36.4; score 42.0 -> 39.1", the index first where it moves. */
function acceptedLine(state: State, decided: Decided): ViewLine {
  const row = newestProposalDecidedTogether(decided);
  const lead = decided.length === 1 ? 'If you accept:' : `If you accept all ${decided.length}:`;
  const stands = whyAcceptingRecordsNothingText(row);
  if (stands !== undefined) return proseLine(`${lead} nothing is recorded, it ${stands}`);
  if (isProposalSameAsStanding(row))
    return proseLine(`${lead} a check is recorded, no score changes`);
  const decisions = decisionsAcceptingProposalsOverRivals(decided, state.today);
  const { board } = state;
  const next = boardWithDecisions(board, decisions, state.author);
  const ids = indicatorIdsOfProposalDecisions(board, decisions);
  const { bandSaid, bandChanged, crossed, cleared } = boardChangeView(board, next, ids);
  const [was, is] = [board.card.root.score, next.card.root.score];
  const doubted = alertRaisedByProposalText(board, row);
  const move = scoreDifference(was, is);
  // by what it moves, not by what it is rounded to, so that it is told alike while other proposals are decided
  const isMoved = move === undefined ? was !== is : isScoreChangeVisible(move);
  const refused = rivalsRefusedText(row);
  // the index first: where the terminal is small, the end is cut; a track where it alone moves
  const parts: readonly Part[] = [
    ...(isMoved ? [indexPart(was, is)] : []),
    ...(bandChanged ? [bandSaid] : []),
    // an alert that is in doubt is told above
    ...crossed.filter((wire) => wire !== doubted).map((wire) => `raises ${wire}`),
    ...cleared.map((wire) => `ends ${wire}`),
    ...ids.map((id) => indicatorPart(board, next, row, id, ids.length > 1)),
    ...(ids.length === 0
      ? ['an event is recorded, no score changes']
      : isMoved
        ? []
        : [
            ...trackParts(board, next),
            Math.abs(move ?? 0) < EPSILON ? 'index unchanged' : 'index by less than 0.1',
          ]),
    ...(refused === '' ? [] : [refused]),
  ];
  return lineFromTemplate`${lead} ${joinedLine(parts, '; ')}`;
}

/** "index 36.5 -> 36.3" from the score that was (`was`) to the one that is (`is`), each 0…100, undefined: none; "index +0.06" where the scores look the same. */
function indexPart(was: number | undefined, is: number | undefined): Part {
  const [before, after] = [was, is].map((score) => scoreText(score, 1));
  return before === after && was !== undefined && is !== undefined
    ? `index ${changeBesideScoresText(was, is)}`
    : lineFromTemplate`index ${before ?? ''} -> ${after ?? ''}`;
}

/** The tracks that move by half a point or more. */
function trackParts({ strategy, card }: Board, next: Board): readonly Part[] {
  return tracksOf(strategy).flatMap(({ id, title }) => {
    const [was, is] = [card, next.card].map(({ nodes }) => nodes.get(id)?.score);
    return was === undefined || is === undefined || Math.abs(is - was) < TRACK_MOVES
      ? []
      : [
          lineFromTemplate`${terminalSafeOneLine(title)} ${scoreText(was, 1)} -> ${scoreText(is, 1)}`,
        ];
  });
}

/** What becomes of an indicator: its mean or count and its score, why it has none, why a mean goes the other way, that a newer reading stands. */
function indicatorPart(
  board: Board,
  next: Board,
  row: ProposalRow,
  id: string,
  isNamed: boolean,
): Part {
  const { proposed } = row.proposal;
  const leaf = next.card.indicators.get(id);
  const name =
    isNamed && leaf !== undefined ? `${terminalSafeOneLine(nodeCodeOf(leaf.node))} ` : '';
  if (leaf?.value === undefined && rollingMeanLostToProposalText(board, row) !== undefined)
    return `${name}no score`;
  const observation = isProposedReading(proposed) ? proposed.observation : undefined;
  const newer = leaf?.reading?.observedOn ?? '';
  const isOlder = observation !== undefined && newer > observation.observedOn;
  const { whole } = briefAndWholeIndicatorChange(
    board,
    next,
    id,
    isOlder ? undefined : observation,
  );
  const older = isOlder ? `, the reading of ${dayText(newer)} is newer` : '';
  return lineFromTemplate`${name}${whole}${older}`;
}

/** The inbox as a screen. */
export const INBOX_SCREEN: ScreenDef<InboxScreen> = listScreen<InboxScreen>({
  kind: 'inbox',
  place: 'inbox',
  shows:
    'What scripts and colleagues have proposed, each beside what stands, with what accepting it would do. Nothing here is scored.',
  tabbed: false,
  leads: [
    ...['inbox.accept', 'inbox.refuse', 'inbox.later', 'inbox.form', 'inbox.acceptTogether'],
    'inbox.source',
  ],
  filter: (_, screen) => listScreenFilter(screen, 'filter: words, !not, state:same, nosource'),
  asks: ({ view }) => [{ kind: 'proposals', view }],
  heard: (state, screen, message) =>
    message.kind === 'proposals' ? withProposals(state, screen, message.proposals) : screen,
  selected: (state, screen) => selectedProposalRow(state, screen)?.indicator?.id,
  leaving: (state, screen) => {
    const folded = withoutApart(state, screen);
    return stepWithoutEffects(
      folded === undefined ? popScreen(state) : withTopScreen(state, folded),
    );
  },
  leavingLabel: (state, screen) =>
    withoutApart(state, screen) === undefined ? undefined : 'one row again',
  reads: [],
  data: inboxListData,
});

/** It with the readings that are listed one by one in one row again, which is selected where one of them was; undefined: none are. */
function withoutApart(state: State, screen: InboxScreen): InboxScreen | undefined {
  const { apart, ...folded } = screen;
  if (apart === undefined) return undefined;
  const rows = listedDecisions(state, folded);
  if (rows.length === listedDecisions(state, screen).length) return undefined;
  const row = selectedProposalRow(state, screen);
  const at = rows.findIndex((decided) => row !== undefined && decided.includes(row));
  return { ...folded, selected: Math.max(0, at) };
}

const NOTHING_PROPOSED = nothingProposedSentence('In the shell, axiswatch propose FILE');

/** That no proposal is selected, and what would bring one. */
export function noProposalSelectedSentence(state: State, screen: InboxScreen): string {
  const { filter } = screen;
  if (inboxRows(state, screen).length > 0)
    return `Nothing in doubt is left; ${actionKeyName(state, 'inbox.acceptTogether')} shows what is sound.`;
  return filter === ''
    ? NOTHING_PROPOSED
    : `No proposal passes the filter; ${actionKeyName(state, 'list.filter')} changes it.`;
}

/** The step that accepts what is decided at once; other values proposed for its day are refused in the same action. */
function acceptStep(state: State, decided: Decided): Step {
  const row = newestProposalDecidedTogether(decided);
  const refused = rivalsRefusedText(row);
  return answerProposalsStep(
    state,
    decisionsAcceptingProposalsOverRivals(decided, state.today),
    `${answeredProposalsText(decided)} ${whyAcceptingRecordsNothingText(row) ?? 'accepted'}${refused === '' ? '' : `, ${refused}`}`,
  );
}

const whyNone = (state: State, screen: InboxScreen): string | undefined =>
  selectedProposalRow(state, screen) === undefined
    ? noProposalSelectedSentence(state, screen)
    : undefined;

export const INBOX_KEYS: readonly Binding[] = [
  bindingForScreenKind('inbox', {
    id: 'inbox.accept',
    keys: ['a'],
    label: 'accept',
    description:
      'record the selected proposal as it is; other values proposed for its day are refused with it',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => {
      const decided = selectedDecision(state, screen);
      if (decided === undefined) return stepWithoutEffects(state);
      const row = newestProposalDecidedTogether(decided);
      const accept = (now: State): Step => acceptStep(now, decided);
      const asked = questionBeforeAcceptingText(state.board, row);
      return asked === undefined
        ? accept(state)
        : askYesOrNoStep(state, `${asked}. Is it meant?`, accept);
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.refuse',
    keys: ['D'],
    label: 'refuse',
    description: 'say no to the selected proposal, with a reason; it is not proposed again',
    also: 'reject no delete',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => askStep(state, screen, 'refused'),
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.later',
    keys: ['l'],
    label: 'later',
    description: 'put off the selected proposal; it stays here, last',
    also: 'postpone put off',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) =>
      askStep(state, screen, 'later', selectedProposalRow(state, screen)?.proposal.reason),
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.form',
    keys: ['Enter'],
    label: 'change',
    description:
      'open the selected proposal in the form of a reading or an event, to accept it as it is or as you change it; readings that are decided together are listed one by one first',
    also: 'open edit',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) => {
      const row = selectedProposalRow(state, screen);
      if (row === undefined) return noProposalSelectedSentence(state, screen);
      if (canOpenProposalForm(row)) return undefined;
      const [refuse, later] = ['inbox.refuse', 'inbox.later'].map((id) => actionKeyName(state, id));
      return `The strategy has no ${proposalIndicatorOrNodeNameText(state.board, row)} any more; ${refuse} refuses it, ${later} puts it off.`;
    },
    run: (state, screen) => {
      const decided = selectedDecision(state, screen);
      if (decided === undefined) return stepWithoutEffects(state);
      const [row, ...others] = decided;
      const apart = sharedProposalDecisionKey(row, state.board);
      return stepWithoutEffects(
        others.length > 0 && apart !== undefined
          ? withTopScreen(state, { ...screen, apart })
          : withProposalFormOpened(state, row),
      );
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.acceptTogether',
    keys: ['A'],
    label: 'take all sound',
    description:
      'look over all that is not in doubt, with what it would do, and record it as one action; a digit narrows it to the source or the indicator of the selected proposal',
    also: 'accept all source together preview',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) => {
      if (soundProposals(inboxRows(state, screen), state.board).length > 0) return undefined;
      const keys = ['inbox.accept', 'inbox.refuse', 'inbox.later'].map((id) =>
        actionKeyName(state, id),
      );
      return (
        whyNone(state, screen) ??
        `All here is in doubt or put off; ${wordsJoinedWithAnd(keys)} answer the selected one.`
      );
    },
    run: (state, screen) => {
      const row = selectedProposalRow(state, screen) ?? inboxRows(state, screen)[0];
      const about = row?.proposal.id;
      return stepWithoutEffects(
        about === undefined || screen.proposals === undefined
          ? state
          : pushScreen(state, {
              kind: 'together',
              selected: 0,
              tab: 0,
              filter: screen.filter,
              out: [],
              about,
              proposals: screen.proposals,
            }),
      );
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.same',
    keys: ['='],
    label: 'accept same',
    description:
      'accept all that say what stands already and are not in doubt, as checks; where a newer reading stands or is proposed nothing is recorded',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) =>
      sameAndSound(state, screen).length > 0
        ? undefined
        : 'No proposal here only repeats what stands, without a doubt.',
    run: (state, screen) => {
      const same = sameAndSound(state, screen);
      const decisions = decisionsAcceptingProposalsOverRivals(same, state.today);
      const text = `${countWithNoun(same.length, 'proposal')} of what stands accepted as ${whatProposalDecisionsRecordText(decisions)}${proposalsRecordingNothingText(same)}`;
      return answerProposalsStep(state, decisions, text);
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.refuseSource',
    keys: ['N'],
    label: 'refuse source',
    description:
      'say no to all that the source of the selected proposal published, after a question, with a reason',
    also: 'reject no delete',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => {
      const row = selectedProposalRow(state, screen);
      return row === undefined
        ? stepWithoutEffects(state)
        : askBulkRefusalReasonStep(state, rowsOfItsSource(state, screen, row));
    },
  }),
];

/** The proposals on the screen that have the source of one of them. */
function rowsOfItsSource(
  state: State,
  screen: InboxScreen,
  { proposal: { proposed } }: ProposalRow,
): readonly ProposalRow[] {
  return filterProposalRowsBySource(inboxRows(state, screen), sourceOfProposed(proposed));
}

/** The proposals on the screen that say what stands, without those in doubt. */
function sameAndSound(state: State, screen: InboxScreen): readonly ProposalRow[] {
  return soundProposals(inboxRows(state, screen), state.board).filter(isProposalSameAsStanding);
}

/** Asks why the selected proposal is refused or put off; `given` is the reason that it was put off for before, which is offered anew. */
function askStep(state: State, screen: InboxScreen, answer: 'refused' | 'later', given = ''): Step {
  const decided = selectedDecision(state, screen);
  return decided === undefined
    ? stepWithoutEffects(state)
    : askRefuseOrPutOffReasonStep(
        state,
        decided.map(({ proposal }) => proposal.id),
        {
          said: answeredProposalsText(decided),
          reason:
            given ||
            suggestedProposalDeclineReasonText(state.board, newestProposalDecidedTogether(decided)),
        },
        answer,
      );
}
