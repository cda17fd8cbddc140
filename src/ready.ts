/**
 * Loads files of the build with the code that V8 had ready when they had run once; otherwise each function is compiled
 * when it is first called, a sixth of the time of `status`. Where that code is missing, or V8 is of another version, they
 * are compiled as ever. Node's own compile cache is not used: it lies in a folder that anybody may write.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { pathOf } from './store/folders.ts';

/** The files that have such code beside them. */
export const READY: readonly string[] = ['main.cjs', 'status.cjs'];

/** V8 compares no more than the length of a text, so the name tells the build. */
export const readyName = (name: string, build: string): string => `${name}.${build}.cache`;

/** What Node, too, puts around a file of CommonJS. */
const BEFORE = '(function (exports, require, module, __filename, __dirname) { ';

export function loadReady(
  name: string,
  folder: string,
  build: string,
  require: NodeJS.Require,
  made?: (name: string, script: Script) => void,
): unknown {
  const inFolder = (file: string): string => pathOf(folder, file);
  const path = inFolder(name);
  const ready = inFolder(readyName(name, build));
  const script = new Script(`${BEFORE}${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    columnOffset: -BEFORE.length,
    cachedData: existsSync(ready) ? readFileSync(ready) : undefined,
  });
  made?.(name, script);
  const module = { exports: {}, id: path, filename: path, loaded: true, children: [] };
  // what else asks for it gets the same one
  require.cache[path] = module as unknown as NodeJS.Module;
  const asked = (id: string): unknown => {
    const other = id.slice(2);
    if (!READY.includes(other)) return require(id);
    return (
      require.cache[inFolder(other)]?.exports ?? loadReady(other, folder, build, require, made)
    );
  };
  script.runInThisContext()(module.exports, asked, module, path, folder);
  return module.exports;
}
