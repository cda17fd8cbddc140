/** `axiswatch info`: which program this is, where its files lie, and what they hold. */
import { localToday } from '../../model/day.ts';
import { foreignRows } from '../../model/standing.ts';
import { table } from '../../page/page.ts';
import { settingsPath } from '../../store/settings.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';

/** Set by the build. */
declare const VERSION: string;

export async function info(context: Context): Promise<Outcome> {
  const strategy = await context.strategy();
  const { title, id, hash } = strategy;
  const journal = await context.journal();
  const record = await journal.record();
  const { readings, checks, events } = record;
  const [last] = await journal.entries({ newestFirst: true, limit: 1 });
  const sum = (lists: ReadonlyMap<string, readonly unknown[]>): number =>
    [...lists.values()].reduce((all, { length }) => all + length, 0);
  return {
    page: {
      id: 'info',
      title: 'Axiswatch',
      sections: [
        table({
          id: 'info',
          title: '',
          lines: true,
          rows: [last],
          figures: {
            version: { kind: 'text', get: () => VERSION },
            node: { kind: 'text', get: () => process.versions.node },
            strategy: { kind: 'text', get: () => title },
            id: { kind: 'id', get: () => id },
            hash: { kind: 'id', get: () => hash },
            file: { kind: 'text', get: () => context.strategyFile ?? 'shipped' },
            record: { kind: 'text', get: () => journal.path },
            settings: { kind: 'text', get: () => settingsPath(context.folders.config) },
            entries: { kind: 'count', get: (entry) => entry?.seq ?? 0 },
            readings: { kind: 'count', get: () => sum(readings) },
            checks: { kind: 'count', get: () => sum(checks) },
            events: { kind: 'count', get: () => events.length },
            'of dropped indicators': {
              kind: 'count',
              get: () => foreignRows(strategy, record) || undefined,
              missing: '',
            },
            'last entry': {
              kind: 'day',
              get: (entry) => entry && localToday(new Date(entry.at)),
            },
            author: { kind: 'text', get: (entry) => entry?.author },
          },
        }),
      ],
    },
  };
}
