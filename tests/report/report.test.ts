/** A report says the same in every format, opens nothing but itself, and takes no text of the data for markup. */
import { describe, expect, test } from 'vitest';
import { compareDays } from '../../src/core/model/day.ts';
import { newestEventFlagsUpToDay } from '../../src/views/flags.ts';
import { CAPPED, sampleShell, shell } from '../commands/tools.ts';
import { document, leaf } from '../core/make.ts';
import { kept } from '../kept.ts';
import { shippedEvents, shippedStrategy } from '../shipped.ts';
import { TODAY } from '../ui/board.ts';

const NASTY = '<script>alert("x")</script> & \u001b[31mred\u001b[0m';

/** The words of an HTML report, without its markup. */
const wordsOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

interface Document {
  readonly gauge: {
    readonly title: string;
    readonly scoreText: string;
    readonly interval: string;
    readonly band: string;
  };
  readonly tracks: readonly { readonly title: string; readonly scoreText: string }[];
  readonly moves: {
    readonly before: number;
    readonly after: number;
    readonly change: number;
    readonly remainder: number;
    readonly rows: readonly { readonly title: string; readonly points: number }[];
  };
  readonly readings: readonly {
    readonly rows: readonly {
      readonly code: string;
      readonly valueText: string;
      readonly scoreText: string;
    }[];
  }[];
  readonly attention: readonly { readonly text: string }[];
  readonly verdict: { readonly headline: string };
  readonly chain: readonly {
    readonly title: string;
    readonly outcome: { readonly text: string };
  }[];
  readonly objectives: readonly {
    readonly objectives: readonly { readonly title: string; readonly text: string }[];
  }[];
  readonly conflicts: readonly { readonly title: string; readonly note: string }[];
  readonly events: readonly {
    readonly title: string;
    readonly number: number;
    readonly ours: boolean;
    readonly tracks: readonly string[];
  }[];
}

/** The headings of a section or of a part of one, as Markdown has them and as a page has. */
const HEADINGS = {
  md: /^##+ (.*)$/gm,
  html: /<h[23]>(.*?)<\/h[23]>/g,
} as const;

const flat = (output: string): string => output.replace(/\s+/g, ' ');

async function makeAll() {
  const { run } = shell();
  const say = async (format: string): Promise<string> => {
    const { code, out, err } = await run(['report', '--format', format]);
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  const [text, md, html] = [await say('text'), await say('md'), await say('html')];
  const report: Document = JSON.parse(await say('json'));
  const outputs = {
    text: flat(text),
    md: flat(md.replace(/\\(.)/g, '$1')),
    html: flat(wordsOf(html)),
  };
  return { text, md, html, report, outputs };
}

/** Every format of the shipped board's report. */
const all = kept(makeAll);

describe('the report of the shipped board', () => {
  test('every format agrees in the gauge, the tracks, the readings and what needs attention', async () => {
    const { report, outputs } = await all();
    const { gauge, tracks, readings, attention, events } = report;
    for (const output of Object.values(outputs)) {
      expect(output).toContain(`${gauge.scoreText} of 100`);
      expect(output).toContain(`90 % interval ${gauge.interval}`);
      expect(output).toContain(gauge.band);
      for (const { title, scoreText } of tracks) {
        expect(output).toMatch(new RegExp(`${title}[ |]+${scoreText}\\b`));
      }
      for (const { code, valueText } of readings.flatMap((group) => group.rows)) {
        expect(output).toContain(code);
        expect(output).toContain(valueText);
      }
      for (const { title } of events) expect(output).toContain(title);
      expect(output).toContain(report.verdict.headline);
      for (const { outcome } of report.chain) expect(output).toContain(outcome.text);
      for (const { title, text } of report.objectives.flatMap((each) => each.objectives))
        expect(output.replace(/ +/g, ' ')).toContain(`${title} ${text}`);
      // Beside the reading, and among what is not known.
      for (const { note } of report.conflicts)
        expect(output.split(note).length - 1).toBeGreaterThan(1);
      const pressing = attention.filter((row) => /since \d/.test(row.text));
      for (const row of pressing) expect(output).toContain(row.text);
    }
  });

  test('every format has the same sections and parts in the same order', async () => {
    const { text, md, html } = await all();
    const headings = [...md.matchAll(HEADINGS.md)].map(([, title = '']) => title);
    expect(headings.length).toBeGreaterThan(12);
    const lines = text.split('\n');
    const places = headings.map((title) =>
      lines.findIndex((line) => line === title || line === title.toUpperCase()),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    const shown = [...html.matchAll(HEADINGS.html)].map(([, title = '']) => title);
    expect(shown).toEqual(headings);
    // The verdict first, then what happened, the argument, and what would change it.
    const sections = [...md.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);
    expect(sections).toEqual([
      'Bottom line',
      'What moved since 8 Nov 2024',
      'The band since 8 Nov 2024',
      'Effort, outcome, effect',
      'Tracks and objectives',
      'What would change our mind',
      'Dates ahead',
      'What is not known',
      'Who, and with what confidence',
      'Needs attention',
      'Cause and effect',
      'What we did and what happened since 8 Nov 2024',
      'Every reading',
    ]);
  });

  test('flags are numbered from the newest, whatever the span, as on the dashboard', async () => {
    const { report, html } = await all();
    const known = shippedEvents(shippedStrategy())
      .filter(({ day }) => day <= TODAY)
      .toSorted((a, b) => compareDays(a.day, b.day) || a.seq - b.seq);
    const numbers = report.events.map(({ number }) => number);
    expect(numbers).toEqual(known.map((_, at) => known.length - at).slice(-numbers.length));
    const newest = report.events.at(-1)?.title ?? '';
    expect(known.at(-1)?.title).toBe(newest);
    expect(html).toContain(`1. 9 Oct 2026: ${newest}</title>`);
    const flags = newestEventFlagsUpToDay(known, TODAY).map(
      ({ sign, event }) => `${sign} ${event.title}`,
    );
    expect(flags).toHaveLength(9);
    const onPaper = report.events.slice(-9).map(({ number, title }) => `${number} ${title}`);
    expect(onPaper.toReversed()).toEqual(flags);
    const recent = await shell().run(['report', '--json', '--since', '60d']);
    const { events }: Document = JSON.parse(recent.out);
    expect(events.length).toBeGreaterThan(3);
    expect(events.map(({ number }) => number)).toEqual(numbers.slice(-events.length));
  });

  test('it agrees with status and explain', async () => {
    const { report } = await all();
    const { run } = shell();
    const status = flat((await run(['status'])).out);
    expect(status).toContain(report.verdict.headline);
    const explain = (await run(['explain'])).out;
    expect(explain).toContain(`${report.moves.before.toFixed(1)}`);
    expect(explain).toContain(`${report.moves.after.toFixed(1)}`);
  });

  test('what moved adds up as printed, in every format and in the drawing', async () => {
    const { report, html } = await all();
    const { change, rows, remainder } = report.moves;
    const tenths = (value: number): number => Math.round(value * 10);
    const sum = rows.reduce((all, row) => all + tenths(row.points), tenths(remainder));
    expect(sum).toBe(tenths(change));
    const [drawn = ''] = /<desc id="moves-wide-desc">(.*?)<\/desc>/s.exec(html) ?? [];
    const steps = [...drawn.matchAll(/ ([+\u2212]?\d+\.\d)(?=[,.]( |<|$))/g)].map(
      ([, points = '']) => tenths(Number(points.replace('\u2212', '-'))),
    );
    expect(steps.reduce((all, step) => all + step, 0)).toBe(tenths(change));
  });

  test('the page is one file that asks nothing of a network and runs nothing', async () => {
    const { html } = await all();
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b/i);
    expect(html).not.toMatch(/\s(src|srcset|on\w+)=/i);
    expect(html).not.toMatch(/@import|url\(/i);
    for (const [, address] of html.matchAll(/href="([^"]*)"/g))
      expect(address).toMatch(/^https?:\/\//);
  });

  test('every drawing has a title, a description and numbers behind it, and no id stands twice', async () => {
    const { html } = await all();
    const drawings = [...html.matchAll(/<svg .*?<\/svg>/gs)].map(([whole]) => whole);
    expect(drawings.length).toBeGreaterThan(55);
    for (const drawing of drawings) {
      expect(drawing).toMatch(
        /role="img" aria-labelledby="(\S+) (\S+)"><title id="\1">.+<\/title><desc id="\2">.+<\/desc>/s,
      );
    }
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
    expect(html.match(/The numbers behind it/g)).toHaveLength(9);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every track bears the marks of the events that bear on it, and of no other', async () => {
    const { report, html } = await all();
    const [drawn = ''] = /<svg [^>]*aria-labelledby="tracks-wide-title.*?<\/svg>/s.exec(html) ?? [];
    const marks = [...drawn.matchAll(/<circle class="(ours|theirs)"[^>]*><title>(\d+)\. /g)].map(
      ([, side, number]) => `${side} ${number}`,
    );
    const wanted = report.events.flatMap(({ number, ours, tracks }) =>
      tracks.map(() => `${ours ? 'ours' : 'theirs'} ${number}`),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(marks.toSorted()).toEqual(wanted.toSorted());
    const patrol = report.events.find(({ title }) => title.includes('ninth joint bomber patrol'));
    expect(patrol?.tracks).toEqual(['conduct']);
  });

  test('it names the strategy by its hash, and how to make it again', async () => {
    const { outputs } = await all();
    const hash = /strategy axis-of-losers, hash ([\da-f]{8})/.exec(outputs.text)?.[1] ?? '-';
    for (const output of Object.values(outputs)) expect(output).toContain(hash);
    expect(outputs.html).toContain('axiswatch report --as-of 2026-11-25 --since 2024-11-08');
  });
});

test('the handling line stands at the head and the foot of every format', async () => {
  const { run } = await sampleShell();
  expect((await run(['config', 'set', 'handling', 'Internal'])).code).toBe(0);
  for (const format of ['text', 'md']) {
    expect((await run(['report', '--format', format])).out.match(/Internal/g)).toHaveLength(2);
  }
  const { out } = await run(['report', '--format', 'html']);
  expect(out.match(/<p class="handling">Internal<\/p>/g)).toHaveLength(2);
  expect(out).toContain('@bottom-center{content:"Internal"');
  expect(JSON.parse((await run(['report', '--json'])).out)).toMatchObject({ handling: 'Internal' });
  expect((await run(['plot', 'gauge'])).out).toContain('Internal');
});

test.each([
  'status',
  'assessment show n1',
  'assessment show n1 --beside n2',
  ...['gauge', 'time', 'tracks', 'moves', 'A1'].map((what) => `plot ${what}`),
  ...['readings', 'events', 'assessments', 'journal', 'scores'].flatMap((what) =>
    ['csv', 'json', 'jsonl'].map((format) => `export - --what ${what} --format ${format}`),
  ),
  'event export -',
])(
  'the handling line stands in what "%s" hands on, and nothing where none is set',
  async (line) => {
    const { run } = await sampleShell();
    const note = ['What changed', 'So what', 'What next', 'Dissent'].map(
      (part) => `## ${part}\nThis.\n`,
    );
    for (const confidence of ['low', 'high'])
      await run(['assessment', 'new', '-'], `Confidence: ${confidence}\n\n${note.join('\n')}`);
    await run(['event', 'add', 'Aid', '--node', 'land', '--side', 'ours', '--kind', 'action']);
    expect((await run(line.split(' '))).out).not.toMatch(/eyes only|handling: |\*\*\n/i);
    await run(['config', 'set', 'handling', 'Eyes only']);
    const { code, out } = await run(line.split(' '));
    expect(code).toBe(0);
    expect(out).toContain('Eyes only');
  },
);

test('an assessment under a handling line can be written again, without the line', async () => {
  const { run } = await sampleShell();
  await run(['config', 'set', 'handling', 'Eyes only']);
  const parts = ['What changed', 'So what', 'What next', 'Dissent'];
  const text = `Confidence: low\n\n${parts.map((part) => `## ${part}\nThis.\n`).join('\n')}`;
  await run(['assessment', 'new', '-'], text);
  const shown = (await run(['assessment', 'show', 'n1'])).out;
  expect((await run(['assessment', 'new', '-'], shown)).code).toBe(0);
  const { assessments } = JSON.parse((await run(['assessment', 'list', '--json'])).out);
  expect(assessments[1].changed).toBe(assessments[0].changed);
});

test('no text of the data becomes markup, in HTML, SVG or Markdown', async () => {
  const { run } = await sampleShell();
  const args = [
    'record',
    'A1',
    '20',
    '--source',
    NASTY,
    '--url',
    'javascript:alert(1)',
    '--quote',
    NASTY,
  ];
  await run([...args, '--note', '[x](javascript:1) | *y*']);
  const html = (await run(['report', '--format', 'html'])).out;
  expect(html).toContain('&lt;script&gt;alert');
  expect(html).not.toContain('<script');
  expect(html).not.toContain('href="javascript:');
  expect(html).not.toContain('\u001b');
  const md = (await run(['report', '--format', 'md'])).out;
  expect(md).not.toMatch(/(?<!\\)<script/);
  expect(md).not.toMatch(/(?<!\\)\]\(<?javascript:/);
  expect((await run(['report'])).out).not.toContain('\u001b');
});

test.each([
  ['- x', '\\- x'],
  ['+ x', '\\+ x'],
  ['7. x', '7\\. x'],
  ['7) x', '7\\) x'],
  ['# x', '\\# x'],
  ['1.5 x', '1.5 x'],
])('in Markdown no line begins a list because a text begins with %j', async (title, written) => {
  const { run } = shell({ strategy: document([leaf('a')], { title }) });
  await run(['record', 'a', '60', '--source', 'ISW', '--quote', title]);
  const { out } = await run(['report', '--format', 'md']);
  expect(out).toContain(`\n${written}: 60 of 100`);
  expect(out).toContain(`\n  > ${written}\n`);
});

test('where nobody has signed anything the report says so first', async () => {
  const { run } = await sampleShell();
  for (const format of ['text', 'md', 'html']) {
    const out = flat(wordsOf((await run(['report', '--format', format])).out));
    const place = out.indexOf('No signed judgement; what follows is the index alone.');
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(out.search(/bottom line/i));
  }
});

test('the bottom line is the verdict, since when, how sure that is and what asks for something', async () => {
  const { run } = await sampleShell();
  const { summary, verdict } = JSON.parse((await run(['report', '--json'])).out);
  expect(summary[0]).toBe(verdict.headline);
  expect(summary).toEqual([
    'High? No: Low, 47 (35 to 59).',
    'It has been so since 1 Nov 2026; before that: cannot say, Low or High. B1 Code of conduct changed it: 2 -> 1. Front has risen and Conduct fallen beyond error since 1 Jan 2026. −7 ±31 in 30 days, within error: 3 indicators read.',
    'Low in 97 % of Monte Carlo draws (errors of the readings only) and under 100 % of 5000 other choices of weights and method; no single source would change the band.',
    '1 alert and 0 on watch; the latest alert: band changed from High to Low, since 1 Nov 2026; every reading is in time.',
  ]);
  for (const format of ['text', 'md', 'html']) {
    const { out: written } = await run(['report', '--format', format]);
    const out = flat(wordsOf(written).replace(/\\(.)/g, '$1'));
    for (const text of summary) expect(out).toContain(text);
  }
});

test('coverage and fading stand in one line below what happened, and the lines add up', async () => {
  const { text, report } = await all();
  const [, table = ''] = /what moved it\n(.*?)\n\n/s.exec(text) ?? [];
  const lines = table.split('\n').filter((line) => /^ *[+\u2212]?\d/.test(line));
  const last = lines.slice(-2);
  expect(last[0]).toMatch(/coverage and fading \(no news; \d+\.\d up and down\)$/);
  expect(last[1]).toMatch(/in all$/);
  const tenths = lines.map((line) =>
    Math.round(10 * Number(/[+\u2212]?\d+\.\d/.exec(line)?.[0].replace('\u2212', '-') ?? 0)),
  );
  const all10 = tenths.slice(0, -1).reduce((sum, each) => sum + each, 0);
  expect(all10).toBe(tenths.at(-1));
  expect(all10).toBe(Math.round(10 * report.moves.change));
});

test('a report of a day before the first reading says that there is no gauge', async () => {
  const { run } = await sampleShell();
  for (const format of ['text', 'md', 'html', 'json']) {
    const { code, out } = await run(['report', '--format', format, '--as-of', '2020-01-01']);
    expect(code).toBe(0);
    expect(out).toContain('No index');
    expect(out).not.toMatch(/NaN|undefined/);
    if (format === 'json') continue;
    expect(out).toContain('no index');
    expect(out).not.toMatch(/– of 100|90 % interval –|no band/);
    expect(out).toMatch(/has no score on \d+ Jan 2019 and on 1 Jan 2020/);
    if (format === 'html') expect(out.match(/>no score</g)?.length).toBeGreaterThan(2);
  }
});

test('where drawn shares differ from those of the interval the report says why', async () => {
  const { run } = shell();
  for (const [what, value] of CAPPED) expect((await run(['record', what, value])).code).toBe(0);
  for (const format of ['text', 'md', 'html', 'json']) {
    const out = flat((await run(['report', '--format', format])).out);
    expect(out).toContain(
      '90 % interval 30 to 52: how far the readings may be off, not the model.',
    );
    expect(out).toContain('Band Strained, firm: the same with the index and what bands require');
    expect(out).toContain('By score alone Reconsidering.');
    expect(out).toMatch(/their 90 % range, 36 to 53, lies up to \d points off the interval/);
    expect(out).toContain('capped: China: conduct 31 of the 40 that Reconsidering requires');
  }
});

test('a side of which nothing is recorded is not left out', async () => {
  const { run } = await sampleShell();
  const since = ['--since', '30d'];
  for (const format of ['text', 'md', 'html']) {
    const { out } = await run(['report', '--format', format, ...since]);
    expect(out.match(/nothing recorded since 26 Oct 2026/gi), format).toHaveLength(2);
  }
  const { events } = JSON.parse((await run(['report', '--json', ...since])).out);
  expect(events).toEqual([]);
  await run(['event', 'add', 'Aid', '--node', 'front', '--side', 'ours', '--kind', 'action']);
  const { out } = await run(['report', ...since]);
  expect(out).toMatch(/Others, and what happened\nNothing recorded since 26 Oct 2026\.\n/);
  expect(out.match(/nothing recorded/gi)).toHaveLength(1);
});

test('where nothing needs attention the report says so', async () => {
  const { run } = shell({ strategy: document([leaf('a')]) });
  await run(['record', 'a', '60', '--source', 'ISW']);
  const sections = {
    text: /NEEDS ATTENTION\n\nNothing\.\n/,
    md: /## Needs attention\n\nNothing\.\n/,
    html: /<h2>Needs attention<\/h2><p>Nothing\.<\/p>/i,
  };
  for (const [format, section] of Object.entries(sections))
    expect((await run(['report', '--format', format])).out).toMatch(section);
  await run(['undo']);
  for (const [format, section] of Object.entries(sections))
    expect((await run(['report', '--format', format])).out).not.toMatch(section);
});

test('where nothing has moved the report says so, and draws no steps', async () => {
  const { run } = await sampleShell();
  for (const format of ['text', 'md', 'html', 'json']) {
    const { out } = await run(['report', '--format', format, '--since', '7d']);
    expect(flat(out)).toMatch(format === 'json' ? /"moves": \{/ : /: nothing has moved it\./);
    expect(out).not.toContain('moves-wide');
  }
});

test.each([
  [['--format', 'pdf'], '--format: "pdf" is not known; use text, md, html, json'],
  [['--since', 'soon'], '--since: '],
  [
    ['--since', '2026-11-25'],
    '--since: 2026-11-25 is not before 2026-11-25, the day looked at; give an earlier day',
  ],
])('report %j is refused as wrong usage', async (args, sentence) => {
  const { code, err, out } = await shell().run(['report', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(sentence);
});

test('a file’s ending names the format, and a file that is there is not written over', async () => {
  const { run, file } = await sampleShell();
  const path = file('there.md', 'mine');
  expect(await run(['report', '-o', path])).toMatchObject({ code: 1 });
  expect((await run(['report', '-o', path, '--force'])).code).toBe(0);
});

test.each(['gauge', 'time', 'tracks', 'moves', 'A1', 'rate'])(
  'plot %s is one SVG document',
  async (what) => {
    const { code, out } = await (await sampleShell()).run(['plot', what]);
    expect(code).toBe(0);
    expect(out).toMatch(/^<\?xml [^>]*>\n<svg .*<title id=.*<desc id=.*<\/svg>\n$/s);
    expect(out).not.toMatch(/NaN|Infinity|undefined/);
  },
);

test('plots over time flag what bears on them by number, and say below what each number is', async () => {
  const { run } = await sampleShell();
  const add = async (title: string, day: string, ...nodes: readonly string[]): Promise<void> => {
    const what = ['--side', 'ours', '--kind', 'action', '--day', day];
    expect((await run(['event', 'add', title, '--node', ...nodes, ...what])).code).toBe(0);
  };
  await add('On the front', '2026-03-01', 'front');
  await add('On conduct', '2026-04-01', 'conduct');
  await add('On A1', '2026-05-01', 'land');
  const told = async (what: string): Promise<readonly string[]> =>
    [...(await run(['plot', what])).out.matchAll(/<text[^>]*>(\d\. [^<]*)</g)].map(
      ([, text = '']) => text,
    );
  expect(await told('land')).toEqual(['1. 1 May 2026: On A1', '2. 1 Mar 2026: On the front']);
  expect(await told('aid')).toEqual(['1. 1 Mar 2026: On the front']);
  expect(await told('time')).toEqual([
    '1. 1 May 2026: On A1',
    '2. 1 Apr 2026: On conduct',
    '3. 1 Mar 2026: On the front',
  ]);
  const { out } = await run(['plot', 'land']);
  expect(out.match(/class="on-ours"[^>]*>\d</g)).toHaveLength(2);
});

test('plot of what is not there names the nearest, and of a track says what to draw', async () => {
  const { run } = await sampleShell();
  expect((await run(['plot', 'A9'])).err).toContain('there is no node "A9"');
  expect((await run(['plot', 'front'])).err).toContain('draw "tracks"');
});
