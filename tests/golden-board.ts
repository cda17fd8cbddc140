/** A small board that has something of everything, for golden documents, pictures and sessions. */
import { dirname, join } from 'node:path';
import { type Ran, type Shell, shell } from './commands/tools.ts';
import { branch, document, leaf, type Raw } from './core/make.ts';

/** Six tracks, one of them without a reading; levels, logarithms, goalposts either way; tripwires of every kind. */
function board(more: Raw = {}): Raw {
  const track = (id: string, children: readonly Raw[], role?: string): Raw =>
    branch(id, children, {
      kind: 'track',
      title: `${id[0]?.toUpperCase()}${id.slice(1)}`,
      ...(role === undefined ? {} : { role }),
    });
  return document(
    [
      track(
        'front',
        [
          leaf('land', {
            code: 'A1',
            title: 'Land taken',
            unit: 'km²',
            goalposts: { worst: 100, best: 0 },
            tripwires: [
              { id: 'much', severity: 'alert', title: 'Much land', when: { atLeast: 80 } },
              { id: 'some', severity: 'watch', title: 'Some land', when: { atLeast: 30 } },
            ],
          }),
          leaf('aid', { code: 'A2', title: 'Aid', unit: 'USD bn', decimals: 1, maxAgeDays: 100 }),
        ],
        'means',
      ),
      track(
        'conduct',
        [
          leaf('code-of-conduct', {
            code: 'B1',
            title: 'Code of conduct',
            goalposts: { worst: 0, best: 3 },
            levels: [0, 1, 2, 3].map((value) => ({ value, title: `Level ${value}` })),
          }),
          leaf('rate', {
            code: 'B2',
            title: 'Rate of exchange against a basket of the currencies of the neighbours',
            weight: 2,
            goalposts: { worst: 1, best: 1000, scale: 'log' },
            tripwires: [{ id: 'low-rate', severity: 'alert', title: 'Low', when: { atMost: 20 } }],
          }),
        ],
        'effect',
      ),
      track('north', [
        leaf('ships', {
          code: 'C1',
          title: 'Ships & boats',
          cadenceDays: 5,
          tripwires: [
            {
              id: 'fewer',
              severity: 'watch',
              title: 'Fewer ships',
              when: { fallsBy: 10, withinDays: 90 },
            },
          ],
        }),
      ]),
      track('south', [leaf('oil', { code: 'D1', title: 'Oil', unit: '%' })]),
      track('east', [leaf('votes', { code: 'E1', title: 'Votes' })]),
      track('west', [leaf('calls', { code: 'F1', title: 'Calls' })]),
    ],
    { title: 'Gauge', minCoverage: 0.5, ...more },
    {
      start: '2025-11-10',
      source: { title: 'The plan', author: 'A. Author', url: 'https://example.org/plan' },
      mechanism: { cause: 'front', effect: 'conduct' },
      bands: [
        { id: 'low', title: 'Low', from: 0, meaning: 'Nothing has moved.' },
        { id: 'middle', title: 'Middle', from: 30 },
        { id: 'high', title: 'High', from: 55, requires: [{ node: 'conduct', atLeast: 60 }] },
      ],
    },
  );
}

const READINGS = `indicator,observed_on,value,confidence,source,url,note,quote
land,2025-08-01,60,high,ISW,https://example.org/1,,
land,2026-03-01,85,moderate,ISW,https://example.org/2,a note,
land,2026-11-01,30,high,ISW,https://example.org/3,,They took 30 square kilometres.
aid,2025-11-20,40,moderate,Kiel,,,
aid,2026-06-01,55.5,moderate,Kiel,,,
code-of-conduct,2025-10-01,2,low,,,,
code-of-conduct,2026-11-01,1,low,,,,
rate,2025-10-01,10,high,Bank,,,
rate,2026-02-01,0.5,high,Bank,,,
rate,2026-10-20,200,high,Bank,,,
ships,2026-01-15,70,moderate,Yard,,,
ships,2026-10-30,50,moderate,Yard,,,
oil,2025-11-01,64,high,Bank,,,
oil,2026-11-20,80,high,Bank,,,
votes,2025-11-10,20,low,,,,
votes,2026-05-01,45,low,,,,
`;

const EVENTS = `day,node,title,side,kind,status,confidence,source,url
2025-12-24,front,Aid was pledged,ours,action,pledged,high,Kiel,https://example.org/4
2025-12-27,front,Aid was delivered,ours,action,delivered,moderate,Kiel,
2026-01-05,north,Ships sailed,russia,shock,,high,,
2026-01-08,land,An offensive that had long been awaited by everybody who follows the front began at several places at once,russia,decision,,low,ISW,
2026-05-02,votes,A vote of ours,ours,decision,,high,,
2026-05-02,oil,A talk,china,statement,,high,Bank,
2026-09-01,code-of-conduct,A harbour closed,iran,shock,,high,,
`;

const judgement = (changed: string, likelihood = 'unlikely'): string => `Confidence: moderate
Likelihood: ${likelihood}

## What changed
${changed}

## So what
Pressure alone, as the U.S. has found, moves nobody. The rest follows.

## What next
A turn within the year is unlikely.

## Dissent
Bob expects one.
`;

/** A revision of it: the harmonic mean, and half of the weight present is not enough. */
export const REVISED = JSON.stringify(
  board({ aggregation: { method: 'harmonic', floor: 10 }, minCoverage: 0.7 }),
  undefined,
  2,
);

/** A shell of 25 November, in whose store are what was known and written on 30 June, and what came then. */
export async function boardShell(options: { readonly terminal?: number } = {}): Promise<Shell> {
  const made = shell({ ...options, strategy: board() });
  const before = shell({ today: '2026-06-30' });
  const file = join(dirname(made.dataDir), 'strategy.json');
  const there = ['--strategy', file, '--data-dir', made.dataDir];
  const done = async (ran: Promise<Ran>): Promise<void> => {
    const { code, err } = await ran;
    if (code !== 0) throw new Error(err);
  };
  const [head = '', ...rows] = READINGS.trimEnd().split('\n');
  const known = rows.filter((row) => (row.split(',')[1] ?? '') < '2026-06-30');
  await done(before.run([...there, 'import', '-'], [head, ...known, ''].join('\n')));
  const first = judgement('Land was taken.', 'likely');
  await done(before.run([...there, 'assessment', 'new', '-'], first));
  await done(before.run([...there, 'assessment', 'sign', 'n1'], '', 'bob'));
  await done(made.run(['import', '-'], READINGS));
  await done(made.run(['event', 'import', '-'], EVENTS));
  await done(made.run(['assessment', 'new', '-'], judgement('Less land was taken.'), 'bob'));
  await done(made.run(['assessment', 'new', '-'], judgement('Nothing.'), 'carla'));
  await done(made.run(['undo'], '', 'carla'));
  await done(made.run(['config', 'set', 'handling', 'Internal']));
  return made;
}
