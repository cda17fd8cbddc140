// An esbuild plugin that makes Node's own modules cheaper to import from the bundle: an ES module import of
// node:fs builds a namespace of everything in it, streams and promises included, which costs a fifth of a
// `status`; process.getBuiltinModule() hands over the module as it is, and only what is used is taken from it.
import { builtinModules, createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

/** What commander needs only for programs in files of their own, which we have none of. */
const unused = new Set(['node:child_process']);

/** What Node has not loaded by itself, costs milliseconds to load, and is not needed before something is asked for. */
const late = new Set([
  'node:child_process',
  'node:fs/promises',
  'node:module',
  'node:timers/promises',
]);

/** A module that has the same exports, each taken only when something imports it. */
function handedOver(path: string): string {
  const exported = Object.entries(require(path)).filter(
    ([name]) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default',
  );
  const module = `process.getBuiltinModule(${JSON.stringify(path)})`;
  if (late.has(path)) {
    return exported
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => `export const ${name} = (...args) => ${module}.${name}(...args);`)
      .join('\n');
  }
  return [
    `const whole = ${module};`,
    'const take = (name) => whole[name];',
    ...exported.map(
      ([name]) => `export const ${name} = /* @__PURE__ */ take(${JSON.stringify(name)});`,
    ),
    'export default whole;',
  ].join('\n');
}

export const lighterNode: Plugin = {
  name: 'lighter-node',
  setup(b) {
    b.onResolve({ filter: /^node:/ }, ({ path, importer, kind }) => {
      if (
        kind !== 'import-statement' ||
        !builtinModules.includes(path.replace(/^node:(?!sqlite)/, ''))
      )
        return undefined;
      const isUnused = unused.has(path) && importer.includes('node_modules/commander/');
      return { path, namespace: isUnused ? 'node-unused' : 'node-builtin' };
    });
    b.onLoad({ filter: /.*/, namespace: 'node-builtin' }, ({ path }) => ({
      contents: handedOver(path),
      loader: 'js',
    }));
    b.onLoad({ filter: /.*/, namespace: 'node-unused' }, () => ({
      contents: 'export default {};',
      loader: 'js',
    }));
  },
};
