/** `axiswatch checked`, and what becomes of a check in the history, the journal and files. */
import { describe, expect, test } from 'vitest';
import { breaches } from '../schema-check.ts';
import { sampleShell, shell } from './tools.ts';

const READINGS_HEAD = 'indicator,observed_on,value,confidence,source,url,note';

describe('checked', () => {
  test('records that somebody looked and says until when the indicator is not due', async () => {
    const { run } = await sampleShell();
    const { code, out, err } = await run(['checked', 'a1', '--date', '3d', '--source', 'ISW']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replaceAll(/\s+/g, ' ')).toBe(
      'Recorded: A1 checked on 22 Nov 2026, nothing new: not due until 22 Dec 2026. "axiswatch undo" takes it back. ',
    );
    const again = await run(['checked', 'A1', '--date', '3d', '--source', 'ISW']);
    expect(again.out.replaceAll(/\s+/g, ' ')).toContain(
      'Already recorded: A1 checked on 22 Nov 2026',
    );
  });

  test('moves no score, and is undone and redone in words', async () => {
    const { run } = await sampleShell();
    const scores = async () => JSON.parse((await run(['status', '--json'])).out).nodes;
    const before = await scores();
    await run(['checked', 'A1']);
    expect(await scores()).toEqual(before);
    expect((await run(['undo'])).out).toContain('checked A1 on 2026-11-25');
    expect((await run(['redo'])).out).toContain('checked A1 on 2026-11-25');
  });

  test('prints axiswatch.done/1, and stands in history/1 without value and score', async () => {
    const { run } = await sampleShell();
    const done = JSON.parse((await run(['checked', 'A1', '--note', 'n', '--json'])).out);
    expect(breaches('done', done)).toEqual([]);
    expect(done).toMatchObject({
      did: 'checked',
      written: true,
      recorded: 1,
      checks: [{ indicator: 'land', observedOn: '2026-11-25', note: 'n', source: null }],
      change: null,
    });
    const history = JSON.parse((await run(['history', 'A1', '--json'])).out);
    expect(breaches('history', history)).toEqual([]);
    expect(history.readings.at(-1)).toMatchObject({
      observedOn: '2026-11-25',
      value: null,
      score: null,
      note: 'n',
      standing: true,
    });
    expect((await run(['history', 'A1'])).out).toMatch(/25 Nov 2026 +checked .* ann/);
  });

  test('takes several, which one undo takes back; an unknown one refuses all of them', async () => {
    const { run } = await sampleShell();
    const refused = await run(['checked', 'A1', 'A9', 'A2', 'friday']);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(
      /code 2: there is no indicator "A9"; .*; a source called so stands behind a day\n$/,
    );
    expect((await run(['checked', 'A1', 'friday', 'A2'])).err).toContain(
      '"A2" stands behind the day or the source; write all codes first, or a source in quotes',
    );
    const done = JSON.parse((await run(['checked', 'A1', 'A2', 'friday', 'ISW', '--json'])).out);
    expect(breaches('done', done)).toEqual([]);
    expect(done).toMatchObject({
      recorded: 2,
      checks: [
        { indicator: 'land', observedOn: '2026-11-20', source: 'ISW' },
        { observedOn: '2026-11-20', source: 'ISW' },
      ],
    });
    const again = await run(['checked', 'A2', 'A1,', 'A2', 'friday', 'ISW']);
    expect(again.out).toMatch(/^Already recorded: 2 indicators checked on 20 Nov 2026/);
    expect((await run(['undo'])).out).toContain('2 checks');
    await run(['checked', 'A1', 'friday', 'ISW']);
    expect(
      (await run(['checked', 'A1', 'A2', 'friday', 'ISW'])).out.replaceAll(/\s+/g, ' '),
    ).toContain('. 1 of these checks stood already. "axiswatch undo" takes it back.');
    await run(['undo']);
    await run(['undo']);
    expect((await run(['history', 'A1'])).out).not.toMatch(/checked(?! .*undone)/);
  });

  test('refuses an unknown indicator and a day that is none, with what is right', async () => {
    const { run } = await sampleShell();
    const unknown = await run(['checked', 'A9']);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('there is no indicator "A9"');
    for (const nothing of ['', ','])
      expect(await run(['checked', nothing])).toEqual({
        code: 1,
        out: '',
        err: 'axiswatch: no indicator named; write its code or id\n',
      });
    const late = await run(['checked', 'A1', '--date', '2026-12-01']);
    expect(late.code).toBe(1);
    expect(late.err).toContain('--date');
  });
});

describe('a check in a file', () => {
  test('goes out and comes in as a row without a value, and a second time changes nothing', async () => {
    const { run, file } = await sampleShell();
    await run(['checked', 'A1', '--source', 'ISW']);
    const { out } = await run(['export', '-']);
    expect(out).toContain('land,2026-11-25,,moderate,ISW,,\n');
    const path = file('out.csv', '');
    expect((await run(['export', path, '--force'])).err).toContain(
      'axiswatch: 6 readings and 1 check written to ',
    );
    expect((await run(['import', '-'], out)).out).toMatch(/^Recorded: 0 readings; skipped/);
    const other = await sampleShell();
    expect((await other.run(['import', '-'], out)).out).toMatch(/1 check; skipped|, and 1 check/);
    const json = (await run(['export', '-', '--format', 'json'])).out;
    expect(breaches('readings', JSON.parse(json))).toEqual([]);
    expect((await run(['import', '-', '--format', 'json'], json)).out).toMatch(/^Recorded: 0/);
    const journal = JSON.parse(
      (await run(['export', '-', '--what', 'journal', '--format', 'json'])).out,
    );
    expect(breaches('journal', journal)).toEqual([]);
    expect(journal.journal.at(-1)).toMatchObject({
      subject: 'check',
      indicator: 'land',
      value: null,
    });
  });

  test('beside a reading of its day contradicts nothing; under the columns of others it is a gap', async () => {
    const { run } = await sampleShell();
    const rows = `${READINGS_HEAD}\nA1,2026-11-20,5,,,,\nA1,2026-11-20,,,,,\nA2,2026-11-20,,,,,\n`;
    expect((await run(['import', '-'], rows)).out).toContain('Recorded: 1 reading, and 2 checks.');
    const mapped = await run(
      ['import', '-', '--map', 'value=Wert'],
      'indicator,observed_on,Wert\nA1,2026-11-21,\n',
    );
    expect(mapped.code).toBe(1);
    expect(mapped.err).toContain('no value; give a number');
    const torn = `${READINGS_HEAD}\nA1,2026-11-22,5,,,,\nA1,2026-11-22,,,,,\nA1,2026-11-22,6,,,,\n`;
    expect((await run(['import', '-'], torn)).err).toContain(
      'A1 is 6 on 2026-11-22, and 5 in line 2',
    );
  });

  test('who makes a number goes out and comes in where a row says it', async () => {
    const { run } = await sampleShell();
    const rows = 'indicator,observed_on,value,origin\nA1,2026-11-20,5,Customs\n';
    expect((await run(['import', '-'], rows)).code).toBe(0);
    const { out } = await run(['export', '-']);
    expect(out.split('\n')[0]).toBe(`${READINGS_HEAD},origin`);
    expect(out).toContain('land,2026-11-20,5,moderate,,,,Customs\n');
  });
});

describe('the amount and direction of an event', () => {
  const about = ['--node', 'A1', '--side', 'ours', '--kind', 'action'];

  test('are recorded, corrected, listed and carried in files', async () => {
    const { run } = await sampleShell();
    await run(['event', 'add', 'Eased', ...about, '--amount', '2.5', '--direction', 'against']);
    const listed = async () => JSON.parse((await run(['event', 'list', '--json'])).out).events[0];
    const event = await listed();
    expect(event).toMatchObject({ amount: 2.5, direction: 'against' });
    const { out } = await run(['event', 'export', '-']);
    expect(out.split('\n')[0]).toMatch(/,id,amount,direction$/);
    expect((await run(['event', 'import', '-'], out)).out).toContain('skipped 1 already there');
    await run(['event', 'correct', event.id, '--amount', '-1', '--direction', '']);
    expect(await listed()).toMatchObject({ amount: -1, direction: null });
  });

  test('are refused with what is right', async () => {
    const { run } = await sampleShell();
    const much = await run(['event', 'add', 'Eased', ...about, '--amount', 'much']);
    expect(much).toMatchObject({ code: 1, out: '' });
    expect(much.err).toContain('--amount: "much" is not a number');
    const way = await run(['event', 'add', 'Eased', ...about, '--direction', 'extends']);
    expect(way.err).toMatch(/--direction: .*use for or against/);
  });
});

test('the shipped board takes a check too', async () => {
  const { run } = shell();
  expect((await run(['checked', 'RU1'])).code).toBe(0);
});
