/** The alerts of a board, and those that another one had not. */
import { raisesAlert } from '../model/states.ts';
import type { Board } from './board.ts';

/** Ids of the alerts that a board shows, a change of band and those that are not known any more among them. */
export function alertsOf(board: Board): ReadonlySet<string> {
  const { crossings, unknown, bandChange } = board;
  return new Set([
    ...[...crossings, ...unknown]
      .filter(({ tripwire }) => raisesAlert(tripwire.severity))
      .map(({ tripwire }) => tripwire.id),
    ...(bandChange === undefined ? [] : [`band ${bandChange.to.id}`]),
  ]);
}

/** Alerts of a board that another one had not. */
export function newAlerts(before: Board, after: Board): readonly string[] {
  const known = alertsOf(before);
  return [...alertsOf(after)].filter((id) => !known.has(id));
}
