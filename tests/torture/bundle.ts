/** The processes and threads of the torture, each bundled with the source: thousands are started, and loading it file by file takes far longer than their work. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ALIAS } from '../../.config/alias.ts';

/** Writes the programs of lane.ts, victim.ts and member.ts into a folder. */
export async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: ['lane', 'victim', 'member'].map((name) =>
      fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
    ),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'warning',
    alias: ALIAS,
    // CommonJS packages in the bundle ask for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}
