#!/usr/bin/env node
// The entry: small and plain enough for an old Node to parse, so that it can refuse in a sentence.
/** The oldest major version of Node that it runs on. */
const needed = 24;
const running = process.versions.node;

if (Number.parseInt(running, 10) < needed) {
  process.stderr.write(
    `axiswatch needs Node ${needed} or newer and this is Node ${running}: install one from https://nodejs.org and start axiswatch again.\n`,
  );
  process.exitCode = 1;
} else {
  import('./cli.ts').then(({ main }) => main(process.argv.slice(2)));
}
