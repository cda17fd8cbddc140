/** When a tripwire is crossed: the rules, each known by a field of its own. */

/** What each rule says; `atLeast`, `atMost` and by how much are in the indicator's unit, finite; on a branch in score points, of which only 0…100 can be reached. */
interface Rules {
  readonly atLeast: { readonly atLeast: number };
  readonly atMost: { readonly atMost: number };
  /** By so much, finite, from the highest value of the last so many days, above 0; crossed from the first value on where it is not above 0. */
  readonly fallsBy: { readonly fallsBy: number; readonly withinDays: number };
  /** By so much, finite, from the lowest value of the last so many days, above 0; crossed from the first value on where it is not above 0. */
  readonly risesBy: { readonly risesBy: number; readonly withinDays: number };
  /** So many, 1 or more, of the tripwires with these ids are crossed. */
  readonly of: { readonly any: number; readonly of: readonly string[] };
}

export type When = Rules[keyof Rules];

/** A function for every kind of rule of a tripwire, which is given the rule. */
export type ByRule<T> = { readonly [K in keyof Rules]: (when: Rules[K]) => T };

/** Calls the function among `answers` for the kind of a tripwire's rule, with the rule. */
export function handleTripwireByRule<T>(answers: ByRule<T>, when: When): T {
  if ('atLeast' in when) return answers.atLeast(when);
  if ('atMost' in when) return answers.atMost(when);
  if ('fallsBy' in when) return answers.fallsBy(when);
  if ('risesBy' in when) return answers.risesBy(when);
  return answers.of(when);
}

const noLimits = (): Readonly<Record<never, never>> => ({});
const LIMITS: ByRule<Partial<Rules['atLeast'] & Rules['atMost']>> = {
  atLeast: (when) => when,
  atMost: (when) => when,
  fallsBy: noLimits,
  risesBy: noLimits,
  of: noLimits,
};

/** The limit that a rule sets to one value; both are undefined where it looks at more than that. */
export function valueLimitOfTripwireRule(when: When): Partial<Rules['atLeast'] & Rules['atMost']> {
  return handleTripwireByRule(LIMITS, when);
}

/** A rule about a fall or a rise. */
export interface MoveRule {
  /** How far, in the indicator's unit or score points, > 0. */
  readonly by: number;
  /** −1 of a fall, 1 of a rise. */
  readonly sign: -1 | 1;
  /** Days before the day that are looked back at, > 0. */
  readonly withinDays: number;
}

const noMoveRule = (): undefined => undefined;
const MOVES: ByRule<MoveRule | undefined> = {
  atLeast: noMoveRule,
  atMost: noMoveRule,
  fallsBy: ({ fallsBy, withinDays }) => ({ by: fallsBy, sign: -1, withinDays }),
  risesBy: ({ risesBy, withinDays }) => ({ by: risesBy, sign: 1, withinDays }),
  of: noMoveRule,
};

/** The fall or rise that a rule looks for; undefined where it looks for none. */
export function moveRuleOfTripwire(when: When): MoveRule | undefined {
  return handleTripwireByRule(MOVES, when);
}

/** Whether a rule looks at other tripwires, and at no value. */
export function isRuleAboutOtherTripwires(when: When): when is Rules['of'] {
  return 'of' in when;
}
