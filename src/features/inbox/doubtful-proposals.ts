/** Why a proposal is doubtful: rather a slip than a reading, or an event that counts already, it is accepted only by itself, after a question; of a source that is not usual, it is marked. */
import { isProposedReading } from '../../core/journal/proposal.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type { Indicator, Readings } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { cutToWidth } from '../../text/cells.ts';
import { likeCountedEventText } from '../events/like-event.ts';
import { farBeyondText, slipQuestionText, usualStepCheck } from '../record/slip-check.ts';
import {
  isOpenProposalRow,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
} from './proposal-rows.ts';

/** What is asked before a proposal is accepted, as a sentence without its point: it looks like a slip, or like an event that counts already; undefined: nothing, or it says what stands. */
export function acceptDoubtQuestionText(board: Board, row: ProposalRow): string | undefined {
  const { proposed } = row.proposal;
  if (!isProposedReading(proposed)) return likeCountedEventText(board, proposed.happening);
  if (row.indicator === undefined || isProposalSameAsStanding(row)) return undefined;
  const { observation } = proposed;
  return (
    farBeyondText(row.indicator, observation.value) ??
    slipQuestionText(board, observation, undefined)
  );
}

/** So many of the usual sources are named, in so many cells each. */
const [MOST_NAMED, LONGEST_NAME] = [2, 24];

/** "source not among the usual ones: Kpler, Vortexa"; undefined: it is like one that the readings of the indicator or its entry in the strategy name, none is known, or it says what stands. */
export function unusualSourceText({ readings }: Board, row: ProposalRow): string | undefined {
  const { proposed } = row.proposal;
  const { indicator } = row;
  if (!isProposedReading(proposed) || indicator === undefined || isProposalSameAsStanding(row))
    return undefined;
  const words = wordsOfSource(proposed.observation.source);
  if (words.size === 0) return undefined;
  const usual = usualSources(indicator, readings);
  if (usual.named === '' || !usual.words.isDisjointFrom(words)) return undefined;
  return `source not among the usual ones: ${usual.named}`;
}

/** What makes the names of the sources of an indicator, and the first of them; '' where none is known. There may be thousands of readings, and as many proposals. */
const usualSources = memoizeLatestPerObject((indicator: Indicator, readings: Readings) => {
  const known = [
    ...new Set([
      ...indicator.lookUp.map(({ title }) => title),
      ...readings.of(indicator.id).flatMap(({ source, origin }) => [source, origin]),
    ]),
  ].filter((name) => name.trim() !== '');
  return {
    words: new Set(known.flatMap((name) => [...wordsOfSource(name)])),
    named: [...new Set(known.map(shortSourceName))].slice(0, MOST_NAMED).join(', '),
  };
});

/** A name of a source without what is said of it: "Ukrainska Pravda" of "Ukrainska Pravda (monthly DeepState count)". */
function shortSourceName(name: string): string {
  return cutToWidth(name.split(/[(,;:]/)[0]?.trim() ?? '', LONGEST_NAME);
}

/** What makes a name of a source: the whole of it, its words of four letters or more, and its abbreviations; without case. */
function wordsOfSource(source: string): ReadonlySet<string> {
  const words = source.match(/[\p{L}\p{N}]{4,}|\b\p{Lu}{3}\b/gu) ?? [];
  return new Set(
    [source.trim(), ...words].filter((word) => word !== '').map((word) => word.toLowerCase()),
  );
}

/** Whether a proposal that nobody has looked at is asked about before it is accepted, or its source is unusual. */
export function isDoubtfulProposal(board: Board, row: ProposalRow): boolean {
  return (
    isOpenProposalRow(row) &&
    !isProposalPutOff(row) &&
    (acceptDoubtQuestionText(board, row) ?? unusualSourceText(board, row)) !== undefined
  );
}

/** Why a proposal needs a look, in words: what makes it doubtful, else that the step of its value is longer than usual; undefined: neither. */
export function proposalDoubtText(board: Board, row: ProposalRow): string | undefined {
  const doubts = [acceptDoubtQuestionText(board, row), unusualSourceText(board, row)].filter(
    (text) => text !== undefined,
  );
  if (doubts.length > 0) return `check: ${doubts.join('; ')}`;
  const { proposed } = row.proposal;
  if (row.indicator === undefined || !isProposedReading(proposed) || isProposalSameAsStanding(row))
    return undefined;
  const step = usualStepCheck(board, proposed.observation, undefined);
  return step?.outside === true ? step.text : undefined;
}
