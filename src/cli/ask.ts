/** Asking a person a question in the terminal. */
import { createInterface } from 'node:readline';
import { Interruption } from './io.ts';

/** The line that the person types; thrown instead: they would rather not go on, by Ctrl-C or the end of input. */
export function askInTerminal(question: string, signal?: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, signal });
  return new Promise((resolve, reject) => {
    lines.once('SIGINT', () => {
      // The sentence that follows begins on a line of its own.
      process.stderr.write('\n');
      lines.close();
    });
    lines.once('close', () => reject(new Interruption('nothing was written')));
    lines.question(question, (answer) => {
      resolve(answer.trim());
      lines.close();
    });
  });
}
