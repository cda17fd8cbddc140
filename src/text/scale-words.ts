/** What is said of the scales of goalposts. */
import type { Scale } from '../core/scoring/scale.ts';

interface ScaleWords {
  /** Behind a unit; '' says nothing. */
  readonly behindUnit: string;
  /** Behind goalposts; '' says nothing. */
  readonly behindGoalposts: string;
  /** How distances are measured on it; '' says nothing. */
  readonly measure: string;
  /** What the scores between the goalposts are. */
  readonly between: string;
  /** The position of a value between the worst and the best goalpost, as it is computed. */
  readonly formula: (value: string, worst: string, best: string) => string;
}

/** The words of every scale. */
export const SCALE_WORDS: Readonly<Record<Scale, ScaleWords>> = {
  linear: {
    behindUnit: '',
    behindGoalposts: '',
    measure: '',
    between: 'linear',
    formula: (value, worst, best) => `(${value} - ${worst}) / (${best} - ${worst})`,
  },
  log: {
    behindUnit: ', log scale',
    behindGoalposts: ', log',
    measure: ', in logarithms',
    between: 'logarithmic',
    formula: (value, worst, best) => `ln(${value} / ${worst}) / ln(${best} / ${worst})`,
  },
};
