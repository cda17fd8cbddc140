/** `axiswatch config`, and `config get`, `set` and `unset`: the settings of a person. */
import { suggestion } from '../../model/near.ts';
import { Refusal } from '../../model/problem.ts';
import { type Page, table } from '../../page/page.ts';
import { openSettings, SETTINGS, type Settings } from '../../store/settings.ts';
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
  throw new Refusal(`${name} is no setting; ${suggestion(name, names)}`, 2);
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
