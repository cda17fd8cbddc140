/** A text in the person's own editor: a private file, the program named by VISUAL or EDITOR, no shell. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../core/model/model.ts';
import { whyTextUnwritable } from '../core/model/plain-text.ts';
import { PRIVATE_FILE_MODE } from '../store/files/files.ts';
import { runProgramInTerminal } from './run-in-terminal.ts';

/** The editor with its own arguments, parted at spaces. */
function editorOf(env: NodeJS.ProcessEnv): readonly [string, ...string[]] {
  const named = [env.VISUAL, env.EDITOR].find((name) => name !== undefined && name.trim() !== '');
  const [program, ...args] = (named ?? '').trim().split(/\s+/);
  if (program !== undefined && program !== '') return [program, ...args];
  return [process.platform === 'win32' ? 'notepad' : 'vi'];
}

/** Lets the person edit a text in the terminal; resolves with what it became, trimmed, or with what went wrong. */
export async function editTextInEditor(
  text: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Result<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'axiswatch-note-'));
  const file = join(folder, 'note.txt');
  try {
    await writeFile(file, text === '' ? '' : `${text}\n`, { mode: PRIVATE_FILE_MODE });
    const [program, ...args] = editorOf(env);
    const end = await runProgramInTerminal([program, ...args, file], env);
    if (end === 0) {
      const edited = (await readFile(file, 'utf8')).trim();
      const why = whyTextUnwritable(edited);
      return why === undefined
        ? { ok: true, value: edited }
        : { ok: false, problems: [{ path: '', message: `it ${why}` }] };
    }
    const message =
      end === 'not here'
        ? `${program} is not here; set EDITOR to a program that is`
        : `${program} ended with ${end}; what was written before stands, try again or set EDITOR`;
    return { ok: false, problems: [{ path: '', message }] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the text of an assessment that was not recorded into a new private file in the temporary folder; resolves with its path. */
export async function writeUnsavedAssessmentToTemporaryFile(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'axiswatch-draft-')), 'assessment.md');
  await writeFile(file, `${text}\n`, { mode: PRIVATE_FILE_MODE });
  return file;
}
