/** What a command has found out, as it is asked for. */
import { jsonText, pageJson } from '../page/json.ts';
import { safeText } from '../page/line.ts';
import { paintLine } from '../page/theme.ts';
import type { Outcome } from './command.ts';
import type { Context } from './context.ts';

export async function outcomeText(context: Context, outcome: Outcome): Promise<string> {
  const { page, document, text, lines, style } = outcome;
  const { json, csv } = context.options;
  if (json === true && document !== undefined) return jsonText(document);
  if (json === true && page !== undefined) {
    return pageJson(page, mainSection(outcome));
  }
  if (csv === true && page !== undefined) {
    return (await import('../page/csv.ts')).pageCsv(page, mainSection(outcome));
  }
  if (text !== undefined) return safeText(text);
  if (lines !== undefined) {
    const theme = context.theme(await context.terminal());
    return lines.map((line) => `${paintLine(line, theme)}\n`).join('');
  }
  if (page === undefined) return '';
  const { pageText } = await import('../page/text.ts');
  const terminal = await context.terminal();
  return pageText(page, {
    columns: terminal.columns,
    glyphs: context.glyphs,
    theme: context.theme(terminal),
    ...(style === undefined ? {} : { style }),
  });
}

/** The first section with rows of a table; that with the lines about the whole page stands for none. */
function mainSection({ page }: Outcome): string | undefined {
  return page?.sections.find((section) => 'rows' in section && section.lines === undefined)?.id;
}
