/**
 * What a journal must hold, worked out from what was done to it and from nothing of the program: entries, the state of
 * every action, what stands. Its lines are those that `contents.ts` reads from a file.
 */
import type { CheckObservation, Happening, Observation } from '../../src/core/model/model.ts';
import type { Act } from './acts.ts';

interface Entry {
  readonly author: string;
  /** Seq of the first entry of its action. */
  readonly action: number;
  readonly kind: 'record' | 'correct' | 'retract' | 'undo' | 'redo';
  readonly subject: 'reading' | 'check' | 'event' | 'action';
  readonly origin: number;
  readonly name: string | null;
  readonly reading?: Observation | undefined;
  readonly check?: CheckObservation | undefined;
  readonly event?: Happening | undefined;
}

interface Action {
  readonly id: number;
  readonly last: number;
  readonly author: string;
  state: 'done' | 'undone' | 'void';
}

/** A version of a reading or an event that stands, and its seq. */
type Standing = Entry & { readonly seq: number };

/** The author of what a release ships. */
const RELEASE = 'starter';

export class Ledger {
  /** The entry with the seq n is at n − 1: none is ever left out. */
  readonly #entries: Entry[];
  readonly #actions: Action[];

  constructor(entries: readonly Entry[] = [], actions: readonly Action[] = []) {
    this.#entries = [...entries];
    this.#actions = actions.map((action) => ({ ...action }));
  }

  copy(): Ledger {
    return new Ledger(this.#entries, this.#actions);
  }

  /** How many entries there are. */
  get size(): number {
    return this.#entries.length;
  }

  /** What a release ships, as the author of releases. */
  ship(
    readings: readonly Observation[],
    checks: readonly CheckObservation[],
    events: readonly { readonly id: string; readonly happening: Happening }[],
  ): void {
    const first = this.#next;
    for (const reading of readings)
      this.#record(RELEASE, first, `${RELEASE}:${reading.indicator}:${reading.observedOn}`, {
        reading,
      });
    for (const check of checks)
      this.#record(RELEASE, first, `${RELEASE}-check:${check.indicator}:${check.observedOn}`, {
        check,
      });
    for (const { id, happening } of events)
      this.#record(RELEASE, first, id, { event: alone(happening) });
    this.#end(RELEASE, first);
  }

  /** One act; `firsts` holds the first seq of each earlier act of its script, and is given that of this one. */
  add(author: string, act: Act, firsts: number[]): void {
    const first = this.#next;
    firsts.push(first);
    switch (act.do) {
      case 'record':
      case 'import':
        for (const reading of act.readings) this.#record(author, first, null, { reading });
        break;
      case 'correct':
        this.#change(author, 'correct', firsts[act.of] ?? 0, { reading: act.reading });
        break;
      case 'retract':
        this.#change(author, 'retract', firsts[act.of] ?? 0);
        break;
      case 'note':
        this.#record(author, first, act.id, { event: act.event });
        break;
      case 'correct event':
        this.#change(author, 'correct', this.#originOf(act.id), { event: act.event });
        break;
      case 'retract event':
        this.#change(author, 'retract', this.#originOf(act.id));
        break;
      case 'undo':
      case 'redo':
        this.#takeBack(author, act.do);
        return;
    }
    this.#end(author, first);
  }

  get #next(): number {
    return this.#entries.length + 1;
  }

  #originOf(id: string): number {
    return this.#entries.findLastIndex(({ kind, name }) => kind === 'record' && name === id) + 1;
  }

  #record(
    author: string,
    action: number,
    name: string | null,
    what: Pick<Entry, 'reading' | 'check' | 'event'>,
  ): void {
    const subject =
      what.event !== undefined ? 'event' : what.check !== undefined ? 'check' : 'reading';
    this.#entries.push({
      author,
      action,
      kind: 'record',
      subject,
      origin: this.#next,
      name,
      ...what,
    });
  }

  /** A correction, or a retraction, which repeats what stood. */
  #change(
    author: string,
    kind: 'correct' | 'retract',
    origin: number,
    what?: Pick<Entry, 'reading' | 'event'>,
  ): void {
    const was = this.#standing().find((entry) => entry.origin === origin);
    if (was === undefined) throw new Error(`nothing stands of what entry ${origin} recorded`);
    const { subject, name, reading, event } = was;
    this.#entries.push({
      author,
      action: this.#next,
      kind,
      subject,
      origin,
      name,
      ...(what ?? { reading, event }),
    });
  }

  /** What its author had undone until then is not redone any more. */
  #end(author: string, id: number): void {
    for (const action of this.#actions)
      if (action.author === author && action.state === 'undone') action.state = 'void';
    this.#actions.push({ id, last: this.#entries.length, author, state: 'done' });
  }

  #takeBack(author: string, kind: 'undo' | 'redo'): void {
    const own = this.#actions.filter((action) => action.author === author);
    const target =
      kind === 'undo'
        ? own.findLast(({ state }) => state === 'done')
        : own.find(({ state }) => state === 'undone');
    if (target === undefined) throw new Error(`there is nothing to ${kind}`);
    target.state = kind === 'undo' ? 'undone' : 'done';
    this.#entries.push({
      author,
      action: this.#next,
      kind,
      subject: 'action',
      origin: target.id,
      name: null,
    });
  }

  /** What stands, by seq: of everything recorded by an action that is done, the last version of such an action. */
  #standing(): readonly Standing[] {
    const done = new Set(this.#actions.filter(({ state }) => state === 'done').map(({ id }) => id));
    const deciding = new Map<number, Standing>();
    this.#entries.forEach((entry, at) => {
      if (entry.subject === 'action' || !done.has(entry.action)) return;
      if (entry.kind === 'record' || deciding.has(entry.origin))
        deciding.set(entry.origin, { ...entry, seq: at + 1 });
    });
    return [...deciding.values()]
      .filter(({ kind }) => kind !== 'retract')
      .sort((a, b) => a.seq - b.seq);
  }

  /** All of it, a line for each row of a store; in an order of their own. */
  lines(): readonly string[] {
    const standing = this.#standing();
    return [
      ...this.#entries.map((entry, at) => entryLine(at + 1, entry)),
      ...this.#actions.map(({ id, last, author, state }) =>
        lineOf('action', [id, last, author, state]),
      ),
      ...standing.flatMap(({ reading, author, seq }) =>
        reading === undefined
          ? []
          : [
              lineOf('standing', [
                reading.indicator,
                reading.observedOn,
                Number(author !== RELEASE),
                seq,
                reading.value,
              ]),
            ],
      ),
      ...standing.flatMap(({ event, seq }) =>
        event === undefined ? [] : [lineOf('standing_event', [seq])],
      ),
      ...standing.flatMap(({ check, seq }) =>
        check === undefined ? [] : [lineOf('standing_other', [seq])],
      ),
    ].sort();
  }

  /** What a reader must be shown: the readings by day, those of a release before others, and the events by day. */
  shown(): readonly string[] {
    const standing = this.#standing();
    const readings = standing.flatMap((each) =>
      each.reading === undefined ? [] : [{ ...each, day: each.reading.observedOn }],
    );
    const events = standing.flatMap((each) =>
      each.event === undefined ? [] : [{ ...each, day: each.event.day }],
    );
    const rank = ({ author }: Standing): number => Number(author !== RELEASE);
    readings.sort((a, b) => compare(a.day, b.day) || rank(a) - rank(b) || a.seq - b.seq);
    events.sort((a, b) => compare(a.day, b.day) || a.seq - b.seq);
    return [...readings, ...events].map(({ seq, author, name, origin, reading, event }) =>
      shownLine({ seq, author, id: name ?? `r${origin}`, ...reading, ...event }),
    );
  }
}

function entryLine(seq: number, { reading, check, event, ...entry }: Entry): string {
  const said = reading ?? check;
  return lineOf('entry', [
    seq,
    entry.author,
    entry.action,
    entry.kind,
    entry.subject,
    entry.origin,
    entry.name,
    said?.indicator,
    said?.observedOn,
    reading?.value,
    said?.confidence,
    said?.source,
    said?.url,
    said?.note,
    said?.quote,
    said?.archived,
    said?.retrievedOn,
    event === undefined ? said?.origin || null : inOrder(event),
  ]);
}

/** A happening without what a file that it was read from has beside. */
function alone(happening: Happening): Happening {
  const { day, nodes, title, side, kind, status, confidence, source, url, note } = happening;
  const { follows, expectNode, expect, expectBy, amount, direction } = happening;
  const what = { day, nodes, title, side, kind, status, confidence, source, url, note };
  return { ...what, follows, expectNode, expect, expectBy, amount, direction };
}

/** A row as a line; what is missing is null. */
export function lineOf(table: string, cells: readonly unknown[]): string {
  return `${table} ${JSON.stringify(cells)}`;
}

/** What a reader is shown of a reading or an event, its instant aside, as a line. */
export function shownLine(shown: object): string {
  return `shown ${JSON.stringify(inOrder(shown))}`;
}

/** The fields of an object that are given, by name. */
export function inOrder(object: object): readonly (readonly [string, unknown])[] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => compare(a, b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
