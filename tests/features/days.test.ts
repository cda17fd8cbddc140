import { format, parseISO } from 'date-fns';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { dayFromEpochDayNumber } from '../../src/core/model/day.ts';
import { textWidth } from '../../src/text/cells.ts';
import { dayText, terminalSafeText } from '../../src/text/format.ts';

test('a day is written as a library for dates writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 2_932_896 }), (number) => {
      const day = dayFromEpochDayNumber(number);
      expect(dayText(day)).toBe(format(parseISO(day), 'd MMM yyyy'));
    }),
  );
});

test('text is as wide as a library for widths says, character by character', () => {
  for (let code = 0x20; code < 0x3000; code += 1) {
    if (code >= 0x7f && code <= 0xa0) continue;
    const text = String.fromCharCode(code);
    // A sign that is never shown as it is takes the cell of the one in its place.
    const cells = terminalSafeText(text) === text ? stringWidth(text) : 1;
    expect(textWidth(text), code.toString(16)).toBe(cells);
  }
});
