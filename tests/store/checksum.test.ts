/** The checksum of a row: the same in whatever order texts were seen, and another for another text. */
import { expect, test } from 'vitest';
import { checksumOf } from '../../src/store/db/checksum.ts';

test('a text has one checksum, whether it was longer than all before it or not', () => {
  // signs of three bytes each, so that a text of every length meets the end of what is kept for it
  const texts = Array.from({ length: 3_000 }, (_, length) => '新'.repeat(length));
  const growing = texts.map((text) => checksumOf([text]));
  expect(texts.toReversed().map((text) => checksumOf([text]))).toEqual(growing.toReversed());
  expect(new Set(growing).size).toBe(texts.length);
});

test('what stands behind a text does not count, and every sign of it does', () => {
  const short = checksumOf(['é1']);
  checksumOf([`é${'x'.repeat(100)}`]);
  expect(checksumOf(['é1'])).toBe(short);
  for (const text of ['é2', 'é', 'é11', '1é', 'e1'])
    expect(checksumOf([text]), text).not.toBe(short);
});
