// Loads the CommonJS files of dist/ with the code that V8 had ready when the same functions had once run. Otherwise every
// start would compile each function anew when it is first called: an eighth of the time of a `status`, a fifth of that to
// the first frame. What is not there, or V8 of another version refuses, V8 compiles as ever. Node's own compile cache is
// not asked for: it lies in the temporary folder, where whoever makes that folder first says what the program does.
// Bundled into the entry: plain enough for an old Node to parse.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** The files that have such code beside them. */
export const WARM = ['cli.js', 'printed.js', 'dashboard.js'];

/** Where the code of a file lies; `build` names the build, since V8 itself compares no more than the length of the text. */
export const warmName = (name: string, build: string): string => `${name}.${build}.cache`;

/** What Node, too, puts around a CommonJS file. */
export const BEFORE = '(function (exports, require, module, __filename, __dirname) { ';

/** Loads a file of `folder` by its name, and through its own `require` what it asks for. */
export function warmLoad(
  name: string,
  folder: string,
  build: string,
  require: NodeJS.Require,
  made?: (name: string, script: Script) => void,
): ReturnType<NodeJS.Require> {
  // `join` goes through the folder letter by letter, which costs a start a hundredth.
  const path = `${folder}/${name}`;
  const cache = `${folder}/${warmName(name, build)}`;
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  const script = new Script(`${BEFORE}${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    columnOffset: -BEFORE.length,
    cachedData,
  });
  made?.(name, script);
  const module = { exports: {} };
  const asked = (id: string): unknown =>
    WARM.includes(id.replace('./', ''))
      ? warmLoad(id.replace('./', ''), folder, build, require, made)
      : require(id.startsWith('./') ? join(folder, id) : id);
  script.runInThisContext()(module.exports, asked, module, path, folder);
  return module.exports;
}
