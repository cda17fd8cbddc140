#!/usr/bin/env node
/** The entry: a file that an old Node can parse, so that it can be told which one is needed. */
import { print } from './features/print.ts';
import { keptAnswer, questionOf } from './kept.ts';
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
  questionOf(__dirname).then((question) => {
    const answer = question && keptAnswer(question);
    if (answer === undefined) loadReady('main.cjs', __dirname, BUILD, require);
    else print(answer);
  });
}
