import { describe, expect, test } from 'vitest';
import {
  type Assessment,
  compareAssessmentsByBoardDay,
  lastAssessmentUpTo,
  parseJudgement,
  whyAuthorCannotSignAssessment,
  whyNotAuthorName,
} from '../../src/core/journal/assessment.ts';
import {
  judgementMarkdown,
  parseJudgementMarkdown,
} from '../../src/core/journal/assessment-markdown.ts';
import { LIKELIHOODS, likelihoodWordsIn } from '../../src/core/journal/likelihood.ts';
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

  test('has paragraphs of at most 20,000 characters', () => {
    expect(problems({ changed: 'Oil fell. '.repeat(2_000) })).toEqual([]);
    expect(problems({ soWhat: 'Oil fell.\n'.repeat(2_500) })).toEqual([
      'soWhat: "So what" has 24999 characters, and at most 20000 are kept; the board and its readings need not be in it',
    ]);
  });

  test.each(LIKELIHOODS)('takes the likelihood "%s"', (likelihood) => {
    expect(problems({ likelihood, next: `It is ${likelihood} that they talk.` })).toEqual([]);
  });

  test.each(['probable', 'highly likely', '80 %'])('refuses the likelihood "%s"', (likelihood) => {
    expect(problems({ likelihood })[0]).toContain(
      `likelihood: "${likelihood}" is not a likelihood; use `,
    );
  });

  test.each([
    ['very probable', 'It is very probable that they talk.'],
    ['most probably', 'They will most probably talk.'],
    ['not improbable', 'Talks are not improbable.'],
    ['probability', 'There is some probability of talks.'],
    ['even odds', 'There are even odds of talks.'],
    ['highly likely', 'It is highly likely that they talk.'],
    ['more likely than not', 'Talks are more likely than not.'],
    ['not very likely', 'Talks are not very likely.'],
    ['70 % chance', 'There is a 70 % chance of talks.'],
    ['70-percent chance', 'An attack has a 70-percent chance.'],
    ['60 per cent certain', 'We are 60 per cent certain.'],
    ['slim chance', 'There is a slim chance of talks.'],
    ['probability', 'We put the probability of talks at 0.7.'],
    ['likelihood is 0.7', 'The likelihood is 0.7.'],
    ['chances are', 'The chances are better than even.'],
    ['chance of', 'They have no chance of success.'],
    ['odds', 'The odds of talks are three to one.'],
    ['fifty-fifty', 'It stands fifty-fifty.'],
    ['50-50', 'It stands 50-50.'],
    ['might well', 'They might well talk.'],
    ['may well', 'They may well talk.'],
    ['possibly', 'They talk soon, possibly in May.'],
    ['perhaps', 'They talk in spring, perhaps.'],
    ['possible that', 'We hold it possible that they talk.'],
    ['possible', 'An attack is still possible.'],
    ['real possibility', 'A pause is a real possibility.'],
    ['In all likelihood', 'In all likelihood they talk.'],
    ['near-certain', 'Talks are near-certain.'],
    ['virtually certain', 'Talks are virtually certain.'],
    ['certainly', 'They will certainly talk.'],
    ['certain', 'Talks are certain to follow.'],
    ['sure to', 'Talks are sure to follow.'],
    ['plausible', 'A pause is plausible.'],
    ['doubtful', 'A pause is doubtful.'],
    ['no doubt', 'They will no doubt talk.'],
    ['inevitable', 'A clash is inevitable.'],
  ])('refuses "%s" in a paragraph', (word, next) => {
    const said = problems({ next: `One more round. ${next}` })[0];
    expect(said).toContain(`next: "${word}" is not a word for likelihood here`);
    expect(said).toContain(`sentence 2 of "What next", "${next}"`);
    for (const likelihood of LIKELIHOODS) expect(said).toContain(likelihood);
  });

  test.each([
    'Answer as soon as possible, and in May well before the vote.',
    'Its military might is at odds with its means.',
    'Talks may come, and they might fail.',
    'Verification is possible only by inspectors; the accord made it possible.',
    'A certain number of ships lost the chance to sail, against all odds.',
    'Plausible deniability is gone; the share of trade fell by 70 %.',
    'Confidence-building measures are likely.',
    'A vote of confidence is unlikely, and consumer confidence very likely falls.',
    'A strike is almost certain. They almost certainly wait; there is a roughly even chance of rain.',
    'There is almost no chance of talks, says Gen. Smith.',
    'Talks in the U.S. are likely. We have high confidence in this.',
    'It is likely in the U.S. We have high confidence in this.',
    '- Talks are likely\n- Confidence is high',
  ])('takes ordinary prose: %s', (next) => {
    expect(problems({ next })).toEqual([]);
  });

  test.each([
    'We have high confidence that talks are likely.',
    'It is likely, and our confidence in that is high.',
    'With a low level of confidence, an attack is unlikely.',
    'An attack is very likely (confidence: high).',
    'An attack is likely, with confidence that is moderate at best.',
    'An attack is likely, says Gen. Smith with high confidence.',
    'An attack on the U.S. Navy is likely, we say confidently.',
    'An attack is likely; we have high confidence in this.',
    'There is almost no chance of talks, we are confident.',
  ])('never has a likelihood and a confidence in one sentence: %s', (next) => {
    const [said, ...more] = problems({ next: `One more round. ${next}` });
    expect(more).toEqual([]);
    expect(said).toContain(
      `next: a likelihood and a confidence in one sentence; make two of sentence 2 of "What next", "${next.slice(0, 40)}`,
    );
    expect(said).not.toContain('one of');
  });

  test.each([
    ['remote', 'almost no chance', 'The chance of talks this year is remote.'],
    ['remote', 'almost no chance', 'There is a remote possibility of talks.'],
    ['highly improbable', 'very unlikely', 'Talks are highly improbable.'],
    ['improbably', 'unlikely', 'They improbably talk.'],
    ['improbable', 'unlikely', 'It is improbable that they talk.'],
    ['roughly even odds', 'roughly even chance', 'There are roughly even odds of talks.'],
    ['probably', 'likely', 'They will probably talk.'],
    ['probable', 'likely', 'It is probable.'],
    ['highly probable', 'very likely', 'A pause is highly probable.'],
    ['nearly certain', 'almost certain', 'A pause is nearly certain.'],
  ])('takes "%s" of the second row, which means %s: %s', (word, means, next) => {
    expect(problems({ next })).toEqual([]);
    const [found, ...more] = likelihoodWordsIn(next);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ means, row: 2, word: expect.stringContaining(word) });
    const both = `We are confident. ${next.replace(/\.$/, '')}, with high confidence.`;
    expect(problems({ next: both })[0]).toContain('a likelihood and a confidence in one sentence');
  });

  test('never has words of both rows, wherever they stand; what is remote otherwise is none', () => {
    expect(problems({ changed: 'A base in a remote valley fell.' })).toEqual([]);
    expect(
      problems({ next: 'They will probably talk.', dissent: 'Bob: talks are unlikely.' }),
    ).toEqual([
      `next: "unlikely" and "probably" are of two rows of words for likelihood; keep to one: ${LIKELIHOODS.join(', ')}, or remote, highly improbable, improbable, roughly even odds, probable, highly probable, nearly certain`,
    ]);
  });

  test.each([
    ['might', 'We are confident that this might happen.'],
    ['could', 'We have high confidence that they could attack.'],
    ['may', 'With moderate confidence, talks may come.'],
  ])('refuses "%s" beside a confidence, which leaves open how likely', (word, next) => {
    expect(problems({ next })[0]).toContain(
      `next: "${word}" beside a confidence leaves open how likely; make two of sentence 1`,
    );
    expect(problems({ next: next.replace(/(?:We|With).*?(?:that|,) /, '') })).toEqual([]);
  });

  test.each([
    'We have high confidence in the count of May.',
    'We are confident of its military might.',
  ])('takes a confidence beside what only looks like one: %s', (next) => {
    expect(problems({ next })).toEqual([]);
  });

  test('refuses other words beside a confidence as well', () => {
    const next =
      'Confidence in this is high and an attack is likely, a 70-percent chance, possibly certain.';
    expect(problems({ next })).toHaveLength(1);
  });
});

describe('a judgement as Markdown', () => {
  test('comes back as it went out', () => {
    const parsed = parseJudgement({
      ...FIELDS,
      dissent: 'Bob: no.\n\nAnn: yes.',
    });
    if (!parsed.ok) throw new Error('refused');
    expect(parseJudgementMarkdown(judgementMarkdown(parsed.value))).toEqual(parsed);
  });

  test('may hold comments and the board as it stood, which are left aside', () => {
    const parsed = parseJudgementMarkdown(`# Draft
<!-- Confidence: high -->
Confidence: low
Likelihood:

## What changed
One.

## The board as it stood
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

  test('names the line of a title that it does not know, and the ones that it does', () => {
    const parsed = parseJudgementMarkdown(
      'Confidence: low\n<!-- two\nlines -->\n## Outlook\nWar.\n',
    );
    expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toEqual([
      'line 4: "## Outlook" is not a heading of an assessment; put its text under one of "## What changed", "## So what", "## What next", "## Dissent"',
    ]);
  });
});

describe('assessments in their order', () => {
  const assessment = (id: string, asOf: string, more: Partial<Assessment> = {}): Assessment => ({
    id,
    author: 'Ann',
    at: '2024-06-01T10:00:00.000Z',
    asOf,
    seq: 1,
    strategy: '',
    judgement: { ...FIELDS, confidence: 'low', likelihood: 'likely' },
    signatures: [],
    withdrawn: undefined,
    ...more,
  });
  const AT = '2024-06-02T10:00:00.000Z';

  test('stand by the day of their board, then as they were written', () => {
    const [n2, n9, n10] = ['n2', 'n9', 'n10'].map((id) => assessment(id, '2024-05-01'));
    const early = assessment('n11', '2024-04-01');
    const sorted = [n10, n2, early, n9]
      .flatMap((each) => each ?? [])
      .sort(compareAssessmentsByBoardDay);
    expect(sorted.map(({ id }) => id)).toEqual(['n11', 'n2', 'n9', 'n10']);
  });

  test('the last one about a board is of its day or before, and not withdrawn', () => {
    const all = [
      assessment('n1', '2024-05-01'),
      assessment('n2', '2024-05-10'),
      assessment('n3', '2024-05-20', { withdrawn: AT }),
      assessment('n4', '2024-05-30'),
    ];
    const last = (day: string) => lastAssessmentUpTo(all, day)?.id;
    expect(['2024-04-30', '2024-05-01', '2024-05-25', '2024-05-30'].map(last)).toEqual([
      ...[undefined, 'n1', 'n2', 'n4'],
    ]);
  });

  test('are signed once by each who is not their author, and not once they are withdrawn', () => {
    const one = assessment('n1', '2024-05-01', { signatures: [{ author: 'Bob', at: AT }] });
    const why = (by: string, of = one) => whyAuthorCannotSignAssessment(of, by);
    expect(why('carl')).toBeUndefined();
    expect(why(' ann')).toBe(
      ' ann wrote it; somebody else must sign it, under a name of their own: AXISWATCH_AUTHOR=name axiswatch assessment sign n1',
    );
    expect(why('BOB ')).toBe('BOB  has signed it already; somebody else may sign it as well');
    expect(why('carl', { ...one, withdrawn: AT })).toBe(
      'Ann has withdrawn it; sign one that stands',
    );
  });
});

test('an author has a name, and none that a release ships under', () => {
  expect(whyNotAuthorName(' ')).toBe('no author; type the name of the person who writes');
  expect(whyNotAuthorName('Starter ')).toBe(
    '"starter" is the author of what a release ships; type another name',
  );
  expect(whyNotAuthorName('Sam')).toBeUndefined();
});
