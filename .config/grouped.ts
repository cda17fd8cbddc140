// Puts modules that are loaded together into one file: each file that Node loads by itself costs a start a quarter of a
// millisecond, and what one module uses of another in the same file it names directly.
import { type BuildOptions, build, type Message, type Metafile, type Plugin } from 'esbuild';

/** The name of a file, and the sources whose outputs it holds with all that these import, save what a file before it has. */
export type Groups = Readonly<Record<string, readonly string[]>>;

/** CommonJS, which Node loads with less ado than modules: at every start a tenth of a bare Node less. */
const COMMON = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node24',
  minify: true,
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
  write: false,
} satisfies BuildOptions;

/** What is doubtful does not go into a build. */
export function refuse(warnings: readonly Message[]): void {
  if (warnings.length > 0)
    throw new Error(`not built: ${warnings.map(({ text }) => text).join('; ')}`);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const inCommon = (name: string): string => name.replace(/\.mjs$/, '.cjs');

/**
 * Files of CommonJS by name, made of a build's modules: those of each group as one, every other one by itself. Throws
 * where a source of a group is no entry of the build.
 */
export async function grouped(
  modules: ReadonlyMap<string, string>,
  outputs: Metafile['outputs'],
  groups: Groups,
): Promise<ReadonlyMap<string, string>> {
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
  /** One file of a module that brings these along; others are asked for in theirs. */
  const together = async (names: readonly string[], contents: string): Promise<string> => {
    const inMemory: Plugin = {
      name: 'in memory',
      setup: (b) => {
        b.onResolve({ filter: /\.mjs$/ }, ({ path, kind }) =>
          names.includes(nameOf(path)) && kind !== 'dynamic-import'
            ? // of what is named .mjs, CommonJS would have no default export
              { path: path.replace(/\.mjs$/, ''), namespace: 'module' }
            : { path, external: true },
        );
        b.onLoad({ filter: /.*/, namespace: 'module' }, ({ path }) => ({
          contents: modules.get(`${nameOf(path)}.mjs`) ?? '',
        }));
      },
    };
    const made = await build({ ...COMMON, stdin: { contents }, plugins: [inMemory] });
    refuse(made.warnings);
    return (
      (made.outputFiles[0]?.text ?? '')
        // a copy has a getter for each name, and a dozen of Ink's modules ask for the process, which has 130
        .replaceAll(/[\w$]+\((require\("node:[\w/]+"\))\)/g, '({__proto__:$1,default:$1})')
        .replaceAll(
          // which waits for what it holds
          /Promise\.resolve\(\)\.then\(\(\)=>[\w$]+\(require\("\.\/screen\.mjs"\)\)\)/g,
          'require("./screen.cjs").ready',
        )
        .replaceAll(/\brequire\("\.\/([\w-]+\.mjs)"\)/g, (_, name) => {
          const holder = holders.get(name);
          return holder === undefined
            ? `require("./${inCommon(name)}")`
            : `require("./${holder}").part("${name}")`;
        })
    );
  };
  const files = new Map<string, string>();
  for (const [name, text] of modules) {
    if (!holders.has(name)) files.set(inCommon(name), await together([], text));
  }
  for (const holder of Object.keys(groups)) {
    const held = Object.entries(outputs).filter(([path]) => holders.get(nameOf(path)) === holder);
    const names = held.map(([path]) => nameOf(path));
    const lines: string[] = [];
    // an object only where another file asks for it: some hundred getters at every start would cost more than all else
    const parts = held.map(([path, { exports }], at) => {
      const own = exports.map((each) => [each, `_${at}${each}`] as const);
      lines.push(
        `import {${own.map(([each, as]) => `${each} as ${as}`).join()}} from './${nameOf(path)}'`,
      );
      // what is made on use is not there yet
      const has = own.map(([each, as]) => `get ${each}(){return ${as}}`);
      return `'${nameOf(path)}':()=>({__esModule:true,${has.join()}})`;
    });
    lines.push(`const parts={${parts.join()}}`, 'export const part=name=>parts[name]()');
    files.set(holder, await together(names, lines.join('\n')));
  }
  return files;
}
