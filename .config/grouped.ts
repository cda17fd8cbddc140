// Puts files that are loaded together into one: each that Node loads by itself costs a start a quarter of a millisecond.
// What is in a file is still made once and only when it is asked for, so that every file has the same classes.
import type { Metafile } from 'esbuild';

/** The name of a file, and the sources whose outputs it holds with all that these import, save what a file before it has. */
export type Groups = Readonly<Record<string, readonly string[]>>;

/**
 * The files of a build with those of each group as one; `files` are texts of CommonJS by name, `nameOf` gives the name of
 * an output. Throws where a source of a group is no entry of the build.
 */
export function grouped(
  files: ReadonlyMap<string, string>,
  outputs: Metafile['outputs'],
  groups: Groups,
  nameOf: (path: string) => string,
): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  const hold = (holder: string, path: string): void => {
    if (holders.has(nameOf(path))) return;
    holders.set(nameOf(path), holder);
    for (const { path: next, kind, external } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && external !== true) hold(holder, next);
  };
  for (const [holder, sources] of Object.entries(groups)) {
    for (const source of sources) {
      const entry = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
      if (entry === undefined) throw new Error(`not built: nothing loads ${source} on use`);
      hold(holder, entry[0]);
    }
  }
  const led = (text: string): string =>
    text.replaceAll(/\brequire\("\.\/([\w-]+\.cjs)"\)/g, (whole, name) => {
      const holder = holders.get(name);
      return holder === undefined ? whole : `require("./${holder}").load("${name}")`;
    });
  const alone = [...files].filter(([name]) => !holders.has(name));
  const together = Object.keys(groups).map((holder) => {
    const held = [...files].filter(([name]) => holders.get(name) === holder);
    // in brackets V8 makes them at once, not for a second time when they are run
    const all = held.map(([name, text]) => {
      return `${JSON.stringify(name)}:(function(exports,require,module){${led(text)}\n})`;
    });
    return [holder, `"use strict";const has={${all.join(',\n')}};${LOAD}`] as const;
  });
  return new Map([...alone.map(([name, text]) => [name, led(text)] as const), ...together]);
}

const LOAD = `const made={};exports.load=name=>{
let module=made[name];
if(module===undefined){made[name]=module={exports:{}};has[name](module.exports,require,module)}
return module.exports};
if(has["main.cjs"])exports.load("main.cjs");
`;
