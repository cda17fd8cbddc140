// Packages that a bundle takes another half of than their name says.
export const ALIAS = {
  // Its other half asks for its own files by a name that no bundler can follow.
  'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
};
