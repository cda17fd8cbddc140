// The packages whose code is in the bundle, each with its licence: dist/THIRD-PARTY.txt, which their licences ask for.
import { readdir, readFile } from 'node:fs/promises';

/** Who holds the copyright of a package under the MIT licence that comes without its text, by what the package itself says. */
const HOLDERS: Readonly<Record<string, string>> = {
  // README.md
  '@alcalzone/ink-table': 'Matic Zavadlal',
  // package.json
  'worker-f': 'catamphetamine <purecatamphetamine@gmail.com>',
  // the head of every source
  'yoga-layout': 'Meta Platforms, Inc. and affiliates.',
};

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-]|$)/i;
const RULE = '='.repeat(80);

/**
 * What of other people is in these bundled files, by package: name, version, licence and its whole text, in order of
 * names. Throws where a package has no licence, or no text of it and no holder that is known. `root` ends in a slash.
 */
export async function thirdParty(inputs: readonly string[], root: string): Promise<string> {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []),
  );
  const mit = await readFile(`${root}LICENSE`, 'utf8');
  const parts = await Promise.all(
    [...folders].map(async (folder) => {
      const manifest = await readFile(`${root}${folder}/package.json`, 'utf8');
      const { name, version, license }: Readonly<Record<string, unknown>> = JSON.parse(manifest);
      const called = `${name} ${version} (${license})`;
      const files = (await readdir(`${root}${folder}`)).filter((file) => LICENCE_FILE.test(file));
      const texts = await Promise.all(
        files.toSorted().map((file) => readFile(`${root}${folder}/${file}`, 'utf8')),
      );
      const holder = HOLDERS[String(name)];
      if (texts.length === 0 && license === 'MIT' && holder !== undefined)
        texts.push(mit.replace(/^Copyright \(c\) .*$/m, `Copyright (c) ${holder}`));
      if (typeof license !== 'string' || texts.length === 0)
        throw new Error(`${called} is bundled and ${folder} has no text of its licence`);
      const body = texts
        .map((text) => text.replaceAll('\r\n', '\n').replace(/^\n+|\s+$/g, ''))
        .join('\n\n');
      return `${RULE}\n${called}\n${RULE}\n\n${body}\n`;
    }),
  );
  const head =
    'dist/ contains code of the packages below, each under the licence that follows its name.\n';
  return [head, ...new Set(parts.toSorted())].join('\n');
}
