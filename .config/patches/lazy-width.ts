// An esbuild plugin that makes string-width when it is first asked: its patterns take longer than all of `status`, and
// what the program says itself is measured without it (src/page/line.ts). So is what Ink measures, colours apart.
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const line = JSON.stringify(fileURLToPath(new URL('../../src/page/line.ts', import.meta.url)));

export const lazyWidth: Plugin = {
  name: 'lazy width',
  setup(b) {
    b.onResolve({ filter: /^string-width$/ }, ({ kind, resolveDir }) =>
      kind === 'import-statement'
        ? { path: 'string-width', namespace: 'lazy-width', pluginData: resolveDir }
        : undefined,
    );
    b.onLoad({ filter: /.*/, namespace: 'lazy-width' }, ({ pluginData }) => ({
      contents: `import { NARROW } from ${line};
export default (text, ...others) => {
  const bare = text.includes('\\u001b') ? text.replace(/\\u001b\\[[\\d;]*m/g, '') : text;
  return NARROW.test(bare) ? bare.length : require('string-width').default(text, ...others);
};`,
      loader: 'js',
      resolveDir: pluginData,
    }));
  },
};
