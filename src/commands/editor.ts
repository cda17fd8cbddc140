/** A text in the person's own editor: a private file, the program named by VISUAL or EDITOR, no shell. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../domain/model.ts';

/** The editor with its own arguments, parted at spaces. */
function editorOf(env: NodeJS.ProcessEnv): readonly [string, ...string[]] {
  const named = [env.VISUAL, env.EDITOR].find((name) => name !== undefined && name.trim() !== '');
  const [program, ...args] = (named ?? '').trim().split(/\s+/);
  if (program !== undefined && program !== '') return [program, ...args];
  return [process.platform === 'win32' ? 'notepad' : 'vi'];
}

/** Lets the person edit a text in the terminal; resolves with what it became, trimmed, or with what went wrong. */
export async function editText(
  text: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Result<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'axiswatch-note-'));
  const file = join(folder, 'note.txt');
  try {
    await writeFile(file, text === '' ? '' : `${text}\n`, { mode: 0o600 });
    const trouble = await runEditor(editorOf(env), file, env);
    return trouble === undefined
      ? { ok: true, value: (await readFile(file, 'utf8')).trim() }
      : { ok: false, problems: [{ path: '', message: trouble }] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Keeps a text that came to nothing in a private file; resolves with its path. */
export async function keepDraft(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'axiswatch-draft-')), 'assessment.md');
  await writeFile(file, `${text}\n`, { mode: 0o600 });
  return file;
}

/** Resolves with what went wrong, in words; undefined when the editor ended well. */
async function runEditor(
  [program, ...args]: readonly [string, ...string[]],
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  // ^C belongs to the editor as long as it has the terminal
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    return await new Promise((resolve) => {
      const child = spawn(program, [...args, file], { stdio: 'inherit', shell: false, env });
      child.once('error', () => resolve(`${program} is not here; set EDITOR to a program that is`));
      child.once('exit', (code) =>
        resolve(code === 0 ? undefined : `${program} ended with ${code ?? 'a signal'}`),
      );
    });
  } finally {
    process.off('SIGINT', ignore);
  }
}
