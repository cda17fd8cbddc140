/** What a past board rests on: the readings known at the end of its day, and the strategy file in force then. */

import type { JournalPort } from '../core/journal/journal-port.ts';
import { isOpenProposal, type Proposal } from '../core/journal/proposal.ts';
import { addDays } from '../core/model/day.ts';
import { endOfLocalDay } from '../core/model/local-days.ts';
import {
  type Day,
  type Instant,
  problemsSentence,
  type Result,
  type Strategy,
} from '../core/model/model.ts';
import { parseStrategyText } from '../core/strategy/strategy.ts';
import { localDayOfVisit } from '../features/board/visit.ts';
import { KNOWN_BEFORE } from '../features/events/event-screen.ts';
import type { Session } from '../tui/session.ts';
import type { Message } from '../tui/state.ts';
import {
  isViewAsKnown,
  isViewScoredByFormerStrategy,
  type PastStrategy,
  type View,
} from '../tui/view.ts';

/** The answer to the question what a view rests on; a refusal where the file of then cannot be read. */
export function readPastViewMessage(session: Session, view: View): Message {
  const { store, strategy } = session;
  const asOf = view.asOf ?? session.today;
  const end = endOfLocalDay(asOf);
  const rules = isViewScoredByFormerStrategy(view) ? strategyInForce(session, end) : undefined;
  if (rules !== undefined && !rules.ok) return { kind: 'refused', problems: rules.problems };
  const scoring = rules?.value.strategy ?? strategy;
  const known = isViewAsKnown(view) ? end : undefined;
  return {
    kind: 'past',
    view,
    readings: store.readingsUnder(scoring, known),
    events: known === undefined ? store.events() : store.eventsKnownAt(known),
    rules: rules?.value,
  };
}

/** The versions of the readings of an indicator up to the day of a view, as they stand or as they were known then. */
export function readIndicatorHistoryMessage(
  { store }: Pick<Session, 'store'>,
  indicator: string,
  view: View,
): Message {
  const { asOf } = view;
  if (asOf === undefined) return { kind: 'history', indicator, rows: store.history(indicator) };
  const rows = store.history(indicator, isViewAsKnown(view) ? endOfLocalDay(asOf) : undefined);
  return { kind: 'history', indicator, rows: rows.filter((row) => row.observedOn <= asOf) };
}

/** The proposals that are open; on a past day those that were as known then. */
export function readOpenProposalsInView(
  { store, today }: Session,
  { asOf }: View,
): readonly Proposal[] {
  return asOf === undefined || asOf > today
    ? store.openProposals()
    : store.proposalsKnownAt(endOfLocalDay(asOf)).filter(isOpenProposal);
}

/** Reads the readings as they were known some days before an event, as a message for the event's screen. */
export function readReadingsKnownBeforeEventMessage(
  { store, strategy }: Session,
  event: string,
  day: Day,
): Message {
  const end = endOfLocalDay(addDays(day, -KNOWN_BEFORE));
  return { kind: 'knownBefore', event, readings: store.readingsUnder(strategy, end) };
}

/** The newest file that had been seen by an instant, else the oldest kept. */
function strategyInForce(
  { store, strategy, strategyHash }: Session,
  end: Instant,
): Result<PastStrategy> {
  const kept = store.strategies();
  const then = kept.findLast(({ firstSeen }) => firstSeen <= end);
  const file = then ?? kept[0];
  if (file === undefined) {
    const message = 'no strategy file is kept in this store; the one of today stays in force';
    return { ok: false, problems: [{ path: store.path, message }] };
  }
  const { hash } = file;
  const parsed = hash === strategyHash ? { ok: true as const, value: strategy } : read(store, hash);
  if (!parsed.ok) return parsed;
  const firstSeen = localDayOfVisit(file.firstSeen) ?? '';
  return {
    ok: true,
    value: { strategy: parsed.value, hash, firstSeen, inForce: then !== undefined },
  };
}

const read = memoizeStrategyRead((store: JournalPort, hash: string): Result<Strategy> => {
  const parsed = parseStrategyText(store.strategyText(hash) ?? '');
  if (parsed.ok) return parsed;
  const why = problemsSentence(parsed.problems.slice(0, 1));
  const message = `the strategy file of then, ${hash}, cannot be used by this program: ${why}`;
  return { ok: false, problems: [{ path: hash, message }] };
});

/** A file is parsed once: its strategy stays the same object. */
function memoizeStrategyRead(
  make: (store: JournalPort, hash: string) => Result<Strategy>,
): (store: JournalPort, hash: string) => Result<Strategy> {
  const known = new Map<string, Result<Strategy>>();
  return (store, hash) => {
    const made = known.get(hash) ?? make(store, hash);
    known.set(hash, made);
    return made;
  };
}
