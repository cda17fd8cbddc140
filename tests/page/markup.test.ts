/** Pages as HTML, SVG and Markdown: well-formed, and no text of the data is more than text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/model/day.ts';
import { pageHtml } from '../../src/page/html.ts';
import { pageMarkdown } from '../../src/page/markdown.ts';
import { webAddress } from '../../src/page/markup.ts';
import type { ChartSection, Page } from '../../src/page/page.ts';
import { pageSvg } from '../../src/page/svg.ts';
import { leafOf, pages, SCALE, TRACKS_TABLE } from './pages.ts';

/** What a reader of XML would refuse: a tag that is not closed, a sign that stands for none, a character that is none. */
function faultsIn(markup: string, alone: readonly string[] = []): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const pattern =
    /<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<]*")?)*)(\/?)>|<|&(?!(amp|lt|gt|quot|#39);)/gi;
  const body = markup
    .replace(/^<\?xml[^>]*\?>|^<!doctype html>/, '')
    .replace(/<style>[^<]*<\/style>/, '');
  for (const [whole, close, name = '', , empty] of body.matchAll(pattern)) {
    if (name === '') faults.push(whole);
    else if (close) {
      const last = open.pop();
      if (last !== name) faults.push(`${last} closed by ${name}`);
    } else if (!empty && !alone.includes(name)) open.push(name);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const bad = body.match(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e]/g) ?? [];
  return [...faults, ...open, ...bad];
}

const HOSTILE =
  '"><script>x</script><img src=x onerror=x> [a](javascript:x) ![b](c) # & `\u001b[2J\u202e';
const hostilePage = (url: string): Page => ({
  id: 'p',
  title: HOSTILE,
  sections: [
    {
      id: 'rows',
      title: HOSTILE,
      says: HOSTILE,
      rows: [HOSTILE],
      figures: {
        [HOSTILE]: { kind: 'text', get: (row: string) => row },
        source: { kind: 'source', get: (row: string) => ({ title: row, url }) },
      },
    },
    { ...SCALE, title: HOSTILE },
  ],
});

describe('any page', () => {
  test('is a well-formed document, and so is its picture', () => {
    fc.assert(
      fc.property(pages, fc.string({ unit: 'binary' }), (page, frame) => {
        expect(faultsIn(pageHtml(page, frame), ['meta'])).toEqual([]);
        expect(faultsIn(pageSvg(page))).toEqual([]);
        const chart = page.sections.filter((section) => 'chart' in section);
        expect(faultsIn(pageSvg({ ...page, sections: chart }))).toEqual([]);
      }),
    );
  });

  test('has as many cells in each row of Markdown as its table has columns', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const lines = pageMarkdown(page, '').split('\n');
        const at = lines.findIndex((line) => /^\|( -+:? \|)+$/.test(line));
        if (at < 0) return;
        const cells = (line: string): number => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0;
        for (const line of lines
          .slice(at)
          .filter((each) => each.startsWith('|'))
          .slice(0, 8)) {
          if (cells(line) === cells(lines[at] ?? '')) continue;
          // the next table begins
          expect(lines.indexOf(line)).toBeGreaterThan(at + 1);
          break;
        }
      }),
    );
  });
});

test('no text of the data is a tag, a link or an image', () => {
  const page = hostilePage('javascript:x');
  const html = pageHtml(page, HOSTILE);
  expect(html).not.toMatch(/<script|<img|<a /);
  expect(html).toContain('&lt;script&gt;');
  const svg = pageSvg(page);
  expect(svg).not.toMatch(/<script|<img|<a |href|url\(/);
  const markdown = pageMarkdown(page, HOSTILE);
  expect(markdown).not.toMatch(/(?<!\\)<|(?<!\\)\]\(|(?<!\\)!\[|^#+ #/m);
  for (const text of [html, svg, markdown]) expect(text).not.toContain('\u001b');
});

test('a source is a link where its address is one of the web', () => {
  const address = 'https://example.org/a?b=1&c=2';
  const page = hostilePage(address);
  expect(pageHtml(page, '')).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel=');
  expect(pageMarkdown(page, '')).toContain(`](<${address}>)`);
  expect(pageSvg(page)).not.toContain('example.org');
  for (const other of [
    'javascript:x',
    'ftp://a',
    'https://a b',
    'http://a\u0001',
    '//a',
    undefined,
  ])
    expect(webAddress(other)).toBeUndefined();
});

test('a table is bars, words for marks, and labels for a narrow page', () => {
  const html = pageHtml({ id: 'p', title: 'P', sections: [TRACKS_TABLE] }, 'For one pair of eyes');
  expect(html.match(/For one pair of eyes/g)).toHaveLength(2);
  expect(html).toContain('>2 crossed</td>');
  expect(html).toContain('data-label="in its region">37<i class="bar"><b class="score2"');
});

describe('a chart as SVG', () => {
  const day = (text: string): number => parseIsoDay(text) ?? 0;
  const section = (chart: Partial<ChartSection['chart']>): Page => ({
    id: 'p',
    title: 'Land',
    sections: [
      {
        id: 'c',
        title: '',
        chart: {
          from: day('2026-01-01'),
          to: day('2026-12-31'),
          limits: [0, 100],
          series: [],
          marks: [],
          lines: [],
          ...chart,
        },
      },
    ],
  });
  const points = [
    { day: day('2025-06-01'), value: 20 },
    { day: day('2026-07-01'), value: 80 },
    { day: day('2026-10-01'), value: undefined },
  ];

  test('draws a step by what changes, from the edge on, and ends where nothing is known', () => {
    const svg = pageSvg(section({ series: [{ title: 'a', points, steps: true }] }));
    expect(svg).toMatch(/class="curve curve0" d="M[\d.]+ [\d.]+H[\d.]+V[\d.]+H[\d.]+"/);
  });

  test('has nothing outside its axes', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const [chart] = page.sections.filter((each) => 'chart' in each);
        const svg = pageSvg({ ...page, sections: chart ? [chart] : [] });
        const [, left = '', bottom = '', right = ''] =
          /class="axis" d="M([\d.]+) ([\d.]+)H([\d.]+)/.exec(svg) ?? [];
        for (const [, d = ''] of svg.matchAll(/class="(?:curve|points|band)[^"]*" d="([^"]+)"/g)) {
          for (const [, letter = '', first, second] of d.matchAll(
            /([MLHV])([\d.-]+)(?: ([\d.-]+))?/g,
          )) {
            const [x, y] = letter === 'V' ? [undefined, first] : [first, second];
            if (x !== undefined) expect(Number(x)).toBeGreaterThanOrEqual(Number(left));
            if (x !== undefined) expect(Number(x)).toBeLessThanOrEqual(Number(right));
            if (y !== undefined) expect(Number(y)).toBeLessThanOrEqual(Number(bottom));
            if (y !== undefined) expect(Number(y)).toBeGreaterThanOrEqual(Number(bottom) - 170);
          }
        }
      }),
    );
  });

  test('numbers the newest events and names them below, with tripwires in words', () => {
    const marks = Array.from({ length: 15 }, (_, at) => ({
      day: day('2026-02-01') + at,
      title: `event ${at}`,
    }));
    const svg = pageSvg(
      section({
        marks,
        leaf: leafOf({ unit: 'km²' }),
        series: [{ title: 'a', points, steps: true }],
        lines: [
          { at: 50, title: 'half of it' },
          { at: 500, title: 'too far' },
        ],
      }),
    );
    expect(svg).toContain('>1  4 Feb 2026: event 3</text>');
    expect(svg).toContain('>12  15 Feb 2026: event 14</text>');
    expect(svg).not.toContain('event 2<');
    expect(svg).toContain('half of it');
    expect(svg).not.toContain('too far');
  });
});
