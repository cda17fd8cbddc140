/** What accepting proposals would do to the board, and how that is said. */
import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import type { Event, Reading, Readings } from '../../core/model/model.ts';
import { countWithNoun, wordsJoinedWithAnd } from '../../core/model/plain-text.ts';
import { readingsWithAdditions } from '../../core/model/readings.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { dayText } from '../../text/format.ts';
import { writeStep } from '../../tui/binding.ts';
import type { State, Step } from '../../tui/state.ts';
import { proposalSubjectText } from './inbox-output.ts';
import type { ProposalRow } from './proposal-rows.ts';

/** Readings with what these answers record; nothing is stored. */
export function readingsWithDecisions(
  before: Readings,
  decisions: readonly ProposalDecision[],
  author: string,
): Readings {
  const readings: Reading[] = [];
  const events: Event[] = [];
  for (const [at, { id, reading, event }] of decisions.entries()) {
    const placed = {
      id,
      seq: Number.MAX_SAFE_INTEGER - decisions.length + at,
      author,
      recordedAt: '',
    };
    if (reading !== undefined) readings.push({ ...reading, ...placed });
    if (event !== undefined) events.push({ ...event, ...placed });
  }
  return readingsWithAdditions(before, { readings, events });
}

/** The board as it would be with what these answers record; nothing is stored. */
export function boardWithDecisions(
  { strategy, readings, asOf }: Board,
  decisions: readonly ProposalDecision[],
  author: string,
): Board {
  return boardAsOf(strategy, readingsWithDecisions(readings, decisions, author), asOf);
}

/** The indicators that answers record a reading of, or an event that they count. */
export function indicatorIdsOfProposalDecisions(
  { card }: Board,
  decisions: readonly ProposalDecision[],
): readonly string[] {
  const counts = (id: string): boolean => card.indicators.get(id)?.node.count !== undefined;
  return [
    ...new Set(
      decisions.flatMap(({ reading, event }) => [
        ...(reading === undefined ? [] : [reading.indicator]),
        ...(event?.nodes.filter(counts) ?? []),
      ]),
    ),
  ];
}

/** Why accepting a proposal records nothing: "stands already; a newer reading of 15 Nov 2026 stands too", or "is proposed"; undefined: it records something. */
export function whyAcceptingRecordsNothingText({ newer }: ProposalRow): string | undefined {
  if (newer === undefined) return undefined;
  const is = newer.isProposed ? 'is proposed' : 'stands too';
  return `stands already; a newer reading of ${dayText(newer.observedOn)} ${is}`;
}

/** What accepting a proposal comes to that says what stands, in a few words. */
export function sameProposalRemarkText({ newer }: ProposalRow): string {
  return newer === undefined ? 'a check' : 'stands already';
}

/** Which of some proposals record nothing and why, behind what the others do: "; RU2 stands already; a newer reading of 15 Nov 2026 stands too"; '' where each records something. */
export function proposalsRecordingNothingText(rows: readonly ProposalRow[]): string {
  const older = rows.filter(({ newer }) => newer !== undefined);
  const [only] = older;
  if (only === undefined) return '';
  return older.length === 1
    ? `; ${proposalSubjectText(only)} ${whyAcceptingRecordsNothingText(only)}`
    : `; ${older.map(proposalSubjectText).join(', ')} stand already; there are newer readings`;
}

/** "3 readings, 1 event and 2 checks"; "nothing" where nothing is recorded. */
export function whatProposalDecisionsRecordText(decisions: readonly ProposalDecision[]): string {
  const count = (kind: 'reading' | 'event' | 'check'): readonly string[] => {
    const many = decisions.filter(({ [kind]: recorded }) => recorded !== undefined).length;
    return many === 0 ? [] : [countWithNoun(many, kind)];
  };
  const parts = [...count('reading'), ...count('event'), ...count('check')];
  return parts.length === 0 ? 'nothing' : wordsJoinedWithAnd(parts);
}

/** The step that has proposals answered and then says what was done. */
export function answerProposalsStep(
  state: State,
  decisions: readonly ProposalDecision[],
  text: string,
): Step {
  return writeStep(
    state,
    { kind: 'answerProposals', decisions },
    {
      text,
      undo: 'takes it back',
      gauge: decisions.some(({ reading, event }) => (reading ?? event) !== undefined),
      // of many it is seen on the board
      looks: decisions.length === 1 && decisions.some(({ event }) => event !== undefined),
    },
  );
}
