import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-pack-'));
const bin = join(folder, 'prefix', 'bin', 'axiswatch');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const npm = (...args: string[]): string =>
    execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  // The build that is tested is the one that is packed.
  npm('pack', '--ignore-scripts', '--pack-destination', folder);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  npm(
    'install',
    '--global',
    '--offline',
    '--prefix',
    join(folder, 'prefix'),
    join(folder, tarball),
  );
});

/** A Node older than the program needs, on the PATH and not from this repository's packages. */
function olderNode(): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter);
  return places
    .filter((place) => !place.includes('node_modules'))
    .map((place) => join(place, 'node'))
    .filter((node) => existsSync(node))
    .find((node) => {
      const { stdout } = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
      return Number.parseInt(stdout, 10) < 24;
    });
}

describe('the package, installed globally', () => {
  test('runs under the Node it needs, and brings no other package', () => {
    const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
    const run = spawnSync(bin, ['--version'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH },
    });
    expect(run).toMatchObject({ stdout: `${version}\n`, stderr: '', status: 0 });
    expect(readdirSync(join(folder, 'prefix', 'lib', 'node_modules'))).toEqual(['axiswatch']);
    const installed = join(folder, 'prefix', 'lib', 'node_modules', 'axiswatch');
    expect(existsSync(join(installed, 'node_modules'))).toBe(false);
    expect(existsSync(join(installed, 'data'))).toBe(true);
    const licences = readFileSync(join(installed, 'dist', 'THIRD-PARTY.txt'), 'utf8');
    expect(licences).toBe(readFileSync(`${root}dist/THIRD-PARTY.txt`, 'utf8'));
  });

  test('refuses an older Node in one sentence', ({ skip }) => {
    const node = olderNode();
    if (node === undefined) return skip('there is no Node older than 24 on the PATH');
    const run = spawnSync(node, [bin, 'status'], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toMatch(
      /^axiswatch needs Node 24 or newer and this is Node [\d.]+: install one from \S+ and start axiswatch again\.\n$/,
    );
    expect(run).toMatchObject({ stdout: '', status: 1 });
  });
});
