/** The most pressing thing on a board as a number, for scripts. */
import type { Board } from './board.ts';

/** 0 nothing, 10 a watch, 20 an alert, 30 an input of the gauge is missing or has expired, or there is no gauge; the greatest that holds. */
export const ALARMS = [0, 10, 20, 30] as const;
export type Alarm = (typeof ALARMS)[number];

/** The alarm of a board; an indicator that is shown and not counted is no input of the gauge. */
export function alarmOf(board: Board): Alarm {
  const { card, crossings, bandChange } = board;
  const lacks = [...card.indicators.values()].some(
    ({ state, effectiveWeight }) =>
      (state === 'expired' || state === 'missing') && effectiveWeight > 0,
  );
  if (lacks || card.root.score === undefined) return 30;
  const alert = crossings.some(({ tripwire }) => tripwire.severity === 'alert');
  if (alert || bandChange !== undefined) return 20;
  return crossings.length > 0 ? 10 : 0;
}
