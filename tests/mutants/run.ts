/**
 * `npm run mutants`: puts small faults into the source, one at a time, and counts those that no test notices.
 *
 * --faults N       faults, as many from each folder of src/ (240)
 * --seed N         where the draw begins; said at the end, so that a run can be repeated
 * --below PATH     only faults in files below src/PATH, such as store/ or domain/band.ts
 * --tests WORD,…   only test files whose path holds one of these
 * --patience N     how many times as long as without a fault tests may take; what has not ended then counts as having noticed (10)
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
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type CliOptions,
  createVitest,
  type TestModule,
  type TestSpecification,
  type Vitest,
} from 'vitest/node';
import { type Random, randomFrom } from '../../src/domain/random.ts';
import { CHOSEN, type Fault, faultsOf, MET, NO_FAULT, withFaults } from './faults.ts';

/** Test files that start the built program, which has no faults in it. */
const OF_THE_BUILT = /tests\/(pty|pack|built|readme|lighter-ink|floors)/;

/** What a copy of the checkout that is to be built does without, or shares. */
const NOT_COPIED = ['.git', 'dist', 'node_modules'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '240' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    below: { type: 'string', default: '' },
    tests: { type: 'string', default: '' },
    patience: { type: 'string', default: '10' },
  },
});
/** One worker for all files of a run keeps the modules that it has loaded, and ends with the run. */
const ONE_WORKER: CliOptions = { isolate: false, maxWorkers: 1 };
/** Milliseconds that any tests may take. */
const LEAST_PATIENCE = 30_000;
/** How many of the test files that came upon a fault are run before the others: those likeliest to notice it. */
const FIRST = 8;
const seed = Number(values.seed);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const faults = draw(Number(values.faults), randomFrom(seed));
const noticed: boolean[] = [];
/** Milliseconds that each test file took without a fault; those that failed are not in it. */
const sound = new Map<string, number>();
/** Those that hold only by themselves, not after others in one worker. */
const alone = new Set<string>();
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-mutants-'));
try {
  const testFiles = await meetings();
  const waiting = faults.entries();
  await Promise.all(
    Array.from({ length: availableParallelism() }, (_, lane) => tryEach(lane, waiting, testFiles)),
  );
  tryBuilt([...faults.keys()].filter((number) => testFiles[number]?.length === 0));
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
  const files = globSync('src/*/**/*.{ts,tsx}', { cwd: root }).toSorted();
  const all = Map.groupBy(
    files
      .filter((file) => file.startsWith(`src/${values.below}`))
      .flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8'))),
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

/** Runs every test file once with no fault chosen; for each fault the files that came upon it, those likeliest to notice first. */
async function meetings(): Promise<readonly (readonly string[])[]> {
  const told = join(folder, 'meetings');
  mkdirSync(told);
  writeFileSync(join(told, CHOSEN), '');
  // First each file by itself, for what it comes upon; then all in one worker, as they are run with a fault.
  const tookAlone = await sift(told, { maxWorkers: availableParallelism() });
  for (const [file, took] of await sift(told, ONE_WORKER, tookAlone)) sound.set(file, took);
  for (const [file, took] of tookAlone) {
    if (sound.has(file)) continue;
    sound.set(file, took);
    alone.add(file);
    say(`run by itself, since it fails after others: ${relative(root, file)}`);
  }
  const met = readFileSync(join(told, MET), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { file: string; met: number[] } => JSON.parse(line));
  return faults.map(({ file }, number) => {
    const cost = (test: string): number =>
      (sound.get(test) ?? 0) * (test.includes(`/tests/${folderOf(file)}/`) ? 0.2 : 1);
    const files = new Set(met.filter((each) => each.met.includes(number)).map((each) => each.file));
    return [...files].filter((test) => sound.has(test)).toSorted((a, b) => cost(a) - cost(b));
  });
}

/** Runs every test file, or these, with no fault chosen; how long each took that did not fail. */
async function sift(
  told: string,
  how: CliOptions,
  these?: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const runner = await runnerWith(told, how);
  const specifications = (await runner.globTestSpecifications()).filter(
    ({ moduleId }) =>
      !OF_THE_BUILT.test(moduleId) &&
      (these === undefined || these.has(moduleId)) &&
      values.tests.split(',').some((word) => moduleId.includes(word)),
  );
  const { testModules } = await runner.runTestSpecifications(specifications);
  const took = new Map<string, number>();
  for (const each of testModules) {
    if (each.ok()) took.set(each.moduleId, each.diagnostic().duration);
    else if (these === undefined)
      say(`left out, since it fails without a fault: ${each.relativeModuleId}`);
  }
  await runner.close();
  return took;
}

/** Tries one fault after another of those that still wait. */
async function tryEach(
  lane: number,
  waiting: Iterator<[number, Fault]>,
  testFiles: readonly (readonly string[])[],
): Promise<void> {
  const told = join(folder, `lane-${lane}`);
  mkdirSync(told);
  const runner = await runnerWith(told, { ...ONE_WORKER, bail: 1 });
  const apart = await runnerWith(told, { maxWorkers: 1, bail: 1 });
  const [byFile, byFileApart] = await Promise.all(
    [runner, apart].map(async (each) =>
      Map.groupBy(await each.globTestSpecifications(), ({ moduleId }) => moduleId),
    ),
  );
  for (let next = waiting.next(); !next.done; next = waiting.next()) {
    const [number, fault] = next.value;
    const began = Date.now();
    const files = testFiles[number] ?? [];
    if (files.length === 0) continue;
    const [together, single] = [false, true].map((isAlone) =>
      files.filter((file) => alone.has(file) === isAlone),
    );
    const by =
      (await noticedBy(runner, told, number, specificationsOf(together, byFile))) ??
      (await noticedBy(apart, told, number, specificationsOf(single, byFileApart)));
    sayOf(number, fault, by, `${files.length} test files`, began);
  }
  await Promise.all([runner.close(), apart.close()]);
}

function specificationsOf(
  files: readonly string[] = [],
  byFile: ReadonlyMap<string, readonly TestSpecification[]> = new Map(),
): readonly TestSpecification[] {
  return files.flatMap((file) => byFile.get(file) ?? []);
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
  const wanted = globSync('tests/**/*.test.ts', { cwd: copy }).filter(
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

/** Which test file noticed the fault, or that one did not end; undefined when none did. What fails in this order without a fault as well notices nothing. */
async function noticedBy(
  runner: Vitest,
  told: string,
  fault: number,
  specifications: readonly TestSpecification[],
): Promise<string | undefined> {
  const choose = (what: string): void => writeFileSync(join(told, CHOSEN), what);
  const slices = [specifications.slice(0, FIRST), specifications.slice(FIRST)];
  for (let some = slices.shift(); some !== undefined; some = slices.shift()) {
    if (some.length === 0) continue;
    choose(String(fault));
    const { ran, failed, late, stray } = await runOf(runner, told, some);
    if (late) return 'a test that did not end';
    if (failed === undefined && !stray) continue;
    choose(NO_FAULT);
    const without = await runOf(runner, told, ran);
    if (without.failed === undefined && !without.stray)
      return failed?.relativeModuleId ?? 'an error outside any test';
    const unsound = without.failed ?? failed;
    if (unsound === undefined) continue;
    say(`fails without a fault, after others: ${unsound.relativeModuleId}`);
    slices.unshift(some.filter(({ moduleId }) => moduleId !== unsound.moduleId));
  }
  return undefined;
}

type Run = {
  readonly ran: readonly TestSpecification[];
  readonly failed: TestModule | undefined;
  /** Whether it was ended because it took too long. */
  readonly late: boolean;
  /** Whether an error came up outside any test. */
  readonly stray: boolean;
};

/** Runs test files up to the first that fails. */
async function runOf(
  runner: Vitest,
  told: string,
  specifications: readonly TestSpecification[],
): Promise<Run> {
  const usual = specifications.reduce((sum, { moduleId }) => sum + (sound.get(moduleId) ?? 0), 0);
  let late = false;
  const patience = setTimeout(
    () => {
      late = true;
      endWorkers(told);
    },
    LEAST_PATIENCE + usual * Number(values.patience),
  );
  const { testModules, unhandledErrors } = await runner
    .runTestSpecifications([...specifications])
    .finally(() => clearTimeout(patience));
  const done = new Set(
    testModules.filter((each) => each.state() !== 'skipped').map(({ moduleId }) => moduleId),
  );
  return {
    ran: specifications.filter(({ moduleId }) => done.has(moduleId)),
    failed: testModules.find((each) => !each.ok()),
    late,
    stray: unhandledErrors.length > 0,
  };
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
