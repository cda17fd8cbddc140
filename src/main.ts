/** A command line to a command, and what it found out to where it is printed. */
import { parseCommandLine } from './features/arguments.ts';
import type { Context, Options } from './features/context.ts';
import { print } from './features/print.ts';
import { COMMANDS, WITHOUT_WORDS } from './index.ts';
import { keepAnswer, questionOf } from './kept.ts';
import { Refusal } from './model/problem.ts';

/** Set by the build. */
declare const VERSION: string;

async function run(argv: readonly string[]): Promise<number> {
  let options: Options = { json: argv.includes('--json') };
  try {
    const line = parseCommandLine(argv, COMMANDS);
    options = line.options;
    if (options.version === true) {
      print(`${VERSION}\n`);
      return 0;
    }
    if (options.help === true) {
      const { helpText } = await import('./features/help/help.ts');
      print(helpText(line.command, COMMANDS));
      return 0;
    }
    const features = await import('./features/context.ts');
    const context = new features.Context(options);
    let damage: ReadonlySet<string> = new Set();
    let exit = 0;
    let text = '';
    try {
      const { run: work } = line.command ?? WITHOUT_WORDS;
      const outcome = await work(context, line.args, options);
      const { outcomeText } = await import('./features/outcome.ts');
      text = await outcomeText(context, outcome);
      print(text);
      exit = outcome.exit ?? 0;
    } finally {
      damage = await context.close();
    }
    if (damage.size === 0) {
      if (line.command?.isAnswer && exit === 0 && !context.storeAddress) await keep(context, text);
      return exit;
    }
    const { printRefusal } = await import('./features/refused.ts');
    const problems = [...damage].map((message) => ({ path: '', message }));
    return printRefusal(new Refusal(problems, 3), {});
  } catch (error) {
    if (process.env.AXISWATCH_DEBUG) throw error;
    const { printRefusal } = await import('./features/refused.ts');
    if (error instanceof Refusal) return printRefusal(error, options);
    const message = error instanceof Error ? error.message : String(error);
    return printRefusal(new Refusal(`this failed: ${message}`), options);
  }
}

async function keep({ options, hasTold, marks }: Context, text: string): Promise<void> {
  if (options.readonly === true || hasTold) return;
  const question = await questionOf(import.meta.dirname);
  if (question !== undefined) keepAnswer(question, marks, text);
}

run(process.argv.slice(2)).then((exit) => {
  // all is written by now; to take down what is left in memory costs a start a fiftieth
  process.exit(exit);
});
