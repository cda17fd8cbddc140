/** A strategy with one of everything, as its file and read. */
import { checkStrategy } from '../../src/model/strategy-file.ts';

export const SMALL = {
  format: 'axiswatch.strategy/3',
  id: 'small',
  title: 'Small',
  source: { title: 'A paper', date: '2024' },
  start: '2024-11-08',
  question: 'Does it move?',
  answers: { up: 'yes', still: 'no', down: 'backwards' },
  sides: [
    { id: 'ours', title: 'us' },
    { id: 'theirs', title: 'them' },
  ],
  bands: [
    { title: 'Low', from: 0 },
    { title: 'High', from: 50, meaning: 'more', requires: { INNER: 10 } },
  ],
  links: [{ title: 'If', cause: 'land', effect: 'inner' }],
  linkTitles: { cause: 'here' },
  index: {
    id: 'top',
    title: 'Top',
    children: [
      {
        id: 'LAND',
        title: 'Land',
        unit: 'km²',
        decimals: 10,
        worst: 630,
        best: 0,
        every: 31,
        lag: 5,
        mean: 92,
        tripwires: [
          { alert: 'much', atLeast: 500 },
          { watch: 'a step', falls: 3, days: 30 },
        ],
        lookUp: [{ title: 'A map', url: 'https://example.org' }],
      },
      {
        id: 'inner',
        title: 'Inner',
        weight: 2,
        track: true,
        children: [
          { id: 'acts', title: 'Acts', worst: -5, best: 5, every: 30, count: 365, signed: true },
          { id: 'arms', title: 'Arms', worst: 2, best: 0, every: 90, levels: ['none', 'a', 'b'] },
          {
            id: 'oil',
            title: 'Oil',
            decimals: 0,
            worst: 100,
            best: 1,
            every: 30,
            scale: 'log',
            expires: 60,
          },
        ],
      },
    ],
  },
};

export const small = checkStrategy(JSON.stringify(SMALL), '0123abcd');
