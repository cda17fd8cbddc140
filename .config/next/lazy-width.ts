// An esbuild plugin that makes string-width when it is first asked: its patterns take longer than all of `status`, and
// what the program says itself is measured without it (src/next/page/line.ts).
import type { Plugin } from 'esbuild';

export const lazyWidth: Plugin = {
  name: 'lazy width',
  setup(b) {
    b.onResolve({ filter: /^string-width$/ }, ({ kind, resolveDir }) =>
      kind === 'import-statement'
        ? { path: 'string-width', namespace: 'lazy-width', pluginData: resolveDir }
        : undefined,
    );
    b.onLoad({ filter: /.*/, namespace: 'lazy-width' }, ({ pluginData }) => ({
      contents: `export default (...asked) => require('string-width').default(...asked);`,
      loader: 'js',
      resolveDir: pluginData,
    }));
  },
};
