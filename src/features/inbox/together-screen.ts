/** Accepting several proposals at once, as a page: what is taken with what it does, what is left and why, and the keys that take it. */
import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import { isProposedReading, type Proposal, sourceOfProposed } from '../../core/journal/proposal.ts';
import { compareDays } from '../../core/model/day.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type { Day } from '../../core/model/model.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import {
  dayText,
  dayTextWithinYear,
  shortUnit,
  signedChangeText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import { bandChangeView, gaugeChangeLine } from '../../text/gauge-change.ts';
import {
  displayTextOfLinePart,
  joinedLine,
  lineFromTemplate,
  type Part,
  proseLine,
  type ViewLine,
  warningLine,
} from '../../text/line.ts';
import {
  bindingForScreenKind,
  stepWithoutEffects,
  whyNothingCanBeWritten,
} from '../../tui/binding.ts';
import { type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight, listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  popScreen,
  type ScreenDef,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { boardChangeView } from '../../views/board-change.ts';
import { missingValueReasonText } from '../record/record-preview.ts';
import {
  answerProposalsStep,
  boardWithDecisions,
  indicatorIdsOfProposalDecisions,
  whatProposalDecisionsRecordText,
  whyAcceptingRecordsNothingText,
} from './accepting.ts';
import { proposalRemark, soundProposals, whatToCheckText } from './doubtful-proposals.ts';
import {
  proposalSubjectText,
  proposedValueOrTitleText,
  standingValueOnProposalDayText,
} from './inbox-output.ts';
import { inboxRows } from './inbox-screen.ts';
import {
  type IndicatorChange,
  indexMoveWithProposals,
  indicatorChange,
  indicatorWithProposal,
  tripwiresMovedByProposal,
} from './proposal-effect.ts';
import {
  dayOfProposalRow,
  decisionsAcceptingProposals,
  filterProposalRowsBySource,
  isProposalSameAsStanding,
  type ProposalRow,
} from './proposal-rows.ts';
import { proposalSourceName } from './refusing.ts';

export interface TogetherScreen {
  readonly kind: 'together';
  /** Index of the selected row, from 0. */
  readonly selected: number;
  /** Index into the choices of what is taken, from 0. */
  readonly tab: number;
  /** What the inbox below is filtered by. */
  readonly filter: string;
  /** Those that are open. */
  readonly proposals: readonly Proposal[];
  /** Id of the proposal whose source and indicator are two of the choices. */
  readonly about: string;
  /** Ids of proposals that the person leaves out. */
  readonly out: readonly string[];
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly together: TogetherScreen;
  }
}

/** Proposals that can be taken together: all, of a source, of an indicator. */
interface Choice {
  readonly name: string;
  readonly rows: readonly ProposalRow[];
}

/** The choices: every proposal listed, those of the source and those of the indicator of one of them, where they are fewer and some of them are sound. */
function choicesAmong(
  all: readonly ProposalRow[],
  board: Board,
  screen: TogetherScreen,
): readonly [Choice, ...Choice[]] {
  const about = all.find(({ proposal }) => proposal.id === screen.about);
  const { indicator } = about ?? {};
  const of: readonly Choice[] =
    about === undefined
      ? []
      : [
          {
            name: `of ${proposalSourceName(about)}`,
            rows: filterProposalRowsBySource(all, sourceOfProposed(about.proposal.proposed)),
          },
          ...(indicator === undefined
            ? []
            : [
                {
                  name: `of ${terminalSafeOneLine(nodeCodeOf(indicator))}`,
                  rows: all.filter((row) => row.indicator?.id === indicator.id),
                },
              ]),
        ];
  return [
    { name: 'all', rows: all },
    ...of.filter(({ rows }) => rows.length < all.length && soundProposals(rows, board).length > 0),
  ];
}

/** What the page shows and takes. */
interface Together {
  readonly choices: readonly [Choice, ...Choice[]];
  /** Index of the choice that is taken, from 0. */
  readonly tab: number;
  /**
   * What is sound of the choice: what is to be looked at first, then the ordinary readings, then what says what stands;
   * readings by their indicator with the oldest first.
   */
  readonly listed: readonly ProposalRow[];
  /** How many of those listed are to be looked at, ≥ 0. */
  readonly special: number;
  /** By indicator, what its readings do to the index that deserves a look: `changes band`, `index −0.9`. */
  readonly moves: ReadonlyMap<string, string>;
  readonly taken: readonly ProposalRow[];
  readonly left: readonly ProposalRow[];
}

/** What the page shows and takes, worked out once for a screen while board and filter stay. */
function togetherOf(state: State, screen: TogetherScreen): Together {
  return togetherAmong(screen, inboxRows(state, screen), state.board, state.today);
}

const togetherAmong = memoizeLatestPerObject(
  (screen: TogetherScreen, all: readonly ProposalRow[], board: Board, today: Day): Together => {
    const choices = choicesAmong(all, board, screen);
    const tab = Math.min(screen.tab, choices.length - 1);
    const { rows } = choices[tab] ?? choices[0];
    const sound = soundProposals(rows, board);
    const isSound = new Set(sound);
    const out = new Set(screen.out);
    const groups = [
      ...Map.groupBy(sound.filter(isOfReading), ({ indicator }) => indicator?.id ?? ''),
    ].map(([id, group]) => {
      const move = groupMoveText(board, group, today);
      const sorted = group.toSorted((a, b) =>
        compareDays(dayOfProposalRow(a), dayOfProposalRow(b)),
      );
      return { id, move, sorted, rank: rankOfGroup(board, group, move) };
    });
    const special = groups
      .filter(({ rank }) => rank < ORDINARY)
      .toSorted((a, b) => a.rank - b.rank)
      .flatMap(({ sorted }) => sorted);
    const ordinary = groups.filter(({ rank }) => rank === ORDINARY);
    const first = [...special, ...sound.filter(isOfEvent)];
    const listed = [
      ...first,
      ...ordinary.flatMap(({ sorted }) => sorted),
      ...sound.filter(isProposalSameAsStanding),
    ];
    return {
      choices,
      tab,
      listed,
      special: first.length,
      moves: new Map(groups.map(({ id, move }) => [id, move])),
      taken: listed.filter(({ proposal }) => !out.has(proposal.id)),
      left: rows.filter((row) => !isSound.has(row)),
    };
  },
);

/** Points of the index from which what the readings of one indicator do to it deserves a look. */
const INDEX_MOVES = 0.5;

/** The rank of readings that deserve no look. */
const ORDINARY = 3;

/** What the readings of one indicator do to the index by themselves that deserves a look; '' for nothing. */
function groupMoveText(board: Board, group: readonly ProposalRow[], today: Day): string {
  const { points = 0, bandChanged } = indexMoveWithProposals(board, group, today);
  if (bandChanged) return 'changes band';
  return Math.abs(points) < INDEX_MOVES ? '' : `index ${signedChangeText(points, 1)}`;
}

/** How soon the readings of one indicator are to be looked at: what moves a tripwire, then what moves the index, then a long step. */
function rankOfGroup(board: Board, group: readonly ProposalRow[], move: string): number {
  const hasWire = group.some((row) => {
    const { raised, ended } = tripwiresMovedByProposal(board, row);
    return raised.length + ended.length > 0;
  });
  if (hasWire) return 0;
  if (move !== '') return 1;
  return group.some((row) => proposalRemark(row, board).brief !== '') ? 2 : ORDINARY;
}

/** Whether a proposal is of an event. */
function isOfEvent({ proposal }: ProposalRow): boolean {
  return !isProposedReading(proposal.proposed);
}

/** Whether a proposal is of a reading that says something else than what stands. */
function isOfReading(row: ProposalRow): boolean {
  return !isOfEvent(row) && !isProposalSameAsStanding(row);
}

/** Rows of a terminal from which the head is whole. */
const ROWS_FOR_HEAD = 24;

/** Cells of a value before and after, or of the title of an event, which is told whole above the table. */
const CHANGE = 44;

/** Cells from which an indicator is named beside its code. */
const NAMED_CELLS = 96;

function togetherListData(state: State, screen: TogetherScreen, cells: number): ListData {
  const { board } = state;
  const together = togetherOf(state, screen);
  const { choices, tab, listed, taken } = together;
  const common = {
    title: 'Accept together',
    tabs: choices.map(
      ({ name, rows }, at) => `${at + 1} ${name}: ${soundProposals(rows, board).length}`,
    ),
    tab,
    foot: [],
  };
  const decisions = decisionsAcceptingProposals(taken, state.today);
  const after = boardWithDecisions(board, decisions, state.author);
  const head = [
    ...takenLines(state, together, decisions),
    ...(decisions.some(({ reading, event }) => (reading ?? event) !== undefined)
      ? changeLines(state, after, decisions)
      : []),
  ];
  if (listed.length === 0) return { ...common, ...NO_TABLE, head };
  const out = new Set(screen.out);
  const effects = effectsByRow(state, together, after);
  return {
    ...common,
    head,
    lead: (selected) => rowLines(listed[selected], effects, cells),
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs: [
      ...(out.size === 0 ? [] : [{ key: ' ', from: LEFT.length, most: LEFT.length }]),
      { key: 'of', most: 28, least: cells < NAMED_CELLS ? 6 : 20 },
      { key: 'day', drop: 2 },
      { key: 'change', grows: true, least: 10, most: cells < NAMED_CELLS ? undefined : CHANGE },
      { key: 'source', most: 16, least: 8, drop: 1, leaves: widestStep(listed) },
      { key: 'score' },
      { key: 'remark', most: 24, least: 14, drop: 3 },
    ],
    texts: listed.map((row) => ({
      ' ': out.has(row.proposal.id) ? LEFT : '',
      of: subjectText(board, row, cells),
      day: dayTextWithinYear(dayOfProposalRow(row), state.today),
      change: stepText(row),
      source: terminalSafeOneLine(sourceOfProposed(row.proposal.proposed)),
      score: effects.get(row)?.brief ?? '',
      remark: effects.get(row)?.remark ?? '',
    })),
    targets: listed.map(({ indicator }) => indicator?.id),
  };
}

/** What is said of a row that the person leaves out. */
const LEFT = 'left';

/** Cells of the longest value before and after. */
function widestStep(rows: readonly ProposalRow[]): number {
  return rows.reduce(
    (most, row) =>
      isOfEvent(row) ? most : Math.max(most, textWidth(displayTextOfLinePart(stepText(row)))),
    0,
  );
}

/** "RU2 Ukraine occupied", or the code alone where there is little room; "event CC7", with the first indicator that counts it, "event" where none does. */
function subjectText(board: Board, row: ProposalRow, cells: number): string {
  if (!isOfEvent(row))
    return row.indicator === undefined || cells < NAMED_CELLS
      ? proposalSubjectText(row)
      : nodeRowName(row.indicator);
  const counting = indicatorWithProposal(board, row)?.was.node;
  const code = counting === undefined ? '' : terminalSafeOneLine(nodeCodeOf(counting));
  return `${proposalSubjectText(row)} ${code}`.trim();
}

/** "60 -> 48 km²", in the unit for a narrow table; of what says what stands the value, of an event its title. */
function stepText(row: ProposalRow): Part {
  const { indicator, proposal } = row;
  const { proposed: said } = proposal;
  if (indicator === undefined || !isProposedReading(said)) return proposedValueOrTitleText(row);
  const proposed = terminalSafeOneLine(
    valueTextWithoutUnit(
      { ...indicator, decimals: undefined, rolling: undefined },
      said.observation.value,
    ),
  );
  const value = `${proposed} ${terminalSafeOneLine(shortUnit(indicator))}`.trim();
  return isProposalSameAsStanding(row)
    ? value
    : lineFromTemplate`${standingValueOnProposalDayText(row)} -> ${value}`;
}

/** Lines about the selected row by the rows of a terminal. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 2],
  [22, 1],
];

/** What a row does that its cells do not say, of an event its title; who says so where there is little room for a column of it. */
function rowLines(
  row: ProposalRow | undefined,
  effects: ReadonlyMap<ProposalRow, Effect>,
  cells: number,
): readonly ViewLine[] {
  if (row === undefined) return [];
  const { proposed } = row.proposal;
  const what = isProposedReading(proposed)
    ? ''
    : `"${terminalSafeOneLine(proposed.happening.title)}": `;
  const whole = effects.get(row)?.whole ?? 'left in the inbox';
  const source = cells < NAMED_CELLS ? proposalSourceName(row) : '';
  const told = what === '' && whole === '' ? '' : lineFromTemplate`${what}${whole}`;
  const parts = [told, source].filter((part) => part !== '');
  return parts.length === 0 ? [] : [lineFromTemplate`${joinedLine(parts, '; ')}.`];
}

/** "12 readings and 4 events, and 2 that repeat what stands": what they record, and those that record nothing. */
function takenText(decisions: readonly ProposalDecision[]): string {
  const repeats = decisions.filter(
    ({ reading, event, check }) => (reading ?? event ?? check) === undefined,
  ).length;
  const repeat = `${repeats} that ${repeats === 1 ? 'repeats' : 'repeat'} what stands`;
  if (repeats === decisions.length) return repeat;
  return `${whatProposalDecisionsRecordText(decisions)}${repeats === 0 ? '' : `, and ${repeat}`}`;
}

/** How many of how many the key takes, and which rows are to be looked at. */
function takenLines(
  state: State,
  { taken, listed, special, left }: Together,
  decisions: readonly ProposalDecision[],
): readonly ViewLine[] {
  const takes =
    whyNothingCanBeWritten(state) === undefined
      ? `${actionKeyName(state, 'together.accept')} takes`
      : 'Together go';
  if (taken.length === 0) return [proseLine('Nothing is taken.')];
  const looked = listed.slice(0, special).filter((row) => taken.includes(row)).length;
  const out = looked === special ? '' : `, ${special - looked} left out`;
  const look =
    looked === 0 || looked === taken.length
      ? ''
      : ` Look at the first ${special === 1 ? 'one' : special}${out}.`;
  return [
    proseLine(
      `${takes} ${taken.length} of ${listed.length + left.length}: ${takenText(decisions)}.${look}`,
    ),
  ];
}

/** What they do to the index together, which indicator loses its score and why, and what they do to tripwires. */
function changeLines(
  { board, size }: State,
  after: Board,
  decisions: readonly ProposalDecision[],
): readonly ViewLine[] {
  const { bandSaid } = bandChangeView(board, after);
  const ids = indicatorIdsOfProposalDecisions(board, decisions);
  const lost = ids.flatMap((id) => {
    const [was, is] = [board, after].map(({ card }) => card.indicators.get(id));
    if (was?.value === undefined || is === undefined || is.value !== undefined) return [];
    const name = terminalSafeOneLine(nodeCodeOf(is.node));
    return [warningLine(`${name} loses its score${missingValueReasonText(board, after, id)}.`)];
  });
  const { crossed, cleared, unknown } = boardChangeView(board, after, ids);
  const gone = size.rows < ROWS_FOR_HEAD ? [cleared.length].filter(Boolean).map(String) : cleared;
  const alerts = [
    { lead: 'Raises', wires: crossed },
    { lead: 'Ends', wires: gone },
    { lead: 'Not known any more', wires: unknown },
  ].flatMap(({ lead, wires }) => (wires.length === 0 ? [] : [`${lead}: ${wires.join(', ')}.`]));
  return [
    lineFromTemplate`The index: ${gaugeChangeLine(board, after)}; ${bandSaid}.`,
    ...lost,
    ...(alerts.length === 0 ? [] : [proseLine(alerts.join(' '))]),
  ];
}

/** What taking a proposal does: to the score, what else is to be known of it in a few words, and what the cells do not say. */
interface Effect extends IndicatorChange {
  readonly remark: string;
}

/** By row, what it does: what becomes of the score beside the last row of its indicator, what else a row comes to. */
function effectsByRow(
  { board, today }: State,
  { taken, moves }: Together,
  after: Board,
): ReadonlyMap<ProposalRow, Effect> {
  const last = new Map<string | undefined, ProposalRow>();
  for (const row of taken) if (!isProposalSameAsStanding(row)) last.set(row.indicator?.id, row);
  const effectOf = (row: ProposalRow): Effect => {
    const { proposed } = row.proposal;
    if (isProposalSameAsStanding(row))
      return {
        brief: '',
        remark: row.newer === undefined ? 'a check' : 'stands already',
        whole: whyAcceptingRecordsNothingText(row) ?? '',
      };
    if (!isProposedReading(proposed)) return eventEffect(board, after, row);
    const { indicator } = proposed.observation;
    const { brief } = proposalRemark(row, board);
    const newest = last.get(row.indicator?.id) ?? row;
    if (newest !== row) {
      const beside = `with ${dayTextWithinYear(dayOfProposalRow(newest), today)}`;
      return { brief: '', remark: brief === '' ? beside : brief, whole: '' };
    }
    const change = indicatorChange(board, after, indicator, proposed.observation);
    const step = whatToCheckText(board, row);
    // the cells say the value and the score of what is no mean
    const whole = row.indicator?.rolling === undefined ? '' : change.whole;
    const parts = [whole, step ?? ''].filter((part) => part !== '');
    const current = after.card.indicators.get(indicator)?.reading;
    return current !== undefined && current.observedOn > proposed.observation.observedOn
      ? {
          brief: change.brief,
          remark: 'not the newest',
          whole: joinedLine(
            [...parts, `the reading of ${dayText(current.observedOn)} is newer`],
            '; ',
          ),
        }
      : {
          brief: change.brief,
          remark: [brief, moves.get(indicator) ?? ''].filter((text) => text !== '').join(', '),
          whole: parts.length === 0 ? '' : joinedLine(parts, '; '),
        };
  };
  return new Map(taken.map((row) => [row, effectOf(row)]));
}

/** What an event does to the first indicator that counts it; that it is counted nowhere. */
function eventEffect(board: Board, after: Board, row: ProposalRow): Effect {
  const counting = indicatorWithProposal(board, row)?.was.node;
  return counting === undefined
    ? { brief: '', remark: 'no score', whole: 'it is counted nowhere, no score changes' }
    : { ...indicatorChange(board, after, counting.id), remark: proposalRemark(row, board).brief };
}

/** The selected row; undefined: none is listed. */
function selectedRow(state: State, screen: TogetherScreen): ProposalRow | undefined {
  return togetherOf(state, screen).listed[screen.selected];
}

const CHOICE_KEYS = ['1', '2', '3'].map((key, at) =>
  bindingForScreenKind('together', {
    id: `together.choice${key}`,
    keys: [key],
    label: `choice ${key}`,
    description: `take choice ${key} of those in the first line: all, one source, one indicator`,
    whyDisabled: (state, screen) =>
      togetherOf(state, screen).choices[at] === undefined
        ? 'The first line has no such choice.'
        : undefined,
    run: (state, screen) =>
      stepWithoutEffects(withTopScreen(state, { ...screen, tab: at, selected: 0 })),
  }),
);

/** The keys of the page. */
export const TOGETHER_KEYS: readonly Binding[] = [
  bindingForScreenKind('together', {
    id: 'together.accept',
    keys: ['Enter', 'y'],
    label: 'take them',
    description: 'record all that is listed as taken, as one action',
    also: 'accept yes',
    footer: true,
    writes: true,
    whyDisabled: (state, screen) =>
      togetherOf(state, screen).taken.length === 0 ? 'Nothing is taken here.' : undefined,
    run: (state, screen): Step => {
      const { taken } = togetherOf(state, screen);
      const decisions = decisionsAcceptingProposals(taken, state.today);
      return answerProposalsStep(popScreen(state), decisions, `Accepted ${taken.length}`);
    },
  }),
  bindingForScreenKind('together', {
    id: 'together.leave',
    keys: [' '],
    label: 'leave out',
    description: 'leave the selected proposal in the inbox; again takes it',
    also: 'not this one skip',
    footer: true,
    whyDisabled: (state, screen) =>
      selectedRow(state, screen) === undefined ? 'Nothing is listed here.' : undefined,
    run: (state, screen) => {
      const id = selectedRow(state, screen)?.proposal.id ?? '';
      const out = screen.out.includes(id)
        ? screen.out.filter((each) => each !== id)
        : [...screen.out, id];
      return stepWithoutEffects(withTopScreen(state, { ...screen, out }));
    },
  }),
  ...CHOICE_KEYS,
];

/** It as a screen: a page that is answered, from which no other view opens. */
export const TOGETHER_SCREEN: ScreenDef<TogetherScreen> = {
  ...listScreen<TogetherScreen>({
    kind: 'together',
    place: 'accept together',
    shows:
      'The proposals that are not in doubt, with what accepting them together would do, and how many are left for you.',
    tabbed: true,
    keys: TOGETHER_KEYS,
    leads: ['together.accept', 'together.leave'],
    asks: ({ view }) => [{ kind: 'proposals', view }],
    heard: (_, screen, message) =>
      message.kind === 'proposals' ? { ...screen, proposals: message.proposals } : screen,
    reads: ['locked', 'readOnly', 'view'],
    data: togetherListData,
  }),
  sort: 'page',
};
