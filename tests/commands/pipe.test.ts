/** Whatever goes into a pipe is whole: only a terminal has an edge at which a table is cut. */
import { describe, expect, test } from 'vitest';
import { ASSESSMENT, READINGS, type Shell, sample, shell } from './tools.ts';

const LONG =
  'a name that goes on and on, past every edge that a terminal of a person may have, and END';

/** The sample with long names, sources, authors and texts, in a pipe or in a terminal of so many cells. */
async function longShell(terminal?: number): Promise<Shell> {
  const strategy: unknown = JSON.parse(
    JSON.stringify(sample()).replaceAll(/"(title|unit)":"(?!Gauge)([^"]*)"/g, `"$1":"$2 ${LONG}"`),
  );
  const made = shell({ strategy, ...(terminal === undefined ? {} : { terminal }) });
  const [head, ...rows] = READINGS.trim().split('\n');
  const long = rows.map((row) => row.replace(/,(ISW|Kiel|),/, `,"$1 ${LONG}",`));
  const first = await made.run(['import', '-'], [head, ...long, ''].join('\n'), `ann ${LONG}`);
  expect(first.err).toBe('');
  const events = `day,node,title,side,kind,status\n2026-03-01,land aid code-of-conduct rate front conduct,"${LONG}",ours,action,pledged\n`;
  expect((await made.run(['event', 'import', '-'], events)).code).toBe(0);
  const said = ASSESSMENT.replace('The front holds.', `The front holds, ${LONG}.`);
  expect((await made.run(['assessment', 'new', '-'], said, `ann ${LONG}`)).code).toBe(0);
  await made.run(['assessment', 'sign', 'n1'], '', `bob ${LONG}`);
  return made;
}

const READINGS_TOO = `indicator,observed_on,value\nland,2026-11-20,99\n`;

const COMMANDS = [
  'status',
  'history A1',
  'list',
  'sources',
  'movers',
  'movers --band high',
  'explain',
  'uncertainty --draws 100',
  'mechanism',
  'whatif A1=90',
  'record A1 90 --dry-run',
  'import - --dry-run',
  'event list',
  'assessment list',
  'assessment show n1',
  'actions',
  'report',
  'strategy show',
  'strategy list',
];

describe('in a pipe', () => {
  test.each(COMMANDS)('%s cuts nothing', async (line) => {
    const { run } = await longShell();
    const { code, out } = await run(line.split(' '), READINGS_TOO);
    expect(code).toBe(0);
    expect(out).not.toMatch(/…/);
    expect(out.replace(/\s+/g, ' ')).toContain('and END');
  });
});

describe('in a terminal', () => {
  test.each(['history A1', 'list', 'sources', 'movers', 'assessment list', 'whatif A1=90'])(
    'the table of %s is cut where it has to be',
    async (line) => {
      const { run } = await longShell(110);
      const cut = (await run(line.split(' '))).out.split('\n').filter((each) => each.includes('…'));
      expect(cut.length).toBeGreaterThan(1);
      for (const each of cut) expect(each.length, each).toBeLessThanOrEqual(110);
      expect(Math.max(...cut.map((each) => each.length))).toBeGreaterThan(100);
    },
  );
});
