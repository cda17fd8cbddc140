/** A settings file that is none: every command goes on by the defaults and says so once, beside what it prints. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/features/commands.ts';
import { type Ran, READINGS, type Shell, sample, shell } from './tools.ts';

const BROKEN = '{"theme": "dark",';
const ASSESSMENT = `Confidence: moderate
Likelihood: likely

## What changed
Less land.

## So what
It holds.

## What next
A pause.
`;

/** What each command is tried with; FOLDER is the test's own. */
const TRIES: Readonly<Record<string, readonly string[]>> = {
  status: ['', '--short', '--json', '--format {gauge}'],
  record: ['A2 61 --date 2026-11-20'],
  history: ['A2', 'A2 --json'],
  list: ['', '--json'],
  import: ['FOLDER/more.csv', 'FOLDER/more.csv --dry-run'],
  export: ['-', '- --what scores --from 2026-11-01', 'FOLDER/out.csv'],
  undo: [''],
  redo: [''],
  'strategy check': ['', '--json'],
  'strategy diff': ['shipped FOLDER/other.json'],
  'event add': ['Talks --node front --side ours --kind decision'],
  'event correct': ['e1 --title Other'],
  'event retract': ['e1'],
  'event list': ['', '--json'],
  'event import': ['FOLDER/events.csv'],
  'event export': ['-'],
  propose: ['FOLDER/more.csv', 'FOLDER/more.csv --json'],
  inbox: ['', '--all --json'],
  'inbox accept': ['p9'],
  'inbox refuse': ['--from ISW'],
  'inbox later': ['p9'],
  collect: ['', '--json'],
  'recipe list': ['', '--json'],
  'recipe show': ['brent-daily'],
  'recipe check': ['brent-daily'],
  'recipe try': ['brent-daily FOLDER/more.csv'],
  'recipe new': ['FOLDER/more.csv'],
  'recipe on': ['brent-daily'],
  'recipe off': ['brent-daily'],
  'recipe delete': ['brent-daily'],
  'recipe restore': ['brent-daily'],
  actions: ['', '--json'],
  checked: ['A2 --date 2026-11-21', 'A2 --json'],
  'assessment list': ['', '--json'],
  'assessment show': ['n1', 'n1 --json'],
  'assessment new': ['', '-'],
  'assessment sign': ['n1'],
  backup: ['FOLDER/copy.db'],
  restore: ['FOLDER/kept.db'],
  'config get': ['glyphs'],
  'config set': ['glyphs ascii'],
  'config list': ['', '--json'],
  info: ['', '--json'],
  doctor: ['', '--json'],
  watch: ['--once'],
  completion: ['bash', '--offer -- history RU', '--offer -- strategy use s'],
  man: [''],
  'strategy list': ['', '--json'],
  'strategy show': ['', '--json'],
  'strategy new': ['FOLDER/new.json'],
  'strategy use': ['shipped', 'FOLDER/other.json'],
  report: ['', '--format md', '--format html', '--json', '-o FOLDER/r.html'],
  plot: ['gauge', 'time'],
  explain: ['', '--json'],
  movers: ['', '--json'],
  uncertainty: ['', '--json'],
  sources: ['', '--json'],
  mechanism: ['', '--json'],
  hypotheses: ['', '--json'],
  ahead: ['', '--json', '--format ics'],
  whatif: ['A2=70', 'A2=70 --json'],
};

/** They use no settings, so they neither read nor move them; what a shell asks while a person types says nothing. */
const UNREAD = ['completion', 'man', 'strategy new', 'strategy diff'].concat([
  'recipe list',
  'recipe show',
  'recipe on',
  'recipe off',
  'recipe delete',
  'recipe restore',
]);
/** They read them and write nothing. */
const READING = ['doctor', 'info', 'recipe check', 'recipe try', 'recipe new'];
/** `--readonly` refuses them before anything is read. */
const REFUSED = ['config set', 'strategy use', 'restore', 'recipe new'];
/** It says it among its checks, with the exit code that a wrong check has. */
const SAYS_ITSELF = 'doctor';

const template = mkdtempSync(join(tmpdir(), 'axiswatch-broken-'));
afterAll(() => rmSync(template, { recursive: true, force: true }));

/** A shell on a store with something of everything in it, made once. */
async function prepared(): Promise<Shell & { readonly settings: string }> {
  const made = shell({ strategy: sample() });
  const kept = join(template, 'made');
  if (existsSync(kept)) cpSync(kept, dirname(made.dataDir), { recursive: true });
  else {
    await fill(made);
    cpSync(dirname(made.dataDir), kept, { recursive: true });
  }
  return { ...made, settings: join(made.dataDir, 'settings.json') };
}

async function fill({ file, run }: Shell): Promise<void> {
  file('other.json', JSON.stringify({ ...sample(), id: 'other' }));
  file('more.csv', 'indicator,observed_on,value\naid,2026-11-20,55\n');
  const must = async (args: readonly string[], input = ''): Promise<Ran> => {
    const ran = await run(args, input);
    if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.err}`);
    return ran;
  };
  await must(['import', '-'], READINGS);
  await must(['event', 'add', 'Aid', '--node', 'front', '--side', 'ours', '--kind', 'decision']);
  file('events.csv', (await must(['event', 'export', '-'])).out);
  await must(['assessment', 'new', '-'], ASSESSMENT);
  await must(['backup', file('kept', '').concat('.db')]);
  await must(['record', 'A2', '52']);
}

const cases = COMMANDS.flatMap(({ words }) =>
  (TRIES[words] ?? []).map((more) => [words, more] as const),
);

test('every command is tried', () => {
  expect(Object.keys(TRIES).sort()).toEqual(COMMANDS.map(({ words }) => words).sort());
});

describe.each([[''], ['--readonly']])('with a settings file that is none, "%s"', (readonly) => {
  test.each(cases)('%s %s', async (words, more) => {
    const [sound, broken] = [await prepared(), await prepared()];
    writeFileSync(broken.settings, BROKEN);
    const ran = async ({ dataDir, run }: Shell): Promise<Ran> => {
      const folder = dirname(dataDir);
      const line = `${words} ${more} ${readonly}`.trim().replaceAll(/ +/g, ' ');
      const input = more === '-' ? ASSESSMENT.replace('Less', 'More') : '';
      const { code, out, err } = await run(line.replaceAll('FOLDER', folder).split(' '), input);
      const plain = (text: string): string =>
        text.replaceAll(folder, 'FOLDER').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'THEN');
      return { code, out: plain(out), err: plain(err) };
    };
    const before = await ran(sound);
    const after = await ran(broken);
    const untouched = readonly !== '' || READING.includes(words) || /dry/.test(more);
    const where = untouched
      ? 'it was left where it is; mend it, or move it away.'
      : 'it was put aside as FOLDER/data/settings.broken.json; mend it and name it as it was, or choose anew with "axiswatch config set".';
    const said = `axiswatch: FOLDER/data/settings.json is not readable as settings (it is not JSON); defaults are used, and ${where}\n`;
    const isSilent = UNREAD.includes(words) || (readonly !== '' && REFUSED.includes(words));
    if (words === SAYS_ITSELF) {
      expect(after).toMatchObject({ code: 1, err: '' });
      expect(after.out.match(/WRONG|"wrong"/g)).toHaveLength(1);
      expect(after.out.replace(/\s+/g, ' ')).toContain('(it is not JSON); defaults are used, and');
    } else {
      expect(after).toEqual({ ...before, err: `${isSilent ? '' : said}${before.err}` });
    }
    const isMoved = !untouched && !isSilent;
    const kept = isMoved ? broken.settings.replace('.json', '.broken.json') : broken.settings;
    expect(readFileSync(kept, 'utf8')).toBe(BROKEN);
    if (isMoved && words !== 'config set' && words !== 'strategy use')
      expect(existsSync(broken.settings)).toBe(false);
  });
});

test('a report that is handed on names no place on this machine', async () => {
  const { dataDir, run, settings } = await prepared();
  const ask = ['report', '--data-dir', dataDir];
  for (const format of ['text', 'md', 'html', 'json']) {
    writeFileSync(settings, BROKEN);
    writeFileSync(join(dataDir, 'keymap.json'), '[]');
    const { out, err } = await run([...ask, '--readonly', '--format', format]);
    expect(out).not.toContain(dirname(dataDir));
    expect(err).toContain(settings);
    expect(err).toContain('the store was opened for reading only');
  }
});
