/** What is seen of a line that is typed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes, textWidth } from '../../src/page/line.ts';
import { fieldOf, visible } from '../../src/tui/text-field.ts';

test('a part has the cursor in it, fits its box, and tells at each end what is cut off', () => {
  const letters = fc.constantFrom('a', 'b', ' ', '長', 'é');
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 30 }),
      fc.nat(30),
      fc.integer({ min: 5, max: 40 }),
      (signs, at, cells) => {
        const field = { ...fieldOf(signs.join('')), cursor: Math.min(at, signs.length) };
        const shown = visible(field, cells);
        expect(textWidth(shown.text)).toBeLessThanOrEqual(cells);
        expect(shown.cursor).toBeLessThan(cells);
        const [, head = '', part = '', tail = ''] = /^(…?)(.*?)(…?)$/.exec(shown.text) ?? [];
        expect(field.text).toContain(part);
        if (head === '') expect(field.text.startsWith(part)).toBe(true);
        if (tail === '') expect(field.text.endsWith(part)).toBe(true);
        const before = graphemes(part).filter(
          (_, place, all) => head.length + textWidth(all.slice(0, place).join('')) < shown.cursor,
        );
        expect(signs.slice(0, field.cursor).join('').endsWith(before.join(''))).toBe(true);
      },
    ),
  );
});
