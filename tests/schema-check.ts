/** Checks a document against the part of JSON Schema (2020-12) that the schemas of data/schemas use. */

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KNOWN = new Set([
  '$schema',
  'title',
  'description',
  'type',
  'required',
  'properties',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'pattern',
  'minLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
]);

/** Every way in which a document breaks a schema, as `path: what`; throws for a keyword that it does not know. */
export function breaches(schema: unknown, value: unknown, path = '$'): readonly string[] {
  if (!isRaw(schema)) throw new Error(`${path}: no schema`);
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) throw new Error(`${path}: unknown keywords ${unknown.join()}`);
  const said: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) said.push(`${path}: ${what}`);
  };
  const { type, enum: list, anyOf, pattern } = schema;
  if (type !== undefined) {
    const types: readonly unknown[] = Array.isArray(type) ? type : [type];
    check(
      types.some((one) => isOfType(value, one)),
      `not ${types.join(' or ')}`,
    );
  }
  if ('const' in schema) check(value === schema.const, `not ${String(schema.const)}`);
  if (Array.isArray(list)) check(list.includes(value), `not one of ${list.join()}`);
  if (Array.isArray(anyOf)) {
    check(
      anyOf.some((one) => breaches(one, value, path).length === 0),
      'fits none of anyOf',
    );
  }
  if (typeof value === 'string') {
    if (typeof pattern === 'string') check(new RegExp(pattern, 'u').test(value), `not ${pattern}`);
    check(value.length >= numberIn(schema, 'minLength', 0), 'too short');
  }
  if (typeof value === 'number') {
    check(value >= numberIn(schema, 'minimum', -Infinity), 'below the minimum');
    check(value <= numberIn(schema, 'maximum', Infinity), 'above the maximum');
    check(value > numberIn(schema, 'exclusiveMinimum', -Infinity), 'not above the minimum');
  }
  if (Array.isArray(value) && schema.items !== undefined) {
    for (const [at, item] of value.entries())
      said.push(...breaches(schema.items, item, `${path}[${at}]`));
  }
  if (isRaw(value)) said.push(...objectBreaches(schema, value, path));
  return said;
}

function objectBreaches(schema: Raw, value: Raw, path: string): readonly string[] {
  const { required, additionalProperties: more } = schema;
  const properties = isRaw(schema.properties) ? schema.properties : {};
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  const left = names.filter((name) => typeof name === 'string' && !(name in value));
  return [
    ...left.map((name) => `${path}: ${String(name)} left out`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const at = `${path}.${name}`;
      if (name in properties) return breaches(properties[name], inner, at);
      if (more === false) return [`${at}: not known`];
      return isRaw(more) ? breaches(more, inner, at) : [];
    }),
  ];
}

function numberIn(schema: Raw, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : otherwise;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRaw(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}
