/** `axiswatch strategy check`, `list`, `use`, `new` and `add`. */
import { existsSync } from 'node:fs';
import { Refusal } from '../../model/problem.ts';
import type { Node } from '../../model/strategy.ts';
import { differences, shareByWeight, strategyText } from '../../model/strategy-edit.ts';
import { checkStrategy, parseStrategy } from '../../model/strategy-file.ts';
import type { StrategyFile } from '../../model/strategy-link.ts';
import { countText, dayText, valueText } from '../../page/kinds.ts';
import { type Page, type Section, table } from '../../page/page.ts';
import { readInput } from '../../store/files.ts';
import { hashOf } from '../../store/hash.ts';
import { strategyFile, strategySetting } from '../../store/load-strategy.ts';
import { journalPath, openStore } from '../../store/open.ts';
import { ownIds, ownText } from '../../store/strategies.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { print } from '../print.ts';
import { checkedStrategy, chooseStrategy, revise, saveNew } from './revision.ts';
import { listedStrategies, strategiesPage } from './strategies-screen.ts';

export async function strategyCheck(context: Context, [name]: readonly string[]): Promise<Outcome> {
  const file = name === undefined ? context.strategyFile : strategyFile(context.folders.data, name);
  const { strategy } = await context.load(file);
  const { title, id, hash, leaves, branches } = strategy;
  const tripwires = leaves.flatMap((leaf) => leaf.tripwires);
  const holds = [
    countText('indicator', leaves.length),
    countText('branch', branches.length, 'branches'),
    countText('alert or watch', tripwires.length, 'alerts and watches'),
  ];
  return {
    document: { schema: 'axiswatch.problems/3', problems: [] },
    text: `${title} (${id}, ${hash}) is valid: ${holds.join(', ')}\n`,
  };
}

export async function strategyList(context: Context): Promise<Outcome> {
  return { page: strategiesPage(await listedStrategies(context)) };
}

/** Checked first, so that what is used can be read. */
export async function strategyUse(
  context: Context,
  [name = '']: readonly string[],
): Promise<Outcome> {
  const { data } = context.folders;
  const setting = strategySetting(data, name);
  await context.load(strategyFile(data, setting));
  await chooseStrategy(context, setting);
  return strategyList(context);
}

/** A copy of another one under an id of its own, with all that is in its journal; without one the form of a new one. */
export async function strategyNew(
  context: Context,
  [id]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const from = textOption(options, 'from');
  if (from === undefined || id === undefined) {
    const { isTerminal } = await context.terminal();
    if (from === undefined && id === undefined && isTerminal && process.stdin.isTTY) {
      return (await import('../dashboard/run.ts')).dashboard(context, 'strategy-form');
    }
    throw new Refusal(
      'name an id, and with --from the strategy to copy; or press N in the dashboard',
      2,
    );
  }
  const { data } = context.folders;
  const file = strategyFile(data, strategySetting(data, from));
  const loaded = await context.load(file);
  if (ownText(data, id) !== undefined || existsSync(journalPath(data, id))) {
    throw new Refusal(`${id} is taken: there is ${ownIds(data).join(', ') || id}; name another id`);
  }
  const raw = file === undefined ? loaded.raw : parseStrategy(textOf(readInput(file)));
  const title = textOption(options, 'title') ?? loaded.strategy.title;
  const text = strategyText({ ...(raw as StrategyFile), id, title });
  checkedStrategy(context, text);
  const { journal } = await openStore(loaded, data);
  try {
    await journal.copyTo(journalPath(data, id));
  } finally {
    await journal.close();
  }
  await saveNew(context, id, text);
  return strategyList(context);
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Somebody else's file, shown whole before it is taken. */
export async function strategyAdd(
  context: Context,
  [name = '']: readonly string[],
): Promise<Outcome> {
  const { data } = context.folders;
  const bytes = readInput(name);
  const text = textOf(bytes);
  const { id, title } = checkStrategy(text, '');
  const was = ownText(data, id);
  const page = addedPage(text, was, hashOf(bytes));
  if (was === text) return { page };
  if (context.options.yes !== true) {
    const { outcomeText } = await import('../outcome.ts');
    print(await outcomeText(context, { page }));
  }
  const what = was === undefined ? 'add' : 'replace your own with';
  await context.confirm(`${what} ${title} (${id}) and use it from now on`);
  if (was === undefined) await saveNew(context, id, text);
  else {
    await chooseStrategy(context, id.toLowerCase());
    await revise(context, id, text, `taken from ${name}`);
  }
  return context.options.yes === true ? { page } : { text: `${title} is in use\n` };
}

function addedPage(text: string, was: string | undefined, hash: string): Page {
  const strategy = checkStrategy(text, hash);
  const { question, answers, start, bands } = strategy;
  const parsed = (json: string) => parseStrategy(json) as StrategyFile;
  const differ = was === undefined ? undefined : differences(parsed(was), parsed(text));
  const sections: Section[] = [
    table<undefined>({
      id: 'strategy',
      title: '',
      lines: true,
      rows: [undefined],
      figures: {
        id: { kind: 'id', get: () => strategy.id },
        hash: { kind: 'id', get: () => hash },
        question: { kind: 'text', get: () => question },
        'if it rises': { kind: 'text', get: () => answers.up },
        'if it stays': { kind: 'text', get: () => answers.still },
        'if it falls': { kind: 'text', get: () => answers.down },
        start: { kind: 'text', get: () => dayText(start) },
        bands: { kind: 'text', get: () => bands.map((band) => band.title).join(', ') },
        drops: {
          kind: 'ids',
          get: () => [...(differ ?? [])].flatMap(([id, how]) => (how === 'dropped' ? id : [])),
        },
      },
    }),
    table<Node>({
      id: 'nodes',
      title: '',
      rows: strategy.branches.flatMap(ownLeaves),
      figures: {
        id: { kind: 'id', get: ({ id }) => id },
        title: { kind: 'text', get: (node) => node.title, grows: true },
        share: { kind: 'share', get: shareByWeight },
        worst: {
          kind: 'text',
          get: (node) => (node.kind === 'leaf' ? valueText(node.worst, node) : undefined),
        },
        best: {
          kind: 'text',
          get: (node) => (node.kind === 'leaf' ? valueText(node.best, node) : undefined),
        },
        ...(differ && {
          differs: { kind: 'state', get: ({ id }: Node) => differ.get(id) ?? 'same' },
        }),
      },
    }),
    // whole, which a column would cut
    table<undefined>({
      ...{ id: 'addresses', title: '', lines: true, rows: [undefined] },
      figures: Object.fromEntries(
        strategy.leaves.map(({ id, lookUp }) => [
          id,
          { kind: 'text', get: () => lookUp.map(({ url }) => url).join(', ') },
        ]),
      ),
    }),
  ];
  return { id: 'added', title: strategy.title, sections };
}

/** A branch and the indicators that stand in it. */
function ownLeaves(branch: Extract<Node, { kind: 'branch' }>): readonly Node[] {
  return [branch, ...branch.children.filter(({ kind }) => kind === 'leaf')];
}
