/** Golden sessions: what is typed on one small board, line after line, and all that is printed. */
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { boardShell } from '../golden-board.ts';

interface Typed {
  readonly line: string;
  readonly input?: string;
  readonly author?: string;
}

/** Lines of a session; quotes keep words together. */
const typed = (lines: string): readonly Typed[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => ({ line: line.trim() }));

const FILE = `indicator,observed_on,value,confidence,source
land,2026-11-20,20,high,ISW
land,2026-11-01,31,high,ISW
oil,2026-11-20,80,high,Bank
votes,2026-11-01,50,low,
`;
const WRONG = `indicator,observed_on,value,confidence
land,2026-11-20,20,high
lnd,2026-11-20,20,high
oil,03/04/2026,80,high
oil,2027-01-01,80,high
votes,2026-11-01,much,low
ships,2026-11-01,1,sure
code-of-conduct,2026-11-02,1.5,low
land,2026-11-20,21,high
oil,2026-11-21,1e9,high
`;
const EVENTS = `day,node,title,side,kind,status
2026-11-11,north,More ships,russia,shock,
2026-11-12,nowhere,No place,russia,shock,
2026-11-13,north,,russia,shock,
`;

const SESSIONS: Readonly<Record<string, readonly Typed[]>> = {
  looking: typed(`
    status --short
    status --format '{title} {gauge} {interval} {low} {high} {band} {change30} {change365} {cause} {effect} {alerts} {watches} {nothing}'
    status --format '{gauge} {band} {change30} {change365} {cause} {effect} {alerts} {watches} {due}'
    status --exit-code
    status --as-of 2026-06-30
    status --as-of 2027-01-01
    status --as-of 2030-01-01
    ahead
    ahead --as-of 2026-06-30 --to 1y
    ahead --to 2026-06-30
    status --as-of never
    statsu
    history
    history A
    history 1
    history B1
    history conduct
    history A9
    explain --node front --from 2026-06-01 --to yesterday
    explain --node A1
    explain --node frnt
    explain --from 2027-01-01
    movers --band high
    movers --band hihg
    uncertainty --draws 0
    uncertainty --draws 50 --seed 7
    whatif
    whatif A1
    whatif A1=0 A1=1
    whatif A9=0 B1=7 A1=much
    whatif B1=3
    sources
    mechanism
    list
    whatif --scenario none
    event list --side ours
    event list --node front --from 2026-01-01
    event list --to 2025-12-31 --kind action
    event list --side nobody
    assessment show n9
    assessment show last
    report --since 2027-01-01
    report --format pdf
    plot gague
    plot front
    plot nothing
    plot moves --as-of 2025-01-01 --since 2024-12-01
    strategy check
    strategy check nowhere
    strategy use nowhere
    strategy diff shipped nowhere
    watch --as-of 2026-01-01
    config list
    config get handling
    completion tcsh
  `),
  exporting: [
    ...['readings', 'events', 'assessments', 'journal'].flatMap((what) =>
      ['csv', 'json', 'jsonl'].flatMap((format) =>
        typed(`export - --what ${what} --format ${format} --as-of 2026-06-30`),
      ),
    ),
    ...['csv', 'json', 'jsonl'].flatMap((format) =>
      typed(`export - --what scores --format ${format} --from 2026-10-30 --to 2026-11-02`),
    ),
    ...typed(`
      export - --what scores --from 2026-11-02 --to 2026-10-30
      export - --what scores --from never
      export - --what nothing
      export - --what board
      export FOLDER/board.json --what board
      export FOLDER/nowhere/all.csv
      strategy show --json
      strategy show nowhere
    `),
  ],
  completing: typed(`
    completion --offer -- ''
    completion --offer -- strategy ''
    completion --offer -- strategy ch
    completion --offer -- help strategy ''
    completion --offer -- status x ''
    completion --offer -- status -
    completion --offer -- history ''
    completion --offer -- history A1 ''
    completion --offer -- explain --node f
    completion --offer -- explain --node=f
    completion --offer -- movers --band ''
    completion --offer -- movers --band=m
    completion --offer -- event add Aid --node A1 ''
    completion --offer -- event add Aid --side o
    completion --offer -- event add Aid --side=o
    completion --offer -- event retract ''
    completion --offer -- assessment show ''
    completion --offer -- assessment show n1 --beside ''
    completion --offer -- whatif A1=0 ''
    completion --offer -- whatif --scenario ''
    completion --offer -- config set theme ''
    completion --offer -- config set handling ''
    completion --offer -- config set strategy s
    completion --offer -- strategy diff shipped ''
    completion --offer -- report -o ''
    completion --offer -- report --format ''
    completion --offer -- export ''
    completion --offer -- plot ''
    completion --offer -- --as-of 2026-01-01 hist
    completion --offer -- --strategy shipped history RU1
    completion --offer -- --strategy=shipped history RU1
    completion --offer -- nothing ''
  `),
  writing: [
    ...typed(`
      record
      record A1
      record A9 1
      record A1 much
      record A1 20 --dry-run
      record A1 20 --source ISW --confidence high --note 'a remark'
      record A1 20 --source ISW --confidence high --note 'a remark'
      record A1 21 --confidence sure
      record A1 85 --date 3d
      record A1 1e9
      record B1 1.5
      record B1 3 --url nowhere
      record B2 900 --date 2027-01-01
      record oil 30 --quote 'It fell.' --archived https://example.org/kept --retrieved-on today
      undo
      undo
      redo
      redo
      redo
    `),
    { line: 'undo', author: 'nobody' },
    { line: 'import - --dry-run', input: FILE },
    { line: 'import -', input: FILE },
    { line: 'import -', input: FILE },
    { line: 'import -', input: WRONG },
    { line: 'import - --dry-run', input: WRONG },
    { line: 'import - --map value', input: FILE },
    { line: 'import - --set indicator=oil', input: 'observed_on;value\n2026-10-01;12,5\n' },
    {
      line: 'import - --set indicator=oil --decimal-comma',
      input: 'observed_on;value\n2026-10-01;12,5\n',
    },
    { line: 'import -', input: '' },
    { line: 'import nowhere.csv' },
    ...typed(`
      event add 'More aid' --node front --side ours --kind action --status pledged --expect-node A1 --expect up --expect-by 2027-06-30
      event add 'More aid' --node nowhere --side ours --kind action
      event add 'A shock' --node front --side russia --kind shock --status pledged
      event correct 2026-11-25:more-aid --title 'Much more aid' --status decided
      event correct nothing --title x
      event retract 2026-11-25:more-aid
      event retract 2026-11-25:more-aid
      actions
    `),
    { line: 'event import -', input: EVENTS },
    { line: 'event import - --dry-run', input: EVENTS.split('\n').slice(0, 2).join('\n') },
    { line: 'event import -', input: EVENTS.split('\n').slice(0, 2).join('\n') },
    { line: 'assessment new -', input: 'Confidence: sure\n' },
    { line: 'assessment new' },
    { line: 'assessment sign n2', author: 'bob' },
    { line: 'assessment sign n2' },
    { line: 'assessment sign n2' },
    { line: 'assessment sign n9' },
    ...typed(`
      assessment list
      config set theme purple
      config set theme dark
      config set bell on
      config set theme ''
      config set nothing 1
      config list
      export FOLDER/all.csv
      export FOLDER/all.csv
      export FOLDER/all.csv --force
      export FOLDER/all.xyz
      export FOLDER/scores.json --what scores --from 2026-11-01
      report -o FOLDER/report.html
      report -o FOLDER/report.doc
      plot A1 -o FOLDER/a1.svg
      plot A1 -o FOLDER/a1.png
      event export FOLDER/events.csv
      backup FOLDER/board.db
      backup FOLDER/board.db
      restore FOLDER/nothing.db --yes
      restore FOLDER/board.db
      restore FOLDER/board.db --yes
      strategy new FOLDER/mine.json --title Mine --tracks 'One, Two'
      strategy new FOLDER/mine.json
      strategy check FOLDER/mine.json
      strategy show --strategy FOLDER/mine.json
      strategy diff FOLDER/strategy.json FOLDER/mine.json
      strategy use FOLDER/mine.json
      strategy use shipped
    `),
  ],
};

const words = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** Many commands, on a machine that may be busy. */
const PATIENCE = 120_000;

test.each([
  ['looking', undefined],
  ['looking', 60],
  ['exporting', undefined],
  ['completing', undefined],
  ['writing', undefined],
])(
  '%s, in a terminal of %s cells where there is one',
  async (name, terminal) => {
    const { run, dataDir } = await boardShell(terminal === undefined ? {} : { terminal });
    const folder = dirname(dataDir);
    const said: string[] = [];
    for (const { line, input, author } of SESSIONS[name] ?? []) {
      const args = words(line).map((word) => word.replace('FOLDER', folder));
      const { code, out, err } = await run(args, input, author);
      const by = author === undefined ? '' : `${author} `;
      said.push(`${by}$ ${line}`, out, err, code === 0 ? '' : `ended with ${code}`);
    }
    const text = said
      .filter((each) => each !== '')
      .join('\n')
      .replaceAll(folder, 'FOLDER');
    const width = terminal === undefined ? '' : `-${terminal}`;
    await expect(`${text}\n`).toMatchFileSnapshot(`sessions/${name}${width}.txt`);
  },
  PATIENCE,
);
