/** The commands that carry the board elsewhere: reports and drawings. */
import { type CommandSpec, JSON_OPTION } from './command-spec.ts';

const SINCE = [
  '--since <day>',
  'the first day of what moved; the start of the strategy when left out',
] as const;
const OUTPUT = ['-o, --output <file>', 'write to this file instead of stdout'] as const;
const FORCE = ['--force', 'write over a file that is there already'] as const;

export const OUTPUTS: readonly CommandSpec[] = [
  {
    words: 'report',
    args: [],
    summary: 'write the whole board of a day for those who do not sit before it',
    options: [
      [
        '--format <format>',
        'text, md, html or json; when left out, as the file’s name ends',
        ['text', 'md', 'html', 'json'],
      ],
      SINCE,
      OUTPUT,
      FORCE,
      JSON_OPTION,
    ],
    examples: [
      ['report -o briefing.html', 'one file for a browser, a phone or paper'],
      ['report --since 30d --format md', 'what a month brought, as Markdown'],
      ['report --as-of 2026-06-30 --format json', 'as axiswatch.report/1'],
    ],
    run: async (world, options) => (await import('./report.ts')).report(world, options),
  },
  {
    words: 'plot',
    args: ['<what>'],
    choices: ['gauge', 'time', 'tracks', 'moves'],
    summary: 'draw the gauge, time, tracks, moves or one indicator as SVG',
    options: [SINCE, OUTPUT, FORCE],
    examples: [
      ['plot gauge -o gauge.svg', 'the gauge between its bands, with its interval'],
      ['plot RU1 -o land.svg', 'an indicator with goalposts and tripwires'],
    ],
    run: async (world, options, [what = '']) =>
      (await import('./plot.ts')).plot(world, options, what),
  },
];
