import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { breaches } from '../schema-check.ts';
import { ASSESSMENT, sample, sampleShell, shell } from './tools.ts';

/** The same store under another name. */
const asBob = ['--data-dir'];

describe('assessment new', () => {
  test('without a terminal and a file prints a draft with what has changed, which is no assessment yet', async () => {
    const { run } = await sampleShell();
    const { code, out } = await run(['assessment', 'new']);
    expect(code).toBe(0);
    expect(out).toContain('No assessment yet; this is what has changed since 1 Jan 2026.');
    for (const title of ['Index and tracks', 'What moved the index', 'Tripwires', 'Events'])
      expect(out).toContain(title);
    expect(out).toContain('Overdue readings');
    expect(out).toContain('## What changed');
    expect((await run(['assessment', 'list'])).out).toContain('no assessment yet');
    expect((await run(['assessment', 'new', '-'], out)).code).toBe(1);
  });

  test('with --json and without a file is refused, because a draft is Markdown', async () => {
    const { run } = await sampleShell();
    const { code, out } = await run(['assessment', 'new', '--json']);
    expect([code, JSON.parse(out).problems]).toEqual([
      2,
      [
        {
          path: '',
          message: 'a draft is Markdown; leave out --json, or name the file that is filled in',
        },
      ],
    ]);
  });

  test('takes Markdown, and what it prints again is taken again', async () => {
    const { run } = await sampleShell();
    expect(await run(['assessment', 'new', '-'], ASSESSMENT)).toMatchObject({
      err: '',
      out: 'Written: n1. It is never edited, only followed by another; "axiswatch undo" withdraws it.\n',
    });
    const shown = await run(['assessment', 'show', 'last']);
    expect(shown.out).toContain('## Dissent\n\nBob expects none.');
    expect(shown.out).toMatch(/- Gauge 46\.7 \(90 % interval .*\), Low/);
    const again = await run(['assessment', 'new', '-'], shown.out, 'bob');
    expect(again.out).toContain('Written: n2');
    expect(again.err).toMatch(
      /^axiswatch: author, day and board of the heading "By ann, .*" were not taken over: n2 is by bob, of the board of 25 Nov 2026\n$/,
    );
    expect((await run(['assessment', 'new', '-', '--quiet'], shown.out)).err).toBe('');
    await run(['undo']);
    expect((await run(['assessment', 'new'])).out).toContain('since n2 of 25 Nov 2026');
  });

  test('remarks that the likelihood given is none of those in the text, and writes it', async () => {
    const { run } = await sampleShell();
    const other = ASSESSMENT.replace('Likelihood: likely', 'Likelihood: very unlikely');
    const { code, out, err } = await run(['assessment', 'new', '-'], other);
    expect(code).toBe(0);
    expect(out).toContain('Written: n1.');
    expect(err).toBe(
      'axiswatch: n1: the text says "likely", the likelihood given is "very unlikely"; see whether they are of one thing\n',
    );
    const probable = ASSESSMENT.replace('is likely', 'is probable');
    expect((await run(['assessment', 'new', '-'], probable)).err).toBe('');
    const several = other.replace('A pause', 'A truce is very unlikely. A pause');
    expect((await run(['assessment', 'new', '-'], several)).err).toBe('');
  });

  test('is refused whole with every problem, and nothing is written', async () => {
    const { run } = await sampleShell();
    const wrong = ASSESSMENT.replace('moderate', 'sure').replace(
      'A pause is likely.',
      'With high confidence, a pause is likely.',
    );
    const { code, err } = await run(['assessment', 'new', '-'], wrong);
    expect(code).toBe(1);
    expect(err).toContain('nothing was written; 2 problems');
    expect(err).toContain('a likelihood and a confidence in one sentence');
    expect(err).toContain('confidence: "sure" is not a confidence; use high, moderate, low');
    expect((await run(['assessment', 'list'])).out).toContain('no assessment yet');
  });

  test('names a paragraph that is wrong by the heading it has in the file', async () => {
    const { run } = await sampleShell();
    const empty = ASSESSMENT.replace('The front holds.', '').replace('moderate', 'sure');
    const { err } = await run(['assessment', 'new', '-'], empty);
    expect(err).toContain('  So what: nothing under "So what"; write a paragraph\n');
  });

  test.skipIf(process.platform === 'win32')(
    'ends when the editor gives the refused text again, with the problems and the draft kept',
    async () => {
      const made = await sampleShell();
      const folder = dirname(made.dataDir);
      const wrong = made.file(
        'wrong.md',
        ASSESSMENT.replace('likely.', 'possible that they talk.'),
      );
      const editor = made.file(
        'editor.sh',
        `#!/bin/sh\necho run >> "${folder}/runs"\nexec /bin/cp "${wrong}" "$1"\n`,
      );
      chmodSync(editor, 0o700);
      const { run } = shell({
        interactive: true,
        env: { EDITOR: editor, AXISWATCH_DATA_DIR: made.dataDir },
      });
      const { code, out, err } = await run([
        '--strategy',
        `${folder}/strategy.json`,
        'assessment',
        'new',
      ]);
      expect(code).toBe(1);
      expect(out).toBe('');
      expect(err).toContain('nothing was written');
      expect(err).toContain('"possible that" is not a word for likelihood here');
      expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('run\nrun\n');
      const kept = /assessment new (\S+\.md)"/.exec(err)?.[1] ?? '';
      expect(err).toContain(
        `what you wrote is kept; "axiswatch assessment new ${kept}" takes it once it is mended\n`,
      );
      onTestFinished(() => rmSync(dirname(kept), { recursive: true }));
      expect(readFileSync(kept, 'utf8')).toBe(readFileSync(wrong, 'utf8'));
      expect((await made.run(['assessment', 'list'])).out).toContain('no assessment yet');
    },
  );

  test.skipIf(process.platform === 'win32')(
    'is not written when the editor leaves the draft as it was',
    async () => {
      const made = await sampleShell();
      const { run } = shell({
        interactive: true,
        env: { EDITOR: 'true', AXISWATCH_DATA_DIR: made.dataDir },
      });
      const strategy = `${dirname(made.dataDir)}/strategy.json`;
      expect(await run(['--strategy', strategy, 'assessment', 'new'])).toMatchObject({
        code: 0,
        out: 'Left as it was; nothing was written.\n',
      });
      expect((await made.run(['assessment', 'list'])).out).toContain('no assessment yet');
    },
  );

  test('never moves a score', async () => {
    const { run } = await sampleShell();
    const before = await run(['status', '--json']);
    await run(['assessment', 'new', '-'], ASSESSMENT);
    expect(await run(['status', '--json'])).toEqual(before);
  });
});

describe('a draft after a change of the strategy file', () => {
  const without = (id: string): unknown =>
    JSON.parse(JSON.stringify(sample()), (_, value) =>
      Array.isArray(value) ? value.filter((each) => each?.id !== id) : value,
    );
  const edited = (): unknown =>
    JSON.parse(JSON.stringify(sample()).replaceAll('"worst":0', '"worst":-50'));

  test('names the change and tells what the file alone did apart from what was learned', async () => {
    const { run, file } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    expect((await run(['assessment', 'new'])).out).not.toContain('Strategy file');
    file('strategy.json', JSON.stringify(edited()));
    const revised = (await run(['assessment', 'new'])).out;
    expect(revised).toMatch(
      /\nStrategy file\n {2}changed since, [0-9a-f]{8} -> [0-9a-f]{8}: other rules, no news\n {2}what was known then scores 46\.7 by the file of then, 82\.3 by this one\n {2}by that alone band Low -> High\n/,
    );
    expect(revised).toMatch(
      / {2}Gauge 46\.7 .* -> 82\.3 .*, \+35\.6 ±0, beyond error; by the strategy file alone \+35\.6\n/,
    );
    const moved = '+35.6 by the strategy file alone: 46.7 -> 82.3 on 25 Nov 2026';
    expect(revised).toContain(`What moved the index\n  ${moved}\n\n`);
    await run(['record', 'A1', '95', '--date', 'today']);
    expect((await run(['assessment', 'new'])).out).toContain(
      `What moved the index\n  ${moved}\n  −16.3 by what was learned since of days up to then: 82.3 -> 66.0 on 25 Nov 2026\n\n`,
    );
  });

  test('does not take for learned what was read then and only now counts', async () => {
    const { run, file } = await sampleShell();
    file('strategy.json', JSON.stringify(without('land')));
    await run(['assessment', 'new', '-'], ASSESSMENT);
    file('strategy.json', JSON.stringify(sample()));
    const { out } = await run(['assessment', 'new']);
    expect(out).toContain('by this one');
    expect(out).toMatch(/What moved the index\n {2}.* by the strategy file alone: .*\n\n/);
    expect(out).not.toContain('learned since');
  });
});

describe('assessment show', () => {
  test('opens on the board as it was known, whatever was recorded later', async () => {
    const { run } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await run(['record', 'A1', '90']);
    const { out } = await run(['assessment', 'show', 'n1']);
    expect(out).toContain('- Gauge 46.7');
  });

  test('lists the readings it stood on with their sources, not what was corrected since, and takes itself again', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '40', '--source', 'Survey', '--url', 'https://example.org/a']);
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await run(['record', 'A1', '90', '--source', 'Rumour']);
    const { out } = await run(['assessment', 'show', 'n1']);
    expect(out).toContain('\n## Evidence: the readings it stood on\n');
    expect(out).toMatch(
      /- A1 Land taken: 40 km² on 25 Nov 2026, moderate confidence, score [\d.]+; Survey, https:\/\/example.org\/a\n/,
    );
    expect(out).toContain('- B2 Rate: no reading yet\n');
    expect(out).not.toContain('Rumour');
    expect((await run(['assessment', 'new', '-'], out)).out).toContain('Written: n2');
    const document = JSON.parse((await run(['assessment', 'show', 'n1', '--json'])).out);
    expect(breaches('assessments', document)).toEqual([]);
    expect(document.assessments[0].evidence).toContainEqual(
      expect.objectContaining({ code: 'A1', value: 40, source: 'Survey' }),
    );
  });

  test('opens on the board by the strategy file of then, after that file was edited', async () => {
    const { run, file } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    const then = (await run(['assessment', 'show', 'n1'])).out;
    const edited = JSON.parse(JSON.stringify(sample()).replaceAll('"worst":0', '"worst":-50'));
    file('strategy.json', JSON.stringify(edited));
    expect((await run(['status'])).out).not.toContain('46.7');
    expect(JSON.parse((await run(['status', '--json'])).out).strategy.hash).not.toBe(
      /strategy ([0-9a-f]{8})/.exec(then)?.[1],
    );
    expect((await run(['assessment', 'show', 'n1'])).out).toBe(then);
    expect(then).toContain('- Gauge 46.7');
  });

  test('takes out of what was written all that a terminal would obey', async () => {
    const { run } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT.replace('holds', 'holds\u001b[2J'));
    expect((await run(['assessment', 'show', 'n1'])).out).not.toContain('\u001b');
  });

  test('beside another one says what was said, what the board showed, what came', async () => {
    const { run } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await run(['record', 'A1', '90']);
    await run(['assessment', 'new', '-'], ASSESSMENT.replace('Less', 'More'));
    const { code, out } = await run(['assessment', 'show', 'n2', '--beside', 'n1']);
    expect(code).toBe(0);
    expect(out.indexOf('Less land')).toBeLessThan(out.indexOf('More land'));
    expect(out).toContain('## What the board showed');
    expect(out).toContain('- Gauge 46.7');
    expect(out).toContain('## What came');
  });

  test('beside another one begins with what differs, and says what was learned late', async () => {
    const { run } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    const on = '2026-10-01';
    await run([
      'event',
      'add',
      'Seized',
      '--node',
      'A1',
      '--side',
      'other',
      '--kind',
      'shock',
      '--day',
      on,
    ]);
    await run(['record', 'A1', '90', '--date', on]);
    const draft = (await run(['assessment', 'new'])).out;
    expect(draft).toMatch(/1 Oct 2026 Seized \(.*\), learned since/);
    expect(draft).toMatch(/A1 .*: 90 .*on 1 Oct 2026, learned since/);
    expect(draft).not.toContain('by what was learned since of days');
    await run(['record', 'A1', '95', '--date', 'today']);
    expect((await run(['assessment', 'new'])).out).toMatch(
      /What moved the index\n {2}−16\.3 by what was learned since of days up to then: 46\.7 -> 30\.4 on 25 Nov 2026\n/,
    );
    await run(['assessment', 'new', '-'], ASSESSMENT.replace('moderate', 'high'));
    const { out } = await run(['assessment', 'show', 'n2', '--beside', 'n1']);
    expect(out).toContain('- confidence moderate -> high\n- likelihood likely, unchanged\n');
    expect(out.indexOf('## What differs')).toBeLessThan(out.indexOf('## What was said'));
    expect(out).toMatch(/- 1 Oct 2026 Seized \(.*\), learned between n1 and n2/);
  });

  test('since it an event is learned, corrected or retracted, by what was known when it was written', async () => {
    const { run } = await sampleShell();
    const about = ['--node', 'A1', '--side', 'other', '--kind', 'shock', '--day', '2026-10-01'];
    const add = async (title: string) =>
      /\d{4}-\d\d-\d\d:[\w-]+/.exec((await run(['event', 'add', title, ...about])).out)?.[0] ?? '';
    const [kept, wrong, gone] = [await add('Kept'), await add('Wrong'), await add('Gone')];
    expect(kept).not.toBe('');
    await run(['assessment', 'new', '-'], ASSESSMENT);
    expect((await run(['assessment', 'new'])).out).toContain('Events\n  nothing\n');
    await run(['event', 'correct', wrong, '--title', 'Right']);
    await run(['event', 'retract', gone]);
    await add('New');
    expect((await run(['assessment', 'new'])).out).toMatch(
      /Events\n( {2}1 Oct 2026 (Right \(other shock\), corrected since, was "Wrong"|Gone \(other shock\), taken back since|New \(other shock\), learned since)\n){3}\n/,
    );
  });

  test('a reading that stands no more says how that came, after which assessment, by whom and when', async () => {
    const { run } = await sampleShell();
    const recorded = (author: string, day: string) =>
      run(['record', 'A1', '90', '--date', day], '', author);
    await recorded('bob', '2026-10-01');
    await recorded('cleo', '2026-10-02');
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await run(['undo'], '', 'bob');
    expect((await run(['assessment', 'new'])).out).toMatch(
      /Readings of earlier days\n {2}A1 .*: 90 .*on 1 Oct 2026, undone since, by bob on 25 Nov 2026\n/,
    );
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await run(['undo'], '', 'cleo');
    const came = async () => (await run(['assessment', 'show', 'n1', '--beside', 'n2'])).out;
    expect(await came()).toMatch(
      /- A1 .*on 2 Oct 2026, undone after n2, by cleo on 25 Nov 2026\n- A1 .*on 1 Oct 2026, undone between n1 and n2, by bob on 25 Nov 2026\n/,
    );
    await run(['redo'], '', 'bob');
    expect(await came()).toMatch(
      /- A1 .*on 1 Oct 2026, taken back between n1 and n2, stands again after n2\n/,
    );
  });

  test('a move is that of the unrounded scores, rounded once, whatever tells of it', async () => {
    const { run } = await sampleShell();
    const root = async (): Promise<number> =>
      JSON.parse((await run(['status', '--json'])).out).root.score;
    const before = await root();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    const recorded = (await run(['record', 'B1', '2'])).out;
    const change = (await root()) - before;
    // what is printed on both sides differs by another tenth
    expect([before.toFixed(1), (before + change).toFixed(1)]).toEqual(['46.7', '63.3']);
    expect(change.toFixed(1)).toBe('16.7');
    expect(recorded).toMatch(/\nGauge +46\.7 +63\.3 .*\+16\.7\n/);
    expect((await run(['assessment', 'new'])).out).toMatch(
      /Gauge 46\.7 \(.* -> 63\.3 \(.*, \+16\.7 ±13, beyond error\n/,
    );
    await run(['assessment', 'new', '-'], ASSESSMENT);
    const beside = (await run(['assessment', 'show', 'n1', '--beside', 'n2'])).out;
    expect(beside).toMatch(/- Gauge 46\.7 \(.* -> 63\.3 \(.*, \+16\.7 ±13, beyond error\n/);
    const moved = (await run(['explain', '--from', '2026-11-24'])).out;
    expect(moved).toMatch(/Gauge rose by 16\.7 points: 46\.7 -> 63\.3 \(±13\)\./);
    expect(moved).toContain('  +16.7  in all\n');
  });

  test('beside another one each change of an event is told by the assessment that did not know it', async () => {
    const { run } = await sampleShell();
    const about = ['--node', 'A1', '--side', 'other', '--kind', 'shock', '--day', '2026-10-01'];
    const add = async (title: string) =>
      /\d{4}-\d\d-\d\d:[\w-]+/.exec((await run(['event', 'add', title, ...about])).out)?.[0] ?? '';
    const titled = (event: string, title: string) =>
      run(['event', 'correct', event, '--title', title]);
    const [twice, early, late] = [await add('First'), await add('Early'), await add('Late')];
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await titled(twice, 'Second');
    await run(['event', 'retract', early]);
    const between = await add('Between');
    const gone = await add('Gone');
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await titled(twice, 'Third');
    await titled(between, 'Betwixt');
    for (const event of [late, gone]) await run(['event', 'retract', event]);
    await add('New');
    const { out } = await run(['assessment', 'show', 'n1', '--beside', 'n2']);
    expect(out.slice(out.indexOf('Events:\n'), out.indexOf('\nOverdue')).split('\n')).toEqual([
      'Events:',
      '- 1 Oct 2026 Third (other shock), corrected between n1 and n2, was "First", corrected after n2, was "Second"',
      '- 1 Oct 2026 Betwixt (other shock), learned between n1 and n2, corrected after n2, was "Between"',
      '- 1 Oct 2026 New (other shock), learned after n2',
      '- 1 Oct 2026 Early (other shock), taken back between n1 and n2',
      '- 1 Oct 2026 Late (other shock), taken back after n2',
      '- 1 Oct 2026 Gone (other shock), learned between n1 and n2, taken back after n2',
      '',
    ]);
  });

  test('one that is not there is refused', async () => {
    const { run } = await sampleShell();
    expect((await run(['assessment', 'show', 'n7'])).err).toContain('there is no assessment "n7"');
  });
});

describe('export of events and assessments', () => {
  test('gives the documents of the lists, lines of their objects, and tables', async () => {
    const { run } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    await run(['event', 'add', 'A', '--node', 'A1', '--side', 'other', '--kind', 'shock']);
    const out = async (what: string, format: string) =>
      (await run(['export', '-', '--what', what, '--format', format])).out;
    for (const [what, list] of [
      ['events', 'event'],
      ['assessments', 'assessment'],
    ] as const) {
      const document = (await run([list, 'list', '--json'])).out;
      expect(await out(what, 'json')).toBe(document);
      const lines = (await out(what, 'jsonl')).trim().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(document)[what]);
    }
    const events = await out('events', 'csv');
    expect((await run(['event', 'import', '-'], events)).out).toContain('skipped 1 already there');
    const [heads = '', row = ''] = (await out('assessments', 'csv')).split('\n');
    expect(heads).toBe(
      'id,author,at,as_of,strategy,changed,so_what,next,dissent,confidence,likelihood,signed_by,withdrawn',
    );
    expect(row).toContain('The front holds.');
  });

  test('the journal names who wrote and who signed', async () => {
    const { run } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    const document = JSON.parse(
      (await run(['export', '-', '--what', 'journal', '--format', 'json'])).out,
    );
    expect(breaches('journal', document)).toEqual([]);
    expect(document.journal.at(-1)).toMatchObject({ subject: 'assessment', id: 'n1' });
  });
});

describe('assessment list', () => {
  test('says below each what it makes of the board: the first sentence, in a terminal cut at a word', async () => {
    const { run } = await sampleShell({ terminal: 80 });
    const says = (soWhat: string) => ASSESSMENT.replace('The front holds.', soWhat);
    await run(['assessment', 'new', '-'], says('The U.S. Navy held. Little else did.'));
    await run(
      ['assessment', 'new', '-'],
      says('Pressure grew by 3.5 points and moved nobody. So.'),
    );
    await run(['assessment', 'new', '-'], says(`Exposure ${'grew and '.repeat(20)}`));
    const lines = (await run(['assessment', 'list'])).out.split('\n');
    expect(lines[2]).toBe('    The U.S. Navy held.');
    expect(lines[4]).toBe('    Pressure grew by 3.5 points and moved nobody.');
    expect(lines[6]).toMatch(/^ {4}Exposure (grew and )+(grew )?…$/);
    expect(lines[6]?.length).toBeLessThanOrEqual(80);
    await run(['assessment', 'new', '-'], says(`Of 76 ${'x'.repeat(69)}.`));
    await run(['assessment', 'new', '-'], says(`Of 77 ${'x'.repeat(70)}.`));
    const [, fits, , over] = (await run(['assessment', 'list'])).out
      .trimEnd()
      .split('\n')
      .slice(-4);
    expect([fits?.length, over]).toEqual([80, '    Of 77 …']);
    expect((await run(['--as-of', '24.11.2026', 'assessment', 'list'])).out).toBe(
      'no assessment up to 24 Nov 2026\n',
    );
  });
});

test('a narrow terminal cuts who signed to 24 cells and the author to 16, and nothing further', async () => {
  const { run } = await sampleShell({ terminal: 40 });
  await run(['assessment', 'new', '-'], ASSESSMENT, 'a'.repeat(40));
  await run(['assessment', 'sign', 'n1'], '', 'b'.repeat(40));
  const [titles, row, below] = (await run(['assessment', 'list'])).out.split('\n');
  expect(titles).toBe('id  as of        author            confidence  likelihood  signed by');
  expect(row).toBe(
    `n1  25 Nov 2026  ${'a'.repeat(15)}…  moderate    likely      ${'b'.repeat(23)}…`,
  );
  expect(below).toBe('    The front holds.');
});

describe('undo of an assessment', () => {
  test('withdraws it: it is listed and shown as withdrawn, a draft does not begin at it, redo brings it back', async () => {
    const { run } = await sampleShell();
    await run(['assessment', 'new', '-'], ASSESSMENT);
    expect((await run(['undo'])).out).toContain('Undone: assessment n1');
    expect((await run(['assessment', 'list'])).out).toContain('withdrawn 25 Nov 2026');
    expect((await run(['assessment', 'show', 'n1'])).out).toContain(
      '\nWithdrawn by its author on 25 Nov 2026.\n',
    );
    expect((await run(['assessment', 'new'])).out).toContain('No assessment yet');
    expect((await run(['assessment', 'show', 'last'])).err).toContain('there is no assessment');
    const list = async () => JSON.parse((await run(['assessment', 'list', '--json'])).out);
    expect(breaches('assessments', await list())).toEqual([]);
    await run(['redo']);
    expect((await list()).assessments[0].withdrawn).toBeNull();
  });
});

test('assessment show --json is what the list has of that one, or of the two', async () => {
  const { run } = await sampleShell();
  for (let n = 0; n < 3; n += 1) await run(['assessment', 'new', '-'], ASSESSMENT);
  const ids = async (...args: readonly string[]) => {
    const document = JSON.parse((await run(['assessment', 'show', ...args, '--json'])).out);
    expect(breaches('assessments', document)).toEqual([]);
    return document.assessments.map(({ id }: { readonly id: string }) => id);
  };
  expect(await ids('n2')).toEqual(['n2']);
  expect(await ids('n1', '--beside', 'last')).toEqual(['n1', 'n3']);
  expect(JSON.parse((await run(['assessment', 'show', 'n9', '--json'])).out)).toMatchObject({
    schema: 'axiswatch.problems/1',
  });
});

describe('assessment sign', () => {
  test('says with a terminal what is signed and asks; only a yes signs, and who cannot sign is not asked', async () => {
    const ann = await sampleShell();
    await ann.run(['assessment', 'new', '-'], ASSESSMENT);
    const sign = ['--strategy', `${ann.dataDir}/../strategy.json`, ...asBob, ann.dataDir];
    const { runAsked } = shell({ env: { AXISWATCH_AUTHOR: 'bob' } });
    const bob = (answers: readonly string[]) =>
      runAsked([...sign, 'assessment', 'sign', 'n1'], answers);
    const no = await bob(['']);
    expect(no.out).toContain('n1 of 25 Nov 2026 by ann: The front holds.');
    expect(no).toMatchObject({ code: 1, err: expect.stringContaining('nothing was signed') });
    expect((await bob(['y'])).out).toContain('Signed: n1, by bob.');
    expect((await bob([])).err).toContain('bob has signed it already');
  });

  test('takes "last" for the newest one that stands, and refuses what is not there', async () => {
    const { run } = await sampleShell();
    const asBob = (id: string) => run(['assessment', 'sign', id], '', 'bob');
    expect(await asBob('last')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no assessment "last"'),
    });
    for (let n = 0; n < 3; n += 1) await run(['assessment', 'new', '-'], ASSESSMENT);
    await run(['undo']);
    expect((await asBob('last')).out).toContain('Signed: n2, by bob.');
    expect((await asBob('n9')).err).toContain('there is no assessment "n9"');
  });

  test('is for a second author, once', async () => {
    const ann = await sampleShell();
    await ann.run(['assessment', 'new', '-'], ASSESSMENT);
    expect((await ann.run(['assessment', 'sign', 'n1'])).err).toContain(
      'ann wrote it; somebody else must sign it, under a name of their own: AXISWATCH_AUTHOR=name axiswatch assessment sign n1',
    );
    const bob = shell({ env: { AXISWATCH_AUTHOR: 'bob' } });
    const strategy = ['--strategy', `${ann.dataDir}/../strategy.json`];
    const args = [...strategy, ...asBob, ann.dataDir, 'assessment'];
    expect((await bob.run([...args, 'sign', 'n1'])).out).toBe(
      'Signed: n1, by bob. "axiswatch undo" takes it back.\n',
    );
    expect((await bob.run([...args, 'sign', 'n1'])).code).toBe(1);
    expect((await ann.run(['assessment', 'list'])).out).toBe(
      `id  as of        author  confidence  likelihood  signed by
n1  25 Nov 2026  ann     moderate    likely      bob
    The front holds.
`,
    );
    const document = JSON.parse((await ann.run(['assessment', 'list', '--json'])).out);
    expect(breaches('assessments', document)).toEqual([]);
    expect(document).toMatchObject({
      schema: 'axiswatch.assessments/1',
      assessments: [{ id: 'n1', likelihood: 'likely', signatures: [{ author: 'bob' }] }],
    });
  });
});
