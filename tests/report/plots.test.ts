/** A plot looks as it should in every program: attributes paint it for light paper, the style changes its colours in the dark and nothing else. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { indicatorPlotDrawing } from '../../src/features/plots/indicator-plot.ts';
import type { ScoreLine, TimePlot } from '../../src/features/plots/plot-data.ts';
import { scoreAxisRange } from '../../src/features/plots/score-axis.ts';
import { gaugeTimeDrawingAndTable } from '../../src/features/plots/time-plot.ts';
import { waterfallDrawingAndTable } from '../../src/features/plots/waterfall-plot.ts';
import type { Moves } from '../../src/views/moves.ts';
import { CAPPED, sampleShell, shell } from '../commands/tools.ts';

const PLOTS = [
  ...['gauge', 'time', 'tracks', 'moves', 'RU1', 'RU5', 'CX3'],
  ...['time --to 6m', 'tracks --to 6m', 'IR1 --to 6m', 'CC9 --to 6m'],
];

async function plotOf(what: string): Promise<string> {
  const { code, out } = await shell().run(['plot', ...what.split(' ')]);
  expect(code).toBe(0);
  return out;
}

interface Drawn {
  readonly name: string;
  readonly own: ReadonlyMap<string, string>;
  readonly inherited: ReadonlyMap<string, string>;
}

const SHAPES = ['rect', 'circle', 'line', 'path', 'text'];

/** Every shape and text of drawings, with its attributes and those of what it stands in. */
function drawnIn(markup: string): readonly Drawn[] {
  const drawn: Drawn[] = [];
  const open: ReadonlyMap<string, string>[] = [new Map()];
  for (const [, close, name = '', text = '', empty] of markup.matchAll(
    /<(\/)?([a-z]+)((?: [\w:-]+="[^"]*")*)(\/)?>/g,
  )) {
    const inherited = open.at(-1) ?? new Map();
    if (close !== undefined) {
      open.pop();
      continue;
    }
    const own = new Map(
      [...text.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    if (SHAPES.includes(name)) drawn.push({ name, own, inherited });
    if (empty === undefined) open.push(new Map([...inherited, ...own]));
  }
  expect(open).toHaveLength(1);
  return drawn;
}

const COLOUR = /^#[0-9a-f]{6}$/;

/** The colours that attributes give a shape; what a text is written with it may inherit. */
function painted({ name, own, inherited }: Drawn): readonly (string | undefined)[] {
  if (name === 'text') return [own.get('fill') ?? inherited.get('fill'), own.get('stroke')];
  return [name === 'line' ? undefined : own.get('fill'), own.get('stroke')];
}

/** The style's colours in the dark, by class and property. */
function darkIn(svg: string): ReadonlyMap<string, string> {
  const [, rules = ''] =
    /<style>@media screen and \(prefers-color-scheme:dark\)\{(.*)\}<\/style>/.exec(svg) ?? [];
  return new Map(
    [...rules.matchAll(/svg\.plot(?: \[class~=([\w-]+)\])?\{([^}]*)\}/g)].flatMap(
      ([, mark = 'plot', rule = '']) =>
        rule.split(';').map((each): [string, string] => {
          const [property, colour = ''] = each.split(':');
          return [`${mark} ${property}`, colour];
        }),
    ),
  );
}

describe.each(PLOTS)('plot %s', (what) => {
  test('is painted by attributes alone', async () => {
    const drawn = drawnIn(await plotOf(what));
    expect(drawn.length).toBeGreaterThan(8);
    const bare = drawn.filter((each) => !painted(each).some((colour) => COLOUR.test(colour ?? '')));
    expect(bare).toEqual([]);
  });

  test('has a style for the dark alone, which changes every colour', async () => {
    const svg = await plotOf(what);
    expect(svg).not.toContain('var(');
    expect(svg.match(/style/g)).toHaveLength(2);
    const dark = darkIn(svg);
    for (const { name, own } of drawnIn(svg)) {
      const classes = own.get('class')?.split(' ') ?? [];
      for (const property of ['fill', 'stroke']) {
        const light = own.get(property);
        if (light === undefined || light === 'none') continue;
        const colours = classes.flatMap((mark) => dark.get(`${mark} ${property}`) ?? []);
        expect(colours, `${name} ${classes.join(' ')} ${property}`).toHaveLength(1);
        expect(colours[0]).toMatch(COLOUR);
        expect(colours[0]).not.toBe(light);
      }
    }
    expect(dark.get('plot fill')).toMatch(COLOUR);
  });

  test('has these colours in librsvg', async ({ skip }) => {
    const svg = await plotOf(what);
    const there = spawnSync('rsvg-convert', ['--version']).status === 0;
    skip(!there, 'there is no rsvg-convert on this machine');
    const { status, stdout } = spawnSync('rsvg-convert', ['--format', 'svg'], {
      input: svg,
      encoding: 'utf8',
      maxBuffer: 2 ** 24,
    });
    expect(status).toBe(0);
    const seen = [...stdout.matchAll(/rgb\(([\d.]+)%, ([\d.]+)%, ([\d.]+)%\)/g)].map(
      ([, ...shares]) =>
        `#${shares
          .map((share) =>
            Math.round(Number(share) * 2.55)
              .toString(16)
              .padStart(2, '0'),
          )
          .join('')}`,
    );
    const meant = drawnIn(svg)
      .flatMap(painted)
      .filter((colour) => COLOUR.test(colour ?? ''));
    expect([...new Set(seen)].toSorted()).toEqual([...new Set(meant)].toSorted());
  });
});

/** Texts at the left of a drawing's axis, from the top. */
function axisOf(svg: string): readonly string[] {
  return [
    ...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" class="soft"[^>]*text-anchor="end">([^<]*)</g),
  ]
    .filter(([, x]) => Number(x) < 50)
    .map(([, , text = '']) => text);
}

describe('an axis', () => {
  test.each(PLOTS.filter((what) => !/^(gauge|moves)/.test(what)))(
    'of plot %s bears distinct numbers and a line across at each',
    async (what) => {
      const svg = await plotOf(what);
      const texts = axisOf(svg);
      expect(texts.length).toBeGreaterThan(1);
      expect(new Set(texts).size).toBe(texts.length);
      expect(marked(svg, 'rule').length).toBeGreaterThanOrEqual(texts.length);
    },
  );

  test('of scores fits the curves and their intervals', async () => {
    const { out } = await shell().run(['plot', 'time']);
    const numbers = axisOf(out).map(Number);
    const { root } = JSON.parse((await shell().run(['status', '--json'])).out);
    expect(Math.min(...numbers)).toBeGreaterThan(root.low - 15);
    expect(Math.max(...numbers)).toBeLessThan(root.high + 15);
  });

  test.each([
    [[], [0, 100]],
    [[50], [40, 60]],
    [[2], [0, 20]],
    [[99], [80, 100]],
    [
      [31, 48],
      [30, 50],
    ],
    [
      [12, 88],
      [10, 90],
    ],
  ])('of the scores %j goes from and to %j', (scores, span) => {
    const line: ScoreLine = {
      id: 'gauge',
      title: 'Gauge',
      day: '2026-11-25',
      score: undefined,
      now: '–',
      interval: '–',
      ribbon: [],
      fan: undefined,
      points: scores.map((score) => ({ day: '2026-01-01', score })),
    };
    expect(scoreAxisRange([line])).toEqual(span);
  });
});

describe('every plot over time', () => {
  test.each(PLOTS.filter((what) => !/^(gauge|moves)/.test(what)))(
    'as plot %s has the interval as a ribbon around its line',
    async (what) => {
      const ribbons = marked(await plotOf(what), 'ribbon');
      expect(ribbons.length).toBeGreaterThan(0);
      for (const { own } of ribbons) expect(own.get('d')).toMatch(/^M[\d.]+,[\d.]+L/);
    },
  );

  test.each(PLOTS)('and plot %s too says its source and its day', async (what) => {
    const svg = await plotOf(what);
    expect(svg).toMatch(/>(Source: \d+ values of \d+ sources, the newest of|Last value) /);
    expect(svg).toContain('China reconsideration, 25 Nov 2026, Axis of Losers');
  });
});

describe('an indicator', () => {
  /** Heights of the numbers at its axis, by number, and of its goalposts. */
  const heightsOf = (svg: string) =>
    [...svg.matchAll(/<text x="46" y="([\d.]+)" [^>]*text-anchor="end">([^<]*)</g)].map(
      ([, y, text = '']) => ({ y: Number(y), value: Number(text.replace(/\s/g, '')) }),
    );

  test.each([
    ['RU1', 'down'],
    ['IR5', 'down'],
    ['IR2', 'up'],
    ['RU9', 'up'],
  ])('%s is drawn with greater values above, as on the screen; better is %s', async (code, way) => {
    const svg = await plotOf(code);
    const heights = heightsOf(svg);
    expect(heights.length).toBeGreaterThan(2);
    const rising = heights.toSorted((a, b) => a.value - b.value).map(({ y }) => y);
    expect(rising).toEqual(rising.toSorted((a, b) => b - a));
    expect(svg).toContain(`better is ${way}.`);
    const [best, worst] = [/y="([\d.]+)"[^>]*>best /, /y="([\d.]+)"[^>]*>worst /].map((found) =>
      Number(found.exec(svg)?.[1]),
    );
    expect((best ?? 0) < (worst ?? 0) ? 'up' : 'down').toBe(way);
  });
});

test('a tripwire at 0 on a log scale, where it has no place, is drawn at the foot, whichever goalpost is the better', () => {
  const heights = [
    { worst: 100, best: 1 },
    { worst: 1, best: 100 },
  ].map((posts) => {
    const { svg } = indicatorPlotDrawing(
      {
        ...{
          id: 'a',
          code: 'A1',
          title: 'A',
          unit: '',
          now: '10',
          scoreText: '50',
          state: 'fresh',
        },
        ...{
          from: '2026-01-01',
          to: '2026-11-25',
          scale: 'log',
          span: [0, 1],
          axis: [],
          ribbon: [],
        },
        ...{ worstText: '', bestText: '', said: '', points: [], curve: undefined, fan: undefined },
        ...{ missing: '', otherWires: [], expired: false, ...posts },
        wires: [{ title: 'None', severity: 'alert', value: 0, crossed: false }],
      },
      'a',
      { width: 400, height: 200, alone: true },
    );
    const [wire] = marked(svg.markup, 'wire-alert');
    return Number(wire?.own.get('y1'));
  });
  expect(heights).toEqual([174, 174]);
});

describe('plot --theme and --width', () => {
  test('light is painted by attributes alone, dark by the rules that hold in the dark', async () => {
    const [both, light, dark] = [
      await plotOf('time'),
      await plotOf('time --theme light'),
      await plotOf('time --theme dark'),
    ];
    const style = /<style>(.*?)<\/style>/;
    const [, ofBoth = ''] = style.exec(both) ?? [];
    const [, ofDark = ''] = style.exec(dark) ?? [];
    expect(ofDark).toContain('svg.plot [class~=ground]{fill:#10171d}');
    expect(ofBoth).toBe(`@media screen and (prefers-color-scheme:dark){${ofDark}}`);
    expect(light).not.toContain('style');
    for (const svg of [both, dark]) expect(svg.replace(style, '')).toBe(light);
  });

  test.each(PLOTS)('plot %s is as wide as is asked, and no text stands outside', async (what) => {
    for (const width of [420, 1400]) {
      const svg = await plotOf(`${what} --width ${width}`);
      expect(svg).toMatch(new RegExp(`<svg[^>]* width="${width + 28}"`));
      const beyond = drawnIn(svg).filter(
        ({ name, own }) => name === 'text' && Number(own.get('x')) > width,
      );
      expect(beyond).toEqual([]);
    }
  });

  test.each([
    ['--width wide', '--width: "wide" is not a whole number from 320 to 4000'],
    ['--width 100', '--width: "100" is not a whole number from 320 to 4000'],
    ['--theme red', '--theme: "red" is not known; use both, light, dark'],
    [
      '-o gauge.png',
      '"gauge.png" would be no png file; end the name in .svg, or name - for stdout; a browser, rsvg-convert or Inkscape makes a PNG of it',
    ],
  ])('%s is refused, with what would be right', async (line, message) => {
    const { code, err } = await shell().run(['plot', 'gauge', ...line.split(' ')]);
    expect([code, err]).toEqual([2, `axiswatch: ${message}\n`]);
  });
});

describe('the bars of the gauge', () => {
  test('have one scale and one length, and what the next band requires on the one it is required of', async () => {
    const svg = await plotOf('gauge');
    const bars = drawnIn(svg).filter(({ own }) => /^bar-/.test(own.get('class') ?? ''));
    const { mechanism, root } = JSON.parse((await shell().run(['status', '--json'])).out);
    const scores = [mechanism.cause.score, mechanism.effect.score, root.score];
    expect(bars).toHaveLength(3);
    const points = bars.map(({ own }, at) => Number(own.get('width')) / scores[at]);
    for (const each of points) expect(apart(each, points[0])).toBeLessThan(0.01);
    expect(new Set(bars.map(({ own }) => own.get('x'))).size).toBe(1);
    expect(svg).toContain('>40 for Reconsidering<');
  });

  test('mark where the gauge is capped', async () => {
    const { run } = shell();
    for (const [what, value] of CAPPED) expect((await run(['record', what, value])).code).toBe(0);
    expect((await run(['plot', 'gauge'])).out).toContain('>capped below Reconsidering<');
    expect(await plotOf('gauge')).not.toContain('capped');
  });
});

/** Every mark of a class. */
function marked(svg: string, mark: string): readonly Drawn[] {
  return drawnIn(svg).filter(({ own }) => own.get('class')?.split(' ').includes(mark));
}

describe('a plot that goes on ahead', () => {
  const x = (path: string): readonly number[] =>
    [...path.matchAll(/[ML]([\d.]+),/g)].map(([, at]) => Number(at));

  test('begins on the last day that anything is recorded of, and marks what expires on the way', async () => {
    const svg = await plotOf('time --to 2027-04-11');
    const [today] = marked(svg, 'today');
    const [middle] = marked(svg, 'ahead');
    const past = drawnIn(svg).findLast(({ own }) => /^line-/.test(own.get('class') ?? ''));
    const dot = drawnIn(svg).find(({ name }) => name === 'circle');
    const at = Number(today?.own.get('x1'));
    expect(x(middle?.own.get('d') ?? '')[0]).toBeCloseTo(at, 1);
    expect(x(past?.own.get('d') ?? '').at(-1)).toBeCloseTo(at, 1);
    expect(Number(dot?.own.get('cx'))).toBeCloseTo(at, 1);
    expect(marked(svg, 'fan')).toHaveLength(1);
    const expiring = [...svg.matchAll(/<title>([^<]*) expires<\/title>/g)].map(([, text]) => text);
    expect(expiring).toHaveLength(marked(svg, 'expiry').length);
    expect(expiring[0]).toBe('25 Dec 2026: CX10 Iranian Light discount');
    expect(expiring.at(-1)).toBe('10 Apr 2027: IR2 Rial per dollar');
    expect(svg).toMatch(/<desc [^>]*>[^<]* on 25 Nov 2026; [^<]*After 25 Nov 2026, if nothing is/);
    expect(svg).toContain('>if nothing is recorded</text>');
  });

  test('of an indicator ends where it expires', async () => {
    const svg = await plotOf('IR1 --to 2027-06-01');
    const [cross] = marked(svg, 'expiry');
    const [, end] = /^M([\d.]+) /.exec(cross?.own.get('d') ?? '') ?? [];
    const last = x(marked(svg, 'ahead')[0]?.own.get('d') ?? '').at(-1) ?? 0;
    // the cross has its middle on the first day without a score, half of it left of that day
    expect(Number(end) + 2.5 - last).toBeGreaterThan(0);
    expect(Number(end) + 2.5 - last).toBeLessThan(3);
  });

  test('of a past day goes on by what was observed up to that day', async () => {
    const svg = await plotOf('time --as-of 2026-10-01 --to 2026-12-01');
    expect(svg).toContain('1 Oct 2026, the last day that anything is recorded of');
  });

  test('has a mark in every track, and none where it ends on its day', async () => {
    expect(marked(await plotOf('tracks --to 1m'), 'today')).toHaveLength(5);
    for (const what of ['tracks', 'time --to 2026-11-25']) {
      const svg = await plotOf(what);
      expect([marked(svg, 'today'), marked(svg, 'fan')]).toEqual([[], []]);
      expect(svg).not.toContain('if nothing is recorded');
    }
  });

  test('stands in a report as a page, with the days ahead in its tables', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['report', '--format', 'html', '--to', '2m']);
    expect(out).toContain('if nothing is recorded');
    const plain = await run(['report', '--format', 'html']);
    expect(plain.out).not.toContain('class="ahead"');
    expect(out).toContain('class="ahead"');
  });

  test.each([
    [
      ['plot', 'time', '--to', '2029-11-26'],
      '2029-11-26 lies more than three years after 2026-11-25; give a day up to 2029-11-25',
    ],
    [
      ['plot', 'time', '--to', '2026-11-24'],
      '2026-11-24 lies before 2026-11-25, the day looked at; give a later day, or count on from it as 6m',
    ],
    [
      ['plot', 'time', '--to', 'soon'],
      '"soon" is not a form of day that this reads; write 2027-05-25 or 6m',
    ],
    [
      ['plot', 'gauge', '--to', '6m'],
      'gauge has no days to go on; draw time, tracks or an indicator',
    ],
    [['report', '--to', '6m'], 'only a page has drawings that go on; add --format html'],
  ])('%j is refused, with what would be right', async (args, message) => {
    const { code, err } = await shell().run(args);
    expect([code, err]).toEqual([2, `axiswatch: --to: ${message}\n`]);
  });
});

test('the drawings of an HTML report are painted by attributes as well', async () => {
  const { run } = await sampleShell();
  const { out } = await run(['report', '--format', 'html']);
  const drawings = [...out.matchAll(/<svg .*?<\/svg>/gs)].map(([svg]) => svg);
  expect(drawings.length).toBeGreaterThan(10);
  for (const svg of drawings) {
    expect(svg).not.toMatch(/var\(|style/);
    const bare = drawnIn(svg).filter(
      (each) => !painted(each).some((colour) => COLOUR.test(colour ?? '')),
    );
    expect(bare).toEqual([]);
  }
});

/** Every element of a kind and class with what it contains, and its numbers. */
function marksIn(markup: string, kind: string, mark: string) {
  return [...markup.matchAll(new RegExp(`<${kind}((?: [\\w:-]+="[^"]*")*)(?:/>|>([^<]*))`, 'g'))]
    .map(([, attributes = '', content = '']) => {
      const all = new Map(
        [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          value,
        ]),
      );
      return {
        classes: all.get('class')?.split(' ') ?? [],
        content,
        of: (key: string) => Number(all.get(key)),
      };
    })
    .filter(({ classes }) => mark === '' || classes.includes(mark));
}

/** The grounds of bands. */
const tintsIn = (markup: string) =>
  marksIn(markup, 'rect', '').filter(({ classes }) => classes.some((mark) => /^tint-/.test(mark)));

const apart = (a = Number.NaN, b = Number.NaN): number => Math.abs(a - b);

describe('a waterfall', () => {
  /** So many steps of 3, 2.9 … points, by turns up and down. */
  const moves = (count: number): Moves => {
    const rows = Array.from({ length: count }, (_, at) => ({
      id: `x${at}`,
      effect: 'value' as const,
      title: `X${at}`,
      what: '1 -> 2',
      values: ['1', '2'] as const,
      points: (at % 2 === 0 ? 1 : -1) * (30 - at) * 0.1,
    }));
    const change = rows.reduce((sum, row) => sum + row.points, 0);
    return {
      title: 'Gauge',
      from: '2026-01-01',
      to: '2026-11-25',
      before: 50,
      after: 50 + change,
      change: Number(change.toFixed(1)),
      rows,
      remainder: 0,
      error: '±5',
      withinError: false,
      background: undefined,
      rest: 'rounding',
    };
  };

  test.each([
    [3, 940, 3],
    [12, 940, 12],
    [14, 940, 13],
    [12, 500, 12],
    [14, 360, 13],
  ])(
    'of %i moves, %i wide, has %i bars, each from where the one before ended',
    (count, width, bars) => {
      const all = moves(count);
      const { svg, table } = waterfallDrawingAndTable(all, 'moves', width);
      const drawn = [
        ...marksIn(svg.markup, 'rect', 'up'),
        ...marksIn(svg.markup, 'rect', 'down'),
      ].toSorted((a, b) => a.of('y') - b.of('y'));
      expect(drawn).toHaveLength(bars);
      const shown = all.rows.slice(0, Math.min(count, 12)).map(({ points }) => points);
      const rest = all.change - shown.reduce((sum, points) => sum + points, 0);
      const points = count > 12 ? [...shown, rest] : shown;
      // One scale for all bars: as wide as they are long, the greater value on the right.
      const [first, last] = marksIn(svg.markup, 'rect', 'total').map((each) => each.of('x') + 1.5);
      const scale = (drawn[0]?.of('width') ?? 0) / (points[0] ?? 0);
      let level = first ?? 0;
      for (const [at, bar] of drawn.entries()) {
        const end = level + (points[at] ?? 0) * scale;
        expect(apart(bar.of('x'), Math.min(level, end))).toBeLessThan(1);
        expect(apart(bar.of('width'), Math.max(1, Math.abs(end - level)))).toBeLessThan(1);
        expect(bar.classes).toContain((points[at] ?? 0) < 0 ? 'down' : 'up');
        level = end;
      }
      expect(apart(last, level)).toBeLessThan(1);
      expect(svg.markup.includes('2 smaller moves')).toBe(count > 12);
      // Nothing lies outside, and what is left out of the drawing stands in its table.
      for (const bar of drawn) expect(bar.of('x') + bar.of('width')).toBeLessThan(width);
      expect(table.rows).toHaveLength(count + 1);
    },
  );
});

describe('the gauge over time in a narrow drawing', () => {
  const plot = (first: number): TimePlot => ({
    from: '2026-01-01',
    to: '2026-11-25',
    gauge: {
      id: 'gauge',
      title: 'Gauge',
      day: '2026-11-25',
      score: 50,
      now: '50',
      interval: '–',
      ribbon: [],
      fan: undefined,
      points: [
        { day: '2026-01-01', score: first },
        { day: '2026-11-25', score: 50 },
      ],
    },
    tracks: [],
    bands: [
      { title: 'Low', from: 0 },
      { title: 'Middle', from: 30 },
      { title: 'High', from: 60 },
    ],
  });

  test.each([2, 6, 14, 16, 24, 36, 44, 46, 54, 68, 79, 81, 92])(
    'names each band that its axis reaches inside it, clear of a line that begins at %i',
    (first) => {
      const { markup } = gaugeTimeDrawingAndTable(plot(first), [], 'time', 360).svg;
      const [low, high] = scoreAxisRange([plot(first).gauge]);
      const bands = tintsIn(markup);
      const [, start = ''] = / d="M[\d.]+,([\d.]+)/.exec(markup) ?? [];
      const names = ['High', 'Middle', 'Low'].filter((title) => markup.includes(`>${title}<`));
      expect(names).toEqual(
        ['High', 'Middle', 'Low'].filter(
          (_, at) => ([60, 30, 0][at] ?? 0) < high && ([100, 60, 30][at] ?? 0) > low,
        ),
      );
      for (const title of names) {
        const name = marksIn(markup, 'text', 'soft').find(({ content }) => content === title);
        // The middle of the letters, which stand on their line.
        const middle = (name?.of('y') ?? 0) - 4;
        const around = bands.filter(
          (each) => each.of('y') < middle && middle < each.of('y') + each.of('height'),
        );
        expect(around).toHaveLength(1);
        expect(Math.abs(middle - Number(start)), title).toBeGreaterThan(8);
      }
      const order = names.map((title) =>
        marksIn(markup, 'text', 'soft')
          .find(({ content }) => content === title)
          ?.of('y'),
      );
      expect(order).toEqual(order.toSorted((a = 0, b = 0) => a - b));
    },
  );
});
