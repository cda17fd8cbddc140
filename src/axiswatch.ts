#!/usr/bin/env node
/** The entry: a file that an old Node can parse, so that it can be told which one is needed. */
import { loadReady } from './ready.ts';

/** Set by the build. */
declare const BUILD: string;

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `axiswatch needs Node 24 or newer, and this is ${process.versions.node}; install one from your system's packages.\n`,
  );
  process.exitCode = 1;
} else {
  loadReady('main.cjs', __dirname, BUILD, require);
}
