/** The strategies that can be used, and the drafts of those that cannot yet. */
import { isRefusal } from '../../model/problem.ts';
import { type Page, table } from '../../page/page.ts';
import { SHIPPED_STRATEGY, strategyFile } from '../../store/load-strategy.ts';
import { draftOf, ownIds } from '../../store/strategies.ts';
import type { Context } from '../context.ts';

export interface Listed {
  /** By which it is used: an id, a file, or that of the shipped one. */
  readonly name: string;
  readonly id: string;
  readonly title: string;
  readonly hash?: string;
  readonly isDraft: boolean;
  readonly isInUse: boolean;
  readonly problem?: string;
}

/** The one that comes along, a person's own, and the one in the settings. */
export async function listedStrategies(context: Context): Promise<readonly Listed[]> {
  const { data } = context.folders;
  const own = ownIds(data);
  const names = [SHIPPED_STRATEGY, ...own, context.settings.strategy, context.strategyFile ?? ''];
  // each file once, by the first name that it has
  const byFile = new Map<string | undefined, string>();
  for (const name of names.filter((each) => each !== '')) {
    const file = strategyFile(data, name);
    if (!byFile.has(file)) byFile.set(file, name);
  }
  const rows = [...byFile].map(async ([file, name]): Promise<Listed> => {
    const shared = { name, isDraft: false, isInUse: file === context.strategyFile };
    try {
      const { id, title, hash } = (await context.load(file)).strategy;
      return { ...shared, id, title, hash };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { ...shared, id: name, title: '', problem: error.message };
    }
  });
  const drafts = ownIds(data, '.draft').filter((id) => !own.includes(id));
  return [
    ...(await Promise.all(rows)),
    ...drafts.map((name): Listed => {
      const { id, title } = draftOf(data, name)?.file ?? { id: name, title: '' };
      return { name, id, title, isDraft: true, isInUse: false };
    }),
  ];
}

export function strategiesPage(rows: readonly Listed[]): Page {
  return {
    id: 'strategies',
    title: 'Strategies',
    sections: [
      table<Listed>({
        id: 'strategies',
        title: '',
        rows,
        target: ({ name }) => ({ feature: 'strategies', id: name }),
        figures: {
          id: { kind: 'id', get: ({ id }) => id },
          title: { kind: 'text', get: ({ title }) => title, grows: true },
          hash: { kind: 'id', get: ({ hash }) => hash, drop: 2 },
          file: {
            kind: 'text',
            get: ({ name, id }) => (name === id.toLowerCase() ? '' : name),
            drop: 1,
          },
          state: {
            kind: 'state',
            get: ({ isInUse, isDraft, problem }) =>
              problem !== undefined ? 'not good' : isDraft ? 'draft' : isInUse ? 'in use' : '',
          },
        },
      }),
    ],
  };
}
