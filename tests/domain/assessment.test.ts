import { describe, expect, test } from 'vitest';
import {
  judgementMarkdown,
  LIKELIHOODS,
  parseJudgement,
  parseMarkdown,
} from '../../src/domain/assessment.ts';
import { said } from './make.ts';

const FIELDS = {
  changed: 'Two readings moved.',
  soWhat: 'Less than it seems.',
  next: 'A pause is likely.',
  dissent: '',
  confidence: 'low',
  likelihood: 'likely',
};

function problems(more: Partial<typeof FIELDS>): readonly string[] {
  const parsed = parseJudgement({ ...FIELDS, ...more });
  return parsed.ok ? [] : said(parsed.problems);
}

describe('a judgement', () => {
  test('needs what changed, so what and what next, and a confidence; dissent and likelihood may be missing', () => {
    expect(problems({ likelihood: '' })).toEqual([]);
    expect(problems({ changed: ' ', soWhat: '', next: '', confidence: '' })).toEqual([
      'changed: nothing under "What changed"; write a paragraph',
      'soWhat: nothing under "So what"; write a paragraph',
      'next: nothing under "What next"; write a paragraph',
      'confidence: give a confidence: high, moderate, low',
    ]);
  });

  test.each(LIKELIHOODS)('takes the likelihood "%s"', (likelihood) => {
    expect(problems({ likelihood, next: `It is ${likelihood} that they talk.` })).toEqual([]);
  });

  test.each(['probable', 'highly likely', '80 %'])('refuses the likelihood "%s"', (likelihood) => {
    expect(problems({ likelihood })[0]).toContain(`likelihood: "${likelihood}" is not one of`);
  });

  test.each([
    'They will probably talk.',
    'It is highly likely that they talk.',
    'There is a 70 % chance of talks.',
    'There is a slim chance of talks.',
  ])('refuses other words for likelihood in a paragraph: %s', (next) => {
    expect(problems({ next })[0]).toContain('is not a word for likelihood here');
  });

  test('never has a likelihood and a confidence in one sentence', () => {
    expect(problems({ next: 'We have high confidence that talks are likely.' })).toEqual([
      'next: a likelihood and a confidence in one sentence; make two of "We have high confidence that talks are likely."',
    ]);
    expect(problems({ next: 'Talks are likely. We have high confidence in this.' })).toEqual([]);
  });
});

describe('a judgement as Markdown', () => {
  test('comes back as it went out', () => {
    const parsed = parseJudgement({ ...FIELDS, dissent: 'Bob: no.\n\nAnn: yes.' });
    if (!parsed.ok) throw new Error('refused');
    expect(parseMarkdown(judgementMarkdown(parsed.value))).toEqual(parsed);
  });

  test('may hold comments and other titles, which are left aside', () => {
    const parsed = parseMarkdown(`# Draft
<!-- Confidence: high -->
Confidence: low
Likelihood:

## What changed
One.

## The board
41.

## So what
Two.
<!-- a hint -->
## What next
Three.
`);
    expect(parsed.ok && parsed.value).toEqual({
      changed: 'One.',
      soWhat: 'Two.',
      next: 'Three.',
      dissent: '',
      confidence: 'low',
      likelihood: undefined,
    });
  });
});
