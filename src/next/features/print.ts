/** What a command has found out, printed; and what it refused. */
import { writeSync } from 'node:fs';
import { problemText, type Refusal } from '../model/problem.ts';
import { pageCsv } from '../page/csv.ts';
import { jsonText, pageJson } from '../page/json.ts';
import { safeText } from '../page/line.ts';
import { pageText } from '../page/text.ts';
import type { Options, Outcome } from './command.ts';
import type { Context } from './context.ts';

export async function printOutcome(context: Context, outcome: Outcome): Promise<void> {
  const { page, document, text } = outcome;
  const { json, csv } = context.options;
  if (json === true && document !== undefined) return print(jsonText(document));
  if (json === true && page !== undefined) return print(pageJson(page, mainSection(outcome)));
  if (csv === true && page !== undefined) return print(pageCsv(page, mainSection(outcome)));
  if (text !== undefined) return print(text);
  if (page === undefined) return;
  const terminal = await context.terminal();
  print(
    pageText(page, {
      columns: terminal.columns,
      glyphs: context.glyphs,
      theme: context.theme(terminal),
    }),
  );
}

/** The first section with rows of a table; that with the lines about the whole page stands for none. */
function mainSection({ page }: Outcome): string | undefined {
  return page?.sections.find((section) => 'rows' in section && section.lines !== true)?.id;
}

/** Says what was refused, with `--json` as `axiswatch.problems/3`, and gives the exit status. */
export function printRefusal(refusal: Refusal, { json }: Options): number {
  const { problems, exit } = refusal;
  if (json === true) print(jsonText({ schema: 'axiswatch.problems/3', problems }));
  else {
    const lines = problems.map((problem) => `axiswatch: ${safeText(problemText(problem))}\n`);
    write(2, lines.join(''));
  }
  return exit;
}

export function print(text: string): void {
  write(1, text);
}

/** Through the descriptor, which is open at once; who closes it early has seen enough. */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
