/** What each command prints, in 80 columns and as JSON. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { asked, given, JUDGED, judged } from './items.ts';
import { openFilledShell, PROPOSED, TODAY } from './shell.ts';

const MS_PER_DAY = 86_400_000;

/** One that is open, and five that are settled. */
const FORECASTS = [
  asked('a1000000', TODAY - 30, { indicator: 'arms', value: 2, by: TODAY + 90 }),
  given('a1000000', 0.4),
  ...[100, 190, 210, 230, 300].flatMap((value, at) => [
    asked(`b${at}000000`, TODAY - 100, { indicator: 'LAND', value, by: TODAY - 31 }),
    given(`b${at}000000`, (9 - at) / 10),
  ]),
];

const LINES: Readonly<Record<string, readonly string[]>> = {
  list: ['list'],
  history: ['history', 'oil'],
  'history of a count': ['history', 'acts'],
  'event list': ['event', 'list'],
  journal: ['journal'],
  alerts: ['alerts'],
  compare: ['compare', '2026-08-31'],
  whatif: ['whatif', 'land=x3', 'arms=none'],
  ahead: ['ahead', '--to', '+2y'],
  explain: ['explain', '--from', '2026-08-31'],
  sources: ['sources'],
  'plot index': ['plot', 'index'],
  'plot tracks': ['plot', 'tracks', '--from', '2026-03-01'],
  'plot of a mean': ['plot', 'land'],
  report: ['report'],
  import: ['import', 'more.csv', '--dry-run'],
  record: ['record', 'land', '500', '30', 'nov', '--source', 'A map', '--dry-run'],
  checked: ['checked', 'oil'],
  'event add': [
    ...['event', 'add', '--title', 'Another raid', '--side', 'theirs', '--node', 'acts'],
    ...['--effect', 'bad', '--amount', '4', '--dry-run'],
  ],
  'event correct': ['event', 'correct', 'raid', '--amount', '3', '--dry-run'],
  'event retract': ['event', 'retract', 'pact-2', '--dry-run'],
  'judgement new': [
    ...['judgement', 'new', 'It is unlikely', '--likelihood', 'unlikely'],
    ...['--confidence', 'low', '--mind', 'A second pact'],
  ],
  'judgement list': ['judgement', 'list'],
  'judgement show': ['judgement', 'show'],
  'judgement agree': ['judgement', 'agree', JUDGED, 'So it is'],
  'judgement dissent': ['judgement', 'dissent', JUDGED, 'It moved'],
  'forecast ask': ['forecast', 'ask'],
  'forecast ask one': [
    ...['forecast', 'ask', 'LAND', 'at', 'least', '200', 'by', '31', 'Mar', '2027'],
    ...['--probability', '30%'],
  ],
  'forecast give': ['forecast', 'give', 'a1', '35%'],
  'forecast list': ['forecast', 'list'],
  'forecast list all': ['forecast', 'list', '--all'],
  'forecast score': ['forecast', 'score'],
  undo: ['undo'],
  redo: ['redo'],
  propose: ['propose', 'proposed.csv', '--by', 'a script'],
  inbox: ['inbox', '--all'],
  'inbox accept': ['inbox', 'accept', '--sound'],
  'inbox refuse': ['inbox', 'refuse', '--from', 'a script', '--reason', 'not theirs'],
  'inbox later': ['inbox', 'later', '--all'],
  config: ['config'],
  merge: ['merge', 'test.journal', '--dry-run'],
  rivals: ['rivals'],
  'rivals choose': ['rivals', 'entry', '--note', 'the newer map', '--dry-run'],
};

/** What brings back what was before, so that it can be done once more. */
const BACK: Readonly<Record<string, string>> = {
  ...{ undo: 'redo', redo: 'undo', propose: 'undo', 'inbox accept': 'undo' },
  ...{ 'inbox refuse': 'undo', 'inbox later': 'undo' },
};

test.each(Object.entries(LINES))('%s', async (name, line) => {
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY * MS_PER_DAY });
  onTestFinished(() => void vi.useRealTimers());
  const shell = await openFilledShell();
  const more = shell.file(
    'more.csv',
    'indicator,day,value\nLAND,2026-11-30,500\noil,2026-09-30,10\n',
  );
  await shell.run('record', 'oil', '40', '31', 'oct', '--source', 'A paper');
  if (name === 'history') await shell.run('record', 'oil', '30', '31', 'oct');
  if (name === 'alerts') {
    await shell.run('record', 'land', '1600', '30', 'nov', '--source', 'A map', '--yes');
  }
  if (name === 'redo') await shell.run('undo');
  let entry = '';
  if (name === 'merge' || name.startsWith('rivals')) {
    const other = shell.file('other');
    vi.setSystemTime((TODAY + 0.1) * MS_PER_DAY);
    await shell.run('config', 'set', 'author', 'Bob');
    for (const value of ['10', '30']) {
      await shell.run('record', 'oil', value, '31', 'oct', '--yes', '--data-dir', other);
    }
    await shell.run('config', 'set', 'author', 'Ann');
    if (name.startsWith('rivals')) {
      await shell.run('merge', `${other}/made.journal`, '--yes');
      entry = String((await shell.rows('rivals'))[0]?.entry);
    }
  }
  if (name.startsWith('judgement')) await shell.append('Bob', [judged(TODAY - 40)]);
  if (name.startsWith('forecast')) await shell.append('Bob', FORECASTS);
  const proposed = shell.file('proposed.csv', PROPOSED);
  if (name.startsWith('inbox')) await shell.run('propose', proposed, '--by', 'a script');
  const files: Readonly<Record<string, string>> = {
    ...{ 'more.csv': more, 'proposed.csv': proposed, entry },
    'test.journal': shell.file('other/made.journal'),
  };
  const argv = line.map((word) => files[word] ?? word);
  const masked = (text: string) => text.replaceAll(/\b[0-9a-f]{8}\b/g, '########');
  const file = `golden/${name.replaceAll(' ', '-')}`;
  await expect(masked(await shell.run(...argv))).toMatchFileSnapshot(`${file}.txt`);
  const back = BACK[name];
  if (back !== undefined) await shell.run(back);
  const document = JSON.parse(masked(await shell.run(...argv, '--json')));
  const lines = [{ ...document, rows: undefined }, ...(document.rows ?? [])];
  await expect(lines.map((each) => `${JSON.stringify(each)}\n`).join('')).toMatchFileSnapshot(
    `${file}.jsonl`,
  );
});
