/** The file in which a person puts keys of their own on actions: read, never written. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { problemSentence } from '../../core/model/model.ts';
import { isJsonObject } from '../../core/model/raw-json.ts';

import { readWhyNotRegularFile } from './files.ts';
import { readDiskTroubleReasonWithAdvice } from './fs-errors.ts';

const NAME = 'keymap.json';

export interface KeymapFile {
  /** The file, there or not. */
  readonly path: string;
  /** Keys by action id, as they stand in the file; whether they can be used is for the keymap to say. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Sentences about what is no list of keys. */
  readonly notices: readonly string[];
}

const EXAMPLE = '{"reading.record": ["i"]}';

/** Reads `keymap.json`, such as `{"reading.record": ["i"]}`; nothing where there is none. */
export async function readKeymapFile(configDir: string): Promise<KeymapFile> {
  const path = join(configDir, NAME);
  if (!existsSync(path)) return { path, keys: {}, notices: [] };
  const kind = readWhyNotRegularFile(path);
  if (kind !== undefined)
    return {
      path,
      keys: {},
      notices: [`${path} is not used: ${kind}; move it away, and write a file such as ${EXAMPLE}.`],
    };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = readDiskTroubleReasonWithAdvice(error);
    return { path, keys: {}, notices: [`${path} is not used: ${why}.`] };
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    const { jsonSyntaxProblem } = await import('../../core/model/json-text.ts');
    const why = problemSentence(jsonSyntaxProblem(text));
    return { path, keys: {}, notices: [`${path} is not used: ${why}.`] };
  }
  if (!isJsonObject(raw))
    return {
      path,
      keys: {},
      notices: [`${path} is not used; it must be an object such as ${EXAMPLE}.`],
    };
  const keys: Record<string, readonly string[]> = {};
  const notices: string[] = [];
  for (const [id, own] of Object.entries(raw)) {
    if (isTexts(own)) keys[id] = own;
    else notices.push(`${path}: "${id}" is ignored; it must be a list of keys such as ["i"].`);
  }
  return { path, keys, notices };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
