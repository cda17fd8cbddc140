/** The journal as a pure fold: from entries to what stands, and to what became of everything that was recorded. */
import {
  type Check,
  type CheckObservation,
  type Event,
  type Happening,
  type Instant,
  type Observation,
  type Reading,
  SHIPPED_AUTHOR,
} from '../model/model.ts';
import { compareEventsByDay, compareReadingPrecedence } from '../model/readings.ts';
import type { Proposal, ProposalState, Proposed } from './proposal.ts';

/** What entries concern. */
export const SUBJECTS = [
  'reading',
  'check',
  'event',
  'proposal',
  'assessment',
  'signature',
  'action',
] as const;
export type Subject = (typeof SUBJECTS)[number];
/** The subjects of entries of which more than one thing may be said: what stands is folded from it. */
export const VERSIONED_SUBJECTS = [
  'reading',
  'check',
  'event',
  'proposal',
] as const satisfies readonly Subject[];
export type VersionedSubject = (typeof VERSIONED_SUBJECTS)[number];
/** What an entry may say of a reading, a check, an event or a proposal. */
export const VERSION_KINDS = ['record', 'correct', 'retract'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];
/** What an entry may do to an action. */
export const TAKE_BACK_KINDS = ['undo', 'redo'] as const;
export type TakeBackKind = (typeof TAKE_BACK_KINDS)[number];
/** What is said of an undo and a redo: what was done, and the other one with what that does. */
export const TAKE_BACK_WORDS: Readonly<
  Record<
    TakeBackKind,
    { readonly done: string; readonly other: TakeBackKind; readonly otherDoes: string }
  >
> = {
  undo: { done: 'Undone', other: 'redo', otherDoes: 'brings it back' },
  redo: { done: 'Redone', other: 'undo', otherDoes: 'takes it back' },
};
export const ENTRY_KINDS = [...VERSION_KINDS, ...TAKE_BACK_KINDS] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

interface EntryBase {
  readonly subject: Subject;
  readonly kind: EntryKind;
  /** Its place in the journal, ≥ 1, rising; it alone gives order. */
  readonly seq: number;
  /** Never earlier than that of the entry before it. */
  readonly recordedAt: Instant;
  readonly author: string;
  /** One id for everything that one command wrote. */
  readonly action: string;
  /** Seq of the entry that recorded what this one concerns, ≥ 1 (its own for a record); for undo and redo 0. */
  readonly origin: number;
}

/** A reading recorded, corrected to what `observation` says, or retracted when that was what it said. */
export interface ReadingEntry extends EntryBase {
  readonly subject: 'reading';
  readonly kind: VersionKind;
  /** Id of the reading. */
  readonly id: string;
  readonly observation: Observation;
}

/** A check recorded, or retracted; corrected only by a release. */
export interface CheckEntry extends EntryBase {
  readonly subject: 'check';
  readonly kind: VersionKind;
  /** Id of the check. */
  readonly id: string;
  readonly observation: CheckObservation;
}

/** An event recorded, corrected to what `happening` says, or retracted when that was what it said. */
export interface EventEntry extends EntryBase {
  readonly subject: 'event';
  readonly kind: VersionKind;
  /** Id of the event. */
  readonly id: string;
  readonly happening: Happening;
}

/** Something proposed, put off, or answered for good, with which a proposal ends: that is its retraction. */
export interface ProposalEntry extends EntryBase {
  readonly subject: 'proposal';
  readonly kind: VersionKind;
  /** Id of the proposal. */
  readonly id: string;
  readonly proposed: Proposed;
  readonly state: ProposalState;
  readonly reason: string;
}

/** An assessment written, or signed by somebody else; what it says stands with the assessment and is never corrected. */
export interface SaidEntry extends EntryBase {
  readonly subject: 'assessment' | 'signature';
  readonly kind: 'record';
  /** Id of the assessment. */
  readonly id: string;
}

export interface TakeBackEntry extends EntryBase {
  readonly subject: 'action';
  readonly kind: TakeBackKind;
  /** Id of the action that it takes back, or brings again. */
  readonly id: string;
}

interface EntryOf {
  readonly reading: ReadingEntry;
  readonly check: CheckEntry;
  readonly event: EventEntry;
  readonly proposal: ProposalEntry;
  readonly assessment: SaidEntry;
  readonly signature: SaidEntry;
  readonly action: TakeBackEntry;
}

/** One line of the journal. */
export type Entry = EntryOf[Subject];
/** One line of the journal about something of which more than one thing may be said. */
export type VersionEntry = EntryOf[VersionedSubject];
/** One line of the journal that scores may follow from. */
export type ScoredEntry = Exclude<VersionEntry, ProposalEntry>;

/** Calls the function among `answers` for the subject of an entry, with the entry. */
export function handleEntryBySubject<T>(
  answers: { readonly [S in Subject]: (entry: EntryOf[S]) => T },
  entry: Entry,
): T {
  switch (entry.subject) {
    case 'reading':
      return answers.reading(entry);
    case 'check':
      return answers.check(entry);
    case 'event':
      return answers.event(entry);
    case 'proposal':
      return answers.proposal(entry);
    case 'assessment':
    case 'signature':
      return answers[entry.subject](entry);
    case 'action':
      return answers.action(entry);
  }
}

type About = { readonly subject: Subject } | undefined;

/** Makes the function that says whether something concerns a subject; false where there is nothing. */
function makeIsAbout<S extends Subject>(subject: S) {
  return <A extends About>(about: A): about is Extract<A, { readonly subject: S }> =>
    about?.subject === subject;
}

/** Whether something concerns a reading, a check, an event, a proposal; false where there is nothing. */
export const isAboutReading = makeIsAbout('reading');
export const isAboutCheck = makeIsAbout('check');
export const isAboutEvent = makeIsAbout('event');
export const isAboutProposal = makeIsAbout('proposal');

/** Whether a kind of entry takes an action back or brings it again. */
export function isUndoOrRedoKind(kind: EntryKind): kind is TakeBackKind {
  return kind === 'undo' || kind === 'redo';
}

/** Whether a kind of entry is the first that is said of something. */
export function isFirstRecordingKind(kind: EntryKind): kind is 'record' {
  return kind === 'record';
}

/** Whether a kind of entry says something else than was said before. */
export function isCorrectionKind(kind: EntryKind): kind is 'correct' {
  return kind === 'correct';
}

/** Whether an entry takes an action back or brings it again. */
export function isUndoOrRedoEntry(entry: Entry): entry is TakeBackEntry {
  return entry.subject === 'action';
}

/** Whether an entry retracts what it concerns. */
export function isRetractionEntry({ kind }: Entry): boolean {
  return kind === 'retract';
}

/** Whether a kind of taking back is an undo, not a redo. */
export function isUndoAndNotRedoKind(kind: TakeBackKind): boolean {
  return kind === 'undo';
}

export const FATES = ['stands', 'corrected', 'retracted', 'undone'] as const;
/** What became of a version of a reading or a check. */
export type Fate = (typeof FATES)[number];

interface Version {
  /** `fate` is `stands`. */
  readonly standing: boolean;
  readonly fate: Fate;
  /** Who ended it and when; undefined while it stands. */
  readonly ended: { readonly author: string; readonly recordedAt: Instant } | undefined;
}

/** One version of a reading, as recorded or as corrected, with what became of it. */
export interface ReadingVersion extends Reading, Version {
  readonly subject: 'reading';
}

/** One entry about a check, as the history of its indicator lists it; a check has no value. */
export interface CheckVersion extends Check, Version {
  readonly subject: 'check';
  readonly value?: undefined;
}

/** One line of the history of an indicator. */
export type HistoryRow = ReadingVersion | CheckVersion;

/** The actions that are taken back once these entries are read in order, each with the entry that did it. */
export function standingUndoEntryByActionId(
  entries: Iterable<Entry>,
): ReadonlyMap<string, TakeBackEntry> {
  const undone = new Map<string, TakeBackEntry>();
  for (const entry of entries) {
    if (entry.kind === 'undo') undone.set(entry.id, entry);
    else if (entry.kind === 'redo') undone.delete(entry.id);
  }
  return undone;
}

/**
 * The entry that decides over one recorded thing: the last of a user, else the last of a release, those of undone
 * actions aside; undefined when its recording is undone.
 *
 * `entries` all concern that thing, the recording first, in order.
 */
export function prevailingEntry<E extends { readonly author: string; readonly action: string }>(
  entries: readonly E[],
  isUndone: (action: string) => boolean,
): E | undefined {
  const [first] = entries;
  if (first === undefined || isUndone(first.action)) return undefined;
  const done = entries.filter((entry) => !isUndone(entry.action));
  return done.findLast((entry) => entry.author !== SHIPPED_AUTHOR) ?? done.at(-1);
}

/** The readings that stand after these entries, in no particular order. */
export function standingReadingsOfEntries(entries: Iterable<Entry>): readonly Reading[] {
  return standingEntries(entries, isAboutReading<Entry>).map(journalEntryAsReading);
}

/** The checks that stand after these entries, in no particular order. */
export function standingChecksFromEntries(entries: Iterable<Entry>): readonly Check[] {
  return standingEntries(entries, isAboutCheck<Entry>).map(journalEntryAsCheck);
}

/** The events that stand after these entries, by day. */
export function eventsFromEntries(entries: Iterable<Entry>): readonly Event[] {
  return standingEntries(entries, isAboutEvent<Entry>)
    .map(eventOfEntry)
    .sort(compareEventsByDay);
}

/** Every proposal of these entries whose recording is not undone, answered ones too, in the order in which they came. */
export function allProposalsFromEntries(entries: Iterable<Entry>): readonly Proposal[] {
  const list = [...entries];
  const undone = standingUndoEntryByActionId(list);
  return [...groups(list, isAboutProposal<Entry>).values()].flatMap((group) => {
    const [first] = group;
    const deciding = prevailingEntry(group, (action) => undone.has(action));
    if (first === undefined || deciding === undefined) return [];
    const { id, seq, author: proposedBy, recordedAt: proposedAt } = first;
    const { proposed, state, reason } = deciding;
    return [{ id, seq, proposed, state, reason, proposedBy, proposedAt }];
  });
}

/** Every version of every reading among these entries, oldest day first, the one that counts last within a day. */
export function versionsOfAllReadings(entries: Iterable<Entry>): readonly ReadingVersion[] {
  return versionsFromEntries(entries, isAboutReading<Entry>, (entry, end) =>
    readingVersionOf(journalEntryAsReading(entry), end),
  ).sort(compareReadingPrecedence);
}

/** Every version of every check among these entries, oldest day first. */
export function indicatorCheckVersionsFromEntries(
  entries: Iterable<Entry>,
): readonly CheckVersion[] {
  return versionsFromEntries(
    entries,
    isAboutCheck<Entry>,
    (entry, end): CheckVersion => ({
      ...journalEntryAsCheck(entry),
      subject: 'check',
      ...end,
    }),
  ).sort(compareReadingPrecedence);
}

function versionsFromEntries<E extends VersionEntry, T>(
  entries: Iterable<Entry>,
  concerns: (entry: Entry) => entry is E,
  of: (entry: E, end: End) => T,
): T[] {
  const list = [...entries];
  const undone = standingUndoEntryByActionId(list);
  return [...groups(list, concerns).values()].flatMap((group) => {
    const deciding = prevailingEntry(group, (action) => undone.has(action));
    return group.flatMap((entry) =>
      isRetractionEntry(entry) ? [] : [of(entry, fateOf(entry, group, deciding, undone))],
    );
  });
}

/** The version that is all there is of a reading: as it was recorded, unless that is taken back by an entry. */
export function singleVersionOfReading(
  reading: Reading,
  takenBack: TakeBackEntry | undefined,
): ReadingVersion {
  return readingVersionOf(reading, takenBack === undefined ? STANDS : undoneBy(takenBack));
}

/** Named one by one: an object that is spread from others takes more memory, and there may be 100,000 of them. */
function readingVersionOf(reading: Reading, { standing, fate, ended }: End): ReadingVersion {
  return {
    subject: 'reading',
    indicator: reading.indicator,
    observedOn: reading.observedOn,
    value: reading.value,
    confidence: reading.confidence,
    source: reading.source,
    url: reading.url,
    note: reading.note,
    quote: reading.quote,
    archived: reading.archived,
    retrievedOn: reading.retrievedOn,
    origin: reading.origin,
    id: reading.id,
    seq: reading.seq,
    author: reading.author,
    recordedAt: reading.recordedAt,
    standing,
    fate,
    ended,
  };
}

/** A reading as an entry states it. */
export function journalEntryAsReading(entry: ReadingEntry): Reading {
  const { id, seq, author, recordedAt, observation } = entry;
  return { ...observation, id, seq, author, recordedAt };
}

/** A check as an entry states it. */
export function journalEntryAsCheck(entry: CheckEntry): Check {
  const { id, seq, author, recordedAt, observation } = entry;
  return { ...observation, id, seq, author, recordedAt };
}

/** An event as an entry states it. */
export function eventOfEntry(entry: EventEntry): Event {
  const { id, seq, author, recordedAt, happening } = entry;
  return { ...happening, id, seq, author, recordedAt };
}

/** Entries of a sort by the seq of the one that they are versions of, in the order they are given in. */
function groups<E extends VersionEntry>(
  entries: readonly Entry[],
  concerns: (entry: Entry) => entry is E,
): Map<number, E[]> {
  return Map.groupBy(entries.filter(concerns), ({ origin }) => origin);
}

/** The entries of a sort that state what stands. */
function standingEntries<E extends VersionEntry>(
  entries: Iterable<Entry>,
  concerns: (entry: Entry) => entry is E,
): E[] {
  const list = [...entries];
  const undone = standingUndoEntryByActionId(list);
  return [...groups(list, concerns).values()].flatMap((group) => {
    const deciding = prevailingEntry(group, (action) => undone.has(action));
    return deciding === undefined || isRetractionEntry(deciding) ? [] : [deciding];
  });
}

type End = Pick<Version, 'standing' | 'fate' | 'ended'>;
const STANDS: End = { standing: true, fate: 'stands', ended: undefined };

function fateOf(
  entry: VersionEntry,
  group: readonly VersionEntry[],
  deciding: VersionEntry | undefined,
  undone: ReadonlyMap<string, TakeBackEntry>,
): End {
  if (entry === deciding) return STANDS;
  const [first] = group;
  const takenBack = undone.get(entry.action) ?? (first && undone.get(first.action));
  if (takenBack !== undefined) return undoneBy(takenBack);
  const by = group.find((later) => later.seq > entry.seq && !undone.has(later.action)) ?? deciding;
  const fate = by?.kind === 'retract' ? 'retracted' : 'corrected';
  return { standing: false, fate, ended: by && whoAndWhen(by) };
}

function undoneBy(takenBack: TakeBackEntry): End {
  return { standing: false, fate: 'undone', ended: whoAndWhen(takenBack) };
}

function whoAndWhen(entry: Entry): Version['ended'] {
  return { author: entry.author, recordedAt: entry.recordedAt };
}
