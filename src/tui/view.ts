/** Which board is looked at: today's as it moves along, that of a past day, on which readings and by which rules, or that of a day ahead if nothing is recorded. */
import type { Day, Strategy } from '../core/model/model.ts';

const VIEW_TIMES = ['now', 'then'] as const;
export type ViewTime = (typeof VIEW_TIMES)[number];

export interface View {
  /** The day looked at, the valid time of the board; undefined: live, today. */
  readonly asOf: Day | undefined;
  /** `now`: every reading that stands now; `then`: what had been recorded by the end of the day. */
  readonly systemTime: ViewTime;
  /** Whose strategy file scores: the one of today, or the one in force on the day. */
  readonly strategyTime: ViewTime;
}

/** Whether only what had been recorded by the end of the day is looked at. */
export function isViewAsKnown({ systemTime }: View): boolean {
  return systemTime === 'then';
}

/** Whether a view is scored by the strategy file in force on its day. */
export function isViewScoredByFormerStrategy({ strategyTime }: View): boolean {
  return strategyTime === 'then';
}

/** `then` for `now`, and `now` for `then`: whether a day is looked at with what is known today or was known then. */
export function toggledViewTime(time: ViewTime): ViewTime {
  return time === 'now' ? 'then' : 'now';
}

/** Today, by today's strategy; what was known then is what is known now. */
export const LIVE: View = { asOf: undefined, systemTime: 'now', strategyTime: 'now' };

/** Another day, on the readings that stand now and by today's rules. */
export function viewOfOtherDay(asOf: Day): View {
  return { ...LIVE, asOf };
}

/** The strategy file in force on a past day. */
export interface PastStrategy {
  readonly strategy: Strategy;
  readonly hash: string;
  /** The day this store was first used with it. */
  readonly firstSeen: Day;
  /** False: none is kept from then, and this is the oldest. */
  readonly inForce: boolean;
}
