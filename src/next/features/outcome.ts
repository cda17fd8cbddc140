/** What a command has found out, printed as it is asked for. */
import { jsonText, pageJson } from '../page/json.ts';
import type { Outcome } from './command.ts';
import type { Context } from './context.ts';
import { print } from './print.ts';

export async function printOutcome(context: Context, outcome: Outcome): Promise<void> {
  const { page, document, text } = outcome;
  const { json, csv } = context.options;
  if (json === true && document !== undefined) return print(jsonText(document));
  if (json === true && page !== undefined) {
    return print(pageJson(page, mainSection(outcome)));
  }
  if (csv === true && page !== undefined) {
    return print((await import('../page/csv.ts')).pageCsv(page, mainSection(outcome)));
  }
  if (text !== undefined) return print(text);
  if (page === undefined) return;
  const { pageText } = await import('../page/text.ts');
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
