/** How likely something is, in the words of ICD 203 (Analytic Standards, 2015), which are of one row. */

/** Each with the shares of 1 that it stands for, from the least likely on. */
export const LIKELIHOODS = {
  'almost no chance': [0.01, 0.05],
  'very unlikely': [0.05, 0.2],
  unlikely: [0.2, 0.45],
  'roughly even chance': [0.45, 0.55],
  likely: [0.55, 0.8],
  'very likely': [0.8, 0.95],
  'almost certain': [0.95, 0.99],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type Likelihood = keyof typeof LIKELIHOODS;

/** What a text may say, its own words and others that mean the same; longer ones before those that they hold. */
const WORDS: readonly (readonly [RegExp, Likelihood])[] = [
  [/\b(?:almost no|no|remote) (?:chance|possibility)\b/g, 'almost no chance'],
  [/\bless likely than not\b|\bnot (?:\w+ )?(?:likely|probabl[ey])\b/g, 'unlikely'],
  [/\bmore likely than not\b/g, 'likely'],
  [/\b(?:very|highly) (?:unlikely|improbabl[ey])\b/g, 'very unlikely'],
  [/\b(?:very|highly) (?:likely|probabl[ey])\b/g, 'very likely'],
  [/\b(?:roughly (?:an )?)?even (?:chance|odds)\b/g, 'roughly even chance'],
  [/\b(?:almost|nearly|virtually) certain(?:ly)?\b/g, 'almost certain'],
  [/\b(?:unlikely|improbabl[ey])\b/g, 'unlikely'],
  [/\b(?:likely|probabl[ey])\b/g, 'likely'],
];

/** What a text says of how likely something is, as it says it, and what that means. */
export function likelihoodsIn(
  text: string,
): readonly { readonly said: string; readonly means: Likelihood }[] {
  let rest = text.toLowerCase().replace(/\s+/g, ' ');
  return WORDS.flatMap(([words, means]) => {
    const found = [...rest.matchAll(words)].map(([said]) => ({ said, means }));
    rest = rest.replace(words, '…');
    return found;
  });
}
