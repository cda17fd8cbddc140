/** Starting processes of a test's own, also as another user. */
import { spawn } from 'node:child_process';

/** A user and group that own nothing. */
export const NOBODY = 65_534;
export const isRoot = process.getuid?.() === 0;

export interface Ran {
  /** The lines it wrote, parsed. */
  readonly answers: readonly Record<string, unknown>[];
  readonly errors: string;
  readonly code: number | null;
}

/** Runs a child of these tests to its end. */
export function run(
  name: string,
  args: readonly string[],
  options: { readonly asNobody?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const script = new URL(`children/${name}.ts`, import.meta.url).pathname;
  const user = options.asNobody === true ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(process.execPath, [script, ...args], {
    ...user,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = output.split('\n').filter((line) => line !== '');
      resolve({ answers: lines.map((line) => JSON.parse(line)), errors, code });
    });
  });
}
