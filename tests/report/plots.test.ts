/** A plot looks as it should in every program: attributes paint it for light paper, the style changes its colours in the dark and nothing else. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { sampleShell, shell } from '../commands/tools.ts';

const PLOTS = ['gauge', 'time', 'tracks', 'moves', 'RU1', 'RU5', 'CX3'];

async function plotOf(what: string): Promise<string> {
  const { code, out } = await shell().run(['plot', what]);
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
