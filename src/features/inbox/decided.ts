/** What is decided at once in the inbox and on the page that accepts together: how it is listed, what it says, whence it comes. */

import { isProposedReading, type Proposal } from '../../core/journal/proposal.ts';
import { compareDays } from '../../core/model/day.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import { DEFAULT_CONFIDENCE, type Observation } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import {
  dayText,
  dayTextWithinYear,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../../text/format.ts';
import { addressOrKeptCopyOf } from '../../text/web-address.ts';
import type { State } from '../../tui/state.ts';
import { indicatorWithoutRounding } from '../../views/indicator-value.ts';
import { sharedProposalDecisionKey } from './doubtful-proposals.ts';
import { proposedValueOrTitleText } from './inbox-output.ts';
import { dayOfProposalRow, type ProposalRow } from './proposal-rows.ts';

/** What is decided at once: one proposal, or the readings of one indicator and source in the same doubt or in none, the newest last. */
export type Decided = readonly [ProposalRow, ...ProposalRow[]];

/** Proposals as they are decided, in their order, each group at its first; those with the key `apart` one by one; undefined: none are. */
export const decidedTogether = memoizeLatestPerObject(
  (rows: readonly ProposalRow[], board: Board, apart: string | undefined): readonly Decided[] => {
    const keyOf = (row: ProposalRow): string => {
      const key = sharedProposalDecisionKey(row, board);
      return key === undefined || key === apart ? row.proposal.id : key;
    };
    return [...Map.groupBy(rows, keyOf).values()].flatMap((group): readonly Decided[] => {
      const [first, ...others] = group.toSorted((a, b) =>
        compareDays(dayOfProposalRow(a), dayOfProposalRow(b)),
      );
      return first === undefined ? [] : [[first, ...others]];
    });
  },
);

/** The newest of the proposals that are decided at once, by which they are listed. */
export function newestProposalDecidedTogether(decided: Decided): ProposalRow {
  return decided.at(-1) ?? decided[0];
}

/** What is proposed: of two readings the values in the order of their days, "96.4, 93.1 $/bbl", of more the least and the greatest, "598 to 641 RUB bn/month"; one alone where all are equal. The value at the end, or the only one, is as `textOf` tells it. */
export function valuesOfProposalsDecidedTogetherText(
  decided: Decided,
  textOf = proposedValueOrTitleText,
): string {
  const newest = newestProposalDecidedTogether(decided);
  if (decided.length === 1) return textOf(newest);
  const sorted = decided.toSorted((a, b) => valueOfRow(a) - valueOfRow(b));
  const [least = newest, most = newest] = [sorted[0], sorted.at(-1)];
  if (valueOfRow(least) === valueOfRow(most)) return textOf(most);
  return decided.length === 2
    ? `${publishedValueText(decided[0])}, ${textOf(newest)}`
    : `${publishedValueText(least)} to ${textOf(most)}`;
}

/** The value of a proposed reading, in the unit of its indicator, finite; 0 of an event, which has none. */
function valueOfRow({ proposal: { proposed } }: ProposalRow): number {
  return isProposedReading(proposed) ? proposed.observation.value : 0;
}

/** The value of a proposed reading as it was published, without its unit. */
export function publishedValueText(row: ProposalRow): string {
  const { indicator } = row;
  const value = valueOfRow(row);
  return indicator === undefined
    ? String(value)
    : terminalSafeOneLine(valueTextWithoutUnit(indicatorWithoutRounding(indicator), value));
}

/** So many days at most are told one by one. */
const MOST_DAYS = 12;

/** "31 Aug 641, 30 Sep 598, 31 Oct 612", the day and the value of each, of very many "93 before, " and the newest; '' of one alone. */
export function valuesByDayText(decided: Decided, { today }: State): string {
  if (decided.length === 1) return '';
  const before = decided.length - MOST_DAYS;
  const texts = decided
    .slice(-MOST_DAYS)
    .map((row) => `${dayTextWithinYear(dayOfProposalRow(row), today)} ${publishedValueText(row)}`);
  return [...(before > 0 ? [`${before} before`] : []), ...texts].join(', ');
}

/** Cells that a source has at least in the list. */
export const SOURCE_LEAST = 12;

/** Cells from which the column of the source is surely there. */
const SOURCE_CELLS = 110;

/** Whence a proposal comes: its source where a column may cut it in so many cells, its address, who proposed it where that is another than of the row above, its confidence where that is not the usual one. */
export function proposalWhenceTexts(
  state: State,
  row: ProposalRow,
  above: ProposalRow | undefined,
  cells: number,
): readonly string[] {
  const { proposed } = row.proposal;
  const said = isProposedReading(proposed) ? proposed.observation : proposed.happening;
  return [
    ...sourceTexts(said, cells),
    ...authorTexts(state, row, above),
    ...confidenceTexts(state.board, row),
  ];
}

/** The source where its column may cut it, with its address; that none is named. */
function sourceTexts(
  { source, url }: Pick<Observation, 'source' | 'url'>,
  cells: number,
): readonly string[] {
  if (source === '') return [`no source is named ${url}`.trim()];
  const isCut = cells < SOURCE_CELLS || textWidth(source) > SOURCE_LEAST;
  return isCut || url !== '' ? [[isCut ? source : '', url].join(' ').trim()] : [];
}

/** Who proposed it, and when where that was not today, where that is another than of the row above. */
function authorTexts(
  { today }: State,
  { proposal }: ProposalRow,
  above: ProposalRow | undefined,
): readonly string[] {
  const told = ({ proposedBy, proposedAt }: Proposal): string => {
    const day = localDayOfInstant(proposedAt);
    return `by ${proposedBy}${day === today ? '' : `, ${dayText(day)}`}`;
  };
  return above !== undefined && told(above.proposal) === told(proposal) ? [] : [told(proposal)];
}

/** So many readings at most say which confidence is usual. */
const RECENT = 12;

/** The confidence where the last readings of the indicator have another; of an event where it is not the usual one. */
function confidenceTexts(
  { readings }: Board,
  { proposal: { proposed } }: ProposalRow,
): readonly string[] {
  const isReading = isProposedReading(proposed);
  const { confidence } = isReading ? proposed.observation : proposed.happening;
  const last = isReading ? readings.of(proposed.observation.indicator).slice(-RECENT) : [];
  const usual = last.length === 0 ? [DEFAULT_CONFIDENCE] : last.map((each) => each.confidence);
  return usual.includes(confidence) ? [] : [`${confidence} confidence`];
}

/** The address of a proposal; '' when none is given. */
export function addressOfProposalRow({ proposal: { proposed } }: ProposalRow): string {
  return isProposedReading(proposed)
    ? addressOrKeptCopyOf(proposed.observation)
    : proposed.happening.url;
}
