/** The inbox as a list, what it remembers and what it answers to: what was proposed and waits for a person's yes. */
import {
  isProposedReading,
  nodesOfProposed,
  type Proposal,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type { Board } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import {
  countWithNoun,
  dayText,
  hasScoreMoved,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import { gaugeChangeLine } from '../../text/gauge-change.ts';
import {
  joinedLine,
  lineFromTemplate,
  type Part,
  proseLine,
  type ViewLine,
  warningLine,
} from '../../text/line.ts';
import { canonicalWebAddress, whyNotWebAddressSentence } from '../../text/web-address.ts';
import { bindingForScreenKind, stepWithoutEffects } from '../../tui/binding.ts';
import { type ColumnSpec, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight, listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  filterTextBeingTyped,
  pushScreen,
  type ScreenDef,
  type State,
  type Step,
} from '../../tui/state.ts';
import { boardChangeView } from '../../views/board-change.ts';
import { nodeTitleWithCode } from '../../views/event-words.ts';
import { rowPassesFilter } from '../../views/filter.ts';
import {
  missingValueReasonText,
  rollingMeanMovesAgainstReadingText,
} from '../record/record-preview.ts';
import {
  answerProposalsStep,
  boardWithDecisions,
  indicatorIdsOfProposalDecisions,
  proposalsRecordingNothingText,
  whatProposalDecisionsRecordText,
  whyAcceptingRecordsNothingText,
} from './accepting.ts';
import {
  acceptDoubtQuestionText,
  isDoubtfulProposalNotPutOff,
  proposalDoubtOrRemarkText,
  proposalDoubtText,
  proposalRemark,
  soundProposals,
  suggestedProposalDeclineReasonText,
  whyProposalLosesRollingMeanText,
} from './doubtful-proposals.ts';
import {
  alsoProposedText,
  proposalIndicatorOrNodeNameText,
  proposalListStateText,
  proposalStandingValueWithDayText,
  proposalSubjectText,
  proposedValueOrTitleText,
  standingValueOnProposalDayText,
} from './inbox-output.ts';
import { canOpenProposalForm, withProposalFormOpened } from './proposal-forms.ts';
import {
  dayOfProposalRow,
  decisionsAcceptingProposals,
  filterProposalRowsBySource,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
  proposalRows,
} from './proposal-rows.ts';
import {
  askBulkRefusalReasonStep,
  askRefuseOrPutOffReasonStep,
  proposalAnsweredText,
} from './refusing.ts';

interface InboxScreen {
  readonly kind: 'inbox';
  /** Index of the selected row. */
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
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly inbox: InboxScreen;
  }
}

/** Cells below which the source goes before the day of what stands does; the lines about the selected row name it anyway. */
const NARROW_CELLS = 70;

/** Cells of the reason why a row is in doubt; the lines about the selected row say it whole. */
const WHY = 26;

/** Cells that a value proposed has at least. */
const PROPOSED = 16;

/**
 * The columns in a width. What stands is whole with its day where there is room for names; elsewhere titles of events give way
 * to it, then the reason for doubt, and of it the day before the value.
 */
function columnsIn(rows: readonly ProposalRow[], cells: number): readonly ColumnSpec[] {
  const widest = (textOf: (row: ProposalRow) => string): number =>
    rows.reduce(
      (most, row) => (row.indicator === undefined ? most : Math.max(most, textWidth(textOf(row)))),
      0,
    );
  const isWide = cells >= NAMED_CELLS;
  const values = widest(proposedValueOrTitleText);
  const leaves = values === 0 ? undefined : widest(proposalStandingValueWithDayText);
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
      least: 12,
      drop: 2,
      leaves: cells < NARROW_CELLS ? leaves : undefined,
    },
    {
      key: 'why',
      most: WHY,
      least: 18,
      drop: 1,
      leaves: isWide ? undefined : leaves,
    },
  ];
}

/** Lines about the selected row by the rows of a terminal, always as many, so that the table stays where it is. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 6],
  [22, 4],
  [18, 2],
];

/** Cells from which an indicator is named beside its code; the lines about the selected row name it anyway. */
const NAMED_CELLS = 96;

/** What is in doubt first, or was since the list opened, each part in the order of the proposals. */
const rowsOn = memoizeLatestPerObject(
  (
    proposals: NonNullable<InboxScreen['proposals']>,
    board: Board,
    doubted?: ReadonlySet<string>,
  ): readonly ProposalRow[] => {
    const { doubt, rest } = Object.groupBy(
      proposalRows(proposals, board.strategy, board.readings),
      (row) =>
        isDoubtfulProposalNotPutOff(board, row) ||
        (doubted?.has(row.proposal.id) === true && !isProposalPutOff(row))
          ? 'doubt'
          : 'rest',
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
  return proposalListStateText(row, isDoubtfulProposalNotPutOff(board, row));
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
  const { about, onNewest, doubted, ...next } = { ...screen, proposals };
  const rows = inboxRows(state, { ...next, ...(doubted === undefined ? {} : { doubted }) });
  const isAbout = ({ proposal: { proposed } }: ProposalRow): boolean =>
    about !== undefined && nodesOfProposed(proposed).includes(about);
  const dayOf = ({ proposal: { proposedAt } }: ProposalRow): string =>
    localDayOfInstant(proposedAt);
  const last = rows.map(dayOf).toSorted().at(-1);
  const among = onNewest === true ? rows.filter((row) => dayOf(row) === last) : rows;
  const wanted = among.find(isAbout) ?? (onNewest === true ? among[0] : undefined);
  const selected = wanted === undefined ? screen.selected : rows.indexOf(wanted);
  const isDoubted = rows.filter((row) => isDoubtfulProposalNotPutOff(state.board, row));
  return {
    ...next,
    doubted: new Set([...(doubted ?? []), ...isDoubted.map(({ proposal }) => proposal.id)]),
    selected: Math.min(selected, Math.max(0, rows.length - 1)),
  };
}

/** The row of the selected proposal; undefined: none is selected. */
export function selectedProposalRow(state: State, screen: InboxScreen): ProposalRow | undefined {
  const rows = inboxRows(state, screen);
  return rows[Math.min(screen.selected, rows.length - 1)];
}

/** The inbox in a width. */
function inboxListData(state: State, screen: InboxScreen, cells: number): ListData {
  const rows = inboxRows(state, screen);
  const filter = screen.filter === '' ? '' : ` /${terminalSafeOneLine(screen.filter)}`;
  const common = { title: `Inbox${filter}`, tabs: [], tab: 0 };
  if (screen.proposals === undefined)
    return { ...common, ...NO_TABLE, head: [proseLine('Reading…')], foot: [] };
  if (rows.length === 0) {
    const why =
      screen.filter === '' && filterTextBeingTyped(state) === undefined
        ? 'Nothing is proposed. In the shell, axiswatch propose FILE puts readings or events here; none is scored before you accept it.'
        : `Nothing fits; ${actionKeyName(state, 'nav.back')} shows all.`;
    return { ...common, ...NO_TABLE, head: [proseLine(why)], foot: [] };
  }
  return {
    ...common,
    head: leftToDecideTexts(state, rows).map(proseLine),
    lead: (selected) => proposalLines(state, rows[selected]),
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs: columnsIn(rows, cells),
    texts: rows.map((row) => ({
      state: stateShown(state.board, row),
      of:
        cells < NAMED_CELLS
          ? proposalSubjectText(row)
          : proposalIndicatorOrNodeNameText(state.board, row),
      day: dayText(dayOfProposalRow(row)),
      proposed: proposedValueOrTitleText(row),
      stands: row.indicator === undefined ? '' : proposalStandingValueWithDayText(row),
      source: terminalSafeOneLine(sourceOfProposed(row.proposal.proposed)),
      why: proposalDoubtOrRemarkText(state.board, row),
    })),
    targets: rows.map(({ indicator }) => indicator?.id),
    foot: [
      proseLine(
        togetherText(state, soundProposals(rows, state.board).filter(isProposalSameAsStanding)),
      ),
    ],
  };
}

/** How many are in doubt, new, the same as what stands, and are put off, as their rows say it, with the key that takes what is not in doubt. */
function leftToDecideTexts(state: State, rows: readonly ProposalRow[]): readonly string[] {
  const key = (id: string): string => actionKeyName(state, `inbox.${id}`);
  const sound = soundProposals(rows, state.board);
  const same = sound.filter(isProposalSameAsStanding).length;
  const other = sound.length - same;
  const doubt = rows.filter((row) => isDoubtfulProposalNotPutOff(state.board, row)).length;
  const later = rows.length - sound.length - doubt;
  const taken = [
    ...(other === 0 ? [] : [`${other} new`]),
    ...(same === 0 ? [] : [`${same} same`]),
  ].join(' and ');
  const parts = [
    ...(doubt === 0 ? [] : [`${doubt === rows.length ? 'all' : doubt} in doubt, each by itself`]),
    ...(taken === ''
      ? []
      : [
          `${taken}, ${key('acceptTogether')} takes ${sound.length === 1 ? 'it' : 'them'} after a preview`,
        ]),
    ...(later === 0 ? [] : [`${later} put off`]),
  ];
  return [`${countWithNoun(rows.length, 'proposal')}, none scored yet: ${parts.join('; ')}.`];
}

/** What answers several at once beside that: refusing all of a source, and taking all that say what stands. */
function togetherText(state: State, same: readonly ProposalRow[]): string {
  const [refuse, checks] = ['refuseSource', 'same'].map((id) =>
    actionKeyName(state, `inbox.${id}`),
  );
  const source = `${refuse} refuses all of a source`;
  if (same.length === 0) return `${source}.`;
  const looks = same.filter((row) => whyAcceptingRecordsNothingText(row) === undefined).length;
  const does = looks === 0 ? 'clears' : 'says checked for';
  const count = looks === 0 ? same.length : looks;
  const these = count === 1 ? '1 that only repeats' : `${count} that only repeat`;
  return `${source}; ${checks} ${does} the ${these} what stands.`;
}

/** What is known of a proposal: what is doubtful in it, what accepting it would do, what else is proposed for its day, who says so. */
function proposalLines(state: State, row: ProposalRow | undefined): readonly ViewLine[] {
  if (row === undefined) return [];
  const { proposal } = row;
  const { proposed, proposedBy, proposedAt, reason } = proposal;
  const isReading = isProposedReading(proposed);
  const said = isReading ? proposed.observation : proposed.happening;
  const doubt = proposalDoubtText(state.board, row);
  const from = [said.source === '' ? 'no source is named' : said.source, said.url]
    .filter((text) => text !== '')
    .join(' ');
  const by = `by ${proposedBy}, ${dayText(localDayOfInstant(proposedAt))}, ${said.confidence} confidence`;
  return [
    ...(doubt === undefined ? [] : [warningLine(terminalSafeOneLine(doubt))]),
    acceptedLine(state, row),
    ...[
      ...(row.rivals.every(isProposalPutOff) ? [alsoProposedText(row, row.rivals)] : []),
      ...correctedTexts(row),
      ...(isReading
        ? []
        : [
            `"${proposed.happening.title}" bears on ${proposed.happening.nodes.map((id) => nodeTitleWithCode(state.strategy, id)).join(', ')}`,
          ]),
      // where it stands in its file, so that one can look
      said.note,
      `${from}; ${by}${reason === '' ? '' : `; put off: ${reason}`}`,
    ]
      .filter((text) => text.trim() !== '')
      .map((text) => proseLine(terminalSafeOneLine(text))),
  ];
}

/** That what is proposed corrects what stands. */
function correctedTexts({ indicator, revises }: ProposalRow): readonly string[] {
  return revises === undefined || indicator === undefined
    ? []
    : [`it corrects ${valueTextWithoutUnit(indicator, revises.value)} of the same day and source`];
}

/** What accepting does to the index, its band, alerts, values and scores: "If you accept: index 36.5 -> 36.4 (-0.1)  score 42 -> 39 (-3)", the index first. */
function acceptedLine(state: State, row: ProposalRow): ViewLine {
  const lead = 'If you accept:';
  const stands = whyAcceptingRecordsNothingText(row);
  if (stands !== undefined) return proseLine(`${lead} nothing is recorded, it ${stands}.`);
  if (isProposalSameAsStanding(row))
    return proseLine(
      `${lead} it is noted that somebody looked and found nothing new; no score changes.`,
    );
  const decisions = decisionsAcceptingProposals([row], state.today);
  const { board } = state;
  const next = boardWithDecisions(board, decisions, state.author);
  const { values, scores, bandSaid, bandChanged, crossed, cleared } = boardChangeView(
    board,
    next,
    indicatorIdsOfProposalDecisions(board, decisions),
  );
  const root = board.strategy.root.id;
  const isMoved = hasScoreMoved(board.card.root.score, next.card.root.score);
  // why is said above, as what speaks against it
  const lost = whyProposalLosesRollingMeanText(board, row) !== undefined;
  const own = row.indicator?.id;
  const hasNoRollingMean = row.indicator !== undefined && row.indicator.rolling === undefined;
  // the index first: where the terminal is small, the end is cut; a track where it alone moves
  const parts: readonly Part[] = [
    isMoved ? lineFromTemplate`index ${gaugeChangeLine(board, next)}` : 'index unchanged',
    ...(bandChanged ? [bandSaid] : []),
    ...crossed.map((wire) => `now crossed: ${wire}`),
    ...cleared.map((wire) => `no longer crossed: ${wire}`),
    ...values
      .filter(({ id, before, after }) => id !== own || !hasNoRollingMean || before === after)
      .map(({ id, title, bare, before, after }): Part => {
        const name = id !== own ? title : hasNoRollingMean ? 'value' : 'mean';
        const why = `${lost ? '' : missingValueReasonText(board, next, id)}${againstMean(board, next, row)}`;
        return before === after
          ? `${name} stays ${after}${why}`
          : lineFromTemplate`${name} ${bare} -> ${after}${why}`;
      }),
    ...scores
      .filter(
        ({ id, before, after }) =>
          id !== root && before !== after && (!isMoved || board.card.indicators.has(id)),
      )
      .map(({ id, title, before, after, change }) => {
        const by = change === '' ? '' : ` (${change})`;
        return lineFromTemplate`${id === own ? 'score' : title} ${before} -> ${after}${by}`;
      }),
  ];
  return lineFromTemplate`${lead} ${joinedLine(parts, '; ')}.`;
}

/** Why a mean goes the other way than the reading proposed; '' where it does not. */
function againstMean(before: Board, after: Board, { proposal: { proposed } }: ProposalRow): string {
  return isProposedReading(proposed)
    ? rollingMeanMovesAgainstReadingText(before, after, proposed.observation)
    : '';
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
  filter: (_, screen) => ({
    text: screen.filter,
    label: 'filter: words, !not, state:same, nosource',
    by: (filter) => ({ ...screen, filter, selected: 0 }),
  }),
  asks: ({ view }) => [{ kind: 'proposals', view }],
  heard: (state, screen, message) =>
    message.kind === 'proposals' ? withProposals(state, screen, message.proposals) : screen,
  selected: (state, screen) => selectedProposalRow(state, screen)?.indicator?.id,
  reads: [],
  data: inboxListData,
});

/** That no proposal is selected, and what would bring one. */
function noneSelectedSentence(state: State, { filter }: InboxScreen): string {
  return filter === ''
    ? 'Nothing is proposed here; in the shell, axiswatch propose FILE puts something here.'
    : `No proposal passes the filter; ${actionKeyName(state, 'list.filter')} changes it.`;
}

const whyNone = (state: State, screen: InboxScreen): string | undefined =>
  selectedProposalRow(state, screen) === undefined
    ? noneSelectedSentence(state, screen)
    : undefined;

export const INBOX_KEYS: readonly Binding[] = [
  bindingForScreenKind('inbox', {
    id: 'inbox.accept',
    keys: ['a'],
    label: 'accept',
    description: 'record the selected proposal as it is',
    footer: true,
    writes: true,
    whyDisabled: whyNone,
    run: (state, screen) => {
      const row = selectedProposalRow(state, screen);
      if (row === undefined) return stepWithoutEffects(state);
      const accept = (now: State): Step =>
        answerProposalsStep(
          now,
          decisionsAcceptingProposals([row], now.today),
          `${proposalAnsweredText(row)} ${whyAcceptingRecordsNothingText(row) ?? 'accepted'}`,
        );
      const asked = acceptDoubtQuestionText(state.board, row);
      const question = `${asked}. Is it meant?`;
      return asked === undefined
        ? accept(state)
        : stepWithoutEffects(pushScreen(state, { kind: 'confirm', question, onYes: accept }));
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
    run: (state, screen) => askStep(state, screen, 'later'),
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.form',
    keys: ['Enter'],
    label: 'change',
    description:
      'open the selected proposal in the form of a reading or an event, to accept it as it is or as you change it; saving goes on to the next',
    also: 'open edit walk',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) => {
      const row = selectedProposalRow(state, screen);
      if (row === undefined) return noneSelectedSentence(state, screen);
      return canOpenProposalForm(row) ? undefined : 'The strategy has this indicator no more.';
    },
    run: (state, screen) => {
      const rows = inboxRows(state, screen);
      const from = Math.min(screen.selected, rows.length - 1);
      const walked = rows
        .slice(from)
        .filter((row, at) => canOpenProposalForm(row) && (at === 0 || !isProposalPutOff(row)));
      return stepWithoutEffects(withProposalFormOpened(state, walked, 0));
    },
  }),
  bindingForScreenKind('inbox', {
    id: 'inbox.acceptTogether',
    keys: ['A'],
    label: 'take all new',
    description:
      'look over all that is not in doubt, with what it would do, and record it as one action; a digit narrows it to the source or the indicator of the selected proposal',
    also: 'accept all source together preview',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) =>
      whyNone(state, screen) ??
      (soundProposals(inboxRows(state, screen), state.board).length === 0
        ? 'All here is in doubt or put off: it is answered by itself.'
        : undefined),
    run: (state, screen) => {
      const about = selectedProposalRow(state, screen)?.proposal.id;
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
      const decisions = decisionsAcceptingProposals(same, state.today);
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
  bindingForScreenKind('inbox', {
    id: 'inbox.source',
    keys: ['o'],
    label: 'source',
    description: 'open the source of the selected proposal in the browser',
    also: 'url link page',
    footer: true,
    whyDisabled: (state, screen) => {
      const address = selectedAddress(state, screen);
      if (address === undefined) return noneSelectedSentence(state, screen);
      if (address === '') return 'No address was given with it.';
      const kept = whyNotWebAddressSentence(address);
      return kept && `What was given is ${kept}.`;
    },
    run: (state, screen) => {
      const url = canonicalWebAddress(selectedAddress(state, screen) ?? '');
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
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

function askStep(state: State, screen: InboxScreen, answer: 'refused' | 'later'): Step {
  const row = selectedProposalRow(state, screen);
  return row === undefined
    ? stepWithoutEffects(state)
    : askRefuseOrPutOffReasonStep(
        state,
        {
          id: row.proposal.id,
          said: proposalAnsweredText(row),
          // a reason that was given is offered anew
          reason: row.proposal.reason || suggestedProposalDeclineReasonText(state.board, row),
        },
        answer,
      );
}

/** The address of the selected proposal; '' when none is given, undefined where there is no proposal. */
function selectedAddress(state: State, screen: InboxScreen): string | undefined {
  const proposed = selectedProposalRow(state, screen)?.proposal.proposed;
  if (proposed === undefined) return undefined;
  if (!isProposedReading(proposed)) return proposed.happening.url;
  const { url, archived } = proposed.observation;
  return url === '' ? archived : url;
}
