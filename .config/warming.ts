// Lets V8 make ready what `status` and the dashboard's first frame run, each in a process of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';
import { WARM, warmName } from './warm-load.ts';

const child = fileURLToPath(new URL('warm.ts', import.meta.url));

/** Keeps the code of both beside the files in `dist`, under the name of this build. */
export async function warm(dist: string, build: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-build-'));
  const env = {
    ...process.env,
    AXISWATCH_DATA_DIR: folder,
    XDG_CONFIG_HOME: folder,
    XDG_STATE_HOME: folder,
  };
  try {
    const run = (argv: readonly string[], onScreen: (screen: string, pty: IPty) => void) =>
      new Promise<void>((resolve, reject) => {
        const pty = spawn(process.execPath, [child, dist, build, ...argv], {
          env,
          cols: 120,
          rows: 36,
        });
        let screen = '';
        pty.onData((data) => {
          screen += data;
          onScreen(screen, pty);
        });
        pty.onExit(({ exitCode }) => {
          if (exitCode === 0) resolve();
          else reject(new Error(`the built program does not run: ${screen}`));
        });
      });
    // The first one makes the store; the code of that would be read at every start and run at one.
    for (const _ of ['a store that is made', 'one that is there']) {
      for (const name of WARM) rmSync(join(dist, warmName(name, build)), { force: true });
      await run(['status'], () => undefined);
    }
    await run([], (screen, pty) => {
      if (screen.includes('quit')) pty.write('jq');
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
