/** The events of a span as a report and its plots show them: numbered from the newest, ours apart from what happened. */

import { type Confidence, type Day, type Event, isOurSideEvent } from '../core/model/model.ts';
import { compareEventsByDay } from '../core/model/readings.ts';
import { nodePlacesOf, tracksOf } from '../core/model/tree.ts';
import type { Board } from '../core/scoring/board.ts';
import { terminalSafeOneLine } from '../text/format.ts';
import { nodeRowNameById } from './arithmetic.ts';
import { actDirectionText } from './event-words.ts';

export interface EventRow {
  readonly id: string;
  /** Its place among all that happened up to the board's day, ≥ 1, 1 the newest, as the flags of the dashboard have it, whatever span is looked at. */
  readonly number: number;
  readonly day: Day;
  readonly title: string;
  /** Of our side, or what others did and what happened. */
  readonly ours: boolean;
  readonly side: string;
  readonly kind: string;
  /** pledged, decided or delivered; '' for what is not of our side. */
  readonly status: string;
  /** against, limits or extends; '' for what is for the strategy, and where nothing is said. */
  readonly direction: string;
  /** What it adds to an indicator that counts it, in the unit of that, finite; 1 where its file says nothing. */
  readonly amount: number;
  /** Titles of the nodes it bears on. */
  readonly on: string;
  /** Ids of the tracks that these nodes are, or lie on. */
  readonly tracks: readonly string[];
  readonly confidence: Confidence;
  readonly source: string;
  readonly url: string;
}

/** A row for each event from `since` to the board's day, both included, oldest first, with its amount and what it bears on. */
export function eventRows(board: Board, events: readonly Event[], since: Day): readonly EventRow[] {
  return events
    .filter(({ day }) => day <= board.asOf)
    .toSorted(compareEventsByDay)
    .map((event, at, { length }) => ({ event, number: length - at }))
    .filter(({ event: { day } }) => day >= since)
    .map(({ event, number }) => ({
      id: event.id,
      number,
      day: event.day,
      title: terminalSafeOneLine(event.title),
      ours: isOurSideEvent(event),
      side: event.side,
      kind: event.kind,
      status: event.status ?? '',
      direction: actDirectionText(event),
      amount: event.amount,
      on: event.nodes.map((id) => nodeRowNameById(board, id)).join(', '),
      tracks: tracksOf(board.strategy).flatMap((track) =>
        event.nodes.some((id) => liesOn(board, id, track.id)) ? [track.id] : [],
      ),
      confidence: event.confidence,
      source: terminalSafeOneLine(event.source),
      url: event.url,
    }));
}

function liesOn({ strategy }: Board, id: string, track: string): boolean {
  const path = nodePlacesOf(strategy).get(id)?.path ?? [];
  return id === track || path.some((node) => node.id === track);
}
