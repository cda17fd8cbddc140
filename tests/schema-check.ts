/** Checks documents against the schemas of data/schemas. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { dataText } from './shipped.ts';

// Strict: a keyword that is misspelt, or means nothing where it stands, is an error and not passed over.
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const known = new Map<string, ValidateFunction>();

/** Every way in which a document breaks the schema of this name and version, as `place message`. */
export function breaches(name: string, document: unknown, version = 1): readonly string[] {
  const file = `schemas/${name}-${version}.json`;
  const validate = known.get(file) ?? ajv.compile(JSON.parse(dataText(file)));
  known.set(file, validate);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
