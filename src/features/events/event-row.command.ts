/** An event as the options of a command state it. */

import { givenDay } from '../../cli/given-day.ts';
import { findNode, unknownNode } from '../../cli/named-node.ts';
import { type Options, textOption } from '../../cli/options.ts';
import type { CommandSession } from '../../cli/session.ts';
import { followingProblems } from '../../core/journal/following.ts';
import { type EVENT_COLUMNS, parseHappening } from '../../core/model/happening.ts';
import type { Event, Happening, Problem, Result } from '../../core/model/model.ts';

type Column = Exclude<(typeof EVENT_COLUMNS)[number], 'id'>;

/** Columns of an events file as options. */
const OPTIONS: Readonly<Record<Column, string>> = {
  day: '--day',
  node: '--node',
  title: '--title',
  side: '--side',
  kind: '--kind',
  status: '--status',
  confidence: '--confidence',
  source: '--source',
  url: '--url',
  note: '--note',
  follows: '--follows',
  expect_node: '--expect-node',
  expect: '--expect',
  expect_by: '--expect-by',
};

/**
 * The happening that options state; a column that is not given is that of `given`, and `was` is the event that it
 * corrects. Refused: what `parseHappening` and `followingProblems` refuse, an id or code of no node. Every problem's path
 * is an option.
 */
export async function happeningFrom(
  { strategy, store, today }: CommandSession,
  options: Options,
  given: Readonly<Partial<Record<Column, string>>>,
  was?: Event,
): Promise<Result<Happening>> {
  const problems: Problem[] = [];
  const idOf = async (name: string, column: Column): Promise<string> => {
    const node = findNode(strategy, name);
    if (node !== undefined) return node.id;
    problems.push({ path: column, message: await unknownNode(strategy, name) });
    return '';
  };
  const nodes: string[] = [];
  for (const name of listOption(options, 'node')) nodes.push(await idOf(name, 'node'));
  const expected = textOption(options, 'expectNode');
  const expectNode =
    expected === undefined || expected === '' ? expected : await idOf(expected, 'expect_node');
  const typed = textOption(options, 'day');
  const day = typed === undefined ? undefined : givenDay(typed, today);
  if (day?.ok === false)
    problems.push(...day.problems.map(({ message }) => ({ path: 'day', message })));
  const follows = textOption(options, 'follows')?.trim();
  const stated = {
    day: day?.ok === true ? day.value : undefined,
    node: nodes.length === 0 ? undefined : nodes.join(' '),
    title: textOption(options, 'title'),
    side: textOption(options, 'side'),
    kind: textOption(options, 'kind'),
    status: textOption(options, 'status'),
    confidence: textOption(options, 'confidence'),
    source: textOption(options, 'source'),
    url: textOption(options, 'url'),
    note: textOption(options, 'note'),
    follows,
    expect_node: expectNode,
    expect: textOption(options, 'expect'),
    expect_by: textOption(options, 'expectBy'),
  };
  const row = {
    ...given,
    ...Object.fromEntries(Object.entries(stated).filter(([, text]) => text !== undefined)),
  };
  const others = new Map(store.events().map((event) => [event.id, event]));
  const stands = {
    id: was?.id,
    day: day?.ok === true ? day.value : (given.day ?? today),
    follows: follows ?? given.follows ?? '',
  };
  problems.push(...followingProblems(stands, was, others));
  const parsed = parseHappening(row, strategy, today, '');
  if (!parsed.ok) {
    // an unknown node leaves none, which is no problem of its own
    const unknown = problems.some(({ path }) => path === 'node');
    problems.push(...parsed.problems.filter(({ path }) => !(unknown && path === 'node')));
  }
  if (parsed.ok && problems.length === 0) return parsed;
  const columns = new Map<string, string>(Object.entries(OPTIONS));
  return {
    ok: false,
    problems: problems.map(({ path, message }) => ({ path: columns.get(path) ?? path, message })),
  };
}

/** The texts of an option that takes several; words within one text are several too. */
function listOption(options: Options, name: string): readonly string[] {
  const value = options[name];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) =>
    typeof text === 'string' ? text.split(/[\s,]+/).filter((word) => word !== '') : [],
  );
}
