/** Commands of the shell as they run within the dashboard: their answers and questions are handed over, nothing goes to the terminal. */
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExitCode, Io } from '../../src/cli/io.ts';
import { COMMANDS } from '../../src/features/commands.ts';
import {
  readDueRecipeCounts,
  readShellCommandsAndChoices,
  runShellCommandFromDashboard,
} from '../../src/features/shell/run-in-program.command.ts';
import type {
  Asking,
  CommandAnswer,
  CommandRun,
  DueRecipes,
  ShellCommands,
} from '../../src/tui/shell-command.ts';
import { type Shell, sampleShell, shell } from './tools.ts';

const NOTHING_ASKED = (): void => {
  throw new Error('something was asked');
};

/** Runs a command within a dashboard of this shell; a person answers its questions so. */
async function within(
  { dataDir, runWith }: Shell,
  run: Partial<CommandRun> & Pick<CommandRun, 'words'>,
  answers: readonly (string | undefined)[] = [],
  options: Readonly<Record<string, unknown>> = {},
): Promise<CommandAnswer & { readonly asked: readonly Omit<Asking, 'reply'>[] }> {
  const left = [...answers];
  const asked: Omit<Asking, 'reply'>[] = [];
  let answer: CommandAnswer | undefined;
  const ask = ({ reply, ...asking }: Asking): void => {
    asked.push(asking);
    if (left.length === 0) NOTHING_ASKED();
    reply(left.shift());
  };
  const whole = { args: [], options: {}, file: undefined, cells: 76, author: 'ann', ...run };
  const ran = await runWith(
    async (_, io: Io): Promise<ExitCode> => {
      answer = await runShellCommandFromDashboard(io, { dataDir, ...options }, COMMANDS, whole, {
        ask,
        progress: () => undefined,
        stop: new AbortController().signal,
      });
      return 0;
    },
    ['status'],
  );
  expect(ran).toMatchObject({ out: '', err: '' });
  if (answer === undefined) throw new Error('not run');
  return { ...answer, asked };
}

test('what a command prints is its answer, and what it says beside that stands without the name of the program', async () => {
  const at = shell();
  const { done, out, said } = await within(at, { words: 'movers' });
  expect([done, said]).toEqual([true, []]);
  expect(out).toContain('What would move China reconsideration');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  const wrong = await within(at, { words: 'history', args: ['XX9'] });
  expect(wrong).toMatchObject({ done: false, out: '' });
  expect(wrong.said[0]).toMatch(/^there is no indicator "XX9"/);
});

test('a file that is there is written over only after a yes', async () => {
  const at = shell();
  const path = at.file('a.md', 'mine');
  const run = { words: 'report', options: { output: path }, file: path };
  const no = await within(at, run, ['n']);
  expect(no).toMatchObject({ done: false, said: ['nothing was written'] });
  expect(no.asked).toEqual([
    { shown: '', question: `${path} is there already. Write over it?`, yesNo: true },
  ]);
  const left = await within(at, run, [undefined]);
  expect(left).toMatchObject({ done: false, said: ['nothing was written'] });
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect((await within(at, run, ['y'])).done).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('# ');
  const free = join(at.dataDir, '..', 'b.md');
  const fresh = { ...run, options: { output: free }, file: free };
  expect(await within(at, fresh)).toMatchObject({ done: true, asked: [] });
  expect(existsSync(free)).toBe(true);
});

test('an import shows what it would record before it asks, and writes under the name of who is at the dashboard', async () => {
  const at = shell();
  const path = at.file('a.csv', 'indicator,observed_on,value\nRU1,2026-11-20,210\n');
  const run = { words: 'import', args: [path], author: 'sam' };
  const no = await within(at, run, ['n']);
  expect(no.done).toBe(false);
  expect(no.asked[0]).toMatchObject({ question: 'Record them?', yesNo: true });
  expect(no.asked[0]?.shown).toContain('Would record: 1 reading.');
  expect((await within(at, run, ['y'])).done).toBe(true);
  const { out } = await at.run(['history', 'RU1', '--json']);
  expect(JSON.parse(out).readings.at(-1)).toMatchObject({ value: 210, author: 'sam' });
});

test('a backup is restored after a question, and a strategy is begun by typed lines', async () => {
  const at = shell();
  await at.run(['record', 'RU1', '300']);
  const path = join(at.dataDir, '..', 'board.db');
  expect((await within(at, { words: 'backup', args: [path], file: path })).done).toBe(true);
  const restored = await within(at, { words: 'restore', args: [path] }, ['y']);
  expect(restored.done).toBe(true);
  expect(restored.asked[0]?.question).toMatch(/takes the place of .* Replace it\?$/);
  const begun = join(at.dataDir, '..', 'mine.json');
  const made = await within(at, { words: 'strategy new', args: [begun], file: begun }, [
    'Land and money',
    'the front',
    'peace',
    'Land,Money',
  ]);
  expect(made).toMatchObject({ done: true });
  expect(made.asked.every(({ yesNo }) => !yesNo)).toBe(true);
  expect(JSON.parse(readFileSync(begun, 'utf8'))).toMatchObject({ title: 'Land and money' });
});

test('the options that the dashboard was started with hold, and a command that is not there is said', async () => {
  const at = await sampleShell();
  const readonly = await within(at, { words: 'config set', args: ['theme', 'dark'] }, [], {
    readonly: true,
  });
  expect(readonly).toMatchObject({
    done: false,
    said: ['--readonly writes nothing; leave it out to set it'],
  });
  expect(await within(at, { words: 'no such' })).toMatchObject({ said: ['there is no no such'] });
});

test('the commands are handed over as data, with the strategies that can be named', async () => {
  const at = shell();
  let known: ShellCommands | undefined;
  await at.runWith(
    async (_, io): Promise<ExitCode> => {
      known = await readShellCommandsAndChoices(io, { dataDir: at.dataDir }, COMMANDS);
      return 0;
    },
    ['status'],
  );
  expect(known?.commands.map(({ words }) => words)).toEqual(COMMANDS.map(({ words }) => words));
  expect(known?.commands.some((command) => 'run' in command)).toBe(false);
  expect(known?.strategies).toEqual([{ name: 'shipped', title: 'Axis of Losers (shipped)' }]);
});

test('to learn the commands moves no settings that cannot be read', async () => {
  const at = shell();
  const settings = join(at.dataDir, 'settings.json');
  mkdirSync(at.dataDir, { recursive: true });
  await at.runWith(
    async (_, io): Promise<ExitCode> => {
      writeFileSync(settings, 'no JSON');
      await readShellCommandsAndChoices(io, { dataDir: at.dataDir }, COMMANDS);
      return 0;
    },
    ['status'],
  );
  expect(readFileSync(settings, 'utf8')).toBe('no JSON');
});

test('the dashboard learns which recipes can be collected, and nothing is read or asked for it', async () => {
  const at = shell();
  const folder = join(at.dataDir, 'recipes');
  mkdirSync(folder, { recursive: true });
  const recipe = (id: string, from: string): void =>
    writeFileSync(
      join(folder, `${id}.json`),
      JSON.stringify({
        format: 'axiswatch.recipe/1',
        id,
        title: id,
        from,
        read: { form: 'csv' },
        day: { column: 'Day', form: 'YYYY-MM-DD' },
        value: { column: 'Area' },
        indicator: 'RU1',
        source: 'ISW',
      }),
    );
  recipe('file', at.file('area.csv', 'no table at all'));
  recipe('missing', join(at.dataDir, 'none#.csv'));
  recipe('address', 'https://nobody.invalid/a.csv');
  recipe('off', 'https://nobody.invalid/b.csv');
  writeFileSync(join(folder, 'broken.json'), '{');
  await at.run(['recipe', 'off', 'off']);
  const look = async (): Promise<DueRecipes | undefined> => {
    let due: DueRecipes | undefined;
    await at.runWith(
      async (_, io): Promise<ExitCode> => {
        due = readDueRecipeCounts(io, { dataDir: at.dataDir });
        return 0;
      },
      ['status'],
    );
    return due;
  };
  expect(await look()).toEqual({ addresses: 1, files: 1 });
  await at.run(['recipe', 'off', 'file']);
  expect(await look()).toEqual({ addresses: 1, files: 0 });
});

test('a recipe is made by questions that each stand with what they are about, and left without a word of what it was', async () => {
  const at = shell();
  const path = at.file('area.csv', 'Day,Area\n2026-11-01,41.5\n2026-11-08,1.31\n');
  const run = { words: 'import', args: [path] };
  const left = await within(at, run, [undefined]);
  expect(left).toMatchObject({ done: false, out: '', said: ['nothing was written'] });
  expect(left.asked[0]?.pointing?.name).toBe('area.csv');
  const made = await within(at, run, ['', '1', '1', 'occupied land', 'y', 'ISW', '', 'y']);
  expect(made.out).toMatch(
    /^area: 2 readings of RU1 New occupied land, km²\/month\n\nProposed: 2 readings/,
  );
  expect(made.asked.map(({ question }) => question)).toEqual([
    ...['', '1 to 2: ', '1 to 1: ', 'Indicator, by code or title: '],
    ...['Is it this? No: type another word.', 'Who publishes it: '],
    ...['Next time (blank: 1): ', 'Keep it as area? No: point again.'],
  ]);
  const shown = made.asked.map(({ shown: text }) => text.split('\n')[0]);
  expect(shown.slice(1, 3)).toEqual(['Which column is the day?', 'Which column is the value?']);
  expect(shown[4]).toMatch(/^"occupied land" finds RU1 New occupied land, km²\/month; stands /);
  expect(shown[5]).toMatch(/^RU1 New occupied land, km²\/month; stands /);
  expect(made.asked.at(-1)?.shown).toMatch(/1\.31 km²/);
  expect(made.asked.every(({ question }) => question.length < 40)).toBe(true);
});

test('an indicator that words find is taken after a yes, one that is named by its code or whole title at once', async () => {
  const at = shell();
  const path = at.file('area.csv', 'Day,Area\n2026-11-01,41.5\n2026-11-08,1.31\n');
  const run = { words: 'recipe new', args: [path], options: { day: 'Day', value: 'Area' } };
  const found = async (answers: readonly string[]): Promise<readonly string[]> => {
    const made = await within(at, run, [...answers, undefined]);
    return made.asked.map(({ shown, question }) => `${shown}${question}`);
  };
  const other = await found(['occupied land', 'n', '', 'military']);
  expect(other[1]).toMatch(/finds RU1 New occupied land.* stands .*\nIs it this\?/);
  expect(other.slice(2, 4)).toEqual([
    'Indicator, by code or title: ',
    'Type its code, or words of its title.\nIndicator, by code or title: ',
  ]);
  expect(other[4]).toMatch(/finds RU6 Military aid.*; stands .*\nIs it this\?/);
  const several = await found(['trade', '9', '3']);
  expect(several[1]).toContain('none of these: type another word');
  expect((await found(['new occupied land']))[1]).toMatch(/Who publishes it: $/);
  expect((await found(['ru1']))[1]).toMatch(/Who publishes it: $/);
});

test('a no at the last question goes back to pointing, with all as it was', async () => {
  const at = shell();
  const path = at.file('area.csv', 'Day,Area\n2026-11-01,41.5\n2026-11-08,1.31\n');
  const options = { day: 'Day', value: 'Area' };
  const first = ['ru1', 'ISW', '2', 'n'];
  const made = await within(at, { words: 'recipe new', args: [path], options }, [
    ...[...first, '', '', '', '', 'y', 'n'],
  ]);
  expect(made.done).toBe(true);
  expect(made.asked.slice(4, 9).map(({ question }) => question)).toEqual([
    ...['', 'Indicator, by code or title (blank: RU1): ', 'Who publishes it (blank: ISW): '],
    ...['Next time (blank: as before): ', 'Keep it as area? No: point again.'],
  ]);
  expect(made.asked[4]?.pointing?.pointed).toMatchObject(options);
  expect(made.asked[5]?.shown).toMatch(/^area\.csv: day: Day; value: Area\.\n$/);
  expect(made.asked[5]?.lost).toBe('what you pointed at');
  const kept = JSON.parse(readFileSync(join(at.dataDir, 'recipes', 'area.json'), 'utf8'));
  expect(kept).toMatchObject({ from: path, indicator: 'new-occupied-land', source: 'ISW' });
});

test('what was taught tells when it is due itself, as the list of recipes does', async () => {
  const at = shell();
  const path = at.file('area.csv', 'Day,Area\n2026-10-01,41.5\n2026-10-31,1.31\n');
  const options = { day: 'Day', value: 'Area', indicator: 'RU1', source: 'ISW' };
  const made = await within(at, { words: 'import', args: [path], options }, ['', 'y']);
  const [, day] =
    /Then: this recipe is due on (.*), sooner where a new file lies there\.$/s.exec(
      made.out.trim().replace(/\s+/g, ' '),
    ) ?? [];
  expect(day).toBe('25 Dec 2026');
  const listed = (await at.run(['recipe', 'list'])).out.split('\n');
  expect(listed.find((line) => line.includes('area'))).toContain(day);
});

test('a folder, or a name that is not there, is answered with the newest tables in it to choose from', async () => {
  const at = shell();
  mkdirSync(join(dirname(at.file('a.txt', '')), 'downloads'));
  const days = ['older', 'newer', 'remark'].map((name) => {
    const ending = name === 'remark' ? 'md' : 'csv';
    return at.file(`downloads/${name}.${ending}`, 'Day,Area\n2026-11-01,41.5\n');
  });
  for (const [age, path] of days.entries())
    utimesSync(path, 1_700_000_000 + age, 1_700_000_000 + age);
  const folder = dirname(days[0] ?? '');
  const run = async (typed: string, answers: readonly string[]) => {
    const made = await within(at, { words: 'recipe new', args: [typed] }, [...answers, undefined]);
    return made.asked.map(({ shown, pointing }) => pointing?.name ?? shown);
  };
  const [asks = '', name] = await run(folder, ['2']);
  expect(asks.split('\n').map((line) => line.replace(/\S*\//g, ''))).toEqual([
    'Which of the newest files at downloads is meant?',
    ...['  1  newer.csv', '  2  older.csv', ''],
  ]);
  expect(name).toBe('older.csv');
  const [alike = ''] = await run(join(folder, 'OLD'), []);
  expect(alike).toMatch(/1 {2}\S*older\.csv\n$/);
  expect((await run(join(folder, 'none', 'a.csv'), [])).length).toBe(0);
});

test('a file in thousands of the unit is asked about, and taken as it stands after a no', async () => {
  const at = shell();
  const path = at.file('area.csv', 'Day,Area\n2026-11-01,61000\n2026-11-08,60100\n');
  const options = { day: 'Day', value: 'Area', indicator: 'RU1', source: 'ISW' };
  const made = await within(at, { words: 'recipe new', args: [path], options }, [
    ...['', 'n', 'n', undefined],
  ]);
  expect(made.asked[1]?.question).toBe(
    'The newest value is about 1000 times what stands; take each value times 0.001?',
  );
  expect(made.asked[3]?.pointing).toMatchObject({ stands: 60, pointed: { value: 'Area' } });
  const times = { ...options, times: '0.001' };
  const kept = await within(at, { words: 'recipe new', args: [path], options: times }, [
    '',
    'y',
    'n',
  ]);
  expect(kept.done).toBe(true);
  const text = readFileSync(join(at.dataDir, 'recipes', 'area.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ convert: { times: 0.001 } });
});

test('values that arithmetic made are shown with the digits of the indicator', async () => {
  const at = shell();
  const path = at.file('area.csv', 'Day,Area\n2026-10-30,8.12\n2026-10-31,8.12\n');
  const options = { day: 'Day', value: 'Area', indicator: 'RU1', source: 'ISW', per: 'day:month' };
  const made = await within(at, { words: 'recipe new', args: [path], options }, ['', undefined]);
  expect(made.asked.at(-1)?.shown).toMatch(/31 Oct 2026 {2}252 km²\/month/);
});
