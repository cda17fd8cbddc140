/** Whatever is in a file that comes in, it is taken in whole or not at all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Shell, sampleShell } from '../commands/tools.ts';
import { holds, PATIENCE, text, UNSAFE } from './fuzz.ts';

const READING = ['indicator', 'observed_on', 'value', 'confidence', 'source', 'url', 'note'];
const EVENT = ['day', 'node', 'title', 'side', 'kind', 'status', 'id', 'follows', 'expect_by'];
const cell = fc.oneof(
  fc.constantFrom('A1', 'land', 'B1', '2026-11-02', '2026-02-30', '12', '1e400', 'high', ''),
  fc.constantFrom('ours', 'china', 'action', 'shock', 'decided', 'delivered', 'e1', 'A1 B1'),
  text,
);
/** Stand for ten million signs, commas and brackets, which no corpus should hold. */
const HUGE = '<huge>';
const WIDE = '<wide>';
const DEEP = '<deep>';
const row = fc.array(
  fc.oneof(
    { weight: 800, arbitrary: cell },
    fc.constantFrom(HUGE, `"${HUGE}"`, `"${HUGE}`, `\u0000${HUGE}`, `=${HUGE}`, WIDE, DEEP),
  ),
  { minLength: 1, maxLength: 8 },
);

/** A file of rows with these columns, by its name and its text; `latin1` and `utf16le` are how its text is written. */
const filesOf = (columns: readonly string[], needed: number) =>
  fc.record({
    encoding: fc.constantFrom(
      'utf8' as const,
      'utf8' as const,
      'latin1' as const,
      'utf16le' as const,
    ),
    file: fc.oneof(
      fc
        .tuple(
          fc.constantFrom('', '\ufeff'),
          fc.array(row, { maxLength: 6 }),
          fc.constantFrom('\n', '\r\n', '\r'),
          fc.constantFrom(',', ';', '\t'),
        )
        .map(([mark, rows, end, comma]) => ({
          name: 'x.csv',
          content:
            mark + [columns.slice(0, needed), ...rows].map((cells) => cells.join(comma)).join(end),
        })),
      fc
        .array(
          fc.dictionary(
            fc.oneof(fc.constantFrom(...columns), text),
            fc.oneof(
              { weight: 400, arbitrary: fc.oneof(cell, fc.jsonValue()) },
              fc.constantFrom(HUGE, DEEP),
            ),
          ),
          { maxLength: 4 },
        )
        .map((rows) => ({ name: 'x.json', content: JSON.stringify(rows) })),
      fc.json().map((content) => ({ name: 'x.json', content })),
      text.map((content) => ({ name: 'x.json', content })),
      fc
        .array(fc.oneof(fc.json(), text), { maxLength: 5 })
        .map((rows) => ({ name: 'x.jsonl', content: rows.join('\n') })),
    ),
  });

const entriesIn = async ({ run }: Shell): Promise<number> =>
  (await run(['export', '-', '--what', 'journal'])).out.split('\n').length;

test.each([
  { what: 'readings', command: ['import'], corpus: 'files', columns: READING, needed: 3 },
  { what: 'events', command: ['event', 'import'], corpus: 'events', columns: EVENT, needed: 5 },
])(
  'a file of $what is taken in whole, or refused by line and column with nothing written',
  async ({ command, corpus, columns, needed }) => {
    const made = await sampleShell();
    await holds(
      corpus,
      filesOf(columns, needed),
      150,
      async ({ encoding, file: { name, content } }) => {
        const before = await entriesIn(made);
        const whole = content
          .replaceAll(HUGE, 'x'.repeat(10_000_000))
          .replaceAll(WIDE, ','.repeat(10_000_000))
          .replaceAll(`"${DEEP}"`, DEEP)
          .replaceAll(DEEP, `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
        const path = made.file(name, Buffer.from(whole, encoding));
        const { code, out, err } = await made.run([...command, path]);
        expect([0, 1]).toContain(code);
        expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(UNSAFE);
        if (code === 0) return;
        expect(await entriesIn(made)).toBe(before);
        // What is refused is not printed back whole.
        expect(err.length).toBeLessThan(20_000);
        // what is no text has no lines
        expect(err).toMatch(/line \d+|row \d+|column "|bytes that no text has/);
      },
    );
  },
  PATIENCE,
);
