import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { quiet } from './patience.ts';
import { noon, openTerminal, root, type Terminal } from './terminal.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-pty-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const tracks = ['Russia / Ukraine', 'Iran', 'North Korea'];
const showsOverview = (screen: string): boolean =>
  tracks.every((track) => screen.includes(track)) && screen.includes('quit');

/** Whether the screen is one frame of that size: the header in its first row, the footer at the end of its last. */
const isFrame = (lines: readonly string[], columns: number, rows: number): boolean =>
  lines.length === rows &&
  /^ (axiswatch|overview) /.test(lines[0] ?? '') &&
  lines.at(-1)?.trimEnd().padEnd(columns).endsWith('quit ') === true &&
  lines.filter((line) => line.includes('quit')).length === 1;

const direct = `"${process.execPath}" dist/axiswatch.js`;
const ways = [
  ['started directly', direct],
  ['under npm start', 'npm start'],
] as const;
const surroundings = [
  ['without CI set', undefined],
  ['with CI set', 'true'],
] as const;

/** Opens the overview and moves the selection, in a shell that says afterwards how the program ended and what state it left the terminal in. */
async function openOverview(command: string, CI: string | undefined): Promise<Terminal> {
  const script = `${command}; echo "exit code $?"; stty -a; echo "back in the shell"; read -r line`;
  const terminal = openTerminal('sh', ['-c', script], {
    env: { AXISWATCH_DATA_DIR: dataDir, TZ: noon, CI, NO_COLOR: undefined },
  });
  await terminal.until('the overview', showsOverview);
  expect(terminal.isAlternate()).toBe(true);
  // The first frame is there before the first key is heard: until then Ctrl-C is a signal to the shell as well.
  const before = terminal.rows().join('\n');
  terminal.type('j');
  await terminal.until('a selection that moved', (screen) => screen !== before);
  return terminal;
}

/** The screen once nothing changes it any more. */
async function atRest(terminal: Terminal): Promise<string> {
  let screen = '';
  while (screen !== terminal.rows().join('\n')) {
    screen = terminal.rows().join('\n');
    await pause(quiet(700));
  }
  return screen;
}

/** Back in the shell, with its own screen and the cursor on it, and lines edited and echoed. */
async function expectWhole(terminal: Terminal, exitCode: number): Promise<void> {
  await terminal.until('the shell', (screen) => screen.includes('back in the shell'));
  expect(terminal.rows()).toContain(`exit code ${exitCode}`);
  expect(terminal.isAlternate()).toBe(false);
  const written = terminal.written();
  expect(written.lastIndexOf('\u001B[?25h')).toBeGreaterThanOrEqual(
    written.lastIndexOf('\u001B[?25l'),
  );
  for (const mode of ['?2004', '?1000', '?1006', '?1004', '?1049', '?2026']) {
    expect(written.lastIndexOf(`\u001B[${mode}h`)).toBeLessThanOrEqual(
      written.lastIndexOf(`\u001B[${mode}l`),
    );
  }
  const settings = terminal
    .rows()
    .join(' ')
    .split(/[\s;]+/);
  expect(settings).toEqual(expect.arrayContaining(['icanon', 'echo', 'isig', 'icrnl', 'opost']));
  terminal.type('\r');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
}

describe.each(ways)('the built program %s', (_way, command) => {
  test.each(surroundings)('starts, takes a key, reflows and quits %s', async (_where, CI) => {
    const terminal = await openOverview(command, CI);

    for (const [columns, rows] of [
      [80, 24],
      [60, 20],
      [120, 36],
    ] as const) {
      terminal.resize(columns, rows);
      await terminal.until(`a frame of ${columns} × ${rows}`, (screen) =>
        isFrame(screen.split('\n'), columns, rows),
      );
    }

    terminal.type('q');
    await expectWhole(terminal, 0);
  });

  test('leaves the terminal whole at Ctrl-C', async () => {
    const terminal = await openOverview(command, undefined);
    terminal.type('\u0003');
    await expectWhole(terminal, 0);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('leaves the terminal whole at %s', async (signal, exitCode) => {
    const pidFile = join(dataDir, 'pid');
    const started = `sh -c 'echo $$ > "${pidFile}"; exec ${command}'`;
    const terminal = await openOverview(started, undefined);
    process.kill(Number(readFileSync(pidFile, 'utf8')), signal);
    await expectWhole(terminal, exitCode);
  });
});

test('the built program takes no variable for developers of its libraries', async () => {
  const terminal = openTerminal(process.execPath, ['dist/axiswatch.js'], {
    env: { AXISWATCH_DATA_DIR: dataDir, DEV: 'true' },
  });
  await terminal.until('the overview', showsOverview);
  terminal.type('q');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
});

test('the built program shows one whole frame after a burst of sizes', async () => {
  const terminal = await openOverview(direct, undefined);
  terminal.type('\f');
  const whole = await atRest(terminal);
  for (let burst = 0; burst < 8; burst++) {
    for (const [columns, rows] of [
      [80, 24],
      [60, 20],
      [100, 40],
      [120, 36],
    ] as const) {
      terminal.resize(columns, rows);
      await pause(4 + 6 * burst);
    }
    await terminal.until('the frame as it was', (screen) => screen === whole);
  }
  terminal.type('q');
  await expectWhole(terminal, 0);
});

test('the built program draws its frame again after a size that it did not see', async () => {
  const terminal = await openOverview(`exec ${direct}`, undefined);
  const whole = await atRest(terminal);
  terminal.kill('SIGSTOP');
  terminal.resize(60, 20);
  terminal.resize(120, 36);
  expect(terminal.rows().join('\n')).not.toBe(whole);
  terminal.kill('SIGCONT');
  await terminal.until('the frame as it was', (screen) => screen === whole);
  terminal.type('q');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
});

test('the built program leaves the terminal whole at SIGHUP', async () => {
  // A terminal that goes away tells everything that runs in it; the shell stays to look at what is left.
  const pidFile = join(dataDir, 'group');
  const terminal = await openOverview(`trap : HUP; echo $$ > "${pidFile}"; ${direct}`, undefined);
  process.kill(-Number(readFileSync(pidFile, 'utf8')), 'SIGHUP');
  await expectWhole(terminal, 129);
});

/** A terminal that another process holds, and that is closed when it is killed. */
async function otherTerminal(): Promise<{
  readonly tty: string;
  readonly shown: () => string;
  readonly close: () => void;
}> {
  const holds = `const { spawn } = require('@lydell/node-pty');
    spawn('sh', ['-c', 'tty; exec sleep 60'], { cols: 120, rows: 36 }).onData((data) => process.stdout.write(data));`;
  const holder = spawn(process.execPath, ['-e', holds], { cwd: root, stdio: 'pipe' });
  let shown = '';
  holder.stdout.on('data', (data) => {
    shown += data;
  });
  await expect.poll(() => shown).toMatch(/dev\S+\r\n/);
  return { tty: shown.trim(), shown: () => shown, close: () => holder.kill('SIGKILL') };
}

const CLOSED =
  'axiswatch: the terminal was closed and the dashboard left; what was recorded is kept';

test('the built program gives the terminal back when nothing can be typed any more', async () => {
  const keyboard = await otherTerminal();
  const script = `${direct} < ${keyboard.tty}; echo "exit code $?"; stty -a; echo "back in the shell"; read -r line`;
  const terminal = openTerminal('sh', ['-c', script], {
    env: { AXISWATCH_DATA_DIR: dataDir, CI: undefined },
  });
  await terminal.until('the overview', showsOverview);
  keyboard.close();
  await expectWhole(terminal, 1);
  expect(terminal.written()).toContain(CLOSED);
});

test('the built program ends when nothing can be shown any more, and does not call it a bug', async () => {
  const screen = await otherTerminal();
  const script = `${direct} > ${screen.tty}; echo "exit code $?"; stty -a; echo "back in the shell"; read -r line`;
  const terminal = openTerminal('sh', ['-c', script], {
    env: { AXISWATCH_DATA_DIR: dataDir, CI: undefined },
  });
  await expect.poll(() => screen.shown().includes('quit')).toBe(true);
  await pause(quiet(300));
  screen.close();
  // A closed screen is noticed when something is drawn on it.
  const keys = setInterval(() => {
    if (!terminal.written().includes('exit code')) terminal.type('j');
  }, 100);
  await terminal
    .until('the shell', (rows) => rows.includes('back in the shell'))
    .finally(() => clearInterval(keys));
  // A key that came too late for the program is echoed by the shell.
  expect(terminal.rows().join(' ')).toContain('exit code 1 ');
  expect(terminal.written()).toContain(CLOSED);
  expect(terminal.rows().join(' ')).toMatch(/ icanon .* echo /);
  terminal.type('\r');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
});

test.each([
  ['stdin', '<&-'],
  ['stdout', '>&-'],
])(
  'the built program started with %s closed prints what status prints and ends with 0',
  async (_which, closed) => {
    const script = `${direct} ${closed}; echo "exit code $?"; stty -a; echo "back in the shell"; read -r line`;
    const terminal = openTerminal('sh', ['-c', script], {
      env: { AXISWATCH_DATA_DIR: dataDir, CI: undefined },
    });
    await expectWhole(terminal, 0);
    expect(terminal.written().includes('as of')).toBe(closed === '<&-');
  },
);

test.each(ways)('the built program %s is suspended by ^Z and back at fg', async (_way, command) => {
  const terminal = openTerminal('sh', ['-i'], {
    env: { AXISWATCH_DATA_DIR: dataDir, ENV: undefined, PS1: 'ready> ', CI: undefined },
  });
  await terminal.until('a shell', (screen) => screen.includes('ready>'));
  terminal.type(`${command}\r`);
  await terminal.until('the overview', showsOverview);
  for (const row of ['Long-range drones', 'Ukraine occupied', 'Oil and gas revenue']) {
    // A frame may be there before keys are heard; ^Z would then stop the job with its frame left on the screen.
    terminal.type('j');
    await terminal.until(`a whole frame with ${row} selected`, (screen) => {
      const lines = screen.split('\n');
      return (
        screen.includes(`›${row} `) && !screen.includes('First time') && isFrame(lines, 120, 36)
      );
    });
    expect(terminal.isAlternate()).toBe(true);
    if (row === 'Oil and gas revenue') break;
    terminal.type('\u001a');
    await terminal.until('the shell', (screen) => /stopped/i.test(screen));
    expect(terminal.isAlternate()).toBe(false);
    terminal.type('clear; fg\r');
    await terminal.until('the overview again', showsOverview);
  }
  terminal.type('q');
  await terminal.until('the shell', (screen) => screen.includes('ready>'));
  terminal.type('exit\r');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
});

/** A text as a terminal hands over what was pasted. */
const pasted = (text: string): string => `\u001b[200~${text}\u001b[201~`;

test('keys written at once are taken one by one, a paste on the board changes nothing, one in a field is text', async () => {
  const terminal = await openOverview(direct, undefined);
  terminal.type('0:cx4\r');
  await terminal.until('what was found', (screen) => screen.includes('> CX4 '));
  terminal.type(pasted('eq\r'));
  await terminal.until('why not', (screen) =>
    screen.includes('A paste outside a field changes nothing; press e to record a reading.'),
  );
  expect(terminal.rows()[0]).toContain('> CX4 ');
  terminal.type('e');
  await terminal.until('the form', (screen) => screen.includes('Record CX4'));
  terminal.type(pasted(' 90.5\r\n'));
  await terminal.until('the value', (screen) => /value +\[ 90\.5 /.test(screen));
  expect(terminal.rows()[0]).toContain('> record');
  terminal.type('\t\t' + 'q?:\r');
  await terminal.until('what was saved', (screen) => screen.includes('CX4 90.50 USD/barrel on'));
  await terminal.until('the source', (screen) => screen.includes('source q?:'));
  terminal.type('uq');
  await expectWhole(terminal, 0);
});

test('a past day on the other clock and by the other rules comes from the store, and T is today again', async () => {
  const terminal = await openOverview(direct, undefined);
  terminal.type('t2026-10-01\r');
  await terminal.until('the day', (screen) => screen.includes('AS OF 1 Oct 2026'));
  await terminal.until('its gauge', (screen) => screen.includes('TRUE THEN'));
  terminal.type('K');
  await terminal.until('what was known', (screen) =>
    screen.includes('KNOWN THEN: nothing had been recorded yet'),
  );
  expect(terminal.rows().join('\n')).toContain('No index');
  terminal.type('M');
  await terminal.until('the rules of then', (screen) => screen.includes('OLDEST RULES KEPT'));
  terminal.type('KM');
  await terminal.until('its gauge again', (screen) => !screen.includes('No index'));
  terminal.type('T');
  await terminal.until('today', (screen) => screen.includes(' LIVE '));
  terminal.type('q');
  await expectWhole(terminal, 0);
});

test('for a screen reader nothing is drawn: sentences, then the line that changes', async () => {
  const terminal = openTerminal('sh', ['-c', `${direct} --screen-reader`], {
    env: { AXISWATCH_DATA_DIR: dataDir, CI: undefined },
  });
  await terminal.until('the focus', (screen) => screen.includes('1 of 10: RU1'));
  expect(terminal.isAlternate()).toBe(false);
  terminal.type('2');
  await terminal.until('another panel', (screen) => screen.includes('1 of 14: IR'));
  terminal.type('j');
  await terminal.until('the next row', (screen) => screen.includes('2 of 14: IR'));
  expect(terminal.rows().join('\n')).not.toContain('1 of 14');
  terminal.type('jjjjjjjj');
  await terminal.until('the tenth row', (screen) => screen.includes('10 of 14: IR'));
  const before = terminal.written().length;
  terminal.type('j');
  await terminal.until('the eleventh row', (screen) => screen.includes('11 of 14: IR'));
  expect(terminal.written().slice(before)).toContain('Iran, 11 of 14: IR');
  terminal.type(':cx4\r');
  await terminal.until('what was opened', (screen) => screen.includes('CX4 Brent crude, Chart.'));
  expect(terminal.written()).not.toMatch(/[\u2500-\u259f]/);
  terminal.type('q');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
});

/** What goes wrong in a program that is running: each waits for a signal, and some for the size after it. */
const bugs = [
  ['in a timer', "setTimeout(() => { throw new Error('a bug'); })"],
  ['in a promise', "Promise.reject(new Error('a bug'))"],
  ['in a frame', "Object.fromEntries = () => { throw new Error('a bug'); }"],
  [
    // A new size is taken in by an effect that waits so long for it to settle.
    'in an effect',
    `const wait = globalThis.setTimeout;
    globalThis.setTimeout = (done, ms) => { if (ms === 100) throw new Error('a bug'); return wait(done, ms); }`,
  ],
] as const;

test.each(bugs)(
  'an error %s gives the terminal back, exits 1 and says where its trace is',
  async (where, wrong) => {
    const pidFile = join(dataDir, 'bug');
    const module = join(dataDir, 'bug.mjs');
    const armed = join(dataDir, 'armed');
    rmSync(armed, { force: true });
    writeFileSync(
      module,
      `import { writeFileSync } from 'node:fs';
      process.on('SIGUSR2', () => { ${wrong}; writeFileSync('${armed}', ''); });`,
    );
    const program = `"${process.execPath}" --import "${module}" dist/axiswatch.js`;
    const started = `sh -c 'echo $$ > "${pidFile}"; exec ${program}'`;
    const terminal = await openOverview(started, undefined);
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGUSR2');
    await expect.poll(() => existsSync(armed)).toBe(true);
    // A new size is drawn, and where a frame was due before it nothing is left over for the shell, as a key would be.
    if (where === 'in an effect' || where === 'in a frame') terminal.resize(100, 30);
    await expectWhole(terminal, 1);
    const said = terminal.written().replaceAll(/\s/g, '');
    expect(said).toContain('thisisabug:abug;pleasereportitwiththetracein');
    const [, trace = ''] = /tracein(\S*?crash-[\dTZ-]+\.log)/.exec(said) ?? [];
    expect(readFileSync(trace, 'utf8')).toContain('Error: a bug');
    expect([statSync(trace).mode & 0o777, statSync(dirname(trace)).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
  },
);
