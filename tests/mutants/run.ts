/**
 * `npm run mutants`: puts small faults into the source, one at a time, and counts those that no test notices.
 *
 * --faults N       faults, as many from each folder of src/ (240)
 * --seed N         where the draw begins; said at the end, so that a run can be repeated
 * --below PATH,…   only faults in files whose path below src/ begins with one of these, such as store/ or text/; with
 *                  :LINE behind a file only those on that line, so that what was not noticed can be tried again
 * --tests WORD,…   only test files whose path holds one of these
 * --budget N       seconds that the tests which are tried with a fault may take without one, where nothing else is done on
 *                  this machine; what they do not notice counts as unnoticed (45)
 * --patience N     how many times as long as without a fault tests may take; what has not ended then counts as having noticed (3)
 *
 * Tests that load the source themselves try each fault; what none of them comes upon is built into the program, for the
 * tests that start it.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type CliOptions, createVitest, type Vitest } from 'vitest/node';
import { makeRandomGeneratorFromSeed, type Random } from '../../src/core/model/random.ts';
import { quiet } from '../patience.ts';
import { CHOSEN, type Fault, faultsOf, MET, withFaults } from './faults.ts';

/** Test files that start the built program, which has no faults in it. */
const OF_THE_BUILT = /tests\/(pty|pack|built|readme|lighter-ink|floors)/;

/** What a copy of the checkout that is to be built does without, or shares. */
const NOT_COPIED = ['.git', 'dist', 'dist-next', 'node_modules'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '240' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    below: { type: 'string', default: '' },
    tests: { type: 'string', default: '' },
    budget: { type: 'string', default: '45' },
    patience: { type: 'string', default: '3' },
  },
});
/** Milliseconds that any tests may take. */
const LEAST_PATIENCE = 30_000;
const seed = Number(values.seed);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const faults = draw(Number(values.faults), makeRandomGeneratorFromSeed(seed));
const noticed: boolean[] = [];
/** Folders of tests where those of a folder of src/ lie that has none of its name. */
const TESTED_IN: Readonly<Record<string, string>> = {
  text: 'features',
  tui: 'features',
  cli: 'commands',
};

/** What is tried of a test file: those tests that came upon a fault, then all of them; all at once where it did so outside of them. */
interface Trial {
  readonly file: string;
  /** undefined: all. */
  readonly testIds: string[] | undefined;
  /** Milliseconds without a fault. */
  readonly took: number;
}
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-mutants-'));
try {
  const trials = await meetings();
  const waiting = faults.entries();
  await Promise.all(
    Array.from({ length: availableParallelism() }, (_, lane) => tryEach(lane, waiting, trials)),
  );
  tryBuilt([...faults.keys()].filter((number) => trials[number]?.length === 0));
} finally {
  rmSync(folder, { recursive: true });
}
const folders = Map.groupBy([...faults.keys()], (number) => folderOf(faults[number]?.file ?? ''));
for (const [name, numbers] of folders) say(rate(name, numbers));
say(rate('all', [...faults.keys()]));
say(`seed ${seed}`);
process.exit();

/** So many faults, as many from each folder of src/ as there are and by turns, none in the midst of another. */
function draw(count: number, random: Random): Fault[] {
  const files = globSync('src/*/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['src/next/**'],
  }).toSorted();
  const wanted = values.below.split(',').map((place) => {
    const [path = '', line] = place.split(':');
    return { path: `src/${path}`, line: line === undefined ? undefined : Number(line) };
  });
  const all = Map.groupBy(
    files
      .filter((file) => wanted.some(({ path }) => file.startsWith(path)))
      .flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')))
      .filter((fault) =>
        wanted.some(
          ({ path, line }) => fault.file.startsWith(path) && [undefined, fault.line].includes(line),
        ),
      ),
    ({ file }) => folderOf(file),
  );
  const each = Math.ceil(count / all.size);
  const byFolder = [...all.values()].map((candidates) => {
    const drawn: Fault[] = [];
    while (drawn.length < each && candidates.length > 0) {
      const [fault] = candidates.splice(Math.floor(random() * candidates.length), 1);
      if (fault === undefined) break;
      const overlaps = drawn.some(
        ({ file, start, end }) => file === fault.file && start < fault.end && fault.start < end,
      );
      if (!overlaps) drawn.push(fault);
    }
    return drawn;
  });
  return Array.from({ length: each }).flatMap((_, at) =>
    byFolder.flatMap((drawn) => drawn[at] ?? []),
  );
}

/** A test runner with all faults asleep in the source that it loads; its tests are told of this folder. */
async function runnerWith(told: string, more: CliOptions): Promise<Vitest> {
  const byFile = Map.groupBy([...faults.entries()], ([, { file }]) => file);
  return await createVitest(
    {
      config: join(root, 'tests/vitest.config.ts'),
      root,
      watch: false,
      // What is kept between runs goes by the file as it lies on the disk, without faults.
      fsModuleCachePath: join(folder, 'modules'),
      reporters: [{}],
      setupFiles: ['tests/seed.ts', 'tests/mutants/setup.ts'],
      env: { FORCE_COLOR: '0', TZ: 'UTC', AXISWATCH_FAULTS: told },
      ...more,
    },
    {
      plugins: [
        {
          name: 'faults',
          enforce: 'pre',
          transform: (text, id) => {
            const inFile = byFile.get(relative(root, id.split('?')[0] ?? ''));
            return inFile && { code: withFaults(text, new Map(inFile)), map: null };
          },
        },
      ],
    },
  );
}

/** Runs every test file once with no fault chosen; for each fault the tests that came upon it, those likeliest to notice first. */
async function meetings(): Promise<readonly (readonly Trial[])[]> {
  const told = join(folder, 'meetings');
  mkdirSync(told);
  writeFileSync(join(told, CHOSEN), '');
  const runner = await runnerWith(told, { maxWorkers: availableParallelism() });
  const specifications = (await runner.globTestSpecifications()).filter(
    ({ moduleId }) =>
      !OF_THE_BUILT.test(moduleId) &&
      values.tests.split(',').some((word) => moduleId.includes(word)),
  );
  const { testModules } = await runner.runTestSpecifications(specifications);
  /** Milliseconds that each test file, its loading included, and each test took; a file that failed is not in it. */
  const sound = new Map<string, number>();
  for (const each of testModules) {
    const { collectDuration, duration } = each.diagnostic();
    if (each.ok()) sound.set(each.moduleId, collectDuration + duration);
    else say(`left out, since it fails without a fault: ${each.relativeModuleId}`);
    for (const test of each.children.allTests())
      sound.set(test.id, test.diagnostic()?.duration ?? 0);
  }
  await runner.close();
  const tookOf = (id: string): number => sound.get(id) ?? 0;
  const tookAll = (ids: readonly string[]): number => ids.reduce((all, id) => all + tookOf(id), 0);
  const meetings = readFileSync(join(told, MET), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { file: string; met: number[]; tests: [string, number[]][] } => JSON.parse(line))
    .filter(({ file }) => sound.has(file));
  const budget = quiet(1000 * Number(values.budget));
  return faults.map((fault, number) => {
    const trials = meetings.flatMap(({ file, met, tests }): readonly Trial[] => {
      const testIds = tests.filter(([, of]) => of.includes(number)).map(([id]) => id);
      const others = tests.filter(([, of]) => !of.includes(number)).map(([id]) => id);
      if (met.includes(number) || (testIds.length > 0 && others.length === 0))
        return [{ file, testIds: undefined, took: tookOf(file) }];
      return testIds.length === 0 ? [] : [{ file, testIds, took: tookOf(file) - tookAll(others) }];
    });
    // What one test came upon may show in another that shares with it what it made.
    const whole = trials
      .filter(({ testIds }) => testIds !== undefined)
      .map(({ file }): Trial => ({ file, testIds: undefined, took: tookOf(file) }));
    let left = budget;
    return [trials, whole]
      .flatMap((each) => each.toSorted(byLikelihood(fault.file)))
      .flatMap((trial) => {
        if (left <= 0) return [];
        const tried = within(left, trial, tookOf);
        left -= tried.took;
        return [tried];
      });
  });
}

/** Those that are likelier to notice a fault of a source file first, then the quicker ones. */
function byLikelihood(source: string): (one: Trial, other: Trial) => number {
  return (one, other) =>
    likely(other.file, source) - likely(one.file, source) || one.took - other.took;
}

/** As many tests of a trial, the quickest first, as take no longer than this, and one more. */
function within(milliseconds: number, trial: Trial, tookOf: (id: string) => number): Trial {
  const { file, testIds, took } = trial;
  if (testIds === undefined || took <= milliseconds) return trial;
  const quickest = testIds.toSorted((one, other) => tookOf(one) - tookOf(other));
  let all = 0;
  const count = quickest.findIndex((id) => {
    all += tookOf(id);
    return all > milliseconds;
  });
  return count < 0 ? trial : { file, testIds: quickest.slice(0, count + 1), took: all };
}

/** How likely the tests of a file are those of a source file, by folder and name. */
function likely(test: string, source: string): number {
  const folder = folderOf(source);
  const words = basename(test).split(/[-.]/).slice(0, -2);
  const ofSource = basename(source).split(/[-.]/).slice(0, -1);
  return (
    Number(test.includes(`/tests/${TESTED_IN[folder] ?? folder}/`)) +
    2 * words.filter((word) => ofSource.includes(word)).length
  );
}

/** Tries one fault after another of those that still wait. */
async function tryEach(
  lane: number,
  waiting: Iterator<[number, Fault]>,
  trials: readonly (readonly Trial[])[],
): Promise<void> {
  const told = join(folder, `lane-${lane}`);
  mkdirSync(told);
  const runner = await runnerWith(told, { maxWorkers: 1 });
  for (let next = waiting.next(); !next.done; next = waiting.next()) {
    const [number, fault] = next.value;
    const began = Date.now();
    const ofFault = trials[number] ?? [];
    if (ofFault.length === 0) continue;
    const by = await noticedBy(runner, told, number, ofFault);
    const files = new Set(ofFault.map(({ file }) => file));
    sayOf(number, fault, by, `${files.size} test files`, began);
  }
  await runner.close();
}

/** Keeps and says which test file noticed a fault, or that none did. */
function sayOf(
  number: number,
  fault: Fault,
  by: string | undefined,
  tried: string,
  began: number,
): void {
  noticed[number] = by !== undefined;
  const seconds = `${Math.round((Date.now() - began) / 1000)} s`;
  const what = by === undefined ? `NOT NOTICED by ${tried}` : `noticed by ${by}`;
  say(`${number + 1} of ${faults.length}  ${fault.file}:${fault.line}  ${what}, ${seconds}`);
  if (by === undefined) say(`    ${oneLine(fault.was)}\n    → ${oneLine(fault.becomes)}`);
}

/** Tries faults one after another in a copy of the checkout, where the program is built with each. */
function tryBuilt(numbers: readonly number[]): void {
  const copy = join(folder, 'copy');
  cpSync(root, copy, {
    recursive: true,
    filter: (from) => !NOT_COPIED.includes(relative(root, from)),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const wanted = globSync('tests/**/*.test.ts', { cwd: copy, exclude: ['tests/next/**'] }).filter(
    (file) =>
      readFileSync(join(copy, file), 'utf8').includes('dist/axiswatch.js') &&
      values.tests.split(',').some((word) => file.includes(word)),
  );
  const asItIs = testedBuilt(copy, wanted, []);
  const files = wanted.filter((file) => !asItIs.includes(file));
  for (const number of numbers) {
    const fault = faults[number];
    if (fault === undefined) continue;
    const began = Date.now();
    const file = join(copy, fault.file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, fault.start) + fault.becomes + text.slice(fault.end));
    const failed = (): string | undefined => testedBuilt(copy, files, ['--bail=1'])[0];
    // once more, since a busy machine too can fail a test that starts the program
    const by = failed() && failed();
    writeFileSync(file, text);
    sayOf(number, fault, by, `${files.length} test files of the built program`, began);
  }
}

/** Builds the program in a copy of the checkout and runs test files there; which of them failed, all of them where it cannot be built. */
function testedBuilt(
  copy: string,
  files: readonly string[],
  more: readonly string[],
): readonly string[] {
  if (files.length === 0) return [];
  const inCopy = { cwd: copy, stdio: 'ignore', timeout: LEAST_PATIENCE * files.length } as const;
  if (spawnSync(process.execPath, ['.config/build.ts'], inCopy).status !== 0) return files;
  const result = join(folder, 'built.json');
  rmSync(result, { force: true });
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config=tests/vitest.config.ts'];
  const told = ['--reporter=json', `--outputFile=${result}`, ...more, ...files];
  if (spawnSync(process.execPath, [...vitest, ...told], inCopy).status === 0) return [];
  if (!existsSync(result)) return files;
  const { testResults }: { testResults: { name: string; status: string }[] } = JSON.parse(
    readFileSync(result, 'utf8'),
  );
  return testResults
    .filter(({ status }) => status !== 'passed')
    .map(({ name }) => relative(realpathSync(copy), name));
}

/** Which test file noticed a fault, or did not end; undefined when none did. */
async function noticedBy(
  runner: Vitest,
  told: string,
  fault: number,
  trials: readonly Trial[],
): Promise<string | undefined> {
  for (const trial of trials) {
    const name = relative(root, trial.file);
    let result = await resultWith(runner, told, fault, trial);
    // Some tests build on those before them in their file, and fail without these.
    const alone = result === 'failed' && trial.testIds !== undefined;
    if (alone && (await resultWith(runner, told, undefined, trial)) !== 'passed')
      result = await resultWith(runner, told, fault, { ...trial, testIds: undefined });
    if (result === 'late') return `${name}, which did not end`;
    if (result === 'failed') return name;
  }
  return undefined;
}

/** What becomes of tests with a fault; `undefined`: without one. */
async function resultWith(
  runner: Vitest,
  told: string,
  fault: number | undefined,
  { file, testIds, took }: Trial,
): Promise<'passed' | 'failed' | 'late'> {
  writeFileSync(join(told, CHOSEN), fault === undefined ? ' ' : String(fault));
  const project = runner.getRootProject();
  // one run for each: a runner remembers what failed in the runs before, and what it stopped for
  const specification = project.createSpecification(file, testIds === undefined ? {} : { testIds });
  let late = false;
  const patience = setTimeout(
    () => {
      late = true;
      endWorkers(told);
    },
    LEAST_PATIENCE + took * Number(values.patience),
  );
  const { testModules } = await runner
    .runTestSpecifications([specification])
    .finally(() => clearTimeout(patience));
  if (late) return 'late';
  return testModules.find(({ moduleId }) => moduleId === file)?.ok() === true ? 'passed' : 'failed';
}

/** Ends the processes that were told of this folder, one of which is in a loop without end. */
function endWorkers(told: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`AXISWATCH_FAULTS=${told}\0`))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}

function folderOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function rate(name: string, numbers: readonly number[]): string {
  const count = numbers.filter((number) => noticed[number]).length;
  return `${name.padEnd(10)}${count} of ${numbers.length} noticed, ${Math.round((100 * count) / numbers.length)} %`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 160);
}
