/** Settings as `axiswatch.config/1`. */
import * as v from 'valibot';
import * as is from '../../text/document-parts.ts';
import { closedDocument, type TypeOf } from '../../text/document-parts.ts';

export const configDocument = closedDocument(
  'axiswatch.config/1',
  'Settings by name, all of them or the one asked for; null where the default holds.',
  { settings: v.record(v.string(), is.stringOrNull) },
);
export type ConfigJson = TypeOf<typeof configDocument>;
