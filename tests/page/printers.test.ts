/** JSON, CSV, speech and colour. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageCsv } from '../../src/page/csv.ts';
import { pageJson } from '../../src/page/json.ts';
import { safeText } from '../../src/page/line.ts';
import type { Page } from '../../src/page/page.ts';
import { pageSpeech } from '../../src/page/speech.ts';
import { inSixteenColours, paintLine, THEMES } from '../../src/page/theme.ts';
import { pages, SCALE, TRACKS_TABLE } from './pages.ts';

const PAGE: Page = { id: 'p', title: 'Is Beijing reconsidering?', sections: [SCALE, TRACKS_TABLE] };

describe('JSON and CSV', () => {
  test('are the first table or the one that is asked for, unrounded', () => {
    expect(JSON.parse(pageJson(PAGE))).toEqual({
      schema: 'axiswatch.table/3',
      title: 'Tracks',
      rows: expect.arrayContaining([
        { title: 'Iran', score: 37, change: 26, effect: 56, crossed: 'crossed' },
        { title: 'The bill', score: 26, change: -12, effect: null, crossed: 'crossed' },
      ]),
    });
    expect(pageJson(PAGE, 'tracks')).toBe(pageJson(PAGE));
    expect(() => pageCsv(PAGE, 'scale')).toThrow(
      '--section: "scale" is not a table of this page; it has tracks',
    );
  });

  test('agree row by row', () => {
    const written = (cell: unknown): string => {
      if (cell === null) return '';
      if (typeof cell === 'number') return String(cell);
      const text = safeText(Array.isArray(cell) ? cell.join(' ') : String(cell));
      return text.replace(/(?<=^|[;\t\n])(?= *[=+\-@])/g, "'");
    };
    fc.assert(
      fc.property(pages, (page) => {
        const { rows } = JSON.parse(pageJson(page, 'any')) as { rows: Record<string, unknown>[] };
        const read: Record<string, string>[] = parse(pageCsv(page, 'any'), { columns: true });
        expect(read).toEqual(
          rows.map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, written(cell)])),
          ),
        );
      }),
    );
  });

  test('hold nothing that moves a terminal, and JSON loses nothing of it', () => {
    const evil = 'a\u001b[2J\u009b1m\u202eb\n"c"';
    const section = {
      id: 's',
      title: evil,
      rows: [evil],
      figures: { note: { kind: 'text', get: (row: string) => row } },
    } as const;
    const page: Page = { id: 'p', title: '', sections: [section] };
    expect(JSON.parse(pageJson(page))).toEqual({
      schema: 'axiswatch.table/3',
      title: evil,
      rows: [{ note: evil }],
    });
    expect(pageJson(page) + pageCsv(page)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(pageCsv(page)).toBe('note\n"a�[2J�1m�b\n""c"""\n');
  });
});

test('speech is label and figure, row by row', () => {
  expect(pageSpeech(PAGE).split('\n')).toEqual([
    'Is Beijing reconsidering?',
    '36, between 26 and 46',
    'bands: Tethered from 0, Strained from 20, Reconsidering from 40, Limiting from 60, Breaking away from 80',
    'pressure: 40, between 29 and 50',
    'conduct: 34, between 20 and 48',
    'Tracks',
    'A high number is good for the strategy.',
    'Russia / Ukraine; in its region: 59; since 2024: up 32; what Beijing gives: 22',
    'Iran; in its region: 37; since 2024: up 26; what Beijing gives: 56; 2 crossed',
    'North Korea; in its region: 45; since 2024: down 6; what Beijing gives: 16',
    'The bill; in its region: 26; since 2024: down 12; 2 crossed',
    '',
  ]);
  const empty = { ...TRACKS_TABLE, rows: [], title: '', says: '', empty: 'no track yet' };
  expect(pageSpeech({ ...PAGE, sections: [empty] })).toContain('no track yet');
  fc.assert(
    fc.property(pages, (page) => {
      expect(pageSpeech(page)).not.toMatch(/[^\P{Cc}\n]/u);
    }),
  );
});

test('a line is painted in the colours of its tones', () => {
  const line = [
    { text: '36', tone: 'score2', on: 'inverse' },
    { text: ' plain ' },
    { text: 'alert', tone: 'bad', on: 'selected' },
  ] as const;
  expect(paintLine(line, THEMES.dark)).toBe(
    '\u001b[38;5;180;7m36\u001b[0m plain \u001b[1;91;48;5;17malert\u001b[0m',
  );
  expect(paintLine(line, THEMES.none)).toBe('36 plain alert');
  expect(THEMES.dark && inSixteenColours(THEMES.dark).score2).toBe('33');
});
