/** The states of an indicator and the severities of tripwires: what each asks for. */

export const SEVERITIES = ['watch', 'alert'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the age of a reading says of it. */
export const FRESHNESS_STATES = ['fresh', 'ageing', 'stale', 'expired', 'missing'] as const;
export type FreshnessState = (typeof FRESHNESS_STATES)[number];

/** The state of an indicator in a word, the most pressing first. */
export const STATE_WORDS = [
  'ALERT',
  'WATCH',
  'not known',
  'missing',
  'expired',
  'stale',
  'due',
  'ageing',
  'fresh',
] as const;
export type StateWord = (typeof STATE_WORDS)[number];

/** The word of a tripwire of which it is not known whether it is crossed; no indicator bears it. */
export const NOT_KNOWN: StateWord = 'not known';

/** The word of a crossed tripwire. */
export const CROSSED_WORDS: Readonly<Record<Severity, StateWord>> = {
  watch: 'WATCH',
  alert: 'ALERT',
};

/** What makes a state ask for something. */
const ASKING: Readonly<Record<StateWord, 'tripwire' | 'age' | 'nothing'>> = {
  ALERT: 'tripwire',
  WATCH: 'tripwire',
  'not known': 'tripwire',
  missing: 'age',
  expired: 'age',
  stale: 'age',
  due: 'age',
  ageing: 'nothing',
  fresh: 'nothing',
};

/** Whether a tripwire of this severity raises an alert. */
export function isAlertRaisingSeverity(severity: Severity): boolean {
  return severity === 'alert';
}

/** Whether a state is of a tripwire that is crossed, or of which that is not known. */
export function isTripwireState(word: StateWord): boolean {
  return ASKING[word] === 'tripwire';
}

/** Whether a state asks for a newer reading. */
export function isStateNeedingNewerReading(word: StateWord): boolean {
  return ASKING[word] === 'age';
}

/** The states that ask for a newer reading, the most pressing first. */
export const LATE_WORDS: readonly StateWord[] = STATE_WORDS.filter(isStateNeedingNewerReading);

/** The states that ask for something, the most pressing first. */
export const TELLING: readonly StateWord[] = STATE_WORDS.filter(
  (word) => isTripwireState(word) || isStateNeedingNewerReading(word),
);
