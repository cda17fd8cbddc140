/** The alerts of a board, those that another one had not, and the most pressing thing on it as a number for scripts. */
import { isAlertRaisingSeverity, type Severity } from '../model/states.ts';
import type { Board } from './board.ts';

/** Names a change of band where an alert is named by its tripwire, in acknowledgements too. */
export const BAND_ALERT = 'band';

/** Ids of the alerts that a board shows, a change of band and those that are not known any more among them. */
export function alertIdsOfBoard(board: Board): ReadonlySet<string> {
  const { crossings, unknown, bandChange } = board;
  return new Set([
    ...[...crossings, ...unknown]
      .filter(({ tripwire }) => isAlertRaisingSeverity(tripwire.severity))
      .map(({ tripwire }) => tripwire.id),
    ...(bandChange === undefined ? [] : [`${BAND_ALERT} ${bandChange.to.id}`]),
  ]);
}

/** Alerts of a board that another one had not. */
export function newAlertIdsBetweenBoards(before: Board, after: Board): readonly string[] {
  const known = alertIdsOfBoard(before);
  return [...alertIdsOfBoard(after)].filter((id) => !known.has(id));
}

/** 0 nothing, 10 a watch, 20 an alert, 30 an input of the gauge is missing or has expired, whether a tripwire is crossed is not known, or there is no gauge; the greatest that holds. */
export const ALARMS = [0, 10, 20, 30] as const;
export type Alarm = (typeof ALARMS)[number];

/** The exit code of a crossed tripwire by its severity. */
const OF_SEVERITY: Readonly<Record<Severity, Alarm>> = { watch: 10, alert: 20 };

/** The exit code that says how alarming a board is: 0, 10, 20 or 30. An indicator that is shown and not counted is no input of the gauge. */
export function alarmExitCodeOfBoard(board: Board): Alarm {
  const { card, crossings, unknown, bandChange } = board;
  const lacks = [...card.indicators.values()].some(
    ({ score, effectiveWeight }) => score === undefined && effectiveWeight > 0,
  );
  if (lacks || unknown.length > 0 || card.root.score === undefined) return 30;
  const raised = crossings.map(({ tripwire }) => OF_SEVERITY[tripwire.severity]);
  if (bandChange !== undefined) raised.push(OF_SEVERITY.alert);
  return ALARMS.findLast((alarm) => raised.includes(alarm)) ?? 0;
}
