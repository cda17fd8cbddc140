/** What the words of the screens mean, each once: the help, the commands and the man page read it; of bands, tracks and parts what the strategy file says. */

import {
  type Branch,
  isIndicator,
  isObjective,
  isRoleOfOurSide,
  type Strategy,
} from '../core/model/model.ts';
import { nodePlacesOf } from '../core/model/tree.ts';
import { INTERVAL_PERCENT, terminalSafeOneLine } from '../text/format.ts';

/** A word of the screens. */
export interface Meaning {
  readonly word: string;
  readonly means: string;
  /** Other words for it, which find it too; left out: none. */
  readonly also?: string;
  /** What it means in so few words that it can be read at a glance; left out: it is looked up. */
  readonly brief?: string;
  /** Id of the node that is called so; left out: it is no node. */
  readonly node?: string;
}

/** The words that every strategy has. */
export const WORDS: readonly Meaning[] = [
  {
    word: 'score',
    means: '0 is the worst goalpost, 100 the best; none is written as a dash, never as 0',
    also: 'points',
  },
  {
    word: 'index',
    means: 'the score of the whole strategy, made of its parts by weight; the gauge draws it',
    also: 'gauge root',
  },
  {
    word: 'interval',
    means: `${INTERVAL_PERCENT} range from the confidence and age of the readings, not of the model`,
    also: 'error range ±',
  },
  { word: 'band', means: 'a named range of the index', also: 'verdict classification' },
  {
    word: 'capped',
    means:
      'the index stands in a higher band by score alone, and a part of it is below what that band requires',
    also: 'cap held requires',
  },
  {
    word: 'weight',
    means:
      'how much a part counts among those beside it; an effective weight is the product down the path',
    also: 'effective',
  },
  {
    word: 'coverage',
    means: 'the share of the weight that has a value; where it is too small there is no score',
  },
  {
    word: 'freshness',
    means:
      'how young the readings are, 1 when none is late; late ones count for less by their half-life',
    also: 'half-life',
  },
  { word: 'quality', means: 'coverage and freshness together', also: '' },
  {
    word: 'goalposts',
    means: 'the values that score 0 and 100, fixed, in the unit of the indicator',
    also: 'worst best',
  },
  {
    word: 'indicator',
    means: 'one thing that is measured or judged, with its unit, goalposts and weight',
  },
  {
    word: 'reading',
    means: 'a value of an indicator on a day, with its source and confidence',
    also: 'observation value',
  },
  { word: 'fresh', means: 'within its own rhythm, or late by little: freshness from 0.7' },
  { word: 'ageing', means: 'late, and counts for less: freshness below 0.7', also: 'aging late' },
  {
    word: 'due',
    means: 'past its own rhythm: a new reading is to be looked for, or a check recorded',
    brief: 'late: look for a new reading',
    also: 'late overdue',
  },
  {
    word: 'stale',
    means: 'late by about one and a half half-lives or more: freshness below 0.35',
    brief: 'late for long: counts for less',
    also: 'late old',
  },
  {
    word: 'expired',
    means: 'too old to count; the weight passes to the others',
    brief: 'too old to count',
    also: 'lost',
  },
  { word: 'missing', means: 'no reading yet, not counted and never 0', also: 'none dash' },
  {
    word: 'not known',
    means: 'a tripwire that was crossed when there was a value last, and there is none now',
    also: 'unknown',
  },
  {
    word: 'context',
    means: 'shown and never scored',
    brief: 'shown, never scored',
  },
  {
    word: 'tripwire',
    means: 'a rule on a value, a score or a change that raises an alert and never moves a score',
    also: 'threshold red line rule',
  },
  {
    word: 'ALERT',
    means: 'a tripwire of the graver kind is crossed, or the band has changed',
    brief: 'a graver rule is crossed',
    also: 'alarm',
  },
  {
    word: 'WATCH',
    means: 'a tripwire of the milder kind is crossed',
    brief: 'a milder rule is crossed',
    also: 'warning',
  },
  {
    word: 'confidence',
    means: 'how good the evidence is: low, moderate or high; not how likely a thing is',
    also: 'evidence low moderate high',
  },
  {
    word: 'likelihood',
    means: 'how likely a thing is, in the words of an assessment; not how good the evidence is',
  },
  {
    word: 'checked',
    means: 'somebody looked and found nothing new: the indicator is not due until its next time',
    also: 'check nothing new',
  },
  {
    word: 'event',
    means: 'something that happened; it scores only where an indicator counts it',
    also: 'act happened',
  },
  {
    word: 'effort',
    means: 'what our side does, beside what came of it; it is shown and has no weight',
    also: 'means inputs',
  },
  {
    word: 'cause',
    means: 'the part of the strategy that is claimed to come first in a link',
    also: 'pushed pressure link mechanism',
  },
  {
    word: 'effect',
    means: 'the part that is claimed to follow it; what one value brought to a change',
    also: 'moved conduct link mechanism',
  },
  {
    word: 'link',
    means: 'a claim of the strategy that one part comes before another',
    also: 'mechanism',
  },
  {
    word: 'swing',
    means: 'a stretch of a score from one extreme to the next',
    also: 'episode',
  },
  {
    word: 'driver',
    means: 'a part, and what it brought to a change, in points of the index',
    also: 'mover contribution',
  },
  {
    word: 'step',
    means: 'a usual move of an indicator; ± how far it would move the index',
    also: 'plausible sensitivity',
  },
  {
    word: 'hypothesis',
    means: 'a rival explanation, and what it expects of each indicator',
    also: 'rival explanation',
  },
  {
    word: 'assessment',
    means: 'a dated, signed judgement in words, fixed to the board as it stood',
    also: 'judgement signed briefing',
  },
  {
    word: 'author',
    means: 'the name under which you write and sign; a name, not a proof',
    also: 'sign second person who',
  },
  {
    word: 'scenario',
    means: 'values that are tried, saved under a name',
    also: 'what if trial supposed',
  },
  {
    word: 'error',
    means: `beyond error: the ${INTERVAL_PERCENT} interval of a change does not hold 0; within error: it does`,
    also: 'beyond within significant',
  },
  {
    word: 'variance',
    means:
      'the square of how far the index may be off; a new reading takes its part of it, and the interval gets narrower',
    also: 'removes narrows doubt DO',
  },
  {
    word: 'outcome',
    means: 'the score of a track: what became of a partner; higher is better for the strategy',
    also: 'chain failing fails',
  },
  {
    word: 'not measured',
    means: 'the strategy keeps no node for it',
    also: 'chain effort',
  },
  {
    word: 'mouse',
    means:
      'a click selects, a second one opens, the wheel scrolls; hold Shift to select text; the settings turn it off',
    also: 'click wheel scroll select copy',
  },
  {
    word: 'as of',
    means: 'the day that is looked at; another than today is read-only',
    also: 'past live time',
  },
  {
    word: 'known then',
    means: 'only what had been recorded by that day, in the place of what is held true of it now',
    also: 'clock K',
  },
  {
    word: 'acknowledged',
    means:
      'somebody has said that they have seen the alert; it stays until it is no longer crossed',
    also: 'seen Space',
  },
  {
    word: 'since',
    means: 'what has come since your last visit, or from which day on a thing stands',
    also: 'last visit new SINCE',
  },
  {
    word: 'within error',
    means: 'the change is smaller than its own interval: it may be none',
    also: 'error unchanged',
  },
  {
    word: 'draws',
    means:
      'the readings drawn anew within their errors, many times, to see how often a thing holds',
    also: 'Monte Carlo variance share',
  },
  {
    word: 'counted',
    means: 'the value is a count of events, each fading with its age or dropped after a while',
    also: 'count sum events',
  },
  {
    word: 'rolling',
    means: 'the value is the mean of the readings of a window',
    also: 'mean window',
  },
  {
    word: 'recipe',
    means:
      'how the file of a publisher becomes proposals: where it lies, which column is the day, which the value; collecting reads those that are due',
    also: 'collect feed publisher',
  },
  {
    word: 'proposal',
    means:
      'a reading or an event that a script or a colleague has proposed; it waits in the inbox and is scored only once a person has accepted it',
    also: 'inbox proposed accept refuse later',
  },
  {
    word: 'sound',
    means:
      'of a proposal: it says something else than what stands, and is not in doubt; what it measures was not compared; it can be taken together with others, after a preview',
    also: 'inbox proposal doubt accept new',
  },
  {
    word: 'doubt',
    means:
      'of a proposal: it looks like a slip, another value of its day is proposed or stands, its source or its day is not a usual one, or its event was told already; it is answered by itself',
    also: 'inbox proposal check rival',
  },
  {
    word: 'same',
    means:
      'of a proposal: it says what stands already, and is accepted as a check; as nothing where a newer reading stands',
    also: 'inbox proposal check',
  },
  {
    word: 'handling',
    means: 'the line that says how the board may be passed on',
    also: 'internal release',
  },
  { word: 'break', means: 'a day after which older readings speak of another world' },
  {
    word: 'journal',
    means: 'every entry ever written, also the corrected and undone ones',
    also: 'history entries',
  },
  {
    word: 'hash',
    means: 'the eight signs beside the title: which strategy file has scored what is shown',
    also: 'strategy file',
  },
  {
    word: 'EDIT',
    means: 'what you write is kept; LOCKED and READ-ONLY say that nothing is',
    also: 'LOCKED READ-ONLY',
  },
  {
    word: '30d',
    means:
      'within 30 days; in a table 147d is the age of the reading; a letter behind ALERT, WATCH or a score says how late: d due, s stale',
    brief: 'days: the age of a reading',
    also: 'age days',
  },
];

/** The words of a strategy: its bands, and its tracks and other parts, as its file says. */
export function strategyGlossaryEntries(strategy: Strategy): readonly Meaning[] {
  const places = nodePlacesOf(strategy);
  const bands = strategy.bands.map(({ title, from, meaning, requires }, at): Meaning => {
    const to = strategy.bands[at + 1]?.from ?? 100;
    const needs = requires.map(
      ({ node, atLeast }) => `${places.get(node)?.node.title ?? node} at ${atLeast} or above`,
    );
    return {
      word: terminalSafeOneLine(title),
      means: terminalSafeOneLine(
        [
          `band of the index from ${from} to ${to}`,
          ...(needs.length === 0 ? [] : [`requires ${needs.join(' and ')}`]),
          ...(meaning === undefined ? [] : [meaning]),
        ].join('; '),
      ),
      also: 'band',
    };
  });
  const branches = [...places.values()].flatMap(({ node }): readonly Branch[] =>
    isIndicator(node) || node.id === strategy.root.id ? [] : [node],
  );
  const parts = branches.map((node): Meaning => {
    const role = strategy.mechanism.flatMap(({ title, cause, effect }) =>
      cause === node.id
        ? [`cause in the link ${title}`]
        : effect === node.id
          ? [`effect in the link ${title}`]
          : [],
    );
    const what = isRoleOfOurSide(node.role)
      ? 'what our side does'
      : isObjective(node)
        ? 'objective'
        : node.kind;
    return {
      word: terminalSafeOneLine(node.title),
      means: terminalSafeOneLine(
        [
          ...(node.aim === undefined ? [what] : [`${what}: ${node.aim}`]),
          ...role,
          `made of ${node.children.map(({ title }) => title).join(', ')}`,
        ].join('; '),
      ),
      also: node.id,
      node: node.id,
    };
  });
  return [...bands, ...parts];
}

/** The words of the screens and of a strategy. */
export function glossaryWithStrategyWords(strategy: Strategy): readonly Meaning[] {
  return [...strategyGlossaryEntries(strategy), ...WORDS];
}
