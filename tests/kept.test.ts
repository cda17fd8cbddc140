import { expect, test } from 'vitest';
import { kept } from './kept.ts';

test('what was made is kept, and what could not be made is made anew', async () => {
  let tries = 0;
  const made = kept(async () => {
    tries += 1;
    if (tries === 1) throw new Error('busy');
    return tries;
  });
  await expect(made()).rejects.toThrow('busy');
  expect([await made(), await made(), tries]).toEqual([2, 2, 2]);
});
