/** A strategy of one's own put into the place of what it was, with the reason in its journal. */
import { Refusal } from '../../model/problem.ts';
import type { ReadingRow, Revision } from '../../model/record.ts';
import type { Strategy } from '../../model/strategy.ts';
import { strategyText } from '../../model/strategy-edit.ts';
import { checkStrategy, parseStrategy } from '../../model/strategy-file.ts';
import type { StrategyFile } from '../../model/strategy-link.ts';
import { openSettings } from '../../store/settings.ts';
import { dropDraft, ownText, writeOwn } from '../../store/strategies.ts';
import type { Context } from '../context.ts';

/** Scores by a strategy from now on, whether the program goes on or starts anew; '' is the shipped one. */
export async function chooseStrategy(context: Context, setting: string): Promise<void> {
  const settings = await openSettings(context.folders.config);
  if (setting === '') settings.unset('strategy');
  else settings.set('strategy', setting);
  context.readSettings();
  await context.use(setting);
}

/** A strategy as it is to be written; refused where it cannot be used, or nothing is to be written. */
export function checkedStrategy(context: Context, text: string): Strategy {
  if (context.options.readonly === true) {
    throw new Refusal('nothing is written with --readonly; start without it');
  }
  return checkStrategy(text, '');
}

/** Writes a strategy that is not there yet, scores by it, and records its first readings. */
export async function saveNew(
  context: Context,
  id: string,
  text: string,
  readings: readonly ReadingRow[] = [],
): Promise<void> {
  const { data } = context.folders;
  const { nodes } = checkedStrategy(context, text);
  writeOwn(data, id, text);
  await chooseStrategy(context, id.toLowerCase());
  const rows = readings.filter(({ indicator }) => nodes.has(indicator.toLowerCase()));
  if (rows.length > 0) {
    const journal = await context.journal();
    await journal.append(
      context.author,
      rows.map((row) => ({ kind: 'record', what: 'reading', row })),
    );
  }
  dropDraft(data, id);
}

/** Writes the strategy in use anew. */
export async function revise(
  context: Context,
  id: string,
  text: string,
  reason: string,
): Promise<void> {
  const { data } = context.folders;
  checkedStrategy(context, text);
  const was = ownText(data, id);
  if (was === undefined) throw new Refusal(`${id} is not a strategy of your own`);
  const item: Revision = {
    ...{ key: id, day: context.today, title: reason.trim() },
    ...{ was, is: text },
  };
  const journal = await context.journal();
  writeOwn(data, id, text);
  try {
    await journal.append(context.author, [{ kind: 'record', what: 'revision', item }]);
  } catch (error) {
    writeOwn(data, id, was);
    throw error;
  }
  dropDraft(data, id);
  await context.use(id.toLowerCase());
}

/** Puts a text into the place of the strategy in use, when a revision was taken back. */
export async function putText(context: Context, text: string): Promise<void> {
  const { id } = await context.strategy();
  // in the journal of a copy it is the text of what was copied
  const file = { ...(parseStrategy(text) as StrategyFile), id };
  writeOwn(context.folders.data, id, strategyText(file));
  await context.use(id.toLowerCase());
}
