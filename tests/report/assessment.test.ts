/** A report opens with the last assessment that somebody beside its author has signed. */
import { describe, expect, test } from 'vitest';
import { type Ran, type Shell, sampleShell, shell as shellOf } from '../commands/tools.ts';
import { breaches } from '../schema-check.ts';

/** The same store under another name. */
const bobSigns = ({ dataDir }: Shell, id: string): Promise<Ran> =>
  shellOf({ env: { AXISWATCH_AUTHOR: 'bob' } }).run([
    '--strategy',
    `${dataDir}/../strategy.json`,
    '--data-dir',
    dataDir,
    'assessment',
    'sign',
    id,
  ]);

const flat = (output: string): string => output.replace(/\s+/g, ' ');

const JUDGEMENT = (changed: string): string => `Confidence: moderate
Likelihood: unlikely

## What changed
${changed}

## So what
Pressure alone moves nobody.

## What next
A turn within the year is unlikely.
`;

describe('the assessment that a report opens with', () => {
  const formats = ['text', 'md', 'html', 'json'] as const;
  const made = async (shell: Shell): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(
      await Promise.all(
        formats.map(async (format) => [
          format,
          (await shell.run(['report', '--format', format])).out,
        ]),
      ),
    );

  test('stands before the board, with who wrote and who signed it, in every format', async () => {
    const shell = await sampleShell();
    await shell.run(['assessment', 'new', '-'], JUDGEMENT('Less land was taken.'));
    expect((await bobSigns(shell, 'n1')).code).toBe(0);
    for (const [format, out] of Object.entries(await made(shell))) {
      expect(out).toContain('Less land was taken.');
      expect(out).toContain('A turn within the year is unlikely.');
      if (format === 'json') continue;
      const at = ['Less land was taken.', 'bottom line', 'of 100'].map((words) =>
        out.toLowerCase().indexOf(words.toLowerCase()),
      );
      expect(at, format).toEqual(at.toSorted((a, b) => a - b));
      expect(at[0], format).toBeGreaterThan(0);
      expect(flat(out)).toContain('by ann, of the board of 25 Nov 2026; signed by bob.');
      expect(flat(out)).toContain('Confidence: moderate. What comes next: unlikely.');
      expect(out).not.toContain('left out');
    }
    const document: unknown = JSON.parse((await shell.run(['report', '--json'])).out);
    expect(breaches('report', document)).toEqual([]);
    expect(document).toMatchObject({
      assessment: { id: 'n1', author: 'ann', signedBy: ['bob'], likelihood: 'unlikely' },
    });
  });

  test('is the last that somebody else signed; a later one is left out by name', async () => {
    const shell = await sampleShell();
    await shell.run(['assessment', 'new', '-'], JUDGEMENT('The first.'));
    await bobSigns(shell, 'n1');
    await shell.run(['assessment', 'new', '-'], JUDGEMENT('The second.'));
    for (const out of Object.values(await made(shell))) {
      expect(out).toContain('The first.');
      expect(out).not.toContain('The second.');
      expect(flat(out)).toContain(
        'Assessment n2 of 25 Nov 2026 by ann is left out: nobody else has signed it',
      );
      expect(out.match(/left out/g)).toHaveLength(1);
      // By the assessment, before the board is told.
      if (!out.startsWith('{'))
        expect(out.indexOf('left out')).toBeLessThan(out.toLowerCase().indexOf('bottom line'));
    }
  });

  test('is not one of a later day than the board’s', async () => {
    const shell = await sampleShell();
    await shell.run(['assessment', 'new', '-'], JUDGEMENT('The first.'));
    await bobSigns(shell, 'n1');
    const { out } = await shell.run(['report', '--as-of', '2026-11-24']);
    expect(out).not.toContain('The first.');
    expect(out).not.toContain('left out');
  });
});
