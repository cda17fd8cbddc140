/** `axiswatch strategy check`, `list` and `use`. */
import { resolve } from 'node:path';
import type { Strategy } from '../../model/strategy.ts';
import { countText } from '../../page/kinds.ts';
import { type Page, table } from '../../page/page.ts';
import { openSettings } from '../../store/settings.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';

const SHIPPED = 'shipped';

export async function strategyCheck(
  context: Context,
  [file = context.strategyFile]: readonly string[],
): Promise<Outcome> {
  const { strategy } = await context.load(file);
  const { title, id, hash, leaves, branches } = strategy;
  const tripwires = leaves.flatMap((leaf) => leaf.tripwires);
  const holds = [
    countText('indicator', leaves.length),
    countText('branch', branches.length, 'branches'),
    countText('alert or watch', tripwires.length, 'alerts and watches'),
  ];
  return {
    document: { schema: 'axiswatch.problems/3', problems: [] },
    text: `${title} (${id}, ${hash}) is good: ${holds.join(', ')}\n`,
  };
}

export async function strategyList(context: Context): Promise<Outcome> {
  return { page: await strategiesPage(context, context.settings.strategy, context.strategyFile) };
}

/** Checked first, so that what is used can be read. */
export async function strategyUse(
  context: Context,
  [name = SHIPPED]: readonly string[],
): Promise<Outcome> {
  const file = name === SHIPPED ? '' : resolve(name);
  await context.load(file || undefined);
  const settings = await openSettings(context.folders.config);
  if (file === '') settings.unset('strategy');
  else settings.set('strategy', file);
  return { page: await strategiesPage(context, file, file) };
}

interface Listed {
  readonly strategy: Strategy;
  readonly file: string;
}

/** The one that comes along, and the one in the settings. */
async function strategiesPage(
  context: Context,
  setting: string,
  inUse: string | undefined,
): Promise<Page> {
  const files = [...new Set(['', setting, inUse ?? ''])];
  const rows = await Promise.all(
    files.map(async (file) => ({ file, ...(await context.load(file || undefined)) })),
  );
  return {
    id: 'strategies',
    title: 'Strategies',
    sections: [
      table<Listed>({
        id: 'strategies',
        title: '',
        rows,
        figures: {
          id: { kind: 'id', get: ({ strategy }) => strategy.id },
          title: { kind: 'text', get: ({ strategy }) => strategy.title, grows: true },
          hash: { kind: 'id', get: ({ strategy }) => strategy.hash },
          file: { kind: 'text', get: ({ file }) => file || SHIPPED },
          state: { kind: 'state', get: ({ file }) => (file === (inUse ?? '') ? 'in use' : '') },
        },
      }),
    ],
  };
}
