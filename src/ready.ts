/**
 * Loads files of the build with the code that V8 had ready when they had run once; otherwise each function is compiled
 * when it is first called, a sixth of the time of `status`. That code lies beside them or, of a package, in the user's own
 * folder, after the first run. Where it is missing, or V8 is of another version, they are compiled as ever. Node's own
 * compile cache is not used: it lies in a folder that anybody may write.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Script } from 'node:vm';
import { pathOf } from './store/folders.ts';

/** The files that have such code beside them. */
export const READY: readonly string[] = [
  ...['main.cjs', 'status.cjs', 'pages.cjs', 'report.cjs', 'dashboard.cjs', 'screen.cjs'],
];

/** The file of the build that holds its help. */
export const HELP = 'help.txt';

/** V8 compares no more than the length of a text, so the name tells the build. */
export const readyName = (name: string, build: string): string => `${name}.${build}.cache`;

/** What Node, too, puts around a file of CommonJS. */
const BEFORE = '(function (exports, require, module, __filename, __dirname) { ';

export function loadReady(
  name: string,
  folder: string,
  build: string,
  require: NodeJS.Require,
  loaded: (name: string, script: Script, wasReady: boolean) => void,
  cache?: string,
): unknown {
  const inFolder = (file: string): string => pathOf(folder, file);
  const path = inFolder(name);
  const kept = cache === undefined ? [] : [pathOf(cache, readyName(name, build))];
  const ready = [inFolder(readyName(name, build)), ...kept].find((each) => existsSync(each));
  const script = new Script(`${BEFORE}${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    columnOffset: -BEFORE.length,
    cachedData: ready === undefined ? undefined : readFileSync(ready),
  });
  loaded(name, script, script.cachedDataRejected === false);
  const module = { exports: {}, id: path, filename: path, loaded: true, children: [] };
  // what else asks for it gets the same one
  require.cache[path] = module as unknown as NodeJS.Module;
  const asked = (id: string): unknown => {
    const other = id.slice(2);
    if (!READY.includes(other)) return require(id);
    return (
      require.cache[inFolder(other)]?.exports ??
      loadReady(other, folder, build, require, loaded, cache)
    );
  };
  script.runInThisContext()(module.exports, asked, module, path, folder);
  return module.exports;
}

/** Loads the program, and keeps the code of its first run in a folder where it does not lie beside it. */
export function loadProgram(folder: string, build: string, require: NodeJS.Require, cache: string) {
  const scripts = new Map<string, Script>();
  process.on('exit', () => {
    // of a run that needed less, less is ready
    const isMore = [...scripts.keys()].some((name) => name !== 'main.cjs');
    if (isMore) keepReady(cache, build, scripts);
  });
  const own = isOwn(cache) ? cache : undefined;
  const loaded = (name: string, script: Script, wasReady: boolean) => {
    if (!wasReady) scripts.set(name, script);
  };
  loadReady('main.cjs', folder, build, require, loaded, own);
}

/** Whether nobody else can write what is run from there; it need not be there yet. */
function isOwn(folder: string): boolean {
  try {
    const stat = lstatSync(folder, { throwIfNoEntry: false });
    if (stat === undefined || process.platform === 'win32') return true;
    return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
  } catch {
    return false;
  }
}

function keepReady(folder: string, build: string, scripts: ReadonlyMap<string, Script>): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const others = readdirSync(folder).filter(
      (name) => name.endsWith('.cache') && !name.includes(build),
    );
    for (const name of others) rmSync(pathOf(folder, name));
    for (const [name, script] of scripts) {
      const path = pathOf(folder, readyName(name, build));
      const beside = `${path}.${process.pid}.part`;
      writeFileSync(beside, script.createCachedData(), { mode: 0o600, flag: 'wx' });
      renameSync(beside, path);
    }
  } catch {
    // it is compiled again the next time
  }
}
