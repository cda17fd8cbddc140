/** The scales of goalposts: one entry for each, and what a value on it must be. */

interface ScaleOfValues {
  /** What every value on it must lie above, in the unit of the value, finite; undefined: any number has a place. */
  readonly above: number | undefined;
  /** Where a value lies between two others, finite, their distance as the unit: 0 at the first, 1 at the second; below 0 and above 1 outside. A value that is not `above` is the caller's to keep out. */
  readonly positionOf: (value: number, from: number, to: number) => number;
  /** The value at a position, in the unit of the two others, finite. */
  readonly valueAt: (position: number, from: number, to: number) => number;
}

const LINEAR: ScaleOfValues = {
  above: undefined,
  positionOf: (value, from, to) => {
    const span = to - from;
    // Values so far apart that their distance is no number are compared by halves.
    if (!Number.isFinite(span)) return (value / 2 - from / 2) / (to / 2 - from / 2);
    return (value - from) / span;
  },
  valueAt: (position, from, to) => from + position * (to - from),
};

const LOG: ScaleOfValues = {
  above: 0,
  positionOf: (value, from, to) => {
    const span = Math.log(to) - Math.log(from);
    // Values whose logarithms are the same number lie so near each other that a line is exact.
    if (span === 0) return LINEAR.positionOf(value, from, to);
    return (Math.log(value) - Math.log(from)) / span;
  },
  valueAt: (position, from, to) => from * (to / from) ** position,
};

/** Every scale by its name in a strategy file. */
export const SCALES = { linear: LINEAR, log: LOG } as const satisfies Record<string, ScaleOfValues>;
export type Scale = keyof typeof SCALES;

/** The names of the scales, the default first. */
export const SCALE_NAMES: readonly Scale[] = Object.keys(SCALES).filter(isScaleName);

/** Whether something is the name of a scale. */
export function isScaleName(raw: unknown): raw is Scale {
  return typeof raw === 'string' && Object.hasOwn(SCALES, raw);
}

/** Whether a value, in the indicator's unit, finite, has a place on a scale. */
export function isValueDefinedOnScale(value: number, scale: Scale): boolean {
  const { above } = SCALES[scale];
  return above === undefined || value > above;
}
