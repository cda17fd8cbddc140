/** `axiswatch doctor`: the state of every file of the data folder, and what mends it. */
import { relative } from 'node:path';
import { type AnyFigure, table } from '../../page/page.ts';
import { examine, type Finding } from '../../store/doctor.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import type { Options } from '../options.ts';

export async function doctor(
  { folders }: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const rows = await examine(folders, options.fix === true && options.readonly !== true);
  const what: AnyFigure<Finding> = {
    kind: 'id',
    get: ({ path }) => relative(folders.data, path) || '.',
  };
  const state: AnyFigure<Finding> = { kind: 'state', get: (finding) => finding.state };
  const mends = {
    why: { kind: 'text', get: ({ says }) => says, missing: '' },
    'mended by': { kind: 'text', get: ({ mend }) => mend, missing: '' },
  } satisfies Record<string, AnyFigure<Finding>>;
  const isForPersons = options.json !== true && options.csv !== true;
  const all = table<Finding>({
    id: 'files',
    title: '',
    rows,
    empty: 'the data folder is empty',
    figures: { what, state, ...(isForPersons ? {} : mends) },
  });
  const wrong = rows.filter((finding) => finding.state !== 'sound' && finding.state !== 'not ours');
  // Whole sentences, which a column would cut.
  const sentences = table<Finding>({
    ...{ id: 'mends', title: 'What is to be mended', rows: wrong, lines: true },
    figures: { what, state, ...mends },
  });
  return {
    exit: rows.some((finding) => finding.state.endsWith('damaged')) ? 3 : 0,
    page: {
      id: 'doctor',
      title: `Files of ${folders.data}`,
      sections: isForPersons && wrong.length > 0 ? [all, sentences] : [all],
    },
  };
}
