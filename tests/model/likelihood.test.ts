/** Words for how likely something is. */
import { expect, test } from 'vitest';
import { LIKELIHOODS, likelihoodsIn } from '../../src/model/likelihood.ts';

test('each word is found alone, and the ranges follow one another', () => {
  for (const word of Object.keys(LIKELIHOODS)) {
    expect(likelihoodsIn(`By summer it is ${word.toUpperCase()}.`)).toEqual([
      { said: word, means: word },
    ]);
  }
  const ranges = Object.values(LIKELIHOODS);
  for (const [at, [low]] of ranges.slice(1).entries()) expect(ranges[at]?.[1]).toBe(low);
});

test.each([
  ['It is highly unlikely', ['very unlikely']],
  ['not very\nlikely', ['unlikely']],
  ['It is more likely than not, hence probably yes', ['likely', 'likely']],
  ['It will almost certainly fail; a turn is improbable', ['almost certain', 'unlikely']],
  ['a remote possibility, an even chance', ['almost no chance', 'roughly even chance']],
  ['as soon as possible, in May, with its might', []],
])('%s', (text, means) => {
  expect(likelihoodsIn(text).map((each) => each.means)).toEqual(means);
});
