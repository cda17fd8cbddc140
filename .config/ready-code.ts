// Runs the built program once, as `axiswatch` with the arguments given, and keeps beside its files the code that V8 has
// ready at the end, with what it had ready of runs before: `node ready-code.ts DIST BUILD [ARGUMENT…]`. For build.ts.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { loadReady, readyName } from '../src/ready.ts';

const [dist = '', build = '', ...argv] = process.argv.splice(2);
process.argv.push(...argv);
const scripts = new Map<string, Script>();
process.on('exit', () => {
  for (const [name, script] of scripts) {
    writeFileSync(join(dist, readyName(name, build)), script.createCachedData());
  }
});
loadReady('main.cjs', dist, build, createRequire(join(dist, 'main.cjs')), (name, script) =>
  scripts.set(name, script),
);
