/** Proposals: readings and events that wait for a person's yes. Nothing is scored by one; what is accepted is recorded beside it. */
import type { Happening, Instant, Observation, Reading, Readings } from '../model/model.ts';

/** What may be proposed. */
export const PROPOSED_KINDS = ['reading', 'event'] as const;

/** What somebody, or a script, proposes to record. */
export type Proposed =
  | { readonly kind: 'reading'; readonly observation: Observation }
  | { readonly kind: 'event'; readonly happening: Happening };
export type ProposedReading = Extract<Proposed, { readonly kind: 'reading' }>;

/** The states of a proposal: those that are open, then those that were answered. */
export const PROPOSAL_STATES = ['waiting', 'later', 'accepted', 'refused'] as const;
/** What became of a proposal; `later` was looked at and put off. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];
/** What a person may answer. */
export type ProposalAnswer = Exclude<ProposalState, 'waiting'>;

export interface Proposal {
  /** `p` and the seq of the entry that proposed it. */
  readonly id: string;
  /** Place in the journal of the entry that proposed it, ≥ 1. */
  readonly seq: number;
  readonly proposed: Proposed;
  readonly state: ProposalState;
  /** Why it was refused or put off; '' where nobody said. */
  readonly reason: string;
  /** The person or the script that proposed it. */
  readonly proposedBy: string;
  readonly proposedAt: Instant;
}

/** What is said of a proposal with one answer. */
export interface AnswerOfProposal {
  readonly id: string;
  readonly answer: ProposalAnswer;
  /** '' where nobody said. */
  readonly reason: string;
}

/** How many proposals wait for a first look, from how many sources, and how many were put off. */
export interface WaitingProposals {
  /** How many proposals (`count`) from how many `sources`, ≥ 0; those put off (`later`) are not among `count`. */
  readonly count: number;
  readonly sources: number;
  readonly later: number;
}

/** Whether a proposal can still be answered. */
export function isOpenProposal({ state }: Pick<Proposal, 'state'>): boolean {
  return state === 'waiting' || state === 'later';
}

/** Ids of what a proposal is about: the indicator of a reading, the nodes that an event names. */
export function nodeIdsOfProposed(proposed: Proposed): readonly string[] {
  return isProposedReading(proposed) ? [proposed.observation.indicator] : proposed.happening.nodes;
}

/** How many readings and events are proposed for a node and wait for a first look, each ≥ 0; both are 0 where all were put off. */
export interface ProposedOnNode {
  readonly readings: number;
  readonly events: number;
}

/** By the id of a node, what waits of the open proposals about it; a node that none is about is left out. */
export function countOfOpenProposalsByNode(
  proposals: readonly Pick<Proposal, 'proposed' | 'state'>[],
): ReadonlyMap<string, ProposedOnNode> {
  const counts = new Map<string, ProposedOnNode>();
  for (const { proposed, state } of proposals.filter(isOpenProposal)) {
    const waits = state === 'waiting' ? 1 : 0;
    const isReading = isProposedReading(proposed);
    for (const id of nodeIdsOfProposed(proposed)) {
      const { readings, events } = counts.get(id) ?? { readings: 0, events: 0 };
      counts.set(id, {
        readings: readings + (isReading ? waits : 0),
        events: events + (isReading ? 0 : waits),
      });
    }
  }
  return counts;
}

/** Whether the state of a proposal, or of an answer to one, is `refused`: a person does not want it. */
export function isRefusedProposalState(state: ProposalState): boolean {
  return state === 'refused';
}

/** Whether what is proposed is a reading, and no event. */
export function isProposedReading(proposed: Proposed): proposed is ProposedReading {
  return 'observation' in proposed;
}

/** Who published what is proposed; '' where nobody is named. */
export function sourceOfProposed(proposed: Proposed): string {
  return isProposedReading(proposed) ? proposed.observation.source : proposed.happening.source;
}

/** The day that what is proposed is of. */
export function dayOfProposed(proposed: Proposed): string {
  return isProposedReading(proposed) ? proposed.observation.observedOn : proposed.happening.day;
}

/** The reading that one which is accepted corrects: it stands for the same day of the same source, which is named, with another value; undefined: none does. */
export function readingCorrectedByProposal(
  readings: Readings,
  { indicator, observedOn, source, value }: Observation,
): Reading | undefined {
  const standing = readings.asOf(indicator, observedOn);
  return source !== '' &&
    standing?.observedOn === observedOn &&
    standing.source === source &&
    standing.value !== value
    ? standing
    : undefined;
}

/** A text that two proposals share when they say the same: of a reading its indicator, day, value and source, of an event its day, title and source. */
export function duplicateKeyOfProposed(proposed: Proposed): string {
  if (isProposedReading(proposed)) {
    const { indicator, observedOn, value, source } = proposed.observation;
    return JSON.stringify([indicator, observedOn, value, source]);
  }
  const { day, title, source } = proposed.happening;
  return JSON.stringify([day, title, source]);
}
