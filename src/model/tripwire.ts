/** Lines that a value may cross: format 3, section 3. A tripwire never changes a score. */
import type { Board } from './board.ts';
import { countUpTo, type Day } from './day.ts';
import type { Leaf, Tripwire } from './strategy.ts';
import { changeDays, leafValue } from './value.ts';

export interface TripwireState {
  readonly leaf: Leaf;
  readonly tripwire: Tripwire;
  readonly state: 'crossed' | 'clear' | 'unknown';
  /** First day of the unbroken stretch in which it is crossed; found when it is asked for, and only in a whole record. */
  readonly since?: Day | undefined;
  readonly news: 'good' | 'bad';
}

export function tripwiresOf(
  board: Board,
  leaves: readonly Leaf[] = board.strategy.leaves,
): readonly TripwireState[] {
  return leaves.flatMap((leaf) =>
    leaf.tripwires.map((tripwire) => tripwireState(board, leaf, tripwire)),
  );
}

function tripwireState(board: Board, leaf: Leaf, tripwire: Tripwire): TripwireState {
  const upward = tripwire.rule.kind === 'atLeast' || tripwire.rule.kind === 'rises';
  const base = {
    leaf,
    tripwire,
    news: upward === leaf.best > leaf.worst ? 'good' : 'bad',
  } as const;
  const { state, value } = board.leaf(leaf);
  if (value === undefined || state === 'expired') return { ...base, state: 'unknown' };
  const { rule } = tripwire;
  const isCrossedNow =
    'value' in rule ? isPast(rule, value) : isCrossed(tripwire, stepsOf(board, leaf), board.day);
  if (!isCrossedNow) return { ...base, state: 'clear' };
  return {
    ...base,
    state: 'crossed',
    get since() {
      return crossedSince(tripwire, stepsOf(board, leaf), board.day);
    },
  };
}

/** Whether a value stands at a line or past it. */
function isPast(rule: Extract<Tripwire['rule'], { readonly value: number }>, value: number) {
  return rule.kind === 'atLeast' ? value >= rule.value : value <= rule.value;
}

/** A stretch of days with one value; it ends where the next one begins. */
interface Step {
  readonly day: Day;
  /** Undefined while missing or expired. */
  readonly value: number | undefined;
}

function stepsOf(board: Board, leaf: Leaf): readonly Step[] {
  const record = board.boards.recordOf(leaf);
  const values = new Map<Day, number | undefined>();
  return changeDays(leaf, record, board.day).map((day) => ({
    day,
    // of most days nobody asks
    get value() {
      if (!values.has(day)) {
        const { value, score } = leafValue(leaf, record, day);
        values.set(day, score === undefined ? undefined : value);
      }
      return values.get(day);
    },
  }));
}

function isCrossed({ rule }: Tripwire, steps: readonly Step[], day: Day): boolean {
  const upTo = countUpTo(steps, day);
  const value = steps[upTo - 1]?.value;
  if (value === undefined) return false;
  if ('value' in rule) return isPast(rule, value);
  // the one in force on the first of the days, and those that came since
  const from = Math.max(0, countUpTo(steps, day - rule.days) - 1);
  const before = steps.slice(from, upTo).flatMap((step) => step.value ?? []);
  return rule.kind === 'rises'
    ? value - Math.min(...before) >= rule.by
    : Math.max(...before) - value >= rule.by;
}

function crossedSince(tripwire: Tripwire, steps: readonly Step[], today: Day): Day | undefined {
  const { rule } = tripwire;
  const back = 'days' in rule ? rule.days : 0;
  const turns = [...new Set([...steps.flatMap(({ day }) => [day, day + back]), today])]
    .filter((day) => day <= today)
    .sort((a, b) => b - a);
  const clear = turns.findIndex((day) => !isCrossed(tripwire, steps, day));
  return turns[(clear === -1 ? turns.length : clear) - 1];
}
