/** The inbox as text and as `axiswatch.inbox/1`. */

import { isProposedReading, type Proposal, sourceOfProposed } from '../../core/journal/proposal.ts';
import type { Day, Indicator } from '../../core/model/model.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { textWidth } from '../../text/cells.ts';
import {
  dayText,
  NONE,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { labelledParagraphTexts, tableTexts, valueOrNull } from '../../text/output.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { eventJson } from '../../views/event-output.ts';
import { nodeTitleWithCode } from '../../views/event-words.ts';
import { indicatorWithoutRounding } from '../../views/indicator-value.ts';
import { proposalsFromSourcesText, valueAndSourceText } from '../../views/proposals.ts';
import { unusualSourceText } from '../record/slip-check.ts';
import type { InboxJson } from './inbox-document.ts';
import {
  canProposalRowBeAnswered,
  dayOfProposalRow,
  isProposalOtherThanStanding,
  type ListedState,
  type ProposalRow,
  proposalSourceCounts,
  rivalsNotPutOff,
} from './proposal-rows.ts';

type ProposalJson = InboxJson['proposals'][number];

/** A proposal as the document of proposals has it. */
export function proposalJson({ proposal, standing, state }: ProposalRow): ProposalJson {
  const { id, seq, proposed, proposedBy, proposedAt, reason } = proposal;
  const isReading = isProposedReading(proposed);
  return {
    id,
    kind: proposed.kind,
    indicator: isReading ? proposed.observation.indicator : null,
    observedOn: isReading ? proposed.observation.observedOn : proposed.happening.day,
    value: isReading ? proposed.observation.value : null,
    standing: valueOrNull(standing?.value),
    source: sourceOfProposed(proposed),
    proposedBy,
    proposedAt,
    state,
    reason,
    event: isReading
      ? null
      : eventJson({ ...proposed.happening, id, seq, author: proposedBy, recordedAt: proposedAt }),
  };
}

/** What a state is called in a list. */
const LISTED_STATE_WORDS: Readonly<Record<ListedState, string>> = {
  waiting: 'sound',
  same: 'same',
  later: 'later',
  accepted: 'accepted',
  refused: 'refused',
};

/** What an open row is called in a list: `doubt`, else `sound` where it waits and says something else than what stands, `same`, `later`; an answered one by its answer. */
export function proposalListStateText(row: ProposalRow, isDoubt: boolean): string {
  if (isDoubt) return 'doubt';
  return LISTED_STATE_WORDS[row.state];
}

/** What is proposed: the value as it was published, in its unit, or the title of the event. */
export function proposedValueOrTitleText({
  proposal: { proposed },
  indicator,
}: ProposalRow): string {
  if (!isProposedReading(proposed)) return terminalSafeOneLine(proposed.happening.title);
  const { value } = proposed.observation;
  return indicator === undefined
    ? String(value)
    : terminalSafeOneLine(valueWithUnitOrLevelText(indicatorWithoutRounding(indicator), value));
}

/** The value that counts on the day of a proposed reading; the sign for nothing where there is none. */
export function standingValueOnProposalDayText({ indicator, standing }: ProposalRow): string {
  return indicator === undefined || standing === undefined
    ? NONE
    : terminalSafeOneLine(valueTextWithoutUnit(indicator, standing.value));
}

/** The value that counts on the day of a proposed reading, with its own day where it is another, as `textOf` tells it; the sign for nothing where there is none. */
export function proposalStandingValueWithDayText(row: ProposalRow, textOf = dayText): string {
  const { indicator, standing } = row;
  const value = standingValueOnProposalDayText(row);
  return indicator === undefined ||
    standing === undefined ||
    standing.observedOn === dayOfProposalRow(row)
    ? value
    : `${value} of ${textOf(standing.observedOn)}`;
}

/** The value and the source of each of some readings proposed for one indicator: "75 of ISW, 80 of Reuters"; '' for none. */
export function proposedValuesAndSourcesText(
  indicator: Indicator | undefined,
  proposals: readonly Proposal[],
): string {
  return proposals
    .flatMap(({ proposed }) =>
      isProposedReading(proposed) ? valueAndSourceText(indicator, proposed.observation) : [],
    )
    .join(', ');
}

/** "also proposed for this day: 75 of ISW, an unusual source", of some rivals of a row; '' where there are none. */
export function alsoProposedText(
  board: Board,
  { indicator }: ProposalRow,
  rivals: ProposalRow['rivals'],
): string {
  const values = rivals.map((rival) => {
    const { proposed } = rival;
    const isUnusual =
      indicator !== undefined &&
      isProposedReading(proposed) &&
      unusualSourceText(board, indicator, proposed.observation) !== undefined;
    const value = proposedValuesAndSourcesText(indicator, [rival]);
    return isUnusual ? `${value}, an unusual source` : value;
  });
  return values.length === 0 ? '' : `also proposed for this day: ${values.join('; ')}`;
}

/** "75 of ISW refused", of the other values that accepting a row refuses; '' where there are none. */
export function rivalsRefusedText(row: ProposalRow): string {
  const values = proposedValuesAndSourcesText(row.indicator, rivalsNotPutOff(row));
  return values === '' ? '' : `${values} refused`;
}

/** "for this day stands 60 of ISW", where a reading that accepting the row does not correct stands for its day with another value; undefined: none does. */
export function otherValueStandsText(row: ProposalRow): string | undefined {
  const { indicator, standing, revises } = row;
  if (indicator === undefined || standing === undefined) return undefined;
  if (revises !== undefined || !isProposalOtherThanStanding(row)) return undefined;
  const value = valueTextWithoutUnit(indicator, standing.value);
  return terminalSafeOneLine(`for this day stands ${value} of ${standing.source || 'no source'}`);
}

/** What a proposal is of: the code of the indicator, or that it is an event. */
export function proposalSubjectText({ proposal: { proposed }, indicator }: ProposalRow): string {
  if (!isProposedReading(proposed)) return 'event';
  return indicator === undefined
    ? terminalSafeOneLine(proposed.observation.indicator)
    : nodeCodeOf(indicator);
}

/** What a proposal is of, by code and title: the indicator, of an event the first node that it bears on. */
export function proposalIndicatorOrNodeNameText({ strategy }: Board, row: ProposalRow): string {
  const { proposed } = row.proposal;
  if (row.indicator !== undefined) return nodeRowName(row.indicator);
  if (isProposedReading(proposed)) return proposalSubjectText(row);
  const [first, ...others] = proposed.happening.nodes;
  const name = first === undefined ? '' : ` ${nodeTitleWithCode(strategy, first)}`;
  return `${proposalSubjectText(row)}${name}${others.length === 0 ? '' : ` +${others.length}`}`;
}

/** How many proposals there are, from how many sources. */
export function proposalAndSourceCountsText(rows: readonly ProposalRow[]): string {
  return proposalsFromSourcesText(rows.length, proposalSourceCounts(rows).length);
}

/** That nothing is proposed, and what puts something there: the command, as it is named in the shell or in the dashboard. */
export function nothingProposedSentence(command: string): string {
  return `Nothing is proposed. ${command} puts readings or events here; none is scored before you accept it.`;
}

/** Proposals in the order of `rows`, a line each, with `whyText` of each, below a line of counts; a few lines each where a terminal of `room` cells, ≥ 1, has no room for the table; without end it has. */
export function inboxTexts(
  rows: readonly ProposalRow[],
  isDoubt: (row: ProposalRow) => boolean,
  whyText: (row: ProposalRow) => string,
  room = Number.POSITIVE_INFINITY,
): readonly string[] {
  if (rows.length === 0) return [nothingProposedSentence('"axiswatch propose FILE"')];
  const open = rows.filter(canProposalRowBeAnswered);
  const head =
    open.length === rows.length
      ? proposalAndSourceCountsText(open)
      : `${proposalAndSourceCountsText(open)} open, ${rows.length - open.length} answered`;
  const texts = rows.map((row) => ({
    row,
    cells: [
      row.proposal.id,
      proposalListStateText(row, isDoubt(row)),
      proposalSubjectText(row),
      dayText(dayOfProposalRow(row)),
      proposedValueOrTitleText(row),
      proposalStandingValueWithDayText(row),
      terminalSafeOneLine(sourceOfProposed(row.proposal.proposed)),
      whyText(row),
      terminalSafeOneLine(row.proposal.proposedBy),
    ],
  }));
  const table = tableTexts(
    [
      { title: 'id' },
      { title: 'state' },
      { title: 'of' },
      { title: 'day' },
      { title: 'proposed', least: 24 },
      { title: 'stands', least: 12 },
      { title: 'source', least: 12 },
      { title: 'why', least: 8 },
      { title: 'by', least: 8 },
    ],
    texts.map(({ cells }) => cells),
    room,
  );
  if (table.every((line) => textWidth(line) <= room)) return [head, '', ...table];
  return [
    head,
    '',
    ...texts.flatMap(
      ({
        row,
        cells: [
          id = '',
          state = '',
          of = '',
          day = '',
          what = '',
          stands = '',
          source = '',
          why = '',
        ],
      }) => [
        ...labelledParagraphTexts(`${id}  `, `${state}: ${of} ${what} on ${day}`, room),
        ...labelledParagraphTexts(
          '  ',
          [
            ...(row.indicator === undefined ? [] : [`stands: ${stands}`]),
            `source: ${source === '' ? 'none' : source}`,
            ...(why === '' ? [] : [`why: ${why}`]),
          ].join('; '),
          room,
        ),
      ],
    ),
  ];
}

/** The document of proposals, but for the strategy file that scored, which the caller adds. */
export function inboxJson(
  rows: readonly ProposalRow[],
  asOf: Day,
): Pick<InboxJson, 'schema' | 'asOf' | 'proposals'> {
  return { schema: 'axiswatch.inbox/1', asOf, proposals: rows.map(proposalJson) };
}
