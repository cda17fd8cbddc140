import { describe, expect, test } from 'vitest';
import { breaches } from '../schema-check.ts';
import { sampleShell, shell } from './tools.ts';

const PLEDGE = [
  ...['event', 'add', 'A loan was promised', '--node', 'A1', 'aid', '--side', 'ours'],
  ...['--kind', 'decision', '--status', 'pledged', '--day', '2026-02-01'],
];

async function idOf(run: (args: readonly string[]) => Promise<{ out: string }>, at = 0) {
  return JSON.parse((await run(['event', 'list', '--json'])).out).events[at].id;
}

describe('event add', () => {
  test('with --json says what was done, and that it is one', async () => {
    const { run } = await sampleShell();
    const { code, out, err } = await run([...PLEDGE, '--json']);
    const done = JSON.parse(out);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(done).toMatchObject({
      written: true,
      recorded: 1,
      events: [{ id: '2026-02-01:a-loan-was-promised', status: 'pledged', nodes: ['land', 'aid'] }],
    });
    expect(breaches('done', done)).toEqual([]);
  });
  test('records an event with its nodes by code or id and prints the id that --follows takes', async () => {
    const { run } = await sampleShell();
    expect(await run(PLEDGE)).toEqual({
      code: 0,
      err: '',
      out: `Recorded: A loan was promised, 1 Feb 2026 (ours decision, pledged), on A1 Land
taken, A2 Aid. "axiswatch undo" takes it back.
id 2026-02-01:a-loan-was-promised
`,
    });
    expect((await run(['event', 'list'])).out).toBe(
      `day         side and kind           on      title                id
1 Feb 2026  ours decision, pledged  A1, A2  A loan was promised  2026-02-01:a-loan-was-promised
`,
    );
  });

  test('says of an address that is none of the web that it is kept as text, as record does', async () => {
    const { run } = await sampleShell();
    const about = ['--node', 'A1', '--side', 'other', '--kind', 'shock', '--url'];
    const kept =
      '"ftp://a" is no whole address of the web, such as https://example.org: it is kept as text and never opened.';
    const says = (out: string): string => out.replaceAll(/\s+/g, ' ');
    const added = await run(['event', 'add', 'Seized', ...about, 'ftp://a']);
    expect(added.code).toBe(0);
    expect(says(added.out)).toContain(kept);
    expect(says((await run(['record', 'A1', '9', '--url', 'ftp://a'])).out)).toContain(kept);
    const web = await run(['event', 'add', 'Seized again', ...about, 'https://a.org']);
    expect(web.out).not.toContain('kept as text');
    expect((await run(['event', 'list', '--json'])).out).toContain('ftp://a');
  });

  test('a word of what a node is for leads to it', async () => {
    const { run } = shell();
    const about = ['--side', 'ours', '--kind', 'action', '--node', 'proxies'];
    expect((await run(['event', 'add', 'Struck', ...about])).err).toContain(
      'there is no node "proxies"; the nearest are weaken-iran, restore-deterrence',
    );
  });

  test('an event never moves a score', async () => {
    const { run } = await sampleShell();
    const before = await run(['status', '--json']);
    await run(PLEDGE);
    expect(await run(['status', '--json'])).toEqual(before);
  });

  test('undo takes it back', async () => {
    const { run } = await sampleShell();
    await run(PLEDGE);
    expect((await run(['undo'])).out).toContain('Undone: event "A loan was promised"');
    expect((await run(['event', 'list'])).out).toBe('no event\n');
  });

  test('everything wrong is said at once, by option', async () => {
    const { run } = await sampleShell();
    const { code, err } = await run([
      ...['event', 'add', 'Something', '--node', 'landd', '--side', 'us', '--kind', 'action'],
      ...['--follows', 'nothing', '--day', '2027-01-01'],
    ]);
    expect(code).toBe(1);
    expect(err).toBe(`axiswatch: the event was not recorded; 4 problems:
  --node: there is no node "landd"; the nearest is A1 (land)
  --day: 2027-01-01 lies after today, 2026-11-25, and nothing is recorded ahead; "axiswatch ahead" says what later days will show
  --follows: there is no event "nothing"; "axiswatch event list" shows the ids
  --side: "us" is not known; use ours, china, russia, iran, north-korea, other
`);
    expect((await run(['event', 'list'])).out).toBe('no event\n');
  });

  test('what a terminal would obey is taken out of what is printed', async () => {
    const { run } = await sampleShell();
    await run([
      ...['event', 'add', 'a\u001b[31mred\u0007', '--node', 'land', '--side', 'other'],
      ...['--kind', 'shock'],
    ]);
    const { out } = await run(['event', 'list']);
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u0007');
  });
});

describe('event correct and event retract', () => {
  test('a correction changes what the options state and leaves the rest, and undo takes it back', async () => {
    const { run } = await sampleShell();
    await run([...PLEDGE, '--note', 'two\nlines', '--expect-node', 'aid', '--expect', 'up']);
    const id = await idOf(run);
    const events = async () => JSON.parse((await run(['event', 'list', '--json'])).out).events;
    const [before] = await events();
    const { code, out } = await run([
      ...['event', 'correct', id, '--day', '2026-02-03', '--status', '', '--node', 'A2'],
    ]);
    expect(code).toBe(0);
    expect(out).toBe(`Corrected: A loan was promised, 3 Feb 2026 (ours decision), on A2 Aid.
"axiswatch undo" takes it back.
id ${id}
`);
    const recordedAt = expect.any(String);
    expect(await events()).toEqual([
      { ...before, day: '2026-02-03', status: null, nodes: ['aid'], recordedAt },
    ]);
    expect((await run(['undo'])).out).toContain('Undone: the correction to event');
    expect(await events()).toEqual([before]);
    expect((await run(['event', 'correct', id, '--side', 'ours'])).out).toBe(
      'It says that already; nothing was changed.\n',
    );
  });

  test('what is expected must be whole, and the order of what follows must hold', async () => {
    const { run } = await sampleShell();
    await run(PLEDGE);
    const id = await idOf(run);
    const add = (...more: readonly string[]) =>
      run(['event', 'add', 'X', '--node', 'aid', '--side', 'ours', '--kind', 'action', ...more]);
    expect((await add('--expect', 'up')).err).toContain('--expect-node: nothing named that is');
    expect((await add('--expect-node', 'aid')).err).toContain('--expect: not said which way it');
    expect(
      (await add('--expect-node', 'aid', '--expect', 'up', '--expect-by', '2026-01-01')).err,
    ).toContain('--expect-by: 2026-01-01 lies before the act, 2026-11-25');
    expect((await add('--day', '2026-01-31', '--follows', id)).err).toContain(
      '--follows: what it follows, "A loan was promised", is of 2026-02-01, later than 2026-01-31',
    );
    await add('--day', '2026-02-05', '--follows', id);
    const moved = await run(['event', 'correct', id, '--day', '2026-03-01']);
    expect(moved.code).toBe(1);
    expect(moved.err).toContain('--day: "X" of 2026-02-05 follows it and would be earlier');
    expect((await run(['event', 'correct', id, '--day', '2026-02-04'])).code).toBe(0);
  });

  test('a correction that states something wrong changes nothing', async () => {
    const { run } = await sampleShell();
    await run(PLEDGE);
    const correct = ['event', 'correct', await idOf(run), '--title', ' '];
    const title = '--title: no title; say in a line what happened';
    expect(await run(correct)).toEqual({ code: 1, out: '', err: `axiswatch: ${title}\n` });
    const both = await run([...correct, '--side', 'theirs']);
    expect(both.err).toContain('axiswatch: the event was not corrected; 2 problems:\n');
    expect(both.err).toContain(`  ${title}\n`);
    expect((await run(['event', 'list'])).out).toContain('A loan was promised');
  });

  test('a retraction takes an event from the list, undo brings it back, the journal keeps both', async () => {
    const { run } = await sampleShell();
    await run(PLEDGE);
    const id = await idOf(run);
    expect((await run(['event', 'retract', id])).out).toContain('Retracted: A loan was promised');
    expect((await run(['event', 'list'])).out).toBe('no event\n');
    const again = await run(['event', 'retract', id]);
    expect(again.code).toBe(1);
    expect(again.err).toContain(`there is no event "${id}"; "axiswatch event list" shows the ids`);
    const journal = await run(['export', '-', '--what', 'journal']);
    expect(journal.out.match(/,event,(record|retract),/g)).toEqual([
      ',event,record,',
      ',event,retract,',
    ]);
    await run(['undo']);
    expect(await idOf(run)).toBe(id);
  });
});

describe('event list', () => {
  test('of the shipped events tells what our side did about Iran in the summer of 2025', async () => {
    const { run } = shell();
    const { out } = await run([
      ...['event', 'list', '--node', 'iran', '--side', 'ours'],
      ...['--from', '2025-06-01', '--to', '2025-09-30', '--json'],
    ]);
    const { schema, events } = JSON.parse(out);
    expect(schema).toBe('axiswatch.events/1');
    expect(events.map((event: { title: string }) => event.title)).toEqual([
      'Israel struck Iran, opening a twelve-day war',
      'US bombed Fordow, Natanz and Isfahan',
      'US sanctioned two Chinese oil terminals over Iran',
      'Britain, France and Germany triggered UN snapback',
      'UN sanctions on Iran came back into force',
    ]);
  });

  test('is a line each where there is room, and in a narrow terminal a few lines each, no word broken', async () => {
    const wide = (await shell().run(['event', 'list'])).out.trimEnd().split('\n');
    expect(wide).toHaveLength(251);
    expect((await shell({ terminal: 300 }).run(['event', 'list'])).out.split('\n')).toHaveLength(
      252,
    );
    const { out } = await shell({ terminal: 60 }).run(['event', 'list', '--node', 'IR5']);
    expect(out).toContain(
      [
        '28 Feb 2026  US and Israel attacked Iran; Khamenei was',
        '             killed',
        '  ours action, delivered, on Weaken Iran, Iran',
        '  id starter:event:2026-02-28:iran-war',
        '',
      ].join('\n'),
    );
  });

  test('a side, a kind or a node that is not known is refused', async () => {
    const { run } = await sampleShell();
    expect((await run(['event', 'list', '--side', 'us'])).err).toContain('--side: "us"');
    expect((await run(['event', 'list', '--kind', 'war'])).err).toContain('--kind: "war"');
    expect((await run(['event', 'list', '--node', 'landd'])).code).toBe(1);
  });
});

describe('event export and import', () => {
  test('a file that was exported imports again without a change', async () => {
    const { run, dataDir } = await sampleShell();
    await run(PLEDGE);
    const path = `${dataDir}-events.csv`;
    expect((await run(['event', 'export', path])).err).toContain('1 event written');
    expect((await run(['event', 'import', path])).out).toBe(
      'Recorded: 0 events; skipped 1 already there.\n',
    );
  });

  test('a file with every column comes out of an empty store byte for byte as it went in', async () => {
    const { run } = await sampleShell();
    const text = [
      'day,node,title,side,kind,status,confidence,source,url,note,id,follows,expect_node,expect,expect_by',
      '2026-02-01,land aid,"A loan, promised",ours,decision,pledged,low,"The ""Daily""",https://x.org/,"two\nlines",loan,,aid,up,2026-12-31',
      '2026-03-01,land,Rain,other,shock,,high,,,,rain,,,,',
      '2026-09-01,aid,The loan was paid,ours,action,delivered,moderate,,,,paid,loan,,,',
      '',
    ].join('\n');
    expect(await run(['event', 'import', '-'], text)).toMatchObject({ code: 0, err: '' });
    expect((await run(['event', 'export', '-'])).out).toBe(text);
    expect((await run(['actions'])).out).toContain('pledged 1 Feb 2026, delivered 1 Sep 2026');
  });

  test.each(['json', 'jsonl'])('what export writes as %s comes back as it was', async (format) => {
    const { run } = await sampleShell();
    await run(PLEDGE);
    await run([
      'event',
      'add',
      'Rain',
      '--node',
      'land',
      'aid',
      '--side',
      'other',
      '--kind',
      'shock',
    ]);
    const { out } = await run(['export', '-', '--what', 'events', '--format', format]);
    const before = await run(['event', 'export', '-']);
    const other = await sampleShell();
    expect((await other.run(['event', 'import', '-', '--format', format], out)).out).toBe(
      'Recorded: 2 events. "axiswatch undo" takes them back.\n',
    );
    expect(await other.run(['event', 'export', '-'])).toEqual(before);
    const path = other.file(`again.${format}`, out);
    expect((await other.run(['event', 'import', path])).out).toContain('skipped 2 already there');
  });

  test('a bad row of JSON is refused by its line, a field that no row has by its name', async () => {
    const { run } = await sampleShell();
    const rows =
      '{"day":"2026-01-01","node":"A1","title":"One","side":"us","kind":"action"}\n[2]\n';
    expect((await run(['event', 'import', '-', '--format', 'jsonl'], rows)).err).toMatch(
      /2 problems:\n {2}line 1, side: "us" is not known; use ours.*\n {2}line 2: is not a row/,
    );
    expect(
      (await run(['event', 'import', '-', '--format', 'json'], '[{"title":"x"}]')).err,
    ).toContain('column "day" is missing');
    expect((await run(['event', 'import', '-', '--format', 'xml'])).code).toBe(2);
  });

  test('--dry-run lists ten of what it would add and stores nothing; a person is asked', async () => {
    const { run, runAsked, file } = await sampleShell();
    const rows = Array.from(
      { length: 12 },
      (_, at) => `2026-01-${10 + at},A1,Rain ${at},other,shock\n`,
    );
    const path = file('events.csv', `day,node,title,side,kind\n${rows.join('')}`);
    const { code, out } = await run(['event', 'import', path, '--dry-run', '--quiet']);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('Would record: 12 events.');
    expect(lines.filter((line) => line.includes('Rain '))).toHaveLength(10);
    expect(lines.at(-1)).toBe('and 2 more');
    expect((await run(['event', 'list'])).out).toBe('no event\n');
    const refused = await runAsked(['event', 'import', path], ['no']);
    expect(refused).toMatchObject({ code: 1, out });
    expect((await run(['event', 'list'])).out).toBe('no event\n');
    const taken = await runAsked(['event', 'import', path], ['yes']);
    expect(taken.out).toContain('Recorded: 12 events.');
    expect((await runAsked(['event', 'import', path, '--no-input'], ['no'])).out).toBe(
      'Recorded: 0 events; skipped 12 already there.\n',
    );
  });

  test('a corrected starter event is exported and corrects the same one elsewhere, shown before, undone whole', async () => {
    const id = 'starter:event:2025-09-27:snapback';
    const here = shell();
    await here.run(['event', 'correct', id, '--note', 'mine']);
    const { out } = await here.run(['event', 'export', '-']);
    const there = shell();
    const path = there.file('ev.csv', out);
    const noted = async () =>
      JSON.parse((await there.run(['event', 'list', '--json'])).out).events.find(
        (event: { id: string }) => event.id === id,
      );
    const before = await noted();
    const trial = (await there.run(['event', 'import', path, '--dry-run'])).out;
    expect(trial).toContain('Would record: 1 event, 1 of them a correction; skipped 249 already');
    expect(trial.replace(/\s+/g, ' ')).toMatch(
      /Changed 27 Sep 2025 UN sanctions on Iran came back into force: note .*-> mine/,
    );
    expect((await there.run(['event', 'import', path])).out).toBe(
      'Recorded: 1 event, 1 of them a correction; skipped 249 already there. "axiswatch undo" takes it back.\n',
    );
    expect(await noted()).toMatchObject({ note: 'mine' });
    const journal = await there.run(['export', '-', '--what', 'journal']);
    expect(journal.out.match(/,event,correct,/g)).toHaveLength(1);
    await there.run(['undo']);
    expect(await noted()).toEqual(before);
  });

  test('what differs under one id in one file is refused by its line', async () => {
    const { run } = await sampleShell();
    const rows =
      'day,node,title,side,kind,id\n2026-01-01,A1,One,other,shock,x\n2026-01-01,A1,Two,other,shock,x\n';
    expect((await run(['event', 'import', '-'], rows)).err).toContain(
      'line 3, id: "x" names two different events here',
    );
  });

  test('what a row follows must stand or come in the same file, and be no later; by its line', async () => {
    const { run } = await sampleShell();
    const columns = 'day,node,title,side,kind,id,follows\n';
    const rows = [
      '2026-03-01,A1,Later,ours,action,b,a',
      '2026-02-01,A1,First,ours,decision,a,',
      '2026-01-01,A1,Early,ours,action,c,a',
      '2026-01-01,A1,Lost,ours,action,d,nothing',
    ];
    const { code, err } = await run(['event', 'import', '-'], `${columns}${rows.join('\n')}\n`);
    expect(code).toBe(1);
    expect(err).toContain(
      '2 problems:\n  line 4, follows: what it follows, "First", is of 2026-02',
    );
    expect(err).toContain('  line 5, follows: there is no event "nothing"');
    const sound = await run(['event', 'import', '-'], `${columns}${rows.slice(0, 2).join('\n')}\n`);
    expect(sound.out).toContain('Recorded: 2 events.');
  });

  test('retracting what another follows says so, and an export without it comes in elsewhere', async () => {
    const { run } = await sampleShell();
    await run(PLEDGE);
    const id = await idOf(run);
    await run([
      ...['event', 'add', 'The loan was paid', '--node', 'aid', '--side', 'ours', '--kind'],
      ...['action', '--status', 'delivered', '--day', '2026-09-01', '--follows', id],
    ]);
    const { out } = await run(['event', 'retract', id]);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '1 event that followed it follows none now: The loan was paid, 1 Sep 2026.',
    );
    const exported = (await run(['event', 'export', '-'])).out;
    expect((await run(['event', 'import', '-'], exported)).out).toContain(
      'Recorded: 0 events; skipped 1',
    );
    const there = await sampleShell();
    expect((await there.run(['event', 'import', '-'], exported)).out).toContain(
      'Recorded: 1 event.',
    );
  });

  test('a file with a bad row is refused whole, by line', async () => {
    const { run } = await sampleShell();
    const { code, err } = await run(
      ['event', 'import', '-'],
      'day,node,title,side,kind\n2026-01-01,land,One,ours,action\n2026-01-02,sea,Two,ours,action\n',
    );
    expect(code).toBe(1);
    expect(err).toBe(
      'axiswatch: the input was refused and nothing was stored; line 3, node: unknown node "sea"; "axiswatch strategy show" lists all of them\n',
    );
    expect((await run(['event', 'list'])).out).toBe('no event\n');
  });
});

describe('actions', () => {
  test('a promise stays promised until an event that follows it says it was delivered', async () => {
    const { run } = await sampleShell();
    await run([...PLEDGE, '--expect-node', 'aid', '--expect', 'up', '--expect-by', '2026-12-31']);
    expect((await run(['actions'])).out).toContain(`PLEDGED OR DECIDED, NOT DELIVERED: 1 pledged
  1 Feb 2026  A loan was promised (A1, A2)
    pledged 1 Feb 2026; 297 days ago
    expected A2 Aid up by 31 Dec 2026; so far +10.0 ±19 points, within error
`);
    const id = await idOf(run);
    await run([
      ...['event', 'add', 'The loan was paid', '--node', 'aid', '--side', 'ours'],
      ...['--kind', 'action', '--status', 'delivered', '--day', '2026-09-01', '--follows', id],
    ]);
    const { out } = await run(['actions']);
    expect(out).toContain('PLEDGED OR DECIDED, NOT DELIVERED: none');
    expect(out).toContain(`  1 Sep 2026  The loan was paid (A2)
    pledged 1 Feb 2026, delivered 1 Sep 2026
    A2 Aid: +10.0 ±47 points in the 85 days after, within error
`);
  });

  test('what is against the strategy stands apart until an act for it follows', async () => {
    const { run } = await sampleShell();
    const about = ['--node', 'aid', '--side', 'ours', '--kind', 'decision'];
    const done = [...about, '--status', 'delivered', '--day'];
    await run(['event', 'add', 'Aid was paused', ...done, '2026-09-01', '--direction', 'against']);
    const { out } = await run(['actions']);
    expect(out).toContain('DELIVERED, AND WHAT CAME AFTER: 0');
    expect(out).toContain(`AGAINST THE STRATEGY: 1 still stands
  1 Sep 2026  Aid was paused (A2)
    delivered 85 days ago; still stands
`);
    const id = await idOf(run);
    await run(['event', 'add', 'Aid went on', ...done, '2026-09-10', '--follows', id]);
    const after = (await run(['actions'])).out;
    expect(after).toContain('DELIVERED, AND WHAT CAME AFTER: 1');
    expect(after).toContain(`AGAINST THE STRATEGY: 1 was ended
  1 Sep 2026  Aid was paused (A2)
    delivered 85 days ago; ended 10 Sep 2026: Aid went on
`);
    expect((await run(['event', 'list'])).out).toContain('ours decision, against, delivered  A2');
  });

  test('it says after and never because, and when too little was read to tell', async () => {
    const { run } = await sampleShell();
    await run([
      ...['event', 'add', 'Talks', '--node', 'conduct', '--side', 'ours', '--kind', 'action'],
      ...['--status', 'delivered', '--day', '2026-11-10'],
    ]);
    const { out } = await run(['actions']);
    expect(out).toContain('(after is not because)');
    expect(out.replace('after is not because', '')).not.toContain('because');
    expect(out).toContain(
      '    Conduct: 0 ±0 points in the 15 days after, within error; too little',
    );
    expect(out).toMatch(/too little was read\s+in between to tell/);
  });

  test('of the shipped board, names the objectives that nobody of our side acted on for a year', async () => {
    const { run } = shell();
    const { out } = await run(['actions', '--json']);
    const document = JSON.parse(out);
    expect(document.schema).toBe('axiswatch.actions/1');
    expect(document.idle.length).toBeGreaterThan(0);
    expect(document.delivered.length).toBeGreaterThan(5);
    const of = (id: string) => document.idle.find(({ node }: { node: string }) => node === id);
    expect(of('restore-deterrence')).toMatchObject({
      lastActedOn: '2025-03-15',
      against: { day: '2026-04-08' },
      above: { node: 'iran', day: '2026-10-08' },
    });
    expect(of('hold-the-line')).toMatchObject({
      lastActedOn: null,
      above: { node: 'russia-ukraine', day: '2026-10-07' },
    });
    const said = (await run(['actions'])).out.replace(/\s+/g, ' ');
    expect(said).toContain(
      'Hold the line: none on it alone; on Russia / Ukraine: 7 Oct 2026 EU ambassadors agreed the 22nd sanctions package',
    );
    expect(said).toContain(
      "Restore deterrence: our last act on it alone on 15 Mar 2025; on Iran: 8 Oct 2026 US Treasury listed 17 ships of Iran's shadow fleet; against it: 8 Apr 2026 US and Iran agreed a two-week ceasefire",
    );
    expect(said).toContain('Deny security: no act of our side is recorded');
  });
});

test.each(['events', 'actions'])('axiswatch.%s/1 keeps to its schema', async (name) => {
  const { run } = shell();
  const words = name === 'events' ? ['event', 'list'] : ['actions'];
  const { out } = await run([...words, '--json']);
  expect(breaches(name, JSON.parse(out))).toEqual([]);
});
