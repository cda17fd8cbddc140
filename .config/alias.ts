// Packages that a bundle takes another half of than their name says.
export const ALIAS = {
  // Its other half asks for its own files by a name that no bundler can follow.
  'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
  // It changes process.cwd() and fs.close() for the whole process, and a lock needs none of that.
  'graceful-fs': 'fs',
};
