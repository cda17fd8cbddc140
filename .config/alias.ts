// Packages of which a bundle takes something else than their name says.
import { fileURLToPath } from 'node:url';

export const ALIAS = {
  // Its other half asks for its own files by a name that no bundler can follow.
  'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
  // ink-table keys its rows by it, of a few short texts each; it would bring node:crypto.
  'object-hash': fileURLToPath(new URL('row-key.mjs', import.meta.url)),
};
