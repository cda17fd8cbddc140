// Runs the built program once, as `axiswatch` with the arguments given, and keeps beside its files the code that V8
// has ready at the end: `node warm.ts DIST BUILD [ARGUMENT…]`. For build.ts.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Script } from 'node:vm';
import { warmLoad, warmName } from './warm-load.ts';

const [dist = '', build = '', ...argv] = process.argv.slice(2);
const scripts = new Map<string, Script>();
process.on('exit', () => {
  // The dashboard changes these flags of V8 while it runs (src/tui/ink/memory.ts); code is refused where they are not as they were at the start.
  setFlagsFromString('--memory-reducer-gc-count=2');
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--heap-growing-percent=0');
  for (const [name, script] of scripts) {
    writeFileSync(join(dist, warmName(name, build)), script.createCachedData());
  }
});
const keep = (name: string, script: Script) => scripts.set(name, script);
const { main } = warmLoad('cli.js', dist, build, createRequire(join(dist, 'cli.js')), keep);
await main(argv);
