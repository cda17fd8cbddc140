/** What waits for an indicator, in the form in which it is recorded: a key takes it into the fields, and saving answers it. */
import type { EventRow, ReadingRow } from '../../model/record.ts';
import { type TableSection, table } from '../../page/page.ts';
import type { Change, Recording } from '../../store/port.ts';
import type { At, Field, Form } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { decisions, type Waiting, whoseOf } from './inbox.ts';
import { contentsOf, EDITED, type Proposal } from './propose-rows.ts';

/** Of those that were not taken. */
const MOST_TOLD = 4;

/** Those of an indicator or branch, open ones first; beside a correction none. */
export async function waitingFor(
  { context }: World,
  what: Recording['what'],
  target = '',
): Promise<readonly Waiting[]> {
  if (target.includes('=')) return [];
  const journal = await context.journal();
  const open = await journal.items<Proposal>('proposal', 'open');
  const later = await journal.items<Proposal>('proposal', 'later');
  return [...open, ...later].filter(
    (each) =>
      each.what === what &&
      ('nodes' in each.row ? each.row.nodes.includes(target) : each.row.indicator === target),
  );
}

const waitingAt = ({ data }: At<World>) => data as readonly Waiting[];

/** The one that the fields were filled with. */
export function chosenAt(at: At<World>): Waiting | undefined {
  return waitingAt(at).find(({ entry }) => entry === at.options.proposal);
}

export function waitingSections(at: At<World>): readonly TableSection[] {
  const chosen = chosenAt(at);
  const others = waitingAt(at).filter((each) => each !== chosen);
  const titled = (each: Waiting) => `${each.title} ${whoseOf(each)}`;
  const told = [
    ...(chosen === undefined ? [] : [`[${titled(chosen)}]`]),
    ...others.slice(0, MOST_TOLD).map(titled),
    ...(others.length > MOST_TOLD ? [`${others.length - MOST_TOLD} more`] : []),
  ];
  if (told.length === 0) return [];
  return [
    table<undefined>({
      id: 'proposed',
      title: '',
      lines: true,
      rows: [undefined],
      figures: { proposed: { kind: 'text', get: () => told.join('; ') } },
    }),
  ];
}

/** In every field the key that takes what waits, one after the other. */
export function takingKeys(
  at: At<World>,
  fields: readonly Field[],
): NonNullable<Form<World>['keys']> {
  const waiting = waitingAt(at);
  const place = waiting.findIndex(({ entry }) => entry === at.options.proposal) + 1;
  const taken = waiting[place % waiting.length];
  if (taken === undefined || taken === chosenAt(at)) return {};
  const next = {
    do: 'open',
    screen: at.screen,
    target: at.target,
    options: { ...at.options, proposal: taken.entry },
    replace: true,
  } as const;
  return Object.fromEntries(
    fields.map(({ name }) => [name, [{ key: '^P', label: 'take proposed', next }]]),
  );
}

/** The answer to the one that was taken, else to that which says the same. */
export function answersTo(at: At<World>, row: ReadingRow | EventRow): readonly Change[] {
  const chosen =
    chosenAt(at) ?? waitingAt(at).find((each) => contentsOf(each.row) === contentsOf(row));
  if (chosen === undefined) return [];
  const isSame = contentsOf(chosen.row) === contentsOf(row);
  return decisions([chosen], 'accepted', isSame ? undefined : EDITED);
}
