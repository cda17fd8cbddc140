/** A question that is answered with yes or no in the terminal. */
import { createInterface } from 'node:readline/promises';
import { safeLine } from '../page/line.ts';

/** Whether the answer was yes; no where there is no terminal to ask in. */
export async function confirmed(question: string): Promise<boolean> {
  if (!(process.stdin.isTTY && process.stderr.isTTY)) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${safeLine(question)}? [y/N] `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
