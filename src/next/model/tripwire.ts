/** Lines that a value may cross: format 3, section 3. A tripwire never changes a score. */
import type { Board } from './board.ts';
import type { Day } from './day.ts';
import type { Leaf, Tripwire } from './strategy.ts';
import { changeDays, leafValue } from './value.ts';

export interface TripwireState {
  readonly leaf: Leaf;
  readonly tripwire: Tripwire;
  readonly state: 'crossed' | 'clear' | 'unknown';
  /** First day of the unbroken stretch in which it is crossed. */
  readonly since?: Day;
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
  const clear =
    (rule.kind === 'atLeast' && value < rule.value) ||
    (rule.kind === 'atMost' && value > rule.value);
  const since = clear ? undefined : crossedSince(board, leaf, tripwire);
  return since === undefined ? { ...base, state: 'clear' } : { ...base, state: 'crossed', since };
}

/** A stretch of days with one value; it ends where the next one begins. */
interface Step {
  readonly day: Day;
  /** Undefined while missing or expired. */
  readonly value: number | undefined;
}

function crossedSince(board: Board, leaf: Leaf, { rule }: Tripwire): Day | undefined {
  const record = board.boards.recordOf(leaf);
  const values = new Map<Day, number | undefined>();
  const steps = changeDays(leaf, record, board.day).map(
    (day): Step => ({
      day,
      // Of most days nobody asks.
      get value() {
        if (!values.has(day)) {
          const { value, score } = leafValue(leaf, record, day);
          values.set(day, score === undefined ? undefined : value);
        }
        return values.get(day);
      },
    }),
  );
  if ('value' in rule) {
    const clear = steps.findLastIndex(
      ({ value }) =>
        value === undefined || (rule.kind === 'atLeast' ? value < rule.value : value > rule.value),
    );
    return steps[clear + 1]?.day;
  }
  const valuesSince = (from: Day, to: Day): readonly number[] =>
    steps
      .filter((step, at) => step.day <= to && (steps[at + 1]?.day ?? to + 1) > from)
      .flatMap((step) => step.value ?? []);
  const crossed = (day: Day): boolean => {
    const value = steps.findLast((step) => step.day <= day)?.value;
    if (value === undefined) return false;
    const before = valuesSince(day - rule.days, day);
    return rule.kind === 'rises'
      ? value - Math.min(...before) >= rule.by
      : Math.max(...before) - value >= rule.by;
  };
  const days = steps.map(({ day }) => day);
  const turns = [...new Set([...days, ...days.map((day) => day + rule.days), board.day])]
    .filter((day) => day <= board.day)
    .sort((a, b) => b - a);
  const clear = turns.findIndex((day) => !crossed(day));
  return clear === 0 ? undefined : turns[(clear === -1 ? turns.length : clear) - 1];
}
