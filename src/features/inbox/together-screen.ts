/** Accepting several proposals at once, as a page: what is taken with what it does, what is left and why, and the keys that take it. */

import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import {
  isProposedReading,
  nodeIdsOfProposed,
  type Proposal,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import { compareDays } from '../../core/model/day.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type { Day } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
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
import { eventSideKindStatusAmountText } from '../../views/event-words.ts';
import { missingValueReasonText } from '../record/record-preview.ts';
import {
  answerProposalsStep,
  boardWithDecisions,
  indicatorIdsOfProposalDecisions,
  sameProposalRemarkText,
  whatProposalDecisionsRecordText,
  whyAcceptingRecordsNothingText,
} from './accepting.ts';
import {
  type Decided,
  decidedTogether,
  newestProposalDecidedTogether,
  proposalWhenceTexts,
  publishedValueText,
  valuesByDayText,
  valuesOfProposalsDecidedTogetherText,
} from './decided.ts';
import { proposalRemark, soundProposals, whatToCheckInProposalText } from './doubtful-proposals.ts';
import {
  proposalSubjectText,
  proposedValueOrTitleText,
  standingValueOnProposalDayText,
} from './inbox-output.ts';
import { INDICATOR_NAMED_FROM, inboxRows } from './inbox-screen.ts';
import {
  briefAndWholeIndicatorChange,
  type IndicatorChange,
  indexMoveWithProposals,
  indicatorIfProposalAccepted,
  tripwiresMovedByProposal,
} from './proposal-effect.ts';
import {
  dayOfProposalRow,
  decisionsAcceptingProposalsOverRivals,
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
            name: `${proposalSourceName(about)} only`,
            rows: filterProposalRowsBySource(all, sourceOfProposed(about.proposal.proposed)),
          },
          ...(indicator === undefined
            ? []
            : [
                {
                  name: `${terminalSafeOneLine(nodeCodeOf(indicator))} only`,
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
   * readings by their indicator, those that are decided at once in one row, the oldest first.
   */
  readonly listed: readonly Decided[];
  /** How many of the rows listed are to be looked at, ≥ 0. */
  readonly special: number;
  /** By indicator, what its readings do to the index that deserves a look: `changes band`, `index −0.9`. */
  readonly moves: ReadonlyMap<string, string>;
  readonly taken: readonly Decided[];
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
      const sorted = decidedTogether(group, board, undefined).toSorted((a, b) =>
        compareDays(
          dayOfProposalRow(newestProposalDecidedTogether(a)),
          dayOfProposalRow(newestProposalDecidedTogether(b)),
        ),
      );
      return { id, move, sorted, rank: rankOfGroup(board, group, move) };
    });
    const special = groups
      .filter(({ rank }) => rank < ORDINARY)
      .toSorted((a, b) => a.rank - b.rank)
      .flatMap(({ sorted }) => sorted);
    const ordinary = groups.filter(({ rank }) => rank === ORDINARY);
    const alone = (row: ProposalRow): Decided => [row];
    const first = [...special, ...sound.filter(isOfEvent).map(alone)];
    const listed = [
      ...first,
      ...ordinary.flatMap(({ sorted }) => sorted),
      ...sound.filter(isProposalSameAsStanding).map(alone),
    ];
    return {
      choices,
      tab,
      listed,
      special: first.length,
      moves: new Map(groups.map(({ id, move }) => [id, move])),
      taken: listed.filter((decided) => !isLeftOut(decided, out)),
      left: rows.filter((row) => !isSound.has(row)),
    };
  },
);

/** Whether the person leaves a row out. */
function isLeftOut(decided: Decided, out: ReadonlySet<string>): boolean {
  return decided.some(({ proposal }) => out.has(proposal.id));
}

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

/** How soon the readings of one indicator are to be looked at, 0 (first)…3: what moves a tripwire, then what moves the index, then a long step. */
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

/** Cells of a value before and after for which the source gives way. */
const STEP = 36;

function togetherListData(state: State, screen: TogetherScreen, cells: number): ListData {
  const { board } = state;
  const together = togetherOf(state, screen);
  const { choices, tab, listed, taken } = together;
  const common = {
    title: 'Accept together',
    tabs:
      choices.length === 1
        ? []
        : choices.map(
            ({ name, rows }, at) => `${at + 1} ${name}: ${soundProposals(rows, board).length}`,
          ),
    tab,
    foot: [],
  };
  const decisions = decisionsAcceptingProposalsOverRivals(taken.flat(), state.today);
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
  const steps = listed.map((decided) => stepText(decided, board, after));
  const widestStep = listed.reduce(
    (most, decided, at) =>
      isOfEvent(decided[0])
        ? most
        : Math.max(most, textWidth(displayTextOfLinePart(steps[at] ?? ''))),
    0,
  );
  return {
    ...common,
    head,
    lead: (selected) => rowLines(state, listed[selected], effects),
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs: [
      ...(out.size === 0 ? [] : [{ key: ' ', from: LEFT.length, most: LEFT.length }]),
      { key: 'of', most: 28, least: cells < INDICATOR_NAMED_FROM ? 6 : 20 },
      { key: 'day', drop: 2 },
      {
        key: 'change',
        grows: true,
        least: 10,
        most: cells < INDICATOR_NAMED_FROM ? undefined : CHANGE,
      },
      { key: 'source', most: 16, least: 8, drop: 1, leaves: Math.min(STEP, widestStep) },
      { key: 'score' },
      { key: 'remark', most: 24, least: 14, drop: 3 },
    ],
    texts: listed.map((decided, at) => ({
      ' ': isLeftOut(decided, out) ? LEFT : '',
      of: subjectText(board, decided[0], cells),
      day: daysText(decided, state.today),
      change: steps[at] ?? '',
      source: terminalSafeOneLine(sourceOfProposed(decided[0].proposal.proposed)),
      score: effects.get(decided)?.brief ?? '',
      remark: effects.get(decided)?.remark ?? '',
    })),
    targets: listed.map(([{ indicator }]) => indicator?.id),
  };
}

/** "31 Oct", "8 days" of several. */
function daysText(decided: Decided, today: Day): string {
  return decided.length === 1
    ? dayTextWithinYear(dayOfProposalRow(decided[0]), today)
    : countWithNoun(decided.length, 'day');
}

/** What is said of a row that the person leaves out. */
const LEFT = 'left';

/** "RU2 Ukraine occupied", or the code alone where there is little room; "event CC7", with the first indicator that counts it, else with the first that it names; "event" where it names none. */
function subjectText(board: Board, row: ProposalRow, cells: number): string {
  if (!isOfEvent(row))
    return row.indicator === undefined || cells < INDICATOR_NAMED_FROM
      ? proposalSubjectText(row)
      : nodeRowName(row.indicator);
  const named = nodeIdsOfProposed(row.proposal.proposed).flatMap(
    (id) => board.card.indicators.get(id)?.node ?? [],
  );
  const of = indicatorIfProposalAccepted(board, row)?.was.node ?? named[0];
  const code = of === undefined ? '' : terminalSafeOneLine(nodeCodeOf(of));
  return `${proposalSubjectText(row)} ${code}`.trim();
}

/** "60 -> 48 km²", in the unit for a narrow table; of two "60 -> 52, 48 km²", of more "0.98 to 1.12 mb/d, was 0.57"; of a mean "612 RUB bn, mean 645 -> 602", since that is scored; of what says what stands the value, of an event its title. */
function stepText(decided: Decided, board: Board, after: Board): Part {
  const row = newestProposalDecidedTogether(decided);
  const { indicator } = row;
  if (indicator === undefined || isOfEvent(row)) return proposedValueOrTitleText(row);
  const value = valuesOfProposalsDecidedTogetherText(decided, (each) =>
    `${publishedValueText(each)} ${terminalSafeOneLine(shortUnit(indicator))}`.trim(),
  );
  if (isProposalSameAsStanding(row)) return value;
  if (indicator.rolling !== undefined) {
    const [was, is] = [board, after].map(({ card }) => card.indicators.get(indicator.id)?.value);
    if (was === undefined || is === undefined || was === is) return value;
    const [from, to] = [was, is].map((mean) =>
      terminalSafeOneLine(valueTextWithoutUnit(indicator, mean)),
    );
    return lineFromTemplate`${value}, mean ${from ?? ''} -> ${to ?? ''}`;
  }
  const stands = standingValueOnProposalDayText(row);
  return decided.length < 3 ? lineFromTemplate`${stands} -> ${value}` : `${value}, was ${stands}`;
}

/** Lines about the selected row by the rows of a terminal. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 4],
  [22, 3],
];

/** What a row does that its cells do not say, of an event its title, of several readings each; source, address and who proposed it, and where it stands in a file. */
function rowLines(
  state: State,
  decided: Decided | undefined,
  effects: ReadonlyMap<Decided, Effect>,
): readonly ViewLine[] {
  if (decided === undefined) return [];
  const row = newestProposalDecidedTogether(decided);
  const { proposed } = row.proposal;
  const isReading = isProposedReading(proposed);
  const what = isReading
    ? ''
    : `"${terminalSafeOneLine(proposed.happening.title)}", ${eventSideKindStatusAmountText(proposed.happening)}: `;
  const whole = effects.get(decided)?.whole ?? 'left in the inbox';
  const { note } = isReading ? proposed.observation : proposed.happening;
  return [
    ...(what === '' && whole === '' ? [] : [proseLine(`${what}${whole}`)]),
    ...[
      proposalWhenceTexts(state, row, undefined, 0).join('; '),
      valuesByDayText(decided, state),
      note,
    ]
      .filter((text) => text.trim() !== '')
      .map((text) => proseLine(terminalSafeOneLine(text))),
  ];
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
  const looked = listed.slice(0, special).filter((decided) => taken.includes(decided)).length;
  const out = looked === special ? '' : `, ${special - looked} left out`;
  const look =
    looked === 0 || looked === taken.length
      ? ''
      : ` Look at the first ${special === 1 ? 'one' : special}${out}.`;
  const stay = listed.flat().length - taken.flat().length + left.length;
  return [
    proseLine(
      `${takes} ${decisions.length}: ${takenText(decisions)}${stay === 0 ? '' : `; ${stay} ${stay === 1 ? 'stays' : 'stay'} in the inbox`}.${look}`,
    ),
  ];
}

/** What they do to the index together, which indicator loses its score and why, and what they do to tripwires. */
function changeLines(
  { board, size }: State,
  after: Board,
  decisions: readonly ProposalDecision[],
): readonly ViewLine[] {
  const { bandSaid, bandChanged } = bandChangeView(board, after);
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
  const index = lineFromTemplate`The index: ${gaugeChangeLine(board, after)}; ${bandSaid}.`;
  return [
    bandChanged ? { ...index, role: 'warning' } : index,
    ...lost,
    ...(alerts.length === 0 ? [] : [proseLine(alerts.join(' '))]),
  ];
}

/** What taking a proposal does: to the score, what else is to be known of it in a few words, and what the cells do not say. */
interface Effect extends Pick<IndicatorChange, 'brief'> {
  readonly remark: string;
  readonly whole: string;
}

/** By row, what it does: what becomes of the score beside the last row of its indicator, what else a row comes to. */
function effectsByRow(
  state: State,
  { taken, moves }: Together,
  after: Board,
): ReadonlyMap<Decided, Effect> {
  const { board } = state;
  const last = new Map<string | undefined, Decided>();
  for (const decided of taken)
    if (!isProposalSameAsStanding(decided[0])) last.set(decided[0].indicator?.id, decided);
  const effectOf = (decided: Decided): Effect => {
    const row = newestProposalDecidedTogether(decided);
    const { proposed } = row.proposal;
    if (isProposalSameAsStanding(row))
      return {
        brief: '',
        remark: sameProposalRemarkText(row),
        whole: whyAcceptingRecordsNothingText(row) ?? '',
      };
    if (!isProposedReading(proposed)) return eventEffect(state, after, row);
    const { indicator } = proposed.observation;
    const remarks = decided.map((each) => proposalRemark(each, board).brief);
    const brief = remarks.findLast((text) => text !== '') ?? '';
    const check = checkText(state, decided);
    if (last.get(row.indicator?.id) !== decided)
      return {
        brief: '',
        remark: brief === '' && row.indicator?.rolling === undefined ? OLDER : brief,
        whole: check,
      };
    const change = briefAndWholeIndicatorChange(board, after, indicator, proposed.observation);
    // the cells say value and score, not why a mean moves as it does
    const parts = [change.isExplained ? change.value : '', check].filter((part) => part !== '');
    const current = after.card.indicators.get(indicator)?.reading;
    return current !== undefined && current.observedOn > proposed.observation.observedOn
      ? {
          brief: change.brief,
          remark: OLDER,
          whole: [...parts, `the reading of ${dayText(current.observedOn)} is newer`].join('; '),
        }
      : {
          brief: change.brief,
          remark: [brief, moves.get(indicator) ?? ''].filter((text) => text !== '').join(', '),
          whole: parts.join('; '),
        };
  };
  return new Map(taken.map((decided) => [decided, effectOf(decided)]));
}

/** What is said of a reading that is not the newest of its indicator. */
const OLDER = 'not the newest';

/** What is to be checked of readings, of several of the newest of which something is, behind its day; '' for nothing. */
function checkText({ board, today }: State, decided: Decided): string {
  const row = decided.findLast((each) => whatToCheckInProposalText(board, each) !== undefined);
  const check = row && whatToCheckInProposalText(board, row);
  if (row === undefined || check === undefined) return '';
  return decided.length === 1
    ? check
    : `${dayTextWithinYear(dayOfProposalRow(row), today)}: ${check}`;
}

/** What an event does to the first indicator that counts it, and to the index; that it is counted nowhere. */
function eventEffect({ board, today }: State, after: Board, row: ProposalRow): Effect {
  const counting = indicatorIfProposalAccepted(board, row)?.was.node;
  if (counting === undefined)
    return { brief: '', remark: 'no score', whole: 'it is counted nowhere, no score changes' };
  const { brief, value } = briefAndWholeIndicatorChange(board, after, counting.id);
  const marks = [proposalRemark(row, board).brief, groupMoveText(board, [row], today)];
  return { brief, remark: marks.filter((text) => text !== '').join(', '), whole: value };
}

/** What is decided in the selected row; undefined: none is listed. */
function selectedDecision(state: State, screen: TogetherScreen): Decided | undefined {
  return togetherOf(state, screen).listed[screen.selected];
}

/** The proposal in the selected row, of several the newest; undefined: none is listed. */
export function selectedProposalOnTogetherScreen(
  state: State,
  screen: TogetherScreen,
): ProposalRow | undefined {
  const decided = selectedDecision(state, screen);
  return decided && newestProposalDecidedTogether(decided);
}

const NOTHING_LISTED = 'Nothing is listed here.';

const CHOICE_KEYS = ['1', '2', '3'].map((key, at) =>
  bindingForScreenKind('together', {
    id: `together.choice${key}`,
    keys: [key],
    label: `choice ${key}`,
    description: `take choice ${key} of those in the first line: all, one source, one indicator`,
    whyDisabled: (state, screen) => {
      const { choices } = togetherOf(state, screen);
      const there = choices.map(({ name }, index) => `${index + 1} ${name}`).join(', ');
      return choices[at] === undefined
        ? `There is no choice ${key}; there ${choices.length === 1 ? 'is' : 'are'} ${there}.`
        : undefined;
    },
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
    whyDisabled: (state, screen) => {
      const { taken, listed } = togetherOf(state, screen);
      if (taken.length > 0) return undefined;
      return listed.length === 0
        ? NOTHING_LISTED
        : `Nothing is taken; ${actionKeyName(state, 'together.leave')} takes the selected row.`;
    },
    run: (state, screen): Step => {
      const { taken } = togetherOf(state, screen);
      const decisions = decisionsAcceptingProposalsOverRivals(taken.flat(), state.today);
      return answerProposalsStep(popScreen(state), decisions, `Accepted ${decisions.length}`);
    },
  }),
  bindingForScreenKind('together', {
    id: 'together.leave',
    keys: [' '],
    label: 'leave out',
    description: 'leave what the selected row proposes in the inbox; again takes it',
    also: 'not this one skip',
    footer: true,
    whyDisabled: (state, screen) =>
      selectedDecision(state, screen) === undefined ? NOTHING_LISTED : undefined,
    run: (state, screen) => {
      const ids = (selectedDecision(state, screen) ?? []).map(({ proposal }) => proposal.id);
      const out = ids.some((id) => screen.out.includes(id))
        ? screen.out.filter((each) => !ids.includes(each))
        : [...screen.out, ...ids];
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
    leads: ['together.accept', 'together.leave', 'inbox.source'],
    asks: ({ view }) => [{ kind: 'proposals', view }],
    heard: (_, screen, message) =>
      message.kind === 'proposals' ? { ...screen, proposals: message.proposals } : screen,
    reads: ['locked', 'readOnly', 'view'],
    data: togetherListData,
  }),
  sort: 'page',
};
