/** Accepting several proposals at once, as a page: what is taken with what it does, what is left and why, and the keys that take it. */
import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import { isProposedReading, type Proposal, sourceOfProposed } from '../../core/journal/proposal.ts';
import { compareDays } from '../../core/model/day.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  changeBesideScoresText,
  countWithNoun,
  dayText,
  scoreText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import { bandChangeView, gaugeChangeLine } from '../../text/gauge-change.ts';
import {
  lineFromTemplate,
  type Part,
  proseLine,
  type ViewLine,
  warningLine,
} from '../../text/line.ts';
import { bindingForScreenKind, stepWithoutEffects } from '../../tui/binding.ts';
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
import { boardChangeView } from '../../views/board-change.ts';
import { whyNoMeanText, whyRollingMeanMovesOppositeText } from '../record/record-preview.ts';
import {
  answerProposalsStep,
  boardWithDecisions,
  indicatorIdsOfDecisions,
  proposalStandsAlreadyText,
  recordedByDecisionsText,
} from './accepting.ts';
import {
  proposalDoubtText,
  proposalRemark,
  soundProposals,
  whyLeftOutText,
} from './doubtful-proposals.ts';
import {
  proposalNameText,
  proposalStandingValueText,
  proposalSubjectText,
  proposedValueOrTitleText,
} from './inbox-output.ts';
import { inboxRows } from './inbox-screen.ts';
import {
  acceptingDecisions,
  dayOfProposalRow,
  filterProposalRowsBySource,
  isProposalSameAsStanding,
  type ProposalRow,
} from './proposal-rows.ts';
import { proposalSourceName } from './refusing.ts';

export interface TogetherScreen {
  readonly kind: 'together';
  /** Index of the selected row. */
  readonly selected: number;
  /** Index into the choices of what is taken. */
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
function choices(state: State, screen: TogetherScreen): readonly [Choice, ...Choice[]] {
  const all = inboxRows(state, screen);
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
    ...of.filter(
      ({ rows }) => rows.length < all.length && soundProposals(rows, state.board).length > 0,
    ),
  ];
}

/** What is sound of the choice, readings by their indicator with the oldest first, then events, then what says what stands; what is taken of it; and what is left. */
function takenAndLeft(
  state: State,
  screen: TogetherScreen,
): {
  readonly taken: readonly ProposalRow[];
  readonly listed: readonly ProposalRow[];
  readonly left: readonly ProposalRow[];
} {
  const all = choices(state, screen);
  const { rows } = all[screen.tab] ?? all[0];
  const sound = soundProposals(rows, state.board);
  const isSound = new Set(sound);
  const out = new Set(screen.out);
  const kinds = [
    sound.filter(isOfReading),
    sound.filter(isOfEvent),
    sound.filter(isProposalSameAsStanding),
  ];
  const listed = kinds.flatMap((kind) =>
    [...Map.groupBy(kind, ({ indicator }) => indicator?.id).values()].flatMap((rows) =>
      rows.toSorted((a, b) => compareDays(dayOfProposalRow(a), dayOfProposalRow(b))),
    ),
  );
  return {
    listed,
    taken: listed.filter(({ proposal }) => !out.has(proposal.id)),
    left: rows.filter((row) => !isSound.has(row)),
  };
}

/** Whether a proposal is of an event. */
function isOfEvent({ proposal }: ProposalRow): boolean {
  return !isProposedReading(proposal.proposed);
}

/** Whether a proposal is of a reading that says something else than what stands. */
function isOfReading(row: ProposalRow): boolean {
  return !isOfEvent(row) && !isProposalSameAsStanding(row);
}

/** So many of those that are left are named. */
const MOST_NAMED = 8;

/** Rows of a terminal from which they are named. */
const ROWS_TO_NAME = 22;

function togetherListData(state: State, screen: TogetherScreen, cells: number): ListData {
  const { board } = state;
  const all = choices(state, screen);
  const tab = Math.min(screen.tab, all.length - 1);
  const { listed, taken, left } = takenAndLeft(state, screen);
  const common = {
    title: 'Accept together',
    tabs: all.map(
      ({ name, rows }, at) => `${at + 1} ${name}: ${soundProposals(rows, board).length}`,
    ),
    tab,
    foot: [],
  };
  const decisions = acceptingDecisions(taken, state.today);
  const after = boardWithDecisions(board, decisions, state.author);
  const head = [
    ...takenLines(state, taken, decisions),
    ...(decisions.some(({ reading, event }) => (reading ?? event) !== undefined)
      ? changeLines(board, after, decisions)
      : []),
    ...leftLines(
      state,
      left,
      listed.filter(({ proposal }) => screen.out.includes(proposal.id)),
    ),
  ];
  if (listed.length === 0) return { ...common, ...NO_TABLE, head };
  const out = new Set(screen.out);
  const effects = effectsByRow(board, after, taken);
  return {
    ...common,
    head,
    lead: (selected) => rowLines(board, listed[selected], effects),
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs: [
      { key: ' ' },
      { key: 'of', most: 30, least: 6 },
      { key: 'day', drop: 2 },
      { key: 'proposed', grows: true, least: 10 },
      { key: 'stands', most: 14, drop: 1 },
      { key: 'effect', most: 42, least: cells < NAMED_CELLS ? EFFECT : EFFECT_MARKED },
    ],
    texts: listed.map((row) => ({
      ' ': out.has(row.proposal.id) ? 'left' : 'take',
      of: cells < NAMED_CELLS ? proposalSubjectText(row) : proposalNameText(board, row),
      day: dayText(dayOfProposalRow(row)),
      proposed: proposedValueOrTitleText(row),
      stands: row.indicator === undefined ? '' : proposalStandingValueText(row),
      effect: effects.get(row)?.brief ?? '',
    })),
    targets: listed.map(({ indicator }) => indicator?.id),
  };
}

/** Cells from which an indicator is named beside its code. */
const NAMED_CELLS = 110;

/** Cells of "score 63.6 -> 70.1 (+6.5)". */
const EFFECT = 25;

/** Cells of "score 63.6 -> 70.1 (+6.5), long step". */
const EFFECT_MARKED = 38;

/** Lines about the selected row by the rows of a terminal. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 2],
  [22, 1],
];

/** What a row does, whole, and who says so. */
function rowLines(
  board: Board,
  row: ProposalRow | undefined,
  effects: ReadonlyMap<ProposalRow, Effect>,
): readonly ViewLine[] {
  if (row === undefined) return [];
  const { proposed } = row.proposal;
  const { source, url } = isProposedReading(proposed) ? proposed.observation : proposed.happening;
  const from = terminalSafeOneLine([source || 'no source', url].join(' ').trim());
  const whole = effects.get(row)?.whole ?? 'left in the inbox';
  return [lineFromTemplate`${proposalNameText(board, row)}: ${whole}. ${from}`];
}

function takenLines(
  state: State,
  taken: readonly ProposalRow[],
  decisions: readonly ProposalDecision[],
): readonly ViewLine[] {
  const accept = actionKeyName(state, 'together.accept');
  return taken.length === 0
    ? [proseLine('Nothing is taken.')]
    : [
        proseLine(
          `${accept} takes ${taken.length === 1 ? 'this one' : `these ${taken.length}`}: ${recordedByDecisionsText(decisions)}.`,
        ),
      ];
}

/** What they do to the index together, which indicator loses its score or moves against its reading and why, and what they do to tripwires. */
function changeLines(
  board: Board,
  after: Board,
  decisions: readonly ProposalDecision[],
): readonly ViewLine[] {
  const { bandSaid } = bandChangeView(board, after);
  const ids = indicatorIdsOfDecisions(board, decisions);
  const newest = new Map(
    decisions.flatMap(({ reading }) =>
      reading === undefined ? [] : [[reading.indicator, reading]],
    ),
  );
  const explained = ids.flatMap((id) => {
    const [was, is] = [board, after].map(({ card }) => card.indicators.get(id));
    if (was?.value === undefined || is === undefined) return [];
    const name = terminalSafeOneLine(nodeCodeOf(is.node));
    if (is.value === undefined)
      return [warningLine(`${name} loses its score${whyNoMeanText(board, after, id)}.`)];
    const reading = newest.get(id);
    const why = reading === undefined ? '' : whyRollingMeanMovesOppositeText(board, after, reading);
    const [before, now] = [was.value, is.value].map((value) =>
      terminalSafeOneLine(valueTextWithoutUnit(is.node, value)),
    );
    return why === '' ? [] : [proseLine(`${name}: mean ${before} -> ${now}${why}.`)];
  });
  const { crossed, cleared, unknown } = boardChangeView(board, after, ids);
  const alerts = [
    { lead: 'Now crossed', wires: crossed },
    { lead: 'No longer crossed', wires: cleared },
    { lead: 'Not known any more', wires: unknown },
  ].flatMap(({ lead, wires }) => (wires.length === 0 ? [] : [`${lead}: ${wires.join(', ')}.`]));
  return [
    lineFromTemplate`The index: ${gaugeChangeLine(board, after)}; ${bandSaid}.`,
    ...explained,
    ...(alerts.length === 0 ? [] : [proseLine(alerts.join(' '))]),
  ];
}

/** What is not taken and why, what the person leaves out first: "5 left in the inbox: RU1 (rival: 75 of ISW), 3 of RU12 (loses its score), ..."; on few rows how many alone. */
function leftLines(
  { board, size }: State,
  doubted: readonly ProposalRow[],
  out: readonly ProposalRow[],
): readonly ViewLine[] {
  const left = [...out, ...doubted];
  if (left.length === 0) return [];
  if (size.rows < ROWS_TO_NAME)
    return [proseLine(`${left.length} left in the inbox, each with the reason.`)];
  const alike = Map.groupBy(left, (row) => {
    const why = whyLeftOutText(board, row);
    const what = isOfEvent(row)
      ? `event "${proposedValueOrTitleText(row)}"`
      : proposalSubjectText(row);
    return `${what} (${why === '' ? 'by you' : why})`;
  });
  const named = [...alike]
    .slice(0, MOST_NAMED)
    .map(([text, { length }]) => (length === 1 ? text : `${length} of ${text}`));
  const more = [...alike.values()].slice(MOST_NAMED).flat().length;
  return [
    proseLine(
      `${left.length} left in the inbox: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    ),
  ];
}

/** What taking a proposal does: for a cell, and whole. */
interface Effect {
  readonly brief: Part;
  readonly whole: Part;
}

/** By row, what it does: what becomes of the score beside the last row of its indicator, what else a row comes to. */
function effectsByRow(
  board: Board,
  after: Board,
  taken: readonly ProposalRow[],
): ReadonlyMap<ProposalRow, Effect> {
  const last = new Map<string | undefined, ProposalRow>();
  for (const row of taken) if (!isProposalSameAsStanding(row)) last.set(row.indicator?.id, row);
  const both = (text: Part): Effect => ({ brief: text, whole: text });
  const effectOf = (row: ProposalRow): Effect => {
    const { proposed } = row.proposal;
    if (isProposalSameAsStanding(row))
      return both(proposalStandsAlreadyText(row) ?? 'a check: nothing new');
    if (!isProposedReading(proposed)) return eventEffect(board, after, proposed.happening.nodes);
    const { indicator } = proposed.observation;
    const newest = last.get(row.indicator?.id) ?? row;
    if (newest !== row) return both(`with ${dayText(dayOfProposalRow(newest))}`);
    const { brief, whole } = scoreEffect(board, after, indicator);
    const remark = proposalRemark(row, board).brief;
    const step = proposalDoubtText(board, row);
    const mark = remark === '' ? '' : `, ${remark}`;
    const long = step === undefined ? '' : `; ${step}`;
    const why = whyRollingMeanMovesOppositeText(board, after, proposed.observation);
    const current = after.card.indicators.get(indicator)?.reading;
    return current !== undefined && current.observedOn > proposed.observation.observedOn
      ? {
          brief: lineFromTemplate`${brief}, not newest`,
          whole: lineFromTemplate`${whole}; the reading of ${dayText(current.observedOn)} is newer`,
        }
      : {
          brief: lineFromTemplate`${brief}${mark}`,
          whole: lineFromTemplate`${whole}${why}${long}`,
        };
  };
  return new Map(taken.map((row) => [row, effectOf(row)]));
}

/** What an event does to the first indicator that counts it; that it is counted nowhere. */
function eventEffect(board: Board, after: Board, nodes: readonly string[]): Effect {
  const counting = nodes
    .map((id) => board.card.indicators.get(id)?.node)
    .find((node) => node?.count !== undefined);
  if (counting === undefined)
    return { brief: 'no score changes', whole: 'it is counted nowhere, no score changes' };
  const { brief, whole } = scoreEffect(board, after, counting.id);
  const name = terminalSafeOneLine(nodeCodeOf(counting));
  return { brief: lineFromTemplate`${name} ${brief}`, whole: lineFromTemplate`${name} ${whole}` };
}

/** "score 82.8 -> 81.7 (−1.2)", whole with the value of a mean or a count before it; why there is no score any more. */
function scoreEffect(board: Board, after: Board, id: string): Effect {
  const [was, is] = [board, after].map(({ card }) => card.indicators.get(id));
  if (was === undefined || is === undefined) return { brief: '', whole: '' };
  if (is.value === undefined)
    return {
      brief: was.value === undefined ? 'no score yet' : 'loses its score',
      whole: lineFromTemplate`no score${whyNoMeanText(board, after, id)}`,
    };
  const by =
    was.score === undefined || is.score === undefined
      ? ''
      : changeBesideScoresText(was.score, is.score);
  const brief =
    was.score === is.score
      ? `score ${scoreText(is.score, 1)} stays`
      : lineFromTemplate`score ${scoreText(was.score, 1)} -> ${scoreText(is.score, 1)}${by === '' ? '' : ` (${by})`}`;
  const [before, now] = [was, is].map(({ node, value }) =>
    terminalSafeOneLine(valueTextWithoutUnit(node, value)),
  );
  return is.node.rolling === undefined && is.node.count === undefined
    ? { brief, whole: brief }
    : {
        brief,
        whole: lineFromTemplate`${is.node.rolling === undefined ? 'count' : 'mean'} ${before ?? ''} -> ${now ?? ''}, ${brief}`,
      };
}

/** The selected row; undefined: none is listed. */
function selectedRow(state: State, screen: TogetherScreen): ProposalRow | undefined {
  return takenAndLeft(state, screen).listed[screen.selected];
}

const CHOICE_KEYS = ['1', '2', '3'].map((key, at) =>
  bindingForScreenKind('together', {
    id: `together.choice${key}`,
    keys: [key],
    label: `choice ${key}`,
    description: `take choice ${key} of those in the first line: all, one source, one indicator`,
    whyDisabled: (state, screen) =>
      choices(state, screen)[at] === undefined ? 'The first line has no such choice.' : undefined,
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
      takenAndLeft(state, screen).taken.length === 0 ? 'Nothing is taken here.' : undefined,
    run: (state, screen): Step => {
      const { taken } = takenAndLeft(state, screen);
      const decisions = acceptingDecisions(taken, state.today);
      const rest = inboxRows(state, screen).length - taken.length;
      const what = `${recordedByDecisionsText(decisions)} of ${countWithNoun(taken.length, 'proposal')}`;
      return answerProposalsStep(
        popScreen(state),
        decisions,
        `Accepted: ${what}${rest === 0 ? '' : `, ${rest} left`}`,
      );
    },
  }),
  bindingForScreenKind('together', {
    id: 'together.leave',
    keys: [' ', 'x'],
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
      'The proposals that nothing speaks against, with what accepting them together would do, and those that are left for you, with the reason.',
    tabbed: true,
    keys: TOGETHER_KEYS,
    leads: ['together.accept', 'together.leave'],
    asks: ({ view }) => [{ kind: 'proposals', view }],
    heard: (_, screen, message) =>
      message.kind === 'proposals' ? { ...screen, proposals: message.proposals } : screen,
    reads: [],
    data: togetherListData,
  }),
  sort: 'page',
};
