/** Rows of a person written down, or only tried; and the options that describe one. */
import { Boards } from '../../model/board.ts';
import { Refusal } from '../../model/problem.ts';
import type { Checked } from '../../model/rows.ts';
import { withRows } from '../../model/standing.ts';
import type { TableSection } from '../../page/page.ts';
import type { Change, Recording } from '../../store/port.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { effectSections } from './effect-page.ts';

export function writeRows(
  context: Context,
  rows: readonly Recording[],
  options: Options,
): Promise<readonly TableSection[]> {
  return writeChanges(
    context,
    rows.map((row) => ({ kind: 'record', ...row })),
    options,
  );
}

/** Gives what they do to the board of today, whether they are written or with `--dry-run` only tried. */
export async function writeChanges(
  context: Context,
  changes: readonly Change[],
  options: Options,
): Promise<readonly TableSection[]> {
  const before = await context.boards([context.today]);
  const record = withRows(
    before.record,
    changes.flatMap((change) => ('row' in change ? change.row : [])),
    context.author,
    changes.flatMap((change) => (change.kind === 'record' ? [] : change.target)),
  );
  if (options['dry-run'] !== true && changes.length > 0) {
    const journal = await context.journal();
    await journal.append(context.author, changes);
  }
  const after = new Boards(before.strategy, record);
  return effectSections(before.on(context.today), after.on(context.today));
}

/** The title of a page about what was written. */
export function writtenTitle(what: string, options: Options): string {
  return options['dry-run'] === true ? `${what} (not recorded)` : what;
}

export function evidenceOf(options: Options): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['confidence', 'source', 'url', 'quote', 'note'].flatMap((name) => {
      const text = textOption(options, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

export function rowOf<Row>(checked: Checked<Row>): Row {
  if ('problems' in checked) throw new Refusal(checked.problems);
  return checked.row;
}
