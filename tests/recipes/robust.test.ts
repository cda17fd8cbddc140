/** Whatever bytes a file has, it is read or refused in words; no copy outgrows its room. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { makeRecipeDayParser, USUAL_FORMS } from '../../src/core/recipes/day-form.ts';
import { parseTableByRecipe } from '../../src/core/recipes/read-rows.ts';
import { parseRecipe, recipeFileText } from '../../src/core/recipes/recipe.ts';
import { FILE_FORMS } from '../../src/core/recipes/recipe-words.ts';
import { nextRecipeQuestionOrTaughtColumns } from '../../src/core/recipes/teach.ts';
import { parseTableOrFileFormQuestion } from '../../src/store/recipes/guess-form.ts';
import {
  removeOldestFetchedCopiesOverLimit,
  writeKeptCopy,
} from '../../src/store/recipes/kept-copies.ts';
import { parseTableBytes } from '../../src/store/recipes/read-table.ts';
import { publishedFiles } from './published.ts';

const published = await publishedFiles();
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    'Day',
    'Value',
    '2026-11-01',
    '03/04/2026',
    '1,234',
    '1.234,5',
    '2024',
    '"',
    "'",
  ),
  fc.string({ maxLength: 6 }),
);
const sheet = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 })
  .map((rows) => new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')));

/** A published file with some bytes cut out, put in or changed. */
const broken = fc
  .tuple(fc.nat(published.length - 1), fc.nat(), fc.nat(200), fc.uint8Array({ maxLength: 20 }))
  .map(([which, from, length, put]) => {
    const { bytes } = published[which] ?? { bytes: new Uint8Array() };
    const at = bytes.length === 0 ? 0 : from % bytes.length;
    return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
  });

test('any bytes are read or refused in every form, and pointed at without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(sheet, broken, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
      for (const form of FILE_FORMS) {
        const table = await parseTableBytes(bytes, { form });
        if (!table.ok) expect(table.problems[0]?.message.length).toBeGreaterThan(0);
      }
      const guessed = await parseTableOrFileFormQuestion(bytes, {});
      if (!guessed.ok || guessed.value.asks !== undefined) return;
      let pointed = {};
      for (let step = 0; step < 6; step += 1) {
        const lesson = nextRecipeQuestionOrTaughtColumns(guessed.value.table, pointed);
        if (!lesson.ok || lesson.value.question === undefined) return;
        const [answer] = lesson.value.question.answers;
        if (answer === undefined) return;
        pointed = { ...pointed, ...answer.says };
      }
    }),
    { numRuns: 150 },
  );
});

test('a published file that is damaged gives readings of days that it has, or none', async () => {
  const whole = published.map(({ recipe }) => parseRecipe(recipeFileText(recipe)));
  await fc.assert(
    fc.asyncProperty(broken, fc.nat(whole.length - 1), async (bytes, which) => {
      const recipe = whole[which];
      if (recipe?.ok !== true) throw new Error('no recipe');
      const table = await parseTableBytes(bytes, recipe.value.read);
      const made = table.ok ? parseTableByRecipe(recipe.value, table.value, '2026-11-27') : table;
      if (!made.ok) return;
      const days = made.value.rows.map(({ observedOn }) => observedOn);
      expect(days).toEqual([...new Set(days)].toSorted());
      expect(days.every((day) => day <= '2026-11-27')).toBe(true);
      expect(made.value.rows.every(({ value }) => Number.isFinite(value))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('no usual form of day reads what another day would be in it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...USUAL_FORMS), fc.string({ maxLength: 14 }), (form, text) => {
      const read = makeRecipeDayParser(form);
      const day = read.ok ? read.value(text) : undefined;
      if (day !== undefined) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }),
  );
});

test('the oldest copies go once all of them are larger than the limit', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-test-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const folder = join(dataDir, 'collected', 'copies');
  mkdirSync(folder, { recursive: true });
  for (const [at, name] of ['old', 'middle', 'new'].entries()) {
    writeFileSync(join(folder, `${name}.gz`), Buffer.alloc(100));
    utimesSync(join(folder, `${name}.gz`), at, at);
  }
  writeFileSync(join(folder, 'of-somebody-else.txt'), Buffer.alloc(1_000));
  expect(removeOldestFetchedCopiesOverLimit(dataDir, 250)).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(['middle.gz', 'new.gz', 'of-somebody-else.txt']);
  expect(removeOldestFetchedCopiesOverLimit(dataDir, 250)).toBe(0);
  const kept = writeKeptCopy(dataDir, Buffer.from('a'), 'ab'.repeat(32));
  expect(kept).toEqual({ ok: true, value: 'collected/copies/abababababababab.gz' });
  expect(writeKeptCopy(dataDir, Buffer.from('a'), 'ab'.repeat(32))).toEqual(kept);
});
