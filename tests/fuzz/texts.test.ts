/** Whatever is in a text, nothing of it moves a terminal or becomes part of a page. */
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/features/commands.ts';
import { openTerminal } from '../terminal.ts';
import { evilShell, evilStrategy } from './evil-board.ts';
import { holds, PATIENCE, text, UNSAFE } from './fuzz.ts';

/** What prints the texts of a board, and what it is tried with. */
const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  status: ['', '--short', '--json', '--screen-reader'],
  list: ['', '--json'],
  history: ['land', 'land --json', 'aid'],
  'event list': ['', '--json'],
  actions: ['', '--json'],
  ahead: ['', '--to 3y', '--json'],
  'assessment list': ['', '--json'],
  'assessment show': ['n1', 'n1 --beside n1'],
  'assessment new': [''],
  inbox: ['', '--all', '--json'],
  collect: ['', '--json'],
  'recipe list': ['', '--json'],
  'recipe show': ['brent-daily'],
  'recipe on': ['brent-daily'],
  'recipe off': ['brent-daily'],
  explain: ['', '--node land', '--json'],
  movers: ['', '--json'],
  uncertainty: ['', '--json'],
  sources: ['', '--json'],
  mechanism: ['', '--json'],
  hypotheses: ['', '--json'],
  whatif: ['land=3', 'land=3 --json'],
  report: ['', '--format md', '--format html', '--json'],
  plot: ['gauge', 'time', 'tracks', 'moves', 'land'],
  watch: ['--once'],
  export: ['readings', 'events', 'assessments', 'journal', 'scores'].flatMap((what) =>
    ['json', 'jsonl'].map((format) => `- --what ${what} --format ${format}`),
  ),
  'event export': ['-'],
  'config list': ['', '--json'],
  'config get': ['handling'],
  info: ['', '--json'],
  doctor: ['', '--json'],
  'strategy list': ['', '--json'],
  'strategy show': [''],
  'strategy check': ['', '--json'],
  completion: ['bash', 'zsh', 'fish', 'powershell'].concat(
    ['history l', 'explain --node f', 'movers --band h', 'event retract 2', 'strategy use m'].map(
      (words) => `--offer -- ${words}`,
    ),
  ),
  man: [''],
  undo: [''],
  redo: [''],
};

/** What writes: the board itself is made with some of these, the others are tried for themselves. */
const WRITES = [
  'record',
  'checked',
  'import',
  'event add',
  'assessment sign',
  'config set',
  'event correct',
]
  .concat(['event retract', 'event import', 'strategy new', 'strategy use', 'strategy diff'])
  .concat(['backup', 'restore', 'propose', 'inbox accept', 'inbox refuse', 'inbox later'])
  .concat(['recipe new', 'recipe try', 'recipe check', 'recipe delete', 'recipe restore']);

test('every command is tried with evil texts', () => {
  const tried = [...Object.keys(OUTPUTS), ...WRITES];
  expect(tried.sort()).toEqual(COMMANDS.map(({ words }) => words).sort());
});

test(
  'no text of a board moves a terminal or becomes part of a page',
  async () => {
    await holds('texts', text, 6, async (evil) => {
      const { file, run, said } = await evilShell(evil);
      const page = (await run(['report', '--format', 'html'])).out;
      expect(page.match(/<script|<\/style/g) ?? []).toEqual(['</style']);
      const all: (readonly [string, string])[] = said.map((each) => ['making it', each]);
      const tell = async (...args: readonly string[]): Promise<number> => {
        const { code, out, err } = await run(args);
        // A table of cells for other programs is for a file: a terminal gets it as the last test says.
        all.push([args.join(' '), args[1] === 'export' ? err : `${out}${err}`]);
        return code;
      };
      for (const [words, tries] of Object.entries(OUTPUTS))
        for (const more of tries)
          expect([words, more, await tell(...`${words} ${more}`.trim().split(' '))]).toEqual([
            words,
            more,
            0,
          ]);
      const name = `x${evil.replaceAll(/[\0/]/g, '').slice(0, 60)}`;
      const other = JSON.stringify({ ...evilStrategy(evil), title: `Other${evil}` });
      await tell('strategy', 'diff', file(`${name}1.json`, other), file(`${name}2.json`, '{}'));
      await tell('strategy', 'check', file(`${name}3.json`, '{"format": 1}'));
      await tell('strategy', 'use', file(`${name}4.json`, other));
      await tell('import', file(`${name}.csv`, 'indicator\nx'));
      await tell('import', `none${name}`);
      await tell('export', file(`${name}6.csv`, ''));
      await tell(
        'recipe',
        'new',
        file(`${name}8.csv`, `day,${evil.replaceAll('\n', ' ')}\n2026-11-01,5\n`),
      );
      await tell('recipe', 'try', name, file(`${name}9.csv`, `day,value\n${evil},5\n`));
      await tell('restore', file(`${name}.db`, 'x'));
      await tell('backup', file(`${name}7.db`, ''));
      await tell('event', 'retract', name);
      await tell('event', 'correct', name, '--title', name);
      await tell('record', name, name);
      await tell('checked', name);
      await tell('whatif', `${name}=${name}`);
      await tell('plot', name);
      await tell('help', name);
      for (const [what, told] of all)
        expect(`${what}: ${UNSAFE.exec(told.replaceAll('\n', ''))?.input}`).toBe(
          `${what}: undefined`,
        );
    });
  },
  PATIENCE,
);

test.each([['\ufffe'], ['\uffff'], ['\ud800'], ['\u0001'], ['\u0085'], ['\r'], [']]>&#0;<!--']])(
  'a picture of a board whose texts hold %j is XML',
  async (evil) => {
    const { run } = await evilShell(evil);
    for (const what of ['gauge', 'time', 'tracks', 'moves', 'land']) {
      const { code, out } = await run(['plot', what]);
      expect([what, code]).toEqual([what, 0]);
      // Every character of XML 1.0, and no sign of its own but in a tag or an entity.
      expect(out).toMatch(/^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      const texts = out.replaceAll(/<\/?[a-z?][^<>]*>|&(amp|lt|gt|quot|#39);/gi, '');
      expect(texts).not.toMatch(/[<>&]/);
    }
  },
);

test('what goes to a file as it is goes to a terminal without what would move it', async () => {
  const evil = '\u001b]0;t\u0007\u009b31m\u202e';
  const { dataDir, file, run } = await evilShell(evil);
  expect((await run(['export', '-'])).out).toContain(evil);
  const strategy = file('again.json', JSON.stringify(evilStrategy(evil), undefined, 2));
  const args = ['dist/axiswatch.js', 'export', '-', '--strategy', strategy];
  const terminal = openTerminal(process.execPath, args, {
    columns: 400,
    env: { AXISWATCH_DATA_DIR: dataDir },
  });
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
  expect(terminal.written()).toContain(',\ufffd]0;t\ufffd\ufffd31m\ufffd,');
  expect(terminal.written().replaceAll('\r\n', '')).not.toMatch(UNSAFE);
});
