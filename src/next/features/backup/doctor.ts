/** `axiswatch doctor`: the state of every file of the data folder, and what mends it. */
import { relative } from 'node:path';
import { table } from '../../page/page.ts';
import { examine, type Finding } from '../../store/doctor.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import type { Options } from '../options.ts';

export async function doctor(
  { folders }: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const rows = await examine(folders, options.fix === true);
  return {
    exit: rows.some(({ state }) => state.endsWith('damaged')) ? 3 : 0,
    page: {
      id: 'doctor',
      title: `Files of ${folders.data}`,
      sections: [
        table<Finding>({
          id: 'files',
          title: '',
          rows,
          empty: 'the data folder is empty',
          figures: {
            what: { kind: 'id', get: ({ path }) => relative(folders.data, path) || '.' },
            state: { kind: 'state', get: ({ state }) => state },
            why: { kind: 'text', get: ({ says }) => says },
            'mended by': { kind: 'text', get: ({ mend }) => mend, grows: true },
          },
        }),
      ],
    },
  };
}
