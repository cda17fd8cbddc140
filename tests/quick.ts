/**
 * `npm run quick`: the tests that a change can break at once, in seconds; `npm test` runs them all.
 *
 * Changed is what differs from the last commit, or from the commit that is named. A test file is run where it changed or
 * imports what did, itself or by way of others; what is loaded on use, as commands are, only by tests that name it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSyntax, literalOf, nodesOf } from './source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const git = (...args: readonly string[]): readonly string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

const since = process.argv[2] ?? 'HEAD';
const changed = new Set([
  ...git('diff', '--name-only', since),
  ...git('ls-files', '--others', '--exclude-standard'),
]);

const imports = new Map<string, readonly string[]>();

/** What a file imports when it is loaded, as paths from the root. */
function importsOf(file: string): readonly string[] {
  const known = imports.get(file);
  if (known !== undefined) return known;
  const found = [...nodesOf(file, readFileSync(`${root}${file}`, 'utf8'))]
    .filter(({ type, source }) => isSyntax(source) && type !== 'ImportExpression')
    .map(({ source }) => literalOf(source) ?? '')
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file), specifier))
    .filter((path) => existsSync(`${root}${path}`));
  imports.set(file, found);
  return found;
}

function reaches(file: string): boolean {
  const seen = new Set([file]);
  for (const each of seen) {
    if (changed.has(each)) return true;
    if (/\.tsx?$/.test(each)) for (const next of importsOf(each)) seen.add(next);
  }
  return false;
}

const tests = globSync('tests/**/*.test.{ts,tsx}', { cwd: root, exclude: ['tests/next/**'] })
  .filter(reaches)
  .sort();
process.stdout.write(`${tests.length} test files reach what has changed since ${since}\n`);
if (tests.length > 0) {
  const vitest = `${root}node_modules/vitest/vitest.mjs`;
  const args = [vitest, 'run', '--config', 'tests/vitest.config.ts', ...tests];
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}
