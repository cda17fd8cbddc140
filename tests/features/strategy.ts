/** A strategy whose indicators are of every kind, as its file. */
export const MADE = {
  ...{ format: 'axiswatch.strategy/3', id: 'made', title: 'Made up', start: '2026-01-01' },
  question: 'Does it move?',
  answers: { up: 'yes', still: 'no', down: 'backwards' },
  sides: [
    { id: 'ours', title: 'us' },
    { id: 'theirs', title: 'them' },
  ],
  bands: [
    { title: 'Low', from: 0 },
    { title: 'High', from: 50 },
  ],
  index: {
    ...{ id: 'top', title: 'Top' },
    children: [
      {
        ...{ id: 'LAND', title: 'Land', unit: 'km²', worst: 630, best: 0 },
        ...{
          every: 31,
          lag: 5,
          mean: 92,
          origin: 'A map',
          tripwires: [{ alert: 'much', atLeast: 500 }],
        },
      },
      {
        ...{ id: 'inner', title: 'Inner', weight: 2, track: true },
        children: [
          { id: 'acts', title: 'Acts', worst: -5, best: 5, every: 30, count: 365, signed: true },
          {
            ...{ id: 'arms', title: 'Arms', worst: 2, best: 0, every: 90, origin: 'us' },
            levels: ['none', 'a', 'b'],
          },
          {
            ...{ id: 'oil', title: 'Oil', unit: '$/bbl', worst: 100, best: 1 },
            ...{ every: 30, scale: 'log', expires: 60 },
          },
        ],
      },
    ],
  },
};
