/**
 * A printed answer, kept while all that it rests on is unchanged: what was asked, where and by whom; and the marks of
 * every file that was read for it, noted before it was read. Nothing else rests on what is kept; it may be deleted at any
 * time, and `AXISWATCH_KEEP=0` does without.
 */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { terminalOf } from './features/terminal.ts';
import { markOf } from './store/files.ts';
import { ANSWERS, foldersOf, pathOf } from './store/folders.ts';

/** Tells one build of the program from another. */
const ENTRY = 'axiswatch.js';

/** Files of answers; then all are dropped. */
const MOST = 64;
/** Of the environment what a command looks at. */
const LOOKED_AT = [
  ...['HOME', 'LOCALAPPDATA', 'APPDATA', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'TZ', 'TERM'],
  ...['COLORTERM', 'NO_COLOR', 'LC_ALL', 'LC_CTYPE', 'LANG', 'INK_SCREEN_READER'],
  'AXISWATCH_DEBUG',
];

export interface Question {
  /** The file of its answer. */
  readonly path: string;
  readonly text: string;
}

/** What is asked of the program in a folder; undefined where nothing is to be kept. */
export async function questionOf(program: string): Promise<Question | undefined> {
  const { env, versions } = process;
  const argv = process.argv.slice(2);
  // what begins with an option, such as --version, is told sooner than this
  if (env.AXISWATCH_KEEP === '0' || !/^\w/.test(argv[0] ?? '')) return undefined;
  const { isTerminal, columns } = await terminalOf();
  const now = new Date();
  const text = JSON.stringify([
    ...[markOf(pathOf(program, ENTRY)), versions.node, process.getuid?.(), process.cwd()],
    ...[isTerminal, columns, argv],
    ...[now.getFullYear(), now.getMonth(), now.getDate(), now.getTimezoneOffset()],
    LOOKED_AT.map((name) => env[name]),
  ]);
  return { path: pathOf(dataFolder(argv), ANSWERS, sumOf(text)), text };
}

function dataFolder(argv: readonly string[]): string {
  const OPTION = '--data-dir';
  for (const [at, word] of argv.entries()) {
    if (word === OPTION) return argv[at + 1] ?? '';
    if (word.startsWith(`${OPTION}=`)) return word.slice(OPTION.length + 1);
  }
  return foldersOf(process.env).data;
}

/** The answer that is kept, if it still is one. */
export function keptAnswer({ path, text }: Question): string | undefined {
  try {
    const file = readFileSync(path, 'utf8');
    const end = file.indexOf('\n');
    const body = file.slice(end + 1);
    if (file.slice(0, end) !== sumOf(body)) return undefined;
    const [question, marks, answer] = JSON.parse(body);
    const isSame =
      question === text && Object.entries(marks).every(([of, mark]) => markOf(of) === mark);
    return isSame ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps an answer; where that fails nothing is lost. */
export function keepAnswer(
  { path, text }: Question,
  marks: Readonly<Record<string, string>>,
  answer: string,
): void {
  const folder = dirname(path);
  const beside = `${path}.${process.pid}.part`;
  const body = JSON.stringify([text, marks, answer]);
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true });
    if (!lstatSync(folder).isDirectory()) return;
    const others = readdirSync(folder);
    if (others.length >= MOST) for (const name of others) rmSync(pathOf(folder, name));
    writeFileSync(beside, `${sumOf(body)}\n${body}`, { mode: 0o600, flag: 'wx' });
    renameSync(beside, path);
  } catch {
    // it is computed again; what is left of it goes with the others
  }
}

/** FNV-1a of 32 bits, of four bytes at a time: byte by byte it would take longer than all else here. */
export function sumOf(text: string): string {
  const PRIME = 0x01000193;
  const bytes = new TextEncoder().encode(text);
  const words = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
  let sum = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) {
    sum = Math.imul(sum ^ (words[at] as number), PRIME);
  }
  for (let at = 4 * words.length; at < bytes.length; at += 1) {
    sum = Math.imul(sum ^ (bytes[at] as number), PRIME);
  }
  return (sum >>> 0).toString(16);
}
