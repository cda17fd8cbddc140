/** What was proposed as a screen: each proposal beside what stands, with what accepting it would do. */
import {
  isProposedReading,
  nodesOfProposed,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import { localDayOf } from '../../core/model/local-days.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type { Board } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import {
  countWithNoun,
  dayText,
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
import { type ColumnSpec, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight, listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { filterTextBeingTyped, type ScreenDef, type State } from '../../tui/state.ts';
import { boardChangeView } from '../../views/board-change.ts';
import { nodeTitleWithCode } from '../../views/event-words.ts';
import { rowPassesFilter } from '../../views/filter.ts';
import { whyNoMeanText, whyRollingMeanMovesOppositeText } from '../record/record-preview.ts';
import {
  boardWithDecisions,
  indicatorIdsOfDecisions,
  proposalStandsAlreadyText,
} from './accepting.ts';
import {
  isInDoubt,
  lostMeanText,
  proposalDoubtText,
  proposalRemark,
  soundProposals,
  whyOrRemarkText,
} from './doubtful-proposals.ts';
import {
  alsoProposedText,
  listedStateText,
  proposalNameText,
  proposalStandingValueText,
  proposalSubjectText,
  proposedValueOrTitleText,
  standingValueWithDayText,
} from './inbox-output.ts';
import {
  acceptingDecisions,
  dayOfProposalRow,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
  proposalRows,
} from './proposal-rows.ts';
import type { InboxScreen } from './screen-state.ts';

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
  const leaves = values === 0 ? undefined : widest(standingValueWithDayText);
  return [
    { key: 'state' },
    { key: 'of', most: 32, least: 6 },
    { key: 'day', drop: 3 },
    {
      ...{ key: 'proposed', grows: true, least: PROPOSED },
      most: isWide || values === 0 ? undefined : Math.max(PROPOSED, values),
    },
    { key: 'stands', least: isWide ? undefined : widest(proposalStandingValueText) },
    {
      ...{ key: 'source', most: 24, least: 12, drop: 2 },
      leaves: cells < NARROW_CELLS ? leaves : undefined,
    },
    {
      ...{ key: 'why', most: WHY, least: 18, drop: 1 },
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
        isInDoubt(board, row) || (doubted?.has(row.proposal.id) === true && !isProposalPutOff(row))
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
  return filter.trim() === ''
    ? rows
    : rows.filter((row) =>
        rowPassesFilter(filter, {
          text: searchTextOf(state.board, row),
          states: [stateShown(state.board, row)],
          due: false,
          unsourced: sourceOfProposed(row.proposal.proposed) === '',
        }),
      );
}

function stateShown(board: Board, row: ProposalRow): string {
  return listedStateText(row, isInDoubt(board, row));
}

function searchTextOf(board: Board, row: ProposalRow): string {
  const { proposed, proposedBy } = row.proposal;
  const day = dayOfProposalRow(row);
  const said = isProposedReading(proposed) ? proposed.observation : proposed.happening;
  return [
    stateShown(board, row),
    proposalNameText(board, row),
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
  const dayOf = ({ proposal: { proposedAt } }: ProposalRow): string => localDayOf(proposedAt);
  const last = rows.map(dayOf).toSorted().at(-1);
  const among = onNewest === true ? rows.filter((row) => dayOf(row) === last) : rows;
  const wanted = among.find(isAbout) ?? (onNewest === true ? among[0] : undefined);
  const selected = wanted === undefined ? screen.selected : rows.indexOf(wanted);
  const isDoubted = rows.filter((row) => isInDoubt(state.board, row));
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
      of: cells < NAMED_CELLS ? proposalSubjectText(row) : proposalNameText(state.board, row),
      day: dayText(dayOfProposalRow(row)),
      proposed: proposedValueOrTitleText(row),
      stands: row.indicator === undefined ? '' : standingValueWithDayText(row),
      source: terminalSafeOneLine(sourceOfProposed(row.proposal.proposed)),
      why: whyOrRemarkText(state.board, row),
    })),
    targets: rows.map(({ indicator }) => indicator?.id),
    foot: [proseLine(togetherText(state, rows.filter(isProposalSameAsStanding)))],
  };
}

/** How many are in doubt, sound and put off, with the key that takes what is sound. */
function leftToDecideTexts(state: State, rows: readonly ProposalRow[]): readonly string[] {
  const key = (id: string): string => actionKeyName(state, `inbox.${id}`);
  const sound = soundProposals(rows, state.board).length;
  const doubt = rows.filter((row) => isInDoubt(state.board, row)).length;
  const later = rows.length - sound - doubt;
  const parts = [
    ...(doubt === 0 ? [] : [`${doubt === rows.length ? 'all' : doubt} in doubt, each by itself`]),
    ...(sound === 0
      ? []
      : [
          `${sound} sound, ${key('acceptTogether')} takes ${sound === 1 ? 'it' : 'all'} after a preview`,
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
  const looks = same.filter((row) => proposalStandsAlreadyText(row) === undefined).length;
  const as = looks === 1 ? 'as a check' : looks === 0 ? 'recording nothing' : 'as checks';
  const some = looks > 0 && looks < same.length ? `, ${looks}` : '';
  return `${source}; ${checks} takes the ${same.length} same${some} ${as}.`;
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
  const by = `by ${proposedBy}, ${dayText(localDayOf(proposedAt))}, ${said.confidence} confidence`;
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

/** "If you accept: 84 -> 61 km²/month; RU1 ...; the index". */
function acceptedLine(state: State, row: ProposalRow): ViewLine {
  const lead = 'If you accept:';
  const stands = proposalStandsAlreadyText(row);
  if (stands !== undefined) return proseLine(`${lead} nothing is recorded, it ${stands}.`);
  if (isProposalSameAsStanding(row))
    return proseLine(
      `${lead} it is noted that somebody looked and found nothing new; no score changes.`,
    );
  const decisions = acceptingDecisions([row], state.today);
  const { board } = state;
  const next = boardWithDecisions(board, decisions, state.author);
  const { values, scores, bandSaid, bandChanged, crossed, cleared } = boardChangeView(
    board,
    next,
    indicatorIdsOfDecisions(board, decisions),
  );
  const root = board.strategy.root.id;
  // why is said above, as what speaks against it
  const lost = lostMeanText(board, row) !== undefined;
  // the index first: where the terminal is small, the end is cut
  const parts: readonly Part[] = [
    lineFromTemplate`index ${gaugeChangeLine(board, next)}`,
    ...(bandChanged ? [bandSaid] : []),
    ...crossed.map((wire) => `now crossed: ${wire}`),
    ...cleared.map((wire) => `no longer crossed: ${wire}`),
    ...values.map(({ id, title, bare, before, after }): Part => {
      const why = `${lost ? '' : whyNoMeanText(board, next, id)}${againstMean(board, next, row)}`;
      return before === after
        ? `${title} stays ${after}${why}`
        : lineFromTemplate`${title} ${bare} -> ${after}${why}`;
    }),
    ...scores
      .filter(({ id, before, after }) => id !== root && before !== after)
      .map(({ id, title, before, after, change }) =>
        id === row.indicator?.id
          ? lineFromTemplate`score ${before} -> ${after} (${change})`
          : lineFromTemplate`${title} ${before} -> ${after} (${change})`,
      ),
  ];
  return lineFromTemplate`${lead} ${joinedLine(parts, '; ')}.`;
}

/** Why a mean goes the other way than the reading proposed; '' where it does not. */
function againstMean(before: Board, after: Board, { proposal: { proposed } }: ProposalRow): string {
  return isProposedReading(proposed)
    ? whyRollingMeanMovesOppositeText(before, after, proposed.observation)
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
    ...['inbox.acceptTogether', 'inbox.accept', 'inbox.refuse', 'inbox.later', 'inbox.form'],
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
