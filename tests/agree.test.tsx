/** Every output of one day says the same numbers: what `status --json` gives unrounded, all others print. */
import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { spokenScreenArrivalSentences } from '../src/tui/screen-reader.ts';
import { Frame } from '../src/ui/app.tsx';
import { shell, TODAY } from './commands/tools.ts';
import { kept } from './kept.ts';
import { openState } from './ui/board.ts';

interface Score {
  readonly score: number | null;
  readonly low: number;
  readonly high: number;
}

interface Status {
  readonly strategy: { readonly hash: string };
  readonly root: Score & {
    readonly id: string;
    readonly bandLow: string;
    readonly bandHigh: string;
    readonly printed: readonly string[];
  };
  readonly mechanism: Readonly<Record<'cause' | 'effect', { readonly score: number }>>;
  readonly nodes: Readonly<Record<string, Score>>;
  readonly indicators: Readonly<Record<string, Score & { readonly code: string }>>;
}

interface Report {
  readonly gauge: Score & { readonly title: string; readonly interval: string };
  readonly counts: Readonly<
    Record<'alerts' | 'watches' | 'missing' | 'expired' | 'stale' | 'due', number>
  >;
  readonly tracks: readonly (Score & {
    readonly id: string;
    readonly title: string;
    readonly interval: string;
    readonly over30: string;
    readonly alerts: number;
    readonly watches: number;
    readonly late: number;
  })[];
  readonly bands: readonly { readonly id: string; readonly title: string }[];
  readonly moves: { readonly before: number; readonly after: number };
  readonly readings: readonly { readonly rows: readonly Row[] }[];
}

interface Row extends Score {
  readonly id: string;
  readonly code: string;
  readonly counted: boolean;
  readonly valueText: string;
  readonly scoreText: string;
  readonly interval: string;
}

/** Words and numbers of an output, without its markup, columns and emphasis. */
const flat = (output: string): string =>
  output
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replace(/\\(.)/g, '$1')
    .replace(/[│┃|*]/g, ' ')
    .replace(/\s+/g, ' ');

const whole = (score: number | null): string =>
  score === null ? '–' : score.toFixed(0).replace('-0', '0');
/** The output has these words; when it has not, only they are shown. */
const says = (output: string, words: string): void =>
  expect([words, output.includes(words)]).toEqual([words, true]);

const span = ({ low, high }: Score): string => `${whole(low)} to ${whole(high)}`;

const ASKED = {
  json: ['status', '--json'],
  status: ['status'],
  short: ['status', '--short'],
  filled: [
    'status',
    '--format',
    '{gauge}|{china-reconsideration}|{low} to {high}|{interval}|{band}',
  ],
  counts: ['status', '--format', '{alerts} {watches} {expired} {stale} {due}'],
  report: ['report', '--json'],
  text: ['report'],
  md: ['report', '--format', 'md'],
  html: ['report', '--format', 'html'],
  gauge: ['plot', 'gauge'],
  time: ['plot', 'time'],
  tracks: ['plot', 'tracks'],
  explain: ['explain'],
  mechanism: ['mechanism'],
  csv: ['export', '-', '--what', 'scores'],
  lines: ['export', '-', '--what', 'scores', '--format', 'jsonl'],
} as const;
type Asked = keyof typeof ASKED;

async function ask(day: string) {
  const { run } = shell();
  const said = new Map<string, string>();
  for (const [name, args] of Object.entries(ASKED)) {
    const { code, out, err } = await run([...args, '--as-of', day]);
    expect([name, code, err]).toEqual([name, 0, '']);
    said.set(name, out);
  }
  const raw = (name: Asked): string => said.get(name) ?? '';
  const status: Status = JSON.parse(raw('json'));
  const report: Report = JSON.parse(raw('report'));
  return { raw, say: (name: Asked): string => flat(raw(name)), status, report };
}

/** The words of a band that is firm, and of one that is not. */
const bandOf = ({ root: { bandLow, bandHigh } }: Status, { bands }: Report): string =>
  [...new Set([bandLow, bandHigh])]
    .map((id) => bands.find((band) => band.id === id)?.title)
    .join(' or ');

/** On the first day the band is not firm, on the second it is. */
describe.each([
  [TODAY, 'Strained or Reconsidering'],
  ['2026-05-30', 'Strained'],
])('as of %s', (day, words) => {
  const made = kept(() => ask(day));

  test('the gauge, its interval and its band', async () => {
    const { raw, say, status, report } = await made();
    const { root } = status;
    const [score, interval] = [whole(root.score), span(root)];
    expect([report.gauge.score, report.gauge.low, report.gauge.high]).toEqual([
      root.score,
      root.low,
      root.high,
    ]);
    const band = bandOf(status, report);
    expect(band).toBe(words);
    expect(root.printed).toEqual([...new Set([root.bandLow, root.bandHigh])]);
    expect(root.id).toBe('china-reconsideration');
    expect(raw('filled').trim()).toBe(`${score}|${score}|${interval}|${interval}|${band}`);
    says(say('short'), `${band}, ${score} (${interval})`);
    for (const name of ['status', 'text', 'md', 'html'] as const) {
      says(say(name), `${score} (${interval})`);
      says(say(name), band);
    }
    says(say('gauge'), `${score} of 100, 90 % interval ${interval}, ${band}.`);
    expect(say('time')).toMatch(new RegExp(`, ${score} \\(${interval}\\) on \\d+ \\w+ \\d{4};`));
    says(say('explain'), report.moves.after.toFixed(1));
    expect(report.moves.after).toBeCloseTo(root.score ?? -1, 1);
  });

  test('every node in the scores by day', async () => {
    const { raw, status } = await made();
    const [head = '', ...days] = raw('csv').trim().split('\n');
    const row = days.at(-1) ?? '';
    const cells = row.split(',');
    const scores = head.split(',').map((id, at) => [id, cells[at]]);
    expect(scores[0]).toEqual(['day', day]);
    expect(scores.at(-1)).toEqual(['strategy', `axis-of-losers ${status.strategy.hash}`]);
    for (const [id, text] of scores.slice(1, -1)) {
      const { score } = { ...status.nodes, ...status.indicators }[id ?? ''] ?? { score: NaN };
      expect([id, text]).toEqual([id, score === null ? '' : String(score)]);
    }
    const last = raw('lines').trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ day, [status.root.id]: status.root.score });
  });

  test('every track, with what asks for something on it', async () => {
    const { say, status, report } = await made();
    const said = say('status');
    const outputs = [said, say('text'), say('md'), say('html')];
    const drawn = say('tracks');
    for (const track of report.tracks) {
      const node = status.nodes[track.id];
      expect(node).toMatchObject({ score: track.score });
      if (node === undefined) continue;
      expect(track.interval).toBe(span(node));
      for (const out of outputs)
        says(out, `${track.title} ${whole(track.score)} ${track.interval} ${track.over30} `);
      expect(drawn).toMatch(
        new RegExp(
          `${track.title}: \\S+ on [^,]*, ${whole(track.score)} \\(${track.interval}\\) on `,
        ),
      );
      const counted = [track.alerts, track.watches, track.late].filter((n) => n > 0).join(' ');
      says(said, `${track.over30} ${counted}`);
    }
    const { counts } = report;
    const sum = (of: 'alerts' | 'watches' | 'late'): number =>
      report.tracks.reduce((all, track) => all + track[of], 0);
    // A change of the gauge's band is an alert of no track.
    const changed = said.includes('ALERT band') ? 1 : 0;
    expect([sum('alerts') + changed, sum('watches')]).toEqual([counts.alerts, counts.watches]);
    expect(sum('late')).toBe(counts.missing + counts.expired + counts.stale + counts.due);
    expect(say('counts').trim()).toBe(
      `${counts.alerts} ${counts.watches} ${counts.expired} ${counts.stale} ${counts.due}`,
    );
  });

  test('every indicator, with its value', async () => {
    const { say, status, report } = await made();
    const rows = report.readings.flatMap((group) => group.rows);
    expect(rows).toHaveLength(Object.keys(status.indicators).length);
    const outputs = [say('text'), say('md'), say('html')];
    for (const row of rows) {
      expect([row.id, row.score]).toEqual([row.id, status.indicators[row.id]?.score]);
      expect(row.scoreText).toBe(whole(row.score));
      for (const out of outputs) {
        says(out, row.valueText);
        if (row.counted && row.score !== null) says(out, `${row.scoreText} (${row.interval})`);
      }
    }
  });

  test('the frames of the dashboard, wide, narrow and for a screen reader', async () => {
    const { say, status, report } = await made();
    const [score, interval] = [whole(status.root.score), span(status.root)];
    const frameOf = (columns: number, rows: number): string =>
      flat(renderToString(<Frame state={openState({ columns, rows }, day)} />, { columns }));
    const wide = frameOf(120, 36);
    const narrow = frameOf(80, 24);
    for (const frame of [wide, narrow]) {
      says(frame, `${score} (${interval})`);
      says(frame, words);
    }
    const { alerts, watches } = report.counts;
    says(wide, `${alerts} ALERT ${watches} WATCH`);
    const spoken = spokenScreenArrivalSentences(openState({ columns: 80, rows: 24 }, day)).join(
      ' ',
    );
    says(spoken, `${words}, ${score} (${interval})`);
    for (const track of report.tracks) {
      says(wide, `${whole(track.score)} (${track.interval})`);
      // a narrow panel has no room for "in"
      says(wide.replaceAll(' in 30d', ' 30d'), `${track.over30} 30d`);
      // in 80 columns only the tracks of the chain have a score, and the one that is unfolded
      if (/Russia|Iran|Korea/.test(track.title)) says(narrow, track.interval);
      says(spoken, `${track.title}, ${whole(track.score)}, `);
    }
    expect(say('mechanism')).toContain(whole(status.mechanism.cause.score));
    says(wide, `Pressure ${whole(status.mechanism.cause.score)} `);
    says(wide, `Conduct ${whole(status.mechanism.effect.score)} `);
  });
});
