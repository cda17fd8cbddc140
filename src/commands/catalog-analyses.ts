/** The commands that explain, doubt and suppose. */
import { type CommandSpec, JSON_OPTION } from './command-spec.ts';

export const ANALYSES: readonly CommandSpec[] = [
  {
    words: 'explain',
    args: [],
    summary: 'say what moved a score between two days',
    options: [
      ['--from <day>', 'the first day; the start of the strategy when left out'],
      ['--to <day>', 'the last day; the day looked at when left out'],
      ['--node <node>', 'a track, objective or indicator instead of the gauge'],
      JSON_OPTION,
    ],
    examples: [
      ['explain', 'what moved the gauge since the strategy began'],
      ['explain --from 30d --node iran', 'what moved one track in a month'],
    ],
    run: async (world, options) => (await import('./explain.ts')).explain(world, options),
  },
  {
    words: 'movers',
    args: [],
    summary: 'say what would move the gauge, and how far',
    options: [['--band <band>', 'the least change that reaches this band'], JSON_OPTION],
    examples: [['movers --band reconsidering', 'by id or title']],
    run: async (world, options) => (await import('./movers.ts')).movers(world, options),
  },
  {
    words: 'uncertainty',
    args: [],
    summary: 'say how sure the gauge is, by drawing',
    options: [
      ['--draws <n>', 'how many draws; 5000 when left out'],
      ['--seed <n>', 'the seed; the same one gives the same draws'],
      JSON_OPTION,
    ],
    examples: [['uncertainty --draws 20000 --seed 7', 'the interval, the bands, other models']],
    run: async (world, options) => (await import('./uncertainty.ts')).uncertainty(world, options),
  },
  {
    words: 'sources',
    args: [],
    summary: 'say what rests on one source',
    options: [JSON_OPTION],
    examples: [['sources', 'the gauge without the readings of each source in turn']],
    run: async (world, options) => (await import('./sources.ts')).sources(world, options),
  },
  {
    words: 'mechanism',
    args: [],
    summary: 'lay what pushes beside what moves, quarter by quarter',
    options: [JSON_OPTION],
    examples: [['mechanism', 'the path, what can be said of it, what each band requires']],
    run: async (world, options) => (await import('./mechanism.ts')).mechanism(world, options),
  },
  {
    words: 'whatif',
    args: ['[id=value...]'],
    summary: 'show the board with other values; nothing is stored',
    options: [
      ['--scenario <scenario>', 'the values saved under this name in the dashboard'],
      JSON_OPTION,
    ],
    examples: [
      ['whatif RU1=0 IR5=0', 'two values at once'],
      ['whatif RU9=-0.5 --json', 'what would change, as axiswatch.whatif/1'],
      ['whatif --scenario ceasefire --json', 'a saved scenario, for another program'],
    ],
    run: async (world, options, args) => (await import('./whatif.ts')).whatIf(world, options, args),
  },
];
