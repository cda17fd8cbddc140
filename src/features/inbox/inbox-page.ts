/** The inbox as a page. */
import { figureText } from '../../page/kinds.ts';
import { type AnyFigure, type Page, type TableSection, table } from '../../page/page.ts';
import { aboutOf, isSound, SHORT, type Waiting, type Weighed } from './inbox.ts';

type Figures = Readonly<Record<string, AnyFigure<Weighed>>>;

const CHANGE: AnyFigure<Weighed> = {
  kind: 'points',
  style: 'detail',
  get: ({ change }) => change,
};
const DOUBT: AnyFigure<Weighed> = {
  kind: 'text',
  get: ({ doubts }) => (doubts.length === 0 ? undefined : doubts.join('; ')),
  grows: true,
  least: 14,
};
const TITLE: AnyFigure<Weighed> = {
  kind: 'text',
  get: ({ proposal }) => proposal.title,
  grows: true,
  // that of a reading
  least: 34,
};
const BY: AnyFigure<Weighed> = { kind: 'text', get: ({ proposal }) => proposal.by, drop: 2 };
const SOURCE: AnyFigure<Weighed> = {
  kind: 'source',
  style: 'plain',
  get: ({ proposal: { row } }) => ({ title: row.source ?? '', url: row.url }),
};

const inUnit = (leaf: Weighed['leaf'], row: Weighed['stands']) =>
  leaf === undefined || row?.value === undefined ? undefined : { value: row.value, leaf };
const readingOf = ({ proposal: { row } }: Weighed) => ('nodes' in row ? undefined : row);

/** As it is printed; a row that was decided is only there where all were asked for. */
export function inboxPage(rows: readonly Weighed[]): Page {
  const open = rows.filter(({ proposal }) => proposal.key === 'open');
  const figures: Figures = {
    id: { kind: 'id', get: ({ id }) => id },
    by: BY,
    title: { ...TITLE, head: 'proposed' },
    // in one with the title on the screen
    what: { kind: 'choice', get: ({ proposal }) => proposal.what, drop: 3 },
    indicator: {
      kind: 'id',
      get: ({ proposal: { row } }) => ('nodes' in row ? row.nodes.join(' ') : row.indicator),
      drop: 3,
    },
    day: { kind: 'day', get: ({ proposal }) => proposal.day, drop: 3 },
    value: {
      kind: 'value',
      missing: '',
      get: (row) => inUnit(row.leaf, readingOf(row)),
      drop: 3,
    },
    unit: { kind: 'text', get: ({ leaf }) => leaf?.unit, drop: 3 },
    source: { ...SOURCE, drop: 3 },
    'stands now': {
      kind: 'value',
      shortHead: 'stands',
      missing: '',
      drop: 1,
      get: ({ leaf, stands }) => inUnit(leaf, stands),
    },
    'stands on': { kind: 'day', missing: '', get: ({ stands }) => stands?.day, drop: 3 },
    change: { ...CHANGE, head: 'index', drop: 1 },
    sound: { kind: 'choice', get: (row) => (isSound(row) ? 'yes' : 'no'), drop: 2 },
    doubt: { ...DOUBT, head: 'warning' },
    rivals: { kind: 'ids', get: ({ rivals }) => rivals.map(idOf), drop: 3 },
    state: {
      kind: 'state',
      get: ({ proposal }) => proposal.key,
      // what tells those that wait from the others
      ...(open.length === rows.length ? { drop: 2 } : {}),
    },
    reason: { kind: 'text', get: ({ proposal }) => proposal.reason, drop: 3 },
  };
  return {
    id: 'inbox',
    title: 'Inbox',
    sections: [{ ...inboxSection(rows, figures), says: soundText(open) }],
  };
}

function idOf({ entry }: Waiting): string {
  return entry.slice(0, SHORT);
}

/** `12 wait, 9 of them sound`. */
function soundText(open: readonly Weighed[]): string {
  return `${open.length} wait, ${open.filter(isSound).length} of them sound`;
}

function inboxSection(rows: readonly Weighed[], figures: Figures): TableSection {
  return table<Weighed>({
    id: 'inbox',
    title: '',
    rows,
    empty: 'nothing waits; axiswatch propose puts rows here',
    target: targetOf,
    figures,
  });
}

export function targetOf({ proposal }: Weighed) {
  return { feature: 'proposal', id: `${aboutOf(proposal.row)}=${proposal.entry}` };
}

/** As it is walked. */
export function walkedPage(rows: readonly Weighed[]): Page {
  const dim = ({ proposal }: Weighed) => proposal.key === 'later';
  const figures: Figures = {
    proposed: { ...TITLE, least: 32, dim },
    'stands now': {
      kind: 'text',
      shortHead: 'stands',
      get: ({ leaf, stands }) => leaf && stands && figureText('value', inUnit(leaf, stands)),
      dim,
    },
    index: { ...CHANGE, dim },
    doubt: { ...DOUBT, head: 'warning', least: 10, dim },
    by: { ...BY, drop: 1, dim },
  };
  return { id: 'inbox', title: 'Inbox', sections: [inboxSection(rows, figures)] };
}

/** What the list does not say of one. */
export function proposalSection(row: Weighed): TableSection {
  const { proposal } = row;
  const { quote, note, url, confidence } = proposal.row;
  return table<Weighed>({
    id: 'proposal',
    title: '',
    lines: true,
    rows: [row],
    figures: {
      warning: DOUBT,
      source: SOURCE,
      address: { kind: 'text', get: () => url },
      quote: { kind: 'text', get: () => quote },
      note: { kind: 'text', get: () => note },
      confidence: {
        kind: 'choice',
        get: () => (confidence === 'moderate' ? undefined : confidence),
      },
      by: { kind: 'text', get: () => proposal.by },
      recipe: { kind: 'text', get: () => proposal.recipe },
      copy: { kind: 'text', get: () => proposal.copy },
    },
  });
}
