/** `axiswatch inbox`, and what answers it: `accept`, `refuse`, `later`. */
import { Refusal } from '../../model/problem.ts';
import { countText } from '../../page/kinds.ts';
import { type Section, table } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { writeChanges } from '../record/write.ts';
import { acceptances, decisions, inboxOf, isSound, type Weighed } from './inbox.ts';
import { inboxPage } from './inbox-page.ts';

/** Of proposals that cannot be answered together. */
const NAMED = 3;

export async function inbox(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  return { page: inboxPage(await weighed(context, options.all === true)) };
}

async function weighed(context: Context, isAll = false): Promise<readonly Weighed[]> {
  return inboxOf({ context, boards: await context.boards(), today: context.today }, isAll);
}

export async function accept(
  context: Context,
  ids: readonly string[],
  options: Options,
): Promise<Outcome> {
  const chosen = chosenOf(await weighed(context), ids, options);
  const entries = new Set(chosen.map(({ proposal }) => proposal.entry));
  const isAlone = ({ rivals }: Weighed) => !rivals.some(({ entry }) => entries.has(entry));
  const taken = chosen.filter((each) => each.problem === undefined && isAlone(each));
  const left = ids.length > 0 && chosen.find((each) => !taken.includes(each));
  if (left)
    throw new Refusal(`${left.id}: ${left.problem ?? 'it has a rival among them; name only one'}`);
  const doubtful = taken.filter(({ doubts }) => doubts.length > 0);
  if (doubtful.length > 0) {
    const some = doubtful.slice(0, NAMED).map(({ id, doubts }) => `${id}: ${doubts.join(', ')}`);
    const more = doubtful.length > NAMED ? ' …' : '';
    await context.confirm(`accept ${doubtful.length} with warnings: ${some.join('; ')}${more}`);
  }
  const effect = await writeChanges(context, acceptances(taken), {});
  return answered('Accepted', taken, chosen.length - taken.length, effect);
}

export async function refuse(
  context: Context,
  ids: readonly string[],
  options: Options,
): Promise<Outcome> {
  return answer(context, ids, options, 'refused');
}

export async function later(
  context: Context,
  ids: readonly string[],
  options: Options,
): Promise<Outcome> {
  return answer(context, ids, options, 'later');
}

async function answer(
  context: Context,
  ids: readonly string[],
  options: Options,
  key: 'refused' | 'later',
): Promise<Outcome> {
  const chosen = chosenOf(await weighed(context), ids, options).filter(
    ({ proposal }) => proposal.key !== key,
  );
  const changes = decisions(
    chosen.map(({ proposal }) => proposal),
    key,
    textOption(options, 'reason'),
  );
  if (changes.length > 0) {
    await (await context.journal()).append(context.author, changes);
  }
  return answered(key === 'later' ? 'Put off' : 'Refused', chosen);
}

/** Those that ids name, else all that are sound, or of somebody, or all. */
function chosenOf(
  rows: readonly Weighed[],
  ids: readonly string[],
  options: Options,
): readonly Weighed[] {
  const from = textOption(options, 'from');
  if (ids.length > 0) return [...new Set(ids.map((id) => oneOf(rows, id)))];
  if (from === undefined && options.sound !== true && options.all !== true) {
    throw new Refusal('name ids from axiswatch inbox, or give --sound, --from or --all', 2);
  }
  return rows.filter(
    (row) =>
      (options.sound !== true || isSound(row)) &&
      (from === undefined || [row.proposal.by, row.proposal.row.source].includes(from)),
  );
}

function oneOf(rows: readonly Weighed[], id: string): Weighed {
  const found = rows.filter(({ proposal }) => id !== '' && proposal.entry.startsWith(id));
  const [one] = found;
  if (found.length === 1 && one !== undefined) return one;
  throw new Refusal(
    one === undefined
      ? `no proposal has the id ${id}; axiswatch inbox lists those that wait`
      : `${id} fits several; name ${found.map(({ proposal }) => proposal.entry).join(' or ')}`,
  );
}

function answered(
  title: string,
  rows: readonly Weighed[],
  left = 0,
  effect: readonly Section[] = [],
): Outcome {
  const says = [
    countText('proposal', rows.length),
    ...(left === 0 ? [] : [`${left} left; decide them one by one`]),
  ];
  return {
    style: 'detail',
    page: {
      id: 'inbox',
      title,
      sections: [
        table<Weighed>({
          id: 'decided',
          title: '',
          says: says.join('; '),
          rows,
          figures: {
            id: { kind: 'id', get: ({ id }) => id },
            title: { kind: 'text', get: ({ proposal }) => proposal.title, grows: true },
            by: { kind: 'text', get: ({ proposal }) => proposal.by, drop: 1 },
          },
        }),
        ...effect,
      ],
    },
  };
}
