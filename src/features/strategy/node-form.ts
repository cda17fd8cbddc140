/** The forms of a track, an indicator and weights: of the target `tram/late` one that is there, of `tram/+fleet` a new indicator of a branch, of `tram/*` a new track. */
import type { Problem } from '../../model/problem.ts';
import { CONFIDENCES, type ReadingRow } from '../../model/record.ts';
import { numberProblem, plainNumber } from '../../model/rows.ts';
import { findNode, type Leaf } from '../../model/strategy.ts';
import {
  idFrom,
  nodeFileOf,
  pathOf,
  problemsOf,
  withChild,
  withNode,
  withWeights,
} from '../../model/strategy-edit.ts';
import type { LeafFile, NodeFile } from '../../model/strategy-link.ts';
import { dayText, numberText, shareText } from '../../page/kinds.ts';
import { table } from '../../page/page.ts';
import type { At, Field, Form, Screen, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { typedReading } from '../record/typed-reading.ts';
import {
  boardBy,
  boardSection,
  boardsBy,
  changing,
  type Draft,
  KEPT,
  readDraft,
  trimmed,
} from './draft.ts';

/** Days between observations, by the word that a person types, or its beginning. */
const PERIODS = { daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 365 } as const;
const OFTEN = `${Object.keys(PERIODS).join(', ')}, or a number of days`;

const LEAF_FIELDS: readonly Field[] = [
  { name: 'title', label: 'title', hint: 'what is measured' },
  { name: 'unit', label: 'unit', hint: '%, km, $bn; a $ stands before the number' },
  { name: 'worst', label: 'worst', hint: 'the value that scores 0' },
  { name: 'best', label: 'best', hint: 'the value that scores 100; it may be below the worst' },
  {
    name: 'every',
    label: 'how often',
    hint: OFTEN,
    suggest: (typed) =>
      Object.keys(PERIODS).find((word) => typed !== '' && word.startsWith(typed.toLowerCase())),
  },
  { name: 'origin', label: 'publisher', hint: 'who makes the number' },
  { name: 'url', label: 'address', hint: 'where it is published' },
  { name: 'why', label: 'why', hint: 'why it matters' },
  { name: 'lag', label: 'days to publish', hint: '0 if left empty', more: true },
  {
    name: 'decimals',
    label: 'decimals',
    hint: 'as many as worst, best and value have',
    more: true,
  },
  {
    name: 'levels',
    label: 'levels',
    hint: 'the steps of a judgement: none, drafted, decided',
    more: true,
  },
];

/** Of a strategy that is not saved yet. */
const FIRST_READING: readonly Field[] = [
  { name: 'value', label: 'value', hint: 'the newest value; leave empty to record it later' },
  { name: 'day', label: 'of the day', hint: 'today if left empty' },
  { name: 'confidence', label: 'confidence', choices: CONFIDENCES },
];

const BRANCH_FIELDS: readonly Field[] = [
  { name: 'title', label: 'title', hint: 'a part of the question' },
  { name: 'aim', label: 'aim', hint: 'what it should come to' },
];

const ID: Field = {
  name: 'id',
  label: 'id',
  hint: 'made from the title if left empty',
  more: true,
};

/** Ids of the branches by what they are chosen by. */
function branchesIn({ strategy: { branches } }: Draft): ReadonlyMap<string, string> {
  const isOnly = (title: string) => branches.filter((each) => each.title === title).length === 1;
  return new Map(
    branches.map(({ id, title }) => [isOnly(title) ? title : `${title} (${id})`, id] as const),
  );
}

interface About {
  readonly draft: Draft;
  /** The node that is changed; undefined of a new one. */
  readonly node: NodeFile | undefined;
  readonly isBranch: boolean;
  readonly parent: string;
}

function aboutOf({ data, target = '' }: At<World>): About {
  const draft = data as Draft;
  const name = target.split('/')[1] ?? '';
  const isNew = /^[*+]/.test(name);
  const node = isNew ? undefined : nodeFileOf(draft.file, name);
  return {
    draft,
    node,
    isBranch: node === undefined ? name === '*' : 'children' in node,
    parent: name.startsWith('+') ? name.slice(1) : draft.file.index.id,
  };
}

export const nodeForm: Screen<World> = {
  id: 'strategy-node',
  load: readDraft,
  title: (at) => {
    const { node, isBranch } = aboutOf(at);
    return node?.title ?? (isBranch ? 'a new track' : 'a new indicator');
  },
  view: (at) => ({ kind: 'form', form: formOf(at) }),
  words: [
    ['worst, best', 'the goalposts: values that score 0 and 100; their order is the direction'],
    ['how often', OFTEN],
    ['of the index', 'its share of the index, by the weights'],
    ['before, after', 'today’s scores as they are, and with what you typed'],
  ],
};

function formOf(at: At<World>): Form<World> {
  const { world, target = '' } = at;
  const about = aboutOf(at);
  const { draft, node, isBranch, parent } = about;
  const branches = branchesIn(draft);
  const asked = isBranch ? BRANCH_FIELDS : LEAF_FIELDS;
  const hasReading = draft.before === undefined && !isBranch;
  return {
    draft: `strategy ${target}`,
    fields: [
      ...asked.slice(0, 1),
      ...(node === undefined && !isBranch && branches.size > 1
        ? [{ name: 'parent', label: 'part of', choices: [...branches.keys()] }]
        : []),
      ...asked.slice(1),
      ...(hasReading ? FIRST_READING : []),
      ...(node === undefined ? [ID] : []),
    ],
    initial: {
      confidence: 'moderate',
      parent: [...branches].find(([, id]) => id === parent)?.[0] ?? '',
      ...textsOf(
        node,
        draft.readings.find(({ indicator }) => indicator === node?.id),
      ),
    },
    below: (values) => {
      const typed = typedNode(world, about, values);
      const [next, id] = typed.problems.length > 0 ? [draft] : [typed.draft, typed.id];
      return [boardSection(boardBy(world, next, next.file), draft.before, id)];
    },
    check: (values) => typedNode(world, about, values).problems,
    save: (values) =>
      changing(at, typedNode(world, about, values).draft, {
        do: 'all',
        nexts: [
          at.options.from === undefined
            ? { do: 'back' }
            : { do: 'open', screen: 'strategy', target: draft.file.id, replace: true },
          { do: 'say', text: KEPT },
        ],
      }),
    verb: 'keep',
  };
}

/** The draft with what was typed in it, and what is wrong with that by its fields. */
function typedNode(
  world: World,
  { draft, node, isBranch, parent }: About,
  typed: Values,
): { readonly draft: Draft; readonly id: string; readonly problems: readonly Problem[] } {
  const values = trimmed(typed);
  const id = node?.id ?? newId(draft, values);
  const made = isBranch ? branchOf(values, node, id) : leafOf(values, node as LeafFile, id);
  const chosen = branchesIn(draft).get(values.parent ?? '') ?? parent;
  const file =
    node === undefined ? withChild(draft.file, chosen, made) : withNode(draft.file, made);
  const own = pathOf(file, id);
  const problems = problemsOf(file).flatMap(({ path, message }) => {
    if (path !== own && !path.startsWith(`${own}.`)) return [];
    const [name = 'levels'] = /\w+/.exec(path.slice(own.length)) ?? [];
    if (name === 'children') return [];
    const field = FIELD_OF[name] ?? name;
    const text = values[field] ?? '';
    const isNone = NUMBERS.includes(name) && text !== '' && Number.isNaN(numberIn(text));
    return [{ path: field, message: isNone ? numberProblem(text) : (MESSAGES[name] ?? message) }];
  });
  const next = { ...draft, file, readings: draft.readings.filter((row) => row.indicator !== id) };
  const { value = '', day = '', confidence = '', origin: source = '', url = '' } = values;
  if (value === '' || problems.length > 0) return { draft: next, id, problems };
  const boards = boardsBy(world, next, file);
  const leaf = findNode(boards.strategy, id) as Leaf;
  const read = typedReading({ ...world, boards }, leaf, { value, day, confidence, source, url });
  return 'problems' in read
    ? { draft: next, id, problems: read.problems }
    : { draft: { ...next, readings: [...next.readings, read.row] }, id, problems };
}

/** The field of what a strategy's file calls otherwise. */
const FIELD_OF: Readonly<Record<string, string>> = { lookUp: 'url', expires: 'every' };
const NUMBERS: readonly string[] = ['worst', 'best', 'lag', 'decimals'];
/** What would be right, in the words of the form. */
const MESSAGES: Readonly<Record<string, string>> = {
  every: `must be ${OFTEN}`,
  title: 'must not be empty',
};

function newId({ strategy }: Draft, { id = '', title = '' }: Values): string {
  return id || idFrom(title, (made) => strategy.nodes.has(made));
}

/** NaN where it is none. */
function numberIn(text: string): number {
  const typed = plainNumber(text);
  return typed === '' ? Number.NaN : Number(typed);
}

/** A number where it is one, else what was typed, which is then refused. */
function numberOf(text = ''): number {
  const number = numberIn(text);
  return Number.isNaN(number) ? (text as unknown as number) : number;
}

function daysOf(text = ''): number {
  const typed = text.toLowerCase();
  const word = Object.entries(PERIODS).find(([each]) => typed !== '' && each.startsWith(typed));
  return word?.[1] ?? numberOf(text);
}

function branchOf(
  { title = '', aim = '' }: Values,
  node: NodeFile | undefined,
  id: string,
): NodeFile {
  const { aim: _, ...was } = (node ?? { track: true, children: [] }) as { readonly aim?: string };
  return { ...was, id, title, ...(aim === '' ? {} : { aim }) } as NodeFile;
}

function leafOf(values: Values, node: LeafFile | undefined, id: string): LeafFile {
  const { title = '', unit = '', worst = '', best = '', origin = '', url = '', why = '' } = values;
  const { lag = '', decimals = '', levels = '', value = '' } = values;
  const isSame = levels === node?.levels?.join(', ');
  const names = isSame ? node?.levels : levels.split(',').map((name) => name.trim());
  const hasLevels = names !== undefined && levels !== '';
  const [first, ...others] = node?.lookUp ?? [];
  const most = Math.max(...[worst, best, value].map((text) => text.split('.')[1]?.length ?? 0));
  const made = {
    ...node,
    ...{ id, title, unit, origin, why },
    worst: worst === '' && hasLevels ? 0 : numberOf(worst),
    best: best === '' && hasLevels ? names.length - 1 : numberOf(best),
    every: daysOf(values.every),
    lag: lag === '' ? 0 : numberOf(lag),
    decimals: decimals === '' ? most : numberOf(decimals),
    lookUp: url === '' ? [] : [{ title: first?.title ?? (origin || title), url }, ...others],
    levels: hasLevels ? names : [],
  };
  // what says nothing is left out, as a person would
  const kept = Object.entries(made).filter(
    ([name, each]) =>
      !(each === '' && ['unit', 'origin', 'why'].includes(name)) &&
      !(each === 0 && ['lag', 'decimals'].includes(name)) &&
      !(Array.isArray(each) && each.length === 0),
  );
  return Object.fromEntries(kept) as unknown as LeafFile;
}

function textsOf(node: NodeFile | undefined, reading: ReadingRow | undefined): Values {
  if (node === undefined) return {};
  if ('children' in node) return { title: node.title, aim: node.aim ?? '' };
  const { title, unit = '', worst, best, every, origin = '', why = '', lag, decimals } = node;
  const word = Object.entries(PERIODS).find(([, days]) => days === every)?.[0];
  return {
    ...{ title, unit, origin, why, worst: `${worst}`, best: `${best}`, every: word ?? `${every}` },
    url: node.lookUp?.[0]?.url ?? '',
    lag: `${lag ?? ''}`,
    decimals: `${decimals ?? ''}`,
    levels: node.levels?.join(', ') ?? '',
    value: `${reading?.value ?? ''}`,
    day: reading === undefined ? '' : dayText(reading.day),
    ...(reading && { confidence: reading.confidence }),
  };
}

/** The shares of the children of a branch: what is typed holds, and the others have what is left as they had it. */
export const weightsForm: Screen<World> = {
  id: 'strategy-weights',
  load: readDraft,
  title: ({ data, target = '' }) => {
    const branch = findNode((data as Draft).strategy, target.split('/')[1] ?? '');
    return `shares of ${branch?.title}`;
  },
  view: (at) => ({ kind: 'form', form: sharesForm(at) }),
};

function sharesForm(at: At<World>): Form<World> {
  const { world, target = '' } = at;
  const draft = at.data as Draft;
  const branch = findNode(draft.strategy, target.split('/')[1] ?? '');
  const children = branch?.kind === 'branch' ? branch.children : [];
  const all = children.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const typedOf = (values: Values, id: string) => (values[id] ?? '').replace('%', '').trim();
  const sharesOf = (values: Values): ReadonlyMap<string, number> => {
    const others = children.filter(({ id }) => typedOf(values, id) === '');
    // what is no number takes nothing from the others
    const left = children.reduce(
      (rest, { id }) => rest - (numberIn(typedOf(values, id)) || 0),
      100,
    );
    const theirs = others.reduce((sum, { weight }) => sum + weight, 0);
    return new Map(
      children.map((child) => {
        const part = theirs === 0 ? 1 / others.length : child.weight / theirs;
        const share = others.includes(child) ? left * part : numberIn(typedOf(values, child.id));
        return [child.id, Number(share.toFixed(2))];
      }),
    );
  };
  const together = (shares: ReadonlyMap<string, number>): number =>
    [...shares.values()].reduce((sum, share) => sum + share, 0);
  const check = (values: Values) => {
    const shares = sharesOf(values);
    const isBad = ({ id }: { readonly id: string }) => !((shares.get(id) ?? -1) >= 0);
    const typed = children.filter(({ id }) => typedOf(values, id) !== '');
    const path = (typed.find(isBad) ?? typed.at(-1))?.id ?? '';
    if (children.some(isBad)) {
      const text = typedOf(values, path);
      if (Number.isNaN(numberIn(text))) return [{ path, message: numberProblem(text) }];
      return [{ path, message: 'must be a share of at least 0, and all at most 100 %' }];
    }
    const sum = together(shares);
    return Math.abs(sum - 100) < 0.5
      ? []
      : [{ path, message: `must bring the sum to 100 %, not ${numberText(sum, 0)} %` }];
  };
  return {
    draft: `shares ${target}`,
    fields: children.map(({ id, title, weight }) => ({
      name: id,
      label: title,
      hint: `${shareText(weight / all)} now; type it to keep it`,
    })),
    initial: {},
    below: (values) => {
      const shares = sharesOf(values);
      const file = withWeights(draft.file, shares);
      return [
        table<Pick<Leaf, 'id' | 'title'>>({
          id: 'shares',
          title: '',
          rows: [...children, { id: '', title: 'together' }],
          figures: {
            title: {
              ...{ kind: 'text', head: `of ${branch?.title}`, grows: true },
              get: ({ title }) => title,
            },
            before: {
              kind: 'share',
              get: ({ id }) => (children.find((each) => each.id === id)?.weight ?? all) / all,
            },
            after: {
              kind: 'share',
              get: ({ id }) => {
                const share = (id === '' ? together(shares) : (shares.get(id) ?? 0)) / 100;
                return Number.isNaN(share) ? undefined : share;
              },
            },
          },
        }),
        ...(check(values).length > 0
          ? []
          : [boardSection(boardBy(world, draft, file), draft.before)]),
      ];
    },
    check,
    save: (values) =>
      changing(
        at,
        { ...draft, file: withWeights(draft.file, sharesOf(values)) },
        {
          do: 'all',
          nexts: [{ do: 'back' }, { do: 'say', text: KEPT }],
        },
      ),
    verb: 'keep',
  };
}
