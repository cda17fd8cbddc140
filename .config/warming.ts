// Lets V8 make ready what `status` and the dashboard's first frame run, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
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
    const status = (): void => {
      for (const name of WARM) rmSync(join(dist, warmName(name, build)), { force: true });
      const ran = spawnSync(process.execPath, [child, dist, build, 'status'], {
        env,
        encoding: 'utf8',
      });
      if (ran.status !== 0) throw new Error(`the built program does not run: ${ran.stderr}`);
    };
    // The first one makes the store; the code of that would be read at every start and run at one.
    status();
    status();
    await new Promise<void>((resolve) => {
      const pty = spawn(process.execPath, [child, dist, build], { env, cols: 120, rows: 36 });
      let screen = '';
      pty.onData((data) => {
        screen += data;
        if (screen.includes('quit')) pty.write('jq');
      });
      pty.onExit(() => resolve());
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
