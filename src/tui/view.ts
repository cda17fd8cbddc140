/** Which board is looked at: today's as it moves along, or that of a past day, on which readings and by which rules. */
import type { Day, Strategy } from '../core/model/model.ts';

export const CLOCKS = ['true', 'known'] as const;
export const RULES = ['today', 'then'] as const;
export type ViewClock = (typeof CLOCKS)[number];
export type ViewRules = (typeof RULES)[number];

export interface View {
  /** The day looked at; undefined: live, today. */
  readonly asOf: Day | undefined;
  /** `true`: every reading that stands now; `known`: what had been recorded by the end of the day. */
  readonly clock: ViewClock;
  /** Whose strategy file scores: the one of today, or the one in force on the day. */
  readonly rules: ViewRules;
}

/** Whether only what had been recorded by the end of the day is looked at. */
export function isAsKnown({ clock }: View): boolean {
  return clock === 'known';
}

/** Whether the strategy file in force on the day scores. */
export function isByRulesOfThen({ rules }: View): boolean {
  return rules === 'then';
}

/** Today, by today's rules; both clocks say the same. */
export const LIVE: View = { asOf: undefined, clock: 'true', rules: 'today' };

/** A past day, on the readings that stand now and by today's rules. */
export function viewOf(asOf: Day): View {
  return { ...LIVE, asOf };
}

/** The strategy file in force on a past day. */
export interface PastRules {
  readonly strategy: Strategy;
  readonly hash: string;
  /** The day this store was first used with it. */
  readonly firstSeen: Day;
  /** False: none is kept from then, and this is the oldest. */
  readonly inForce: boolean;
}
