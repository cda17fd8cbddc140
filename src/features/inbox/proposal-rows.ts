/** Proposals beside what stands: what each would change, and how it is answered. */
import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import {
  dayOfProposed,
  duplicateKeyOfProposed,
  isOpenProposal,
  isProposedReading,
  PROPOSAL_STATES,
  type Proposal,
  type Proposed,
  readingCorrectedByProposal,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import { LAST_DAY } from '../../core/model/day.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import type {
  Day,
  Happening,
  Indicator,
  Reading,
  Readings,
  Strategy,
} from '../../core/model/model.ts';
import { indicatorsOfStrategy } from '../../core/model/tree.ts';
import { decisionsRefusingRivals } from '../../views/proposals.ts';
import { duplicateEventSearchDays, hasSamePageOrSimilarTitle } from '../events/similar-event.ts';

/** How a proposal is listed: as it was answered, or `same` where it is open and says what stands. */
export const LISTED_STATES = [...PROPOSAL_STATES, 'same'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** A reading that is newer than what a proposal says. */
interface NewerReading {
  readonly observedOn: Day;
  /** Whether it is a proposal too, and does not stand yet. */
  readonly isProposed: boolean;
}

export interface ProposalRow {
  readonly proposal: Proposal;
  /** Of a reading; undefined where the strategy has the indicator no more. */
  readonly indicator: Indicator | undefined;
  /** What counts on the day of the reading proposed; undefined: nothing does, or an event is proposed. */
  readonly standing: Reading | undefined;
  readonly state: ListedState;
  /** The newest reading that stands or is proposed, where the proposal says what stands for an earlier day; undefined: it is the newest itself, or says something else. */
  readonly newer: NewerReading | undefined;
  /** The reading that accepting it corrects; undefined: none. */
  readonly revises: Reading | undefined;
  /** The other open proposals that give this indicator another value on this day. */
  readonly rivals: readonly Proposal[];
  /** The days of the readings of its indicator that wait, this one among them; the same list for each of them, empty for an event. */
  readonly waitingDays: readonly Day[];
  /** The days of the readings of its indicator that wait or were put off; the same list for each of them, empty for an event. */
  readonly openDays: readonly Day[];
  /** Of an event, one that was proposed before it, is open, and may be the same told twice; undefined: none. */
  readonly alike: Happening | undefined;
}

/** The proposals in the order of their day of coming, those of one indicator and day beside one another, what was put off last. */
export function proposalRows(
  proposals: readonly Proposal[],
  strategy: Strategy,
  readings: Readings,
): readonly ProposalRow[] {
  const indicators = new Map(indicatorsOfStrategy(strategy).map((each) => [each.id, each]));
  const byPlace = Map.groupBy(proposals, ({ proposed }) => placeOf(proposed));
  const alike = eventsProposedTwice(proposals, indicators);
  const open = daysByIndicator(proposals.filter(isOpenProposal));
  const waiting = daysByIndicator(
    proposals.filter((each) => isOpenProposal(each) && !isProposalPutOff(each)),
  );
  const rows = proposals.map((proposal): ProposalRow => {
    const { proposed, state } = proposal;
    if (!isProposedReading(proposed))
      return {
        proposal,
        indicator: undefined,
        standing: undefined,
        state,
        newer: undefined,
        revises: undefined,
        rivals: [],
        waitingDays: [],
        openDays: [],
        alike: alike.get(proposal),
      };
    const { indicator: id, observedOn, value } = proposed.observation;
    const indicator = indicators.get(id);
    const standing = indicator?.count === undefined ? readings.asOf(id, observedOn) : undefined;
    const isSame =
      isOpenProposal(proposal) && standing?.observedOn === observedOn && standing.value === value;
    const beside = isOpenProposal(proposal) ? (byPlace.get(placeOf(proposed)) ?? []) : [];
    return {
      proposal,
      indicator,
      standing,
      state: isSame ? 'same' : state,
      newer: isSame
        ? newerReading(observedOn, readings.asOf(id, LAST_DAY)?.observedOn, open.get(id))
        : undefined,
      revises: readingCorrectedByProposal(readings, proposed.observation),
      alike: undefined,
      waitingDays: waiting.get(id) ?? [],
      openDays: open.get(id) ?? [],
      rivals: beside.filter(
        (other) =>
          isOpenProposal(other) &&
          isProposedReading(other.proposed) &&
          other.proposed.observation.value !== value,
      ),
    };
  });
  const placeOfRow = ({ proposal: { proposed, seq } }: ProposalRow): number =>
    byPlace.get(placeOf(proposed))?.[0]?.seq ?? seq;
  return rows.toSorted(
    (a, b) =>
      ORDER[a.state] - ORDER[b.state] ||
      placeOfRow(a) - placeOfRow(b) ||
      a.proposal.seq - b.proposal.seq,
  );
}

/** The newest reading behind a day: one that stands, else one that is proposed; undefined: none. */
function newerReading(
  day: Day,
  standing: Day | undefined,
  proposed: readonly Day[] = [],
): NewerReading | undefined {
  if (standing !== undefined && standing > day) return { observedOn: standing, isProposed: false };
  const newest = proposed.toSorted().at(-1);
  return newest !== undefined && newest > day
    ? { observedOn: newest, isProposed: true }
    : undefined;
}

/** By indicator, the days of the readings of it that some proposals give. */
function daysByIndicator(proposals: readonly Proposal[]): ReadonlyMap<string, readonly Day[]> {
  const days = new Map<string, Set<Day>>();
  for (const proposal of proposals) {
    const { proposed } = proposal;
    if (!isProposedReading(proposed)) continue;
    const { indicator, observedOn } = proposed.observation;
    const known = days.get(indicator);
    if (known === undefined) days.set(indicator, new Set([observedOn]));
    else known.add(observedOn);
  }
  return new Map([...days].map(([id, known]) => [id, [...known]]));
}

/** By the proposal of an event that an indicator counts, the first open one before it that may be the same told twice. */
function eventsProposedTwice(
  proposals: readonly Proposal[],
  indicators: ReadonlyMap<string, Indicator>,
): ReadonlyMap<Proposal, Happening> {
  const known = new Map<string, Happening[]>();
  const twice = new Map<Proposal, Happening>();
  for (const proposal of proposals) {
    const { proposed } = proposal;
    if (isProposedReading(proposed) || !isOpenProposal(proposal)) continue;
    const { happening } = proposed;
    for (const id of happening.nodes) {
      if (indicators.get(id)?.count === undefined) continue;
      const near = duplicateEventSearchDays(happening.day).flatMap(
        (day) => known.get(`${id} ${day}`) ?? [],
      );
      const like = near.find((other) => hasSamePageOrSimilarTitle(other, happening));
      if (like !== undefined) twice.set(proposal, like);
      const place = `${id} ${happening.day}`;
      known.set(place, [...(known.get(place) ?? []), happening]);
    }
  }
  return twice;
}

/** What needs a look first, then what says what stands, what was put off, and what was answered. */
const ORDER: Readonly<Record<ListedState, number>> = {
  waiting: 0,
  same: 1,
  later: 2,
  accepted: 3,
  refused: 4,
};

/** The same text for readings of one indicator and day; of an event its own. */
function placeOf(proposed: Proposed): string {
  return isProposedReading(proposed)
    ? JSON.stringify([proposed.observation.indicator, proposed.observation.observedOn])
    : duplicateKeyOfProposed(proposed);
}

/** Whether a proposal says what stands. */
export function isProposalSameAsStanding({ state }: ProposalRow): boolean {
  return state === 'same';
}

/** Whether another value stands for the day of a proposal, of whatever source. */
export function isProposalOtherThanStanding(row: ProposalRow): boolean {
  return row.standing?.observedOn === dayOfProposalRow(row) && !isProposalSameAsStanding(row);
}

/** The other values proposed for its indicator and day that nobody has put off; none where the proposal says what stands. */
export function rivalsNotPutOff(row: ProposalRow): readonly Proposal[] {
  return isProposalSameAsStanding(row)
    ? []
    : row.rivals.filter((rival) => !isProposalPutOff(rival));
}

/** Whether a proposal was put off. */
export function isProposalPutOff({ state }: { readonly state: ListedState }): boolean {
  return state === 'later';
}

/** Whether a proposal can still be answered, whatever it says. */
export function canProposalRowBeAnswered({ proposal }: ProposalRow): boolean {
  return isOpenProposal(proposal);
}

/** The proposals of one source, by its name, case aside. */
export function filterProposalRowsBySource(
  rows: readonly ProposalRow[],
  source: string,
): readonly ProposalRow[] {
  const wanted = source.trim().toLowerCase();
  return rows.filter(
    ({ proposal: { proposed } }) => sourceOfProposed(proposed).trim().toLowerCase() === wanted,
  );
}

/** Each source of some proposals and how many are from it, ≥ 1, the most first; '' is the source of those that name none. */
export function proposalSourceCounts(
  rows: readonly ProposalRow[],
): readonly { readonly source: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { proposal } of rows) {
    const source = sourceOfProposed(proposal.proposed);
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts]
    .map(([source, count]) => ({ source, count }))
    .sort((a, b) => b.count - a.count || (a.source < b.source ? -1 : 1));
}

/**
 * The answers that accept proposals as they are, and refuse the other values that wait for the indicator and day of one
 * of them. One that says what stands becomes a check of the day on which it was proposed, one for an indicator, and
 * nothing where a newer reading stands or is proposed; a day after `today` counts as today.
 */
export function decisionsAcceptingProposalsOverRivals(
  rows: readonly ProposalRow[],
  today: Day,
): readonly ProposalDecision[] {
  const checked = new Set<string>();
  const accepting = rows.map((row): ProposalDecision => {
    const { id, proposed, proposedAt } = row.proposal;
    const accepted = { id, answer: 'accepted', reason: '' } as const;
    if (!isProposedReading(proposed)) return { ...accepted, event: proposed.happening };
    const { observation } = proposed;
    if (!isProposalSameAsStanding(row))
      return {
        ...accepted,
        reading: observation,
        ...(row.revises === undefined ? {} : { corrects: row.revises.id }),
      };
    if (row.newer !== undefined) return accepted;
    const { value: _, ...check } = observation;
    const day = localDayOfInstant(proposedAt);
    const observedOn = day < today ? day : today;
    const key = JSON.stringify([check.indicator, observedOn]);
    const isFirst = !checked.has(key);
    checked.add(key);
    return isFirst ? { ...accepted, check: { ...check, observedOn } } : accepted;
  });
  const answered = new Set(accepting.map(({ id }) => id));
  const refusing = rows.flatMap((row) => {
    const { indicator, proposal } = row;
    if (indicator === undefined || !isProposedReading(proposal.proposed)) return [];
    const ids = rivalsNotPutOff(row).flatMap(({ id }) => (answered.has(id) ? [] : [id]));
    for (const id of ids) answered.add(id);
    return decisionsRefusingRivals(ids, indicator, proposal.proposed.observation);
  });
  return [...accepting, ...refusing];
}

/** The first proposal that gives an indicator another value of a day than one before it in the list, behind that one; undefined: none does. */
export function firstContradictingProposalRows(
  rows: readonly ProposalRow[],
): readonly [ProposalRow, ProposalRow] | undefined {
  const known = new Map<string, ProposalRow>();
  for (const row of rows) {
    const { proposed } = row.proposal;
    if (!isProposedReading(proposed)) continue;
    const place = placeOf(proposed);
    const earlier = known.get(place);
    if (earlier === undefined) known.set(place, row);
    else if (proposedValue(earlier) !== proposedValue(row)) return [earlier, row];
  }
  return undefined;
}

/** The value of the reading that is proposed, in the unit of its indicator; undefined: an event is proposed. */
function proposedValue({ proposal: { proposed } }: ProposalRow): number | undefined {
  return isProposedReading(proposed) ? proposed.observation.value : undefined;
}

/** The day of the reading or the event that is proposed. */
export function dayOfProposalRow({ proposal }: ProposalRow): Day {
  return dayOfProposed(proposal.proposed);
}
