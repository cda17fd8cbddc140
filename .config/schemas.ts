/** Writes `data/schemas/` from the documents of `src/`, for `npm run schemas`; a test fails where a file is not what they make. */
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { DAY_FORM, isDay } from '../src/core/model/day.ts';
import { STRATEGY_FORMATS } from '../src/core/model/model.ts';
import { strategyParts } from '../src/core/strategy/strategy-shape.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const config: ConversionConfig = {
  target: 'draft-2020-12',
  // Every number in JSON is finite; of what the program looks up in a text, only the form of a day can be said.
  ignoreActions: ['finite'],
  overrideAction: ({ valibotAction, jsonSchema }) =>
    valibotAction.type !== 'check'
      ? undefined
      : 'requirement' in valibotAction && valibotAction.requirement === isDay
        ? { ...jsonSchema, pattern: DAY_FORM.source }
        : jsonSchema,
  overrideSchema: ({ valibotSchema, jsonSchema }) => {
    if (valibotSchema.type === 'record') {
      const { propertyNames: _, ...rest } = jsonSchema;
      return rest;
    }
    return valibotSchema.type === 'nullable' ? valueOrNull(jsonSchema) : undefined;
  },
};

/** `{ "type": ["number", "null"] }` for what may be null, where one type says what else it may be. */
function valueOrNull(schema: JsonSchema): JsonSchema | undefined {
  const [other] = schema.anyOf ?? [];
  if (typeof other !== 'object' || typeof other.type !== 'string') return undefined;
  const words = other.enum === undefined ? {} : { enum: [...other.enum, null] };
  return { ...other, ...words, type: [other.type, 'null'] };
}

/** The text of every file of `data/schemas/`, by its name: one for each document that a file of a name in `-document` exports. */
export async function schemaFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const path of globSync('src/**/*-document.ts', { cwd: root })) {
    const exported: Readonly<Record<string, unknown>> = await import(join(root, path));
    for (const schema of Object.values(exported).filter(isSchema)) {
      const name = /^axiswatch\.([\w-]+)\/(\d+)$/.exec(v.getTitle(schema) ?? '');
      if (name !== null) files.set(`${name[1]}-${name[2]}.json`, textOf(schema));
    }
  }
  return files;
}

function isSchema(value: unknown): value is v.GenericSchema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}

function textOf(schema: v.GenericSchema): string {
  const name = v.getTitle(schema);
  const format = STRATEGY_FORMATS.find((each) => each === name);
  const definitions = format === undefined ? {} : strategyParts[format];
  const made = toJsonSchema(schema, { ...config, definitions });
  const { $schema, title, description, ...rest } = made;
  const text = JSON.stringify({ $schema, title, description, ...rest }, undefined, 2);
  // A list of words goes onto one line.
  const line = (list: string) => list.replace(/,\n\s*/g, ', ').replace(/\n\s*/g, '');
  return `${text.replace(/\[[^[\]{}]*\]/g, line)}\n`;
}

if (import.meta.main) {
  const folder = join(root, 'data', 'schemas');
  const files = await schemaFiles();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}
