// An esbuild plugin that keeps what almost every start runs in one file: every module that Node loads costs a third
// of a millisecond, and shared chunks would make twenty of them. What is imported on use stays outside, in files of a
// second build; both may hold a copy of the same source, which is why no source keeps state that two copies must share.
import { basename, extname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * The plugin, and what it left outside once the build has run: by the name of the file, what is to be built. `hot` are
 * the files that this build makes itself, beside the first.
 */
export function hotPath(hot: readonly string[]): { plugin: Plugin; outside: Map<string, string> } {
  const outside = new Map<string, string>();
  const plugin: Plugin = {
    name: 'hot-path',
    setup(b) {
      const own = hot.map((path) => resolve(b.initialOptions.absWorkingDir ?? '', path));
      b.onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === hotPath) return undefined;
        if (path.startsWith('node:') || importer.includes('node_modules')) return undefined;
        const found = await b.resolve(path, { kind, resolveDir, pluginData: hotPath });
        if (found.errors.length > 0) return { errors: found.errors };
        const name = path.startsWith('.')
          ? basename(path, extname(path)).replace(/\.command$/, '')
          : path.replaceAll(/[^\w-]+/g, '-');
        const known = outside.get(name);
        if (known !== undefined && known !== found.path) {
          throw new Error(`${known} and ${found.path} would both become ${name}.mjs`);
        }
        if (!own.includes(found.path)) outside.set(name, found.path);
        return { path: `./${name}.mjs`, external: true };
      });
    },
  };
  return { plugin, outside };
}
