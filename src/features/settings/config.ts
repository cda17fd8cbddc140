/** `axiswatch config`: the settings and what they can be; and `info`: which program this is, and what its files hold. */
import { localToday } from '../../model/day.ts';
import { suggestion } from '../../model/near.ts';
import { Refusal } from '../../model/problem.ts';
import { foreignRows } from '../../model/standing.ts';
import { type Page, table } from '../../page/page.ts';
import { openSettings, SETTINGS, type Settings, settingsPath } from '../../store/settings.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';

type Field = (typeof SETTINGS)[number];

export async function config(context: Context): Promise<Outcome> {
  return { page: settingsPage(SETTINGS, context.settings) };
}

export async function configGet(
  context: Context,
  [name = '']: readonly string[],
): Promise<Outcome> {
  const field = fieldOf(name);
  return {
    page: settingsPage([field], context.settings),
    text: `${context.settings[field.name]}\n`,
  };
}

export async function configSet(
  context: Context,
  [name = '', value = '']: readonly string[],
): Promise<Outcome> {
  const field = fieldOf(name);
  const opened = await openSettings(context.folders.config);
  opened.set(field.name, value);
  return { page: settingsPage([field], opened.settings) };
}

export async function configUnset(
  context: Context,
  [name = '']: readonly string[],
): Promise<Outcome> {
  const field = fieldOf(name);
  const opened = await openSettings(context.folders.config);
  opened.unset(field.name);
  return { page: settingsPage([field], opened.settings) };
}

function fieldOf(name: string): Field {
  const field = SETTINGS.find((each) => each.name === name);
  if (field !== undefined) return field;
  const names = SETTINGS.map((each) => each.name);
  throw new Refusal(`${name} is not a setting; ${suggestion(name, names)}`, 2);
}

function settingsPage(fields: readonly Field[], settings: Settings): Page {
  return {
    id: 'settings',
    title: 'Settings',
    sections: [
      table<Field>({
        id: 'settings',
        title: '',
        rows: fields,
        figures: {
          name: { kind: 'id', get: ({ name }) => name },
          value: { kind: 'text', get: ({ name }) => settings[name] },
          says: { kind: 'text', get: ({ label }) => label, grows: true },
          choices: { kind: 'ids', get: ({ choices }) => choices, drop: 1 },
        },
      }),
    ],
  };
}

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
