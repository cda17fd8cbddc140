#!/usr/bin/env node
/** The entry: a file that an old Node can parse, so that it can be told which one is needed. */
import { readFileSync } from 'node:fs';
import { print } from './features/print.ts';
import { keptAnswer, questionOf } from './kept.ts';
import { HELP, loadProgram } from './ready.ts';
import { foldersOf, pathOf } from './store/folders.ts';

/** Set by the build. */
declare const BUILD: string;
declare const VERSION: string;

/** The only word of the command line, if it is one. */
const word = process.argv.length === 3 ? process.argv[2] : undefined;
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `axiswatch needs Node 24 or newer, and this is ${process.versions.node}; install one from your system's packages.\n`,
  );
  process.exitCode = 1;
} else if (word === '--version') {
  print(`${VERSION}\n`);
} else if (word === '--help') {
  // what main.ts would say, written down by the build
  print(readFileSync(pathOf(__dirname, HELP), 'utf8'));
} else {
  questionOf(__dirname).then((question) => {
    const answer = question && keptAnswer(question);
    const { cache } = foldersOf(process.env);
    if (answer === undefined) loadProgram(__dirname, BUILD, require, cache);
    else print(answer);
  });
}
