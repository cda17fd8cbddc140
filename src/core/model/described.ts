import * as v from 'valibot';

/** A schema with words about what it describes, which the JSON Schema that is made of it has too. */
export const described = <const Schema extends v.GenericSchema>(schema: Schema, words: string) =>
  v.pipe(schema, v.description(words));
