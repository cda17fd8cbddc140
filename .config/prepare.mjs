// Runs after `npm ci` and before `npm pack`: builds dist/, or says in a sentence why it cannot.
// Plain JavaScript without imports from node_modules, because those may be what is missing.
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
try {
  resolve('esbuild');
  resolve('ink');
} catch {
  process.stderr.write(
    'axiswatch is built from its development packages and they were left out: run `npm ci --include=dev`.\n',
  );
  process.exit(1);
}
await import('./build.ts');
