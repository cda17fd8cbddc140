/** A note in an editor: a private file, the program as named, no shell, and nothing left behind. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { editTextInEditor } from '../../src/cli/editor.ts';

const folder = mkdtempSync(join(tmpdir(), 'axiswatch-editor-'));
afterAll(() => rmSync(folder, { recursive: true }));

function editor(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o700);
  return file;
}

test.skipIf(process.platform === 'win32')(
  'what the editor wrote comes back, the file private and gone',
  async () => {
    const log = join(folder, 'log');
    const program = editor(
      'good',
      `echo "$1 $2" > "${log}"; cat "$2" >> "${log}"; ls -l "$2" | cut -c1-10 >> "${log}"; printf 'new\\nnote\\n' > "$2"`,
    );
    const message = await editTextInEditor('old\nlines', {
      ...process.env,
      VISUAL: '',
      EDITOR: `${program} --wait`,
    });
    expect(message).toEqual({ ok: true, value: 'new\nnote' });
    const [call = '', ...rest] = readFileSync(log, 'utf8').trim().split('\n');
    expect(rest).toEqual(['old', 'lines', '-rw-------']);
    const [flag, file = ''] = call.split(' ');
    expect(flag).toBe('--wait');
    expect(existsSync(file)).toBe(false);
  },
);

test.skipIf(process.platform === 'win32')(
  'an editor that fails, is not there or writes what is no text leaves the note alone',
  async () => {
    const bad = editor('bad', 'exit 3');
    expect(await editTextInEditor('old\nlines', { ...process.env, VISUAL: bad })).toEqual({
      ok: false,
      problems: [
        {
          path: '',
          message: `${bad} ended with 3; what was written before stands, try again or set EDITOR`,
        },
      ],
    });
    const binary = { ...process.env, VISUAL: editor('nul', `printf 'a\\000b' > "$1"`) };
    expect(await editTextInEditor('old', binary)).toEqual({
      ok: false,
      problems: [{ path: '', message: 'it holds a NUL character; take it out' }],
    });
    const absent = await editTextInEditor('old\nlines', {
      ...process.env,
      VISUAL: '/nowhere/vi; rm x',
    });
    expect(!absent.ok && absent.problems[0]?.message).toBe(
      '/nowhere/vi; is not here; set EDITOR to a program that is',
    );
  },
);

test.skipIf(process.platform === 'win32')(
  'VISUAL precedes EDITOR, and a text that is empty begins as an empty file',
  async () => {
    const wrote = (word: string): string =>
      editor(word, `printf '%s %s' ${word} "$(wc -c < "$1")" > "$1.new"; mv "$1.new" "$1"`);
    const env = { ...process.env, VISUAL: wrote('visual'), EDITOR: wrote('editor') };
    const edited = await editTextInEditor('', env);
    expect(edited.ok && edited.value.split(/\s+/)).toEqual(['visual', '0']);
  },
);
