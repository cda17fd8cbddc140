/** `axiswatch event add`: one event from the command line. */
import { kindText, nodeTitle } from '../app/event-words.ts';
import { dayText, oneLine } from '../app/format.ts';
import { typedDay } from '../app/typed-day.ts';
import { parseHappening } from '../domain/happening.ts';
import type { Problem } from '../domain/model.ts';
import { hanging, textOf } from '../report/lines.ts';
import { findNode, unknownNode } from './nearest.ts';
import { globalOptions, type Options, textOption } from './options.ts';
import { tell } from './refusal.ts';
import { type CommandSession, openSession } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Records an event and says what it bears on. */
export async function eventAdd(world: World, options: Options, title: string): Promise<ExitCode> {
  const opened = await openSession(world, globalOptions(options), {
    writes: 'say with --day when it happened',
  });
  if (!opened.ok) return tell(world, opened.refusal);
  const session = opened.value;
  try {
    return await addIn(world, session, options, title);
  } finally {
    session.store.close();
  }
}

/** Names of the columns of an events file as options. */
const OPTION_OF: Readonly<Record<string, string>> = {
  day: '--day',
  node: '--node',
  title: 'title',
  side: '--side',
  kind: '--kind',
  status: '--status',
  confidence: '--confidence',
  follows: '--follows',
  expect_node: '--expect-node',
  expect: '--expect',
  expect_by: '--expect-by',
};

async function addIn(
  world: World,
  { strategy, store, today }: CommandSession,
  options: Options,
  title: string,
): Promise<ExitCode> {
  const problems: Problem[] = [];
  const idOf = async (name: string, path: string): Promise<string> => {
    const node = findNode(strategy, name);
    if (node === undefined) problems.push({ path, message: await unknownNode(strategy, name) });
    return node?.id ?? '';
  };
  const names = listOption(options, 'node');
  const nodes: string[] = [];
  for (const name of names) nodes.push(await idOf(name, 'node'));
  const expected = textOption(options, 'expectNode');
  const expectNode = expected === undefined ? '' : await idOf(expected, 'expect_node');
  const day = typedDay(textOption(options, 'day') ?? 'today', today);
  if (!day.ok) problems.push(...day.problems);
  const follows = textOption(options, 'follows') ?? '';
  if (follows !== '' && !store.events().some(({ id }) => id === follows)) {
    const message = `there is no event "${oneLine(follows)}"; "axiswatch event list" shows the ids`;
    problems.push({ path: 'follows', message });
  }
  const row = {
    title,
    follows,
    day: day.ok ? day.value : today,
    node: nodes.join(' '),
    side: textOption(options, 'side'),
    kind: textOption(options, 'kind'),
    status: textOption(options, 'status'),
    confidence: textOption(options, 'confidence'),
    source: textOption(options, 'source'),
    url: textOption(options, 'url'),
    note: textOption(options, 'note'),
    expect_node: expectNode,
    expect: textOption(options, 'expect'),
    expect_by: textOption(options, 'expectBy'),
  };
  const parsed = parseHappening(row, strategy, today, '');
  if (!parsed.ok) {
    const unknown = problems.some(({ path }) => path === 'node');
    problems.push(...parsed.problems.filter(({ path }) => !(unknown && path === 'node')));
  }
  if (!parsed.ok || problems.length > 0) {
    return tell(world, {
      exitCode: 1,
      what: problems.length === 1 ? undefined : 'the event was not recorded',
      problems: problems.map(({ path, message }) => ({ path: OPTION_OF[path] ?? path, message })),
    });
  }
  const written = store.recordEvents([parsed.value]);
  if (!written.ok) return tell(world, { exitCode: 1, problems: written.problems });
  if (written.value.recorded === 0) {
    world.out('The same event stands already; nothing was added.\n');
    return 0;
  }
  const event = store.events().toSorted((a, b) => b.seq - a.seq)[0];
  const on = parsed.value.nodes.map((id) => nodeTitle(strategy, id)).join(', ');
  const what = event === undefined ? '' : ` (${kindText(event)})`;
  world.out(
    textOf([
      ...hanging(
        '',
        `Recorded: ${oneLine(parsed.value.title)}, ${dayText(parsed.value.day)}${what}, on ${on}. "axiswatch undo" takes it back.`,
        world.columns(),
      ),
      `id ${oneLine(event?.id ?? '')}`,
    ]),
  );
  return 0;
}

/** The texts of an option that takes several; words within one text are several too. */
function listOption(options: Options, name: string): readonly string[] {
  const value = options[name];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) =>
    typeof text === 'string' ? text.split(/[\s,]+/).filter((word) => word !== '') : [],
  );
}
