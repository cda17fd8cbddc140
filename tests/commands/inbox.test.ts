/** `axiswatch propose` and `axiswatch inbox`: what is proposed waits for a person's yes. */
import { describe, expect, test } from 'vitest';
import { breaches } from '../schema-check.ts';
import { type Ran, type Shell, sampleShell } from './tools.ts';

const ROWS = `indicator,observed_on,value,source
A1,2026-11-20,61,DeepState
A1,2026-11-20,75,ISW
A2,2026-11-20,55,DeepState
`;
const EVENT =
  '{"day":"2026-11-24","node":["front"],"title":"A veto","side":"china","kind":"action","source":"UN"}\n';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

async function proposed(): Promise<Shell> {
  const made = await sampleShell();
  expect((await made.run(['propose', '-', '--by', 'feed'], ROWS)).code).toBe(0);
  return made;
}

async function inbox(
  { run }: Shell,
  ...more: string[]
): Promise<readonly Record<string, unknown>[]> {
  const document = JSON.parse((await run(['inbox', '--json', ...more])).out);
  expect(breaches('inbox', document)).toEqual([]);
  return document.proposals;
}

const scores = async ({ run }: Shell): Promise<unknown> =>
  JSON.parse((await run(['status', '--json'])).out).nodes;

const refusal = ({ code, out, err }: Ran): string => {
  expect([code === 0, out]).toEqual([false, '']);
  return flat(err);
};

describe('propose', () => {
  test('tells readings from events by their columns, in every form', async () => {
    const made = await sampleShell();
    const json = JSON.stringify({
      readings: [{ indicator: 'A1', observedOn: '2026-11-20', value: 5 }],
    });
    const lines = '{"indicator":"A1","observed_on":"2026-11-20","value":6}\n';
    const events = 'day,node,title,side,kind\n2026-11-24,front,Talks,ours,decision\n';
    for (const input of [ROWS, json, lines, events, EVENT]) {
      const { code, err } = await made.run(['propose'], input);
      expect({ code, err }).toEqual({ code: 0, err: '' });
    }
    expect((await inbox(made)).map(({ kind }) => kind)).toEqual([
      ...Array(5).fill('reading'),
      ...Array(2).fill('event'),
    ]);
  });

  test('says how many wait, who proposed them, and moves no score', async () => {
    const made = await sampleShell();
    const before = await scores(made);
    const { out } = await made.run(['propose', made.file('r.csv', ROWS), '--by', 'feed']);
    expect(flat(out)).toBe(
      'Proposed: 3 rows. None is scored before you accept it: "axiswatch inbox". "axiswatch undo" takes them back.',
    );
    expect(await scores(made)).toEqual(before);
    expect((await inbox(made))[0]).toMatchObject({
      id: expect.stringMatching(/^p\d+$/),
      kind: 'reading',
      indicator: 'land',
      observedOn: '2026-11-20',
      value: 61,
      standing: 30,
      source: 'DeepState',
      proposedBy: 'feed',
      state: 'waiting',
      reason: '',
      event: null,
    });
    expect(flat((await made.run(['status'])).out)).toContain('INBOX 3 proposals from 2 sources');
  });

  test('takes a reading and an event in words, in the order of record and event add', async () => {
    const made = await sampleShell();
    const words = ['--reading', 'A1 61 20 nov DeepState https://deepstatemap.live seen'];
    const { code, err } = await made.run([
      ...['propose', ...words, '--event', '2026-11-24 front China vetoed a resolution'],
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await inbox(made)).toMatchObject([
      { indicator: 'land', value: 61, observedOn: '2026-11-20', source: 'DeepState' },
      { kind: 'event', event: { title: 'China vetoed a resolution', side: 'china' } },
    ]);
    expect(refusal(await made.run(['propose', '--reading', 'A9 61']))).toContain('"A9"');
    expect(refusal(await made.run(['propose', 'x.csv', ...words]))).toContain('not both');
    expect(await made.run(['propose', ...words, '--format', 'xml'])).toMatchObject({
      code: 2,
      err: 'axiswatch: --format is of a file, and a row is said in words; leave it out\n',
    });
    const sideless = '2026-11-24 front someone vetoed a resolution';
    expect(refusal(await made.run(['propose', ...words, '--event', sideless]))).toMatch(
      /^axiswatch: the row was refused and nothing was proposed; --event, side: /,
    );
  });

  test('leaves out what waits already, and says so', async () => {
    const { run } = await proposed();
    expect(flat((await run(['propose'], ROWS)).out)).toBe(
      'Proposed: 0 rows; left out: 3 in the inbox already. Nothing new waits.',
    );
  });

  test('refuses a file whole, every bad row by its line, and what is neither', async () => {
    const made = await sampleShell();
    const bad = await made.run(['propose'], `${ROWS}A9,2026-11-20,1,X\nA1,2027-01-01,1,X\n`);
    expect(refusal(bad)).toMatch(/nothing was proposed; 2 problems: line 5, .*line 6, /);
    expect(await inbox(made)).toEqual([]);
    expect(refusal(await made.run(['propose'], 'a,b\n1,2\n'))).toMatch(
      /neither readings nor events; a file of readings has the columns indicator, observed_on, value, one of events day, node/,
    );
    expect(refusal(await made.run(['propose', 'none.csv']))).toContain('cannot be read');
    expect(refusal(await made.run(['propose', '--by', 'starter'], ROWS))).not.toBe('');
  });
});

test('a proposal is a file or a row in words, not both', async () => {
  const { run } = await sampleShell();
  expect(await run(['propose', 'a.csv', '--reading', 'A1 61 2026-11-20'])).toEqual({
    code: 2,
    out: '',
    err: 'axiswatch: name a file, or say a row in words, not both\n',
  });
});

describe('inbox', () => {
  test('is told which proposals are meant, and of which source there are some', async () => {
    const made = await proposed();
    expect(await made.run(['inbox', 'refuse'])).toEqual({
      code: 2,
      out: '',
      err: 'axiswatch: name proposals by their ids, or say --from SOURCE or --same\n',
    });
    expect(refusal(await made.run(['inbox', 'accept']))).toBe(
      'axiswatch: name proposals by their ids, or say --from SOURCE, --same or --sound',
    );
    expect(refusal(await made.run(['inbox', 'accept', '--from', 'UN']))).toBe(
      'axiswatch: --from: no open proposal is of "UN"; there are DeepState, ISW',
    );
    expect(refusal(await made.run(['inbox', 'accept', '--sound', '--all']))).toBe(
      'axiswatch: --sound is of all that is sound; leave out the ids and --all',
    );
    const empty = await sampleShell();
    expect(refusal(await empty.run(['inbox', 'accept', '--sound']))).toBe(
      'axiswatch: no proposal is open; "axiswatch propose" puts some into the inbox',
    );
    expect(refusal(await empty.run(['inbox', 'accept', '--from', 'UN']))).toBe(
      'axiswatch: --from: no open proposal is of "UN"; nothing is open',
    );
  });

  test('lists what is open beside what stands, those of one day and indicator together', async () => {
    const made = await proposed();
    await made.run(['propose'], EVENT);
    const { out } = await made.run(['inbox']);
    expect(out).toContain('4 proposals from 3 sources');
    expect(flat(out)).toContain('DeepState rival: 75 of ISW feed');
    const lines = out.split('\n').filter((line) => /^p\d/.test(line));
    expect(
      lines.map((line) =>
        line
          .replace(/^p\d+ +/, '')
          .split(/ {2,}/)
          .slice(0, 5),
      ),
    ).toEqual([
      ['doubt', 'A1', '20 Nov 2026', '61 km²', expect.any(String)],
      ['doubt', 'A1', '20 Nov 2026', '75 km²', expect.any(String)],
      ['doubt', 'A2', '20 Nov 2026', expect.any(String), expect.any(String)],
      ['sound', 'event', '24 Nov 2026', 'A veto', expect.any(String)],
    ]);
  });

  test('says what to do where nothing is proposed', async () => {
    const { run } = await sampleShell();
    expect((await run(['inbox'])).out).toContain(
      '"axiswatch propose FILE" puts readings or events here',
    );
  });

  test('accepts by id, shows what that does, and one undo takes all of it back', async () => {
    const made = await proposed();
    const before = await scores(made);
    const [first, , third] = (await inbox(made)).map(({ id }) => String(id));
    const { code, out } = await made.run(['inbox', 'accept', first ?? '', third ?? '']);
    expect(code).toBe(0);
    expect(flat(out)).toContain(
      'Accepted: 2 readings of 2 proposals; 75 of ISW refused. "axiswatch undo" takes them back.',
    );
    expect(out).toMatch(/before +after/);
    expect(await scores(made)).not.toEqual(before);
    expect((await inbox(made, '--all')).map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
      'refused',
    ]);
    expect(flat((await made.run(['undo'])).out)).toContain('Undone: 2 readings that were proposed');
    expect(await scores(made)).toEqual(before);
    expect(await inbox(made)).toHaveLength(3);
  });

  test('shows in a terminal what accepting would do, and asks', async () => {
    const made = await proposed();
    const before = await scores(made);
    const isw = ['inbox', 'accept', '--from', 'isw', '--all'];
    const no = await made.runAsked(isw, ['n']);
    expect(flat(no.out)).toContain(
      'Would record: 1 reading of 1 proposal; 61 of DeepState refused.',
    );
    expect(await scores(made)).toEqual(before);
    expect((await made.runAsked(isw, ['y'])).code).toBe(0);
    expect(await scores(made)).not.toEqual(before);
  });

  test('accepts what says what stands as checks', async () => {
    const made = await sampleShell();
    await made.run(['record', 'A1', '61', '--date', '2026-11-24', '--source', 'DeepState']);
    await made.run(['propose'], ROWS.replace('11-20,61', '11-24,61'));
    expect((await inbox(made)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'same']);
    const before = await scores(made);
    expect(flat((await made.run(['inbox', 'accept', '--same'])).out)).toContain(
      'Accepted: 1 check of 1 proposal.',
    );
    expect(await scores(made)).toEqual(before);
    expect((await made.run(['history', 'A1'])).out).toMatch(/25 Nov 2026 +checked/);
    expect(refusal(await made.run(['inbox', 'accept', '--same']))).toBe(
      'axiswatch: no open proposal says what stands already; name some by the ids that "axiswatch inbox" lists',
    );
  });

  test('accepts what stands behind a newer reading as nothing, and says so', async () => {
    const made = await sampleShell();
    await made.run(['record', 'A1', '61', '--date', '2026-11-20', '--source', 'DeepState']);
    await made.run(['propose'], ROWS);
    await made.run(['record', 'A1', '62', '--date', '2026-11-22']);
    expect(flat((await made.run(['inbox', 'accept', '--same'])).out)).toContain(
      'Accepted: nothing of 1 proposal; A1 stands already; a newer reading of 22 Nov 2026 stands too.',
    );
    expect((await made.run(['history', 'A1'])).out).not.toContain('checked');
    expect((await inbox(made)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  test('leaves out of a source what is in doubt and says why, and takes it by its id or with --all', async () => {
    const made = await sampleShell();
    const rows = ['11-20,31,ISW', '11-21,900,ISW', '11-22,32,ISW', '11-22,34,Kiel', '11-23,33,ISW'];
    await made.run(
      ['propose'],
      ['indicator,observed_on,value,source', ...rows.map((row) => `A1,2026-${row}`), ''].join('\n'),
    );
    const before = await scores(made);
    const all = await made.run(['inbox', 'accept', '--from', 'ISW']);
    const left = '; left out, accept it by its id if it is meant';
    expect(flat(all.err)).toMatch(
      new RegExp(
        `p\\d+: 900 after 30 is 30 times as much: .*${left} .*p\\d+: also proposed for this day: 34 of Kiel, an unusual source${left}$`,
      ),
    );
    expect(flat(all.out)).toContain('Accepted: 2 readings of 2 proposals.');
    await made.run(['undo']);
    expect(await scores(made)).toEqual(before);
    const sound = await made.run(['inbox', 'accept', '--sound']);
    expect(flat(sound.out)).toContain('Accepted: 2 readings of 2 proposals.');
    expect(flat(sound.err)).toContain('source not among the usual ones: ISW');
    const slip = (await inbox(made)).find(({ value }) => value === 900);
    const one = await made.run(['inbox', 'accept', String(slip?.id)]);
    expect(one.err).toContain('900');
    expect(flat(one.out)).toContain('Accepted: 1 reading of 1 proposal.');
    expect(flat((await made.run(['undo'])).out)).toContain(
      'Undone: A1 900 on 2026-11-21, which was proposed',
    );
    const rest = await made.run(['inbox', 'accept', '--from', 'ISW', '--all']);
    expect(flat(rest.out)).toContain('Accepted: 2 readings of 2 proposals; 34 of Kiel refused.');
  });

  test('refuses two values of one indicator and day in one go', async () => {
    const made = await proposed();
    const ids = (await inbox(made)).map(({ id }) => String(id));
    expect(refusal(await made.run(['inbox', 'accept', ...ids]))).toMatch(
      /^axiswatch: p\d+ and p\d+ give A1 two values on 20 Nov 2026, 61 km² and 75 km²; name the one that is right$/,
    );
    expect(await inbox(made)).toHaveLength(3);
  });

  test('refuses with a reason, and what was refused is not proposed again', async () => {
    const made = await proposed();
    await made.run(['inbox', 'refuse', '--from', 'ISW', '--reason', 'another map']);
    expect((await inbox(made, '--all')).at(-1)).toMatchObject({
      state: 'refused',
      reason: 'another map',
    });
    expect(flat((await made.run(['propose'], ROWS)).out)).toContain('1 refused before');
    expect((await made.run(['export', '-', '--what', 'journal'])).out).toContain('another map');
  });

  test('puts off, which stays in the inbox and is not counted as waiting', async () => {
    const made = await proposed();
    const [first] = (await inbox(made)).map(({ id }) => String(id));
    await made.run(['inbox', 'later', first ?? '']);
    expect((await inbox(made)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'later']);
    expect(flat((await made.run(['status'])).out)).toContain(
      'INBOX 2 proposals from 2 sources, 1 put off',
    );
    expect(flat((await made.run(['inbox', 'accept', '--from', 'DeepState'])).err)).toContain(
      `${first}: it was put off; left out, accept it by its id if it is meant`,
    );
    for (const command of ['status', 'list']) {
      const open = async (...more: readonly string[]): Promise<unknown> =>
        JSON.parse((await made.run([command, '--json', ...more])).out).proposals;
      expect(await open()).toEqual({ waiting: 2, sources: 2, later: 1 });
      expect(await open('--as-of', '2026-11-01')).toBeNull();
    }
  });

  test('says what there is where an id or a source is not known, and what to name', async () => {
    const made = await proposed();
    expect(refusal(await made.run(['inbox', 'accept']))).toContain('name proposals by their ids');
    expect(refusal(await made.run(['inbox', 'accept', 'p999']))).toContain(
      '"p999": no open proposal has this id; "axiswatch inbox" lists them',
    );
    expect(refusal(await made.run(['inbox', 'refuse', '--from', 'X']))).toContain(
      'there are DeepState, ISW',
    );
  });

  test('of a past day shows what was open then, and takes no answer', async () => {
    const made = await proposed();
    expect(await inbox(made, '--as-of', '2026-11-01')).toEqual([]);
    expect(refusal(await made.run(['inbox', 'accept', 'p1', '--as-of', '2026-11-01']))).not.toBe(
      '',
    );
  });
});
