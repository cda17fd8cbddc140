/** Another program that has the terminal until it ends: an editor, a pager. */
import { spawn } from 'node:child_process';

/** Why a program did not end by itself. */
export type NoEnd = 'not here' | 'a signal';

/**
 * Runs a program with its arguments, no shell between; resolves with its exit code, 0…255, or why there is none. `input` is its
 * stdin in the place of the keyboard; what it complains of is not shown where it is `silent`.
 */
export async function runProgramInTerminal(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { input, silent = false }: { readonly input?: string; readonly silent?: boolean } = {},
): Promise<number | NoEnd> {
  // ^C belongs to the program as long as it has the terminal
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    return await new Promise((resolve) => {
      const child = spawn(program, args, {
        stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', silent ? 'ignore' : 'inherit'],
        shell: false,
        env: { ...env },
      });
      child.once('error', () => resolve('not here'));
      child.once('exit', (code) => resolve(code ?? 'a signal'));
      // A pager that was left before the end of its input has shown what was wanted.
      child.stdin?.on('error', () => undefined).end(input);
    });
  } finally {
    process.off('SIGINT', ignore);
  }
}
