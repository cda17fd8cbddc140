// `npm run package`: the package that is published, made in a folder of its own so that it installs without a script and
// without other packages: the build, data, a man page, and the licences of all that is bundled. Says how large it is.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GLOBAL_OPTIONS } from '../src/features/arguments.ts';
import type { Option } from '../src/features/command.ts';
import { COMMANDS } from '../src/index.ts';

const MOST_BYTES = 1_200_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The packages whose sources are in the build, by the folders of their files. */
function bundled(): readonly string[] {
  const { inputs }: { inputs: object } = JSON.parse(read('dist/meta.json'));
  const names = Object.keys(inputs).map(
    (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[0],
  );
  return [...new Set(names)].filter((folder) => folder !== undefined).sort();
}

function licences(): string {
  return bundled()
    .map((folder) => {
      const { name, version, license, repository, homepage } = JSON.parse(
        read(folder, 'package.json'),
      );
      const address = String(repository?.url ?? repository ?? homepage).replace(/^git\+/, '');
      const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each));
      const text = file === undefined ? `${license}\n` : read(folder, file);
      return `${name} ${version}, ${license}\n${address}\n\n${text.trim()}\n`;
    })
    .join(`\n${'-'.repeat(72)}\n\n`);
}

const roff = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-');
const options = (all: readonly Option[] = []): readonly string[] =>
  all.flatMap(({ name, takes, says }) => [
    '.TP',
    `\\fB${roff(`--${name}`)}\\fR${takes === undefined ? '' : ` ${roff(takes)}`}`,
    roff(says),
  ]);

function manPage(version: string, description: string): string {
  return [
    `.TH AXISWATCH 1 "" "axiswatch ${version}"`,
    ...['.SH NAME', `axiswatch \\- ${roff(description)}`],
    ...['.SH SYNOPSIS', '.B axiswatch', '[command] [options]', '.SH COMMANDS'],
    ...COMMANDS.flatMap(({ words, args = '', says, options: own }) => [
      ...['.SS', roff(`${words} ${args}`.trim()), roff(says), ...options(own)],
    ]),
    ...['.SH OPTIONS OF EVERY COMMAND', ...options(GLOBAL_OPTIONS)],
    '',
  ].join('\n');
}

/** Where the source lies, if git knows an address that others can ask. */
function repository(): { readonly repository?: string } {
  const command = ['config', '--get', 'remote.origin.url'];
  const { stdout } = spawnSync('git', command, { cwd: root, encoding: 'utf8' });
  const address = (stdout ?? '').trim();
  return /^(https:|ssh:|git@)/.test(address) ? { repository: address } : {};
}

const own = JSON.parse(read('package.json'));
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-package-'));
try {
  const isShipped = (path: string): boolean => !/(\.cache|meta\.json)$/.test(path);
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true, filter: isShipped });
  cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
  for (const name of ['README.md', 'LICENSE']) cpSync(join(root, name), join(folder, name));
  writeFileSync(join(folder, 'LICENCES-BUNDLED'), licences());
  writeFileSync(join(folder, 'axiswatch.1'), manPage(own.version, own.description));
  const { scripts: _, devDependencies: __, allowScripts: ___, files: ____, ...rest } = own;
  const published = { ...rest, ...repository(), man: 'axiswatch.1' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  const pack = ['pack', '--silent', '--pack-destination', root];
  const name = execFileSync('npm', pack, { cwd: folder, encoding: 'utf8' }).trim();
  const path = join(root, name);
  const { size } = statSync(path);
  if (!existsSync(path) || size > MOST_BYTES) {
    throw new Error(`${name} has ${size} bytes; at most ${MOST_BYTES} are published`);
  }
  process.stdout.write(`${name}: ${(size / 1000).toFixed(0)} kB\n`);
} finally {
  rmSync(folder, { recursive: true });
}
