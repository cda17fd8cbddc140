/** A board every text of which is evil: of the strategy, readings, events, assessments, authors, settings. */
import { LONGEST_HANDLING } from '../../src/tui/appearance.ts';
import { READINGS, type Shell, sample, shell } from '../commands/tools.ts';
import type { Raw } from '../core/make.ts';

/** Fields of a strategy that hold any text. */
const TEXTS =
  /^(title|unit|short|aim|owner|why|measures|meaning|author|publisher|url|says|origin)$/;

/** The sample strategy with more texts, and evil in all of them. */
export function evilStrategy(evil: string): Raw {
  const source = {
    title: 'Book',
    author: 'Author',
    publisher: 'Press',
    url: 'https://example.org/',
  };
  const mechanism = [{ id: 'whole', title: 'Whole', cause: 'front', effect: 'conduct' }];
  const breaks = [{ on: '2024-06-01', title: 'Break', nodes: ['land'] }];
  const hypotheses = [{ id: 'own', title: 'Own', says: 'It works.' }];
  const whole = JSON.stringify(
    sample({ format: 'axiswatch.strategy/2', source, mechanism, breaks, hypotheses }),
  ).replaceAll(
    /"kind":"indicator"/g,
    `$&,"short":"s","why":"w","measures":"m","owner":"o","origin":"o","lookUp":[{"title":"l","url":"https://example.org/"}]`,
  );
  const document: Raw = JSON.parse(
    whole.replaceAll('"kind":"track"', '"kind":"track","aim":"a","owner":"o"'),
    (key, value) => (TEXTS.test(key) && typeof value === 'string' ? `${value}${evil}` : value),
  );
  return document;
}

const JUDGEMENT = (evil: string): string => `Confidence: moderate
Likelihood: likely

## What changed
Less land. ${evil}

## So what
It holds. ${evil}

## What next
A pause. ${evil}

## Dissent
None. ${evil}
`;

/** A shell of an evil author on a store of that board; `said` is what came of the commands that made it. */
export async function evilShell(
  anything: string,
): Promise<Shell & { readonly said: readonly string[] }> {
  // No way in takes these.
  const evil = anything.replaceAll('\0', '').toWellFormed();
  const made = shell({ strategy: evilStrategy(evil) });
  const said: string[] = [];
  const author = `ann${evil}`;
  const run = async (args: readonly string[], input = ''): Promise<void> => {
    const { code, out, err } = await made.run(args, input, author);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`);
    said.push(out, err);
  };
  await run(['config', 'set', 'handling', `h${evil}`.slice(0, LONGEST_HANDLING)]);
  await run(['import', '-'], READINGS);
  const evidence = ['--source', evil, '--note', evil, '--quote', evil];
  await run(['record', 'land', '90', ...evidence, '--url', `https://example.org/${evil}`]);
  await run(['record', 'aid', '40', ...evidence]);
  await run(['undo']);
  await run(['checked', 'aid', '--source', evil, '--note', evil]);
  const act = ['event', 'add', `e${evil}`, '--node', 'land', '--source', evil, '--note', evil];
  const ours = ['--side', 'ours', '--kind', 'action', '--status', 'pledged'];
  await run([
    ...act,
    ...ours,
    '--expect-node',
    'land',
    '--expect',
    'up',
    '--expect-by',
    '2027-01-01',
  ]);
  const rows = ['a', 'b', 'c', 'd'].map((each) =>
    JSON.stringify({
      indicator: 'aid',
      observedOn: '2026-11-01',
      value: 41,
      source: `${each}${evil}`,
      url: `https://example.org/${evil}`,
      note: evil,
    }),
  );
  await run(['propose'], rows.join('\n'));
  await run(['inbox', 'refuse', '--from', `a${evil}`, '--reason', evil]);
  await run(['inbox', 'later', '--from', `b${evil}`, '--reason', evil]);
  await run(['inbox', 'accept', '--from', `c${evil}`, '--all']);
  await run(['assessment', 'new', '-'], JUDGEMENT(evil));
  await made.run(['assessment', 'sign', 'n1'], '', `bob${evil}`);
  return { ...made, run: (args, input) => made.run(args, input, author), said };
}
