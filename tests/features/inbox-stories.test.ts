/** What was proposed, in the dashboard: looked at beside what stands, and answered. */
import { expect, test } from 'vitest';
import { countOfOpenProposalsByNode, type Proposal } from '../../src/core/journal/proposal.ts';
import type { Observation } from '../../src/core/model/model.ts';
import { readingsWithReading } from '../../src/core/model/readings.ts';
import { attentionPanel } from '../../src/features/board/panels.ts';
import { whyRollingMeanWouldLackReadingsText } from '../../src/features/record/record-preview.ts';
import { textTypedInFormLine } from '../../src/tui/form.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { topScreen } from '../../src/tui/state.ts';
import { PROPOSALS } from '../ui/proposals.ts';
import { elsewhere, type Person, STORED, sitDown } from './person.ts';

const [first, second, same, event] = [701, 702, 703, 705].map((seq) => `p${seq}`);

/** Somebody in front of the inbox. */
function atInbox(): Person {
  const analyst = sitDown();
  analyst.type('I');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'proposals', view: analyst.state.view });
  analyst.hear(PROPOSALS);
  return analyst;
}

/** The store has written what was asked of it, and there are these proposals left. */
function written(analyst: Person, left = PROPOSALS.proposals): void {
  const { readings } = analyst.state.board;
  analyst.hear({
    kind: 'recorded',
    stored: { ...STORED, readings, undoable: 'it' },
    changed: true,
  });
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'proposals' });
  analyst.hear({ kind: 'proposals', proposals: left });
}

const decisions = (analyst: Person): unknown => {
  const effect = analyst.effects.at(-1);
  return effect?.kind === 'answerProposals' ? effect.decisions : effect;
};

const NONE_SOUND = 'All here is in doubt or put off; a, D and l answer the selected one.';

test('a accepts one as it is, and refuses the other value of its day in the same action, which is said before', () => {
  const analyst = atInbox();
  expect(said(analyst)).toMatch(/If you accept: .*; 75 of ISW refused\./);
  analyst.type('a');
  expect(decisions(analyst)).toMatchObject([
    { id: first, answer: 'accepted', reading: { value: 61, source: 'DeepState' } },
    { id: second, answer: 'refused', reason: 'another value stands: 61 of DeepState' },
  ]);
  written(analyst, PROPOSALS.proposals.slice(2));
  expect(analyst.state.notice?.text).toMatch(
    /^RU1 61 km²\/month accepted, 75 of ISW refused; u takes it back\. Index /,
  );
  expect(screenReaderFocus(analyst.state).text).toMatch(/^1 of 3: state /);
});

test('what says what stands refuses no other value when it is accepted', () => {
  const [, rival, again] = PROPOSALS.proposals;
  if (again === undefined || rival === undefined || !('observation' in again.proposed))
    throw new Error('no reading');
  const observation = { ...again.proposed.observation, value: 20, source: 'ISW' };
  const analyst = atInboxWith(again, {
    ...rival,
    proposed: { kind: 'reading', observation },
  });
  analyst.type('/', ...'state:same', 'Enter', 'a');
  expect(decisions(analyst)).toMatchObject([{ id: same, answer: 'accepted' }]);
});

test('a asks about a value that looks like a slip', () => {
  const analyst = atInbox();
  const [one] = PROPOSALS.proposals;
  if (one === undefined || !('observation' in one.proposed)) throw new Error('no reading');
  const observation = { ...one.proposed.observation, value: 6100 };
  const proposed = { kind: 'reading', observation } as const;
  analyst.hear({ kind: 'proposals', proposals: [{ ...one, proposed }] });
  const before = analyst.effects.length;
  analyst.type('a');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'confirm',
    question: expect.stringMatching(/6.?100.*Is it meant\?$/),
  });
  analyst.type('n', 'A');
  expect(screenReaderFocus(analyst.state).text).toMatch(/^1 of 1: state doubt, of RU1 /);
  expect(analyst.effects).toHaveLength(before);
  expect(analyst.state.notice?.text).toBe(NONE_SOUND);
  analyst.type('a', 'y');
  expect(decisions(analyst)).toMatchObject([{ id: first, reading: { value: 6100 } }]);
});

test('a source that the indicator has not had is marked as doubt, and one that shares a word with one is not', () => {
  const [, one] = PROPOSALS.proposals;
  if (one === undefined || !('observation' in one.proposed)) throw new Error('no reading');
  const { observation } = one.proposed;
  const spoken = (source: string): string => {
    const analyst = atInbox();
    const proposed = { kind: 'reading', observation: { ...observation, source } } as const;
    analyst.hear({ kind: 'proposals', proposals: [{ ...one, proposed }] });
    return screenReaderFocus(analyst.state).text;
  };
  expect(spoken('ISW')).toMatch(
    /^1 of 1: state doubt, .*check: source not among the usual ones: Ukrainska Pravda, DeepState map/,
  );
  for (const source of ['deepstate', 'Pravda of 2 Nov', ''])
    expect(spoken(source)).toMatch(/^1 of 1: state sound, /);
  // three letters with a capital are a name, an article is none
  const pew = { ...observation, indicator: 'confidence-in-xi', observedOn: '2026-09-15' };
  const spokenOfPew = (source: string): string => {
    const analyst = atInbox();
    const proposed = { kind: 'reading', observation: { ...pew, value: 27, source } } as const;
    analyst.hear({ kind: 'proposals', proposals: [{ ...one, proposed }] });
    return screenReaderFocus(analyst.state).text;
  };
  expect(spokenOfPew('Pew')).not.toContain('not among the usual');
  // the capitals of a name are that name
  expect(spokenOfPew('PRC, Spring 2026')).not.toContain('not among the usual');
  expect(spokenOfPew('The Hill')).toContain('source not among the usual ones: Pew');
  // what events and readings of many indicators name reports news of all kinds
  expect(spoken('Reuters')).toMatch(/^1 of 1: state sound, /);
  expect(spoken('Chinese customs')).toMatch(/^1 of 1: state doubt, /);
  // it is a mark alone: nothing is asked
  const analyst = atInbox();
  analyst.type('j', 'a');
  expect(decisions(analyst)).toMatchObject([{ id: second, answer: 'accepted' }, { id: first }]);
});

test('what says what stands is in doubt too where its source is unusual, and = leaves it', () => {
  const [, , again] = PROPOSALS.proposals;
  if (again === undefined || !('observation' in again.proposed)) throw new Error('no reading');
  const observation = { ...again.proposed.observation, source: 'Gazette' };
  const analyst = atInboxWith({ ...again, proposed: { kind: 'reading', observation } });
  expect(screenReaderFocus(analyst.state).text).toMatch(
    /^1 of 1: state doubt, .*remark unusual source\. check: source not among the usual ones.* a check is recorded, no score changes\. https/,
  );
  analyst.type('=');
  expect(analyst.state.notice?.text).toBe(
    'No proposal here only repeats what stands, without a doubt.',
  );
  analyst.type('a');
  expect(decisions(analyst)).toMatchObject([{ id: same, check: { source: 'Gazette' } }]);
});

/** Readings of two indicators and days as the inbox hears of them; the second value of a day is a rival. */
function weeks(): typeof PROPOSALS.proposals {
  const [one] = PROPOSALS.proposals;
  if (one === undefined || !('observation' in one.proposed)) throw new Error('no reading');
  const { observation } = one.proposed;
  const rows: readonly [day: string, value: number, source: string][] = [
    ['2026-11-01', 48, 'DeepState'],
    ['2026-10-31', 61, 'DeepState'],
    ['2026-09-30', 52, 'DeepState'],
    ['2026-09-30', 70, 'Ukrainska Pravda'],
    ['2026-11-22', 6100, 'DeepState'],
  ];
  const [, , sameAgain, , veto] = PROPOSALS.proposals;
  const readings = rows.map(
    ([observedOn, value, source], at): Proposal => ({
      ...one,
      id: `p${801 + at}`,
      seq: 801 + at,
      proposed: { kind: 'reading', observation: { ...observation, observedOn, value, source } },
    }),
  );
  return [...readings, sameAgain, veto].filter((proposal) => proposal !== undefined);
}

test('A lists all that is not in doubt with what it does, and how many that are; Enter takes it as one action', () => {
  const analyst = atInbox();
  analyst.hear({ kind: 'proposals', proposals: weeks() });
  const before = analyst.state.board.card.root.score;
  analyst.type('A');
  const said = spokenScreenArrivalSentences(analyst.state).join(' ');
  expect(said).toContain('Enter takes 4: 2 readings, 1 event and 1 check; 3 stay in the inbox.');
  expect(said).toContain('The index: 36.5 becomes ');
  // what is to be looked at first, then what is ordinary
  expect(said).toContain(' Look at the first one.');
  expect(screenReaderFocus(analyst.state).text).toMatch(/^1 of 3: of event CC7, /);
  analyst.type('j');
  // of one indicator and source one row, with each, whence they come, and the mean that is scored
  expect(screenReaderFocus(analyst.state).text).toMatch(
    /^2 of 3: of RU1 New occupied land, day 2 days, change 61, 48 km²\/mo, mean 34 becomes .*, source DeepState, score 83 becomes 81\. mean .* window\. DeepState.* by .*31 Oct 61, 1 Nov 48/,
  );
  expect(analyst.state.board.card.root.score).toBe(before);
  analyst.type('Enter');
  expect(decisions(analyst)).toMatchObject([
    { id: event, answer: 'accepted', event: {} },
    { id: 'p802', answer: 'accepted', reading: { value: 61 } },
    { id: 'p801', answer: 'accepted', reading: { value: 48 } },
    { id: same, answer: 'accepted', check: { indicator: 'share-occupied' } },
  ]);
  written(analyst, weeks().slice(2, 5));
  expect(topScreen(analyst.state).kind).toBe('inbox');
  expect(analyst.state.notice?.text).toMatch(/^Accepted 4; u takes it back\./);
});

test('on the page that accepts together a digit narrows it to a source or an indicator, Space leaves one out, Esc does nothing', () => {
  const analyst = atInbox();
  analyst.hear({ kind: 'proposals', proposals: weeks() });
  const before = analyst.effects.length;
  analyst.type('G', 'A', 'Esc');
  expect(analyst.effects).toHaveLength(before);
  analyst.type('g', 'A', '2');
  expect(screenReaderFocus(analyst.state).text).toMatch(/^1 of 2: of RU1 /);
  analyst.type(' ');
  // the whole row
  expect(screenReaderFocus(analyst.state).text).toMatch(/^1 of 2: left, of RU1 /);
  expect(spokenScreenArrivalSentences(analyst.state).join(' ')).toContain(
    'Enter takes 1: 1 check; 4 stay in the inbox.',
  );
  analyst.type('3');
  expect(screenReaderFocus(analyst.state).text).toMatch(/^1 of 1: left, of RU1 /);
  analyst.type(' ', 'Enter');
  expect(decisions(analyst)).toMatchObject([
    { id: 'p802', reading: { value: 61 } },
    { id: 'p801', reading: { value: 48 } },
  ]);
});

test('an event that is proposed twice is in doubt the second time', () => {
  const analyst = atInbox();
  const [veto] = PROPOSALS.proposals.slice(-1);
  if (veto === undefined || !('happening' in veto.proposed)) throw new Error('no event');
  const { happening } = veto.proposed;
  const again = {
    ...happening,
    day: '2026-11-23',
    title: 'China, Russia veto Iran resolution',
    url: '',
  };
  analyst.hear({
    kind: 'proposals',
    proposals: [
      veto,
      { ...veto, id: 'p900', seq: 900, proposed: { kind: 'event', happening: again } },
    ],
  });
  expect(screenReaderFocus(analyst.state).text).toContain(
    'check: it is like "China and Russia vetoed a resolution on Iran" of 24 Nov 2026, which is proposed too',
  );
  analyst.type('A', 'Enter');
  expect(decisions(analyst)).toMatchObject([{ id: event, answer: 'accepted' }]);
});

test('= accepts all that say what stands, as checks', () => {
  const analyst = atInbox();
  analyst.type('=');
  expect(decisions(analyst)).toMatchObject([
    { id: same, answer: 'accepted', check: { observedOn: '2026-11-24' } },
  ]);
  written(analyst);
  expect(analyst.state.notice?.text).toContain('1 proposal of what stands accepted as 1 check');
});

test('what stands and is not the newest any more becomes no check, by a and by =, and that is said', () => {
  const analyst = sitDown();
  const { board } = analyst.state;
  const newer = elsewhere('share-occupied', '2026-11-15', 19.4);
  const readings = readingsWithReading(board.readings, newer);
  analyst.hear({ kind: 'stored', stored: { ...STORED, readings } });
  analyst.type('I');
  analyst.hear(PROPOSALS);
  const said = 'stands already; a newer reading of 15 Nov 2026 stands too';
  analyst.type('=');
  expect(decisions(analyst)).toEqual([{ id: same, answer: 'accepted', reason: '' }]);
  written(analyst);
  expect(analyst.state.notice?.text).toContain(
    `1 proposal of what stands accepted as nothing; RU2 ${said}`,
  );
  const one = PROPOSALS.proposals.filter(({ id }) => id === same);
  const again = one.map((each) => ({ ...each, id: 'p790', seq: 790 }));
  const two = sitDown();
  two.hear({ kind: 'stored', stored: { ...STORED, readings } });
  two.type('I');
  two.hear({ kind: 'proposals', proposals: [...one, ...again] });
  two.type('=');
  written(two, []);
  expect(two.state.notice?.text).toContain(
    '2 proposals of what stands accepted as nothing; RU2, RU2 stand already; there are newer readings',
  );
  analyst.type('j', 'j', 'j');
  expect(screenReaderFocus(analyst.state).text).toContain(
    `If you accept: nothing is recorded, it ${said}.`,
  );
  analyst.type('a');
  expect(decisions(analyst)).toEqual([{ id: same, answer: 'accepted', reason: '' }]);
  written(analyst);
  expect(analyst.state.notice?.text).toBe(`RU2 19.3 % of territory ${said}; u takes it back.`);
});

test('D refuses with a reason, l puts off, the doubt is the reason that is filled in; Esc leaves it as it was', () => {
  const analyst = atInbox();
  analyst.type('j', 'D', ...'older map', 'Enter');
  expect(decisions(analyst)).toEqual([{ id: second, answer: 'refused', reason: 'older map' }]);
  written(analyst);
  const before = analyst.effects.length;
  analyst.type('l', 'Esc');
  expect(analyst.effects).toHaveLength(before);
  analyst.type('l', 'Enter');
  expect(decisions(analyst)).toEqual([
    { id: second, answer: 'later', reason: 'another value: 61 of DeepState' },
  ]);
});

test('a digit picks a usual reason, Left and Right go through them, a comma adds to it and letters do not, and a number is text', () => {
  const analyst = atInbox();
  const reason = (): string => {
    const top = topScreen(analyst.state);
    return top.kind === 'prompt' ? top.field.text : top.kind;
  };
  analyst.type('j', 'D', '2');
  expect(reason()).toBe('wrong unit or slip');
  expect(screenReaderFocus(analyst.state).text).toContain(
    '1 other measure, 2 wrong unit or slip, 3 ',
  );
  analyst.type('Left');
  expect(reason()).toBe('other measure');
  analyst.type('2');
  expect(reason()).toBe('wrong unit or slip');
  analyst.type('Left', 'Right', 'Left', 'Enter');
  expect(decisions(analyst)).toEqual([{ id: second, answer: 'refused', reason: 'other measure' }]);
  written(analyst);
  for (const [typed, said] of [
    ['1, of 3 maps', 'other measure, of 3 maps'],
    // letters meant for the list are not recorded with it
    ['1of the map', 'other measure'],
    ['5 of', 'newer value stands'],
    // another digit is another pick, but for one that picks none
    ['26', 'other source taken'],
    ['10 Nov is newer', '10 Nov is newer'],
    ['2026 is meant', '2026 is meant'],
  ] as const) {
    analyst.type('D', ...typed, 'Enter');
    expect(decisions(analyst)).toEqual([{ id: second, answer: 'refused', reason: said }]);
    written(analyst);
  }
  analyst.type('D', '2', 'l');
  expect(topScreen(analyst.state)).toMatchObject({
    problem: 'Enter takes "wrong unit or slip"; a comma adds to it, Backspace changes it.',
  });
  analyst.type('Backspace');
  expect(reason()).toBe('wrong unit or sli');
  analyst.type('Esc');
  analyst.type('D', '9', 'Enter');
  expect(decisions(analyst)).toEqual([{ id: second, answer: 'refused', reason: '9' }]);
});

test('N refuses all of the source as one action, once it is said what that is and a reason is given', () => {
  const analyst = atInbox();
  analyst.type('N');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'prompt',
    label: 'why all 2 are refused',
    about:
      'Refuse 2 proposals from DeepState? RU1 61 km²/month on 31 Oct 2026, RU2 19.3 % of territory on 27 Sep 2026. No score changes, and none of it is proposed again.',
  });
  const before = analyst.effects.length;
  analyst.type('Enter');
  expect(analyst.effects).toHaveLength(before);
  expect(topScreen(analyst.state)).toMatchObject({
    problem: 'Nothing is refused yet: pick a reason with its digit, or type one.',
  });
  analyst.type('3', 'Enter');
  const reason = 'weak source';
  expect(decisions(analyst)).toEqual([
    { id: first, answer: 'refused', reason },
    { id: same, answer: 'refused', reason },
  ]);
  written(analyst);
  expect(analyst.state.notice?.text).toBe('Refused: 2 proposals from DeepState; u takes it back.');
});

test('Enter opens the form filled in; what is changed is accepted, and the list is there again on the next row', () => {
  const analyst = atInbox();
  analyst.type('Enter');
  const form = topScreen(analyst.state);
  if (form.kind !== 'form') throw new Error(form.kind);
  expect(
    ['value', 'observed_on', 'source'].map((name) => textTypedInFormLine(form.form, name)),
  ).toEqual([...['61', '2026-10-31', 'DeepState']]);
  // it is typed over
  analyst.type(...'64', 'Enter');
  expect(decisions(analyst)).toMatchObject([
    { id: first, answer: 'accepted', reading: { value: 64, url: 'https://deepstatemap.live' } },
    { id: second, answer: 'refused', reason: 'another value stands: 64 of DeepState' },
  ]);
  const [, ...others] = PROPOSALS.proposals;
  written(analyst, others);
  expect(topScreen(analyst.state).kind).toBe('inbox');
  expect(said(analyst)).toMatch(/^1 of 4: .*of RU1 .*proposed 75 /);
  analyst.type('j', 'Enter');
  const sheet = topScreen(analyst.state);
  if (sheet.kind !== 'sheet') throw new Error(sheet.kind);
  expect(textTypedInFormLine(sheet.sheet, 'title')).toBe(
    'China and Russia vetoed a resolution on Iran',
  );
  analyst.type('Enter');
  expect(decisions(analyst)).toMatchObject([
    { id: event, answer: 'accepted', event: { nodes: ['double-vetoes'], direction: 'extends' } },
  ]);
  written(analyst, others);
  analyst.type('j', 'Enter', '^U', '=', 'Enter');
  expect(decisions(analyst)).toMatchObject([{ id: same, check: { indicator: 'share-occupied' } }]);
});

test('the form says what stands for the day of a proposal, with day and source, and what else is proposed for it', () => {
  const analyst = atInbox();
  analyst.type('Enter');
  expect(spokenScreenArrivalSentences(analyst.state)).toEqual(
    expect.arrayContaining([
      'also proposed for this day: 75 of ISW, an unusual source; saving refuses the other value.',
      expect.stringMatching(/^stands: 60 km²\/month of 27 Sep 2026, low, DeepState map series /),
    ]),
  );
  const other = atInbox();
  other.type('j', 'j', 'j', 'Enter');
  expect(spokenScreenArrivalSentences(other.state)).toContainEqual(
    expect.stringMatching(
      /^the same stands already: 19\.30? .*of 27 Sep 2026, \w+, DeepState map /,
    ),
  );
});

test('the filter narrows what the keys act on, and nothing is done where nothing is listed', () => {
  const analyst = atInbox();
  analyst.type('/', ...'isw', 'Enter', 'a');
  expect(decisions(analyst)).toMatchObject([{ id: second, answer: 'accepted' }, { id: first }]);
  written(analyst, []);
  const before = analyst.effects.length;
  analyst.type('a', 'A', 'N', '=', 'D', 'Enter');
  expect(analyst.effects).toHaveLength(before);
  expect(analyst.state.notice?.text).toBe('No proposal passes the filter; / changes it.');
});

test('on a locked board every answer is dead and says why', () => {
  const analyst = atInbox();
  analyst.press('app.lock');
  for (const key of ['a', 'A', 'N', '=', 'D', 'l', 'Enter']) {
    const before = analyst.effects.length;
    analyst.type(key);
    expect(analyst.effects).toHaveLength(before);
    expect(analyst.state.notice?.text).toContain('Editing is locked');
  }
});

test('the board says how many wait, and nothing where none does', () => {
  const analyst = sitDown();
  const { readings } = analyst.state.board;
  analyst.hear({
    kind: 'stored',
    stored: { ...STORED, readings, waiting: { count: 3, sources: 2, later: 1 } },
  });
  expect(analyst.state.waiting).toEqual({ count: 3, sources: 2, later: 1 });
});

test('the board names the key to what waits for a reading that is worth doing, in place of recording it', () => {
  const analyst = sitDown();
  const { readings } = analyst.state.board;
  const worth = () =>
    attentionPanel(analyst.state)?.rows.filter(({ isWorthDoing }) => isWorthDoing === true) ?? [];
  const [first] = worth();
  expect(first?.text).toMatch(/^record .* anew, \d+ days old: narrows /);
  const proposedOn = new Map([[first?.id ?? '', { readings: 2, events: 0 }]]);
  analyst.hear({ kind: 'stored', stored: { ...STORED, readings, proposedOn } });
  expect(worth()[0]).toMatchObject({
    id: first?.id,
    text: expect.stringMatching(/^2 readings proposed, I goes there: narrows /),
  });
});

test('a form and a page say what waits for their indicator, and a key goes to it', () => {
  const analyst = sitDown();
  const { readings } = analyst.state.board;
  const proposedOn = countOfOpenProposalsByNode(PROPOSALS.proposals);
  expect([...proposedOn]).toEqual([
    ['new-occupied-land', { readings: 2, events: 0 }],
    ['share-occupied', { readings: 1, events: 0 }],
    ['long-range-drones', { readings: 0, events: 0 }],
    ['double-vetoes', { readings: 0, events: 1 }],
  ]);
  analyst.hear({ kind: 'stored', stored: { ...STORED, readings, proposedOn } });
  analyst.type('j', 'j', 'e');
  expect(spokenScreenArrivalSentences(analyst.state)).toContain(
    '1 reading proposed, ^G goes there.',
  );
  analyst.type(...'19', '^G');
  expect(analyst.state.notice?.text).toBe(
    'Save what you typed first, or empty it: it would be lost from there.',
  );
  analyst.type('^U', '^G');
  analyst.hear(PROPOSALS);
  expect(screenReaderFocus(analyst.state).text).toMatch(/^4 of 5: state same, of RU2 /);
  analyst.type('Esc');
  expect(topScreen(analyst.state)).toMatchObject({ form: { indicator: 'share-occupied' } });
  analyst.type('Esc', 'Enter');
  expect(spokenScreenArrivalSentences(analyst.state)).toContain(
    '1 reading proposed, I goes there.',
  );
  analyst.type('I');
  analyst.hear(PROPOSALS);
  expect(screenReaderFocus(analyst.state).text).toMatch(/^4 of 5: /);
  analyst.type('j', 'Enter', '^G');
  expect(analyst.state.notice?.text).toBe('This form is of a proposal already; saving accepts it.');
});

test('in the form of a proposal ^D refuses it and ^N puts it off, and the list is there again', () => {
  const analyst = atInbox();
  analyst.type('Enter', '^D', '1', 'Enter');
  expect(decisions(analyst)).toEqual([{ id: first, answer: 'refused', reason: 'other measure' }]);
  written(analyst);
  expect(analyst.state.notice?.text).toContain('RU1 61 km²/month refused');
  expect(topScreen(analyst.state).kind).toBe('inbox');
  analyst.type('j', 'Enter', '^N', ...'to be asked', 'Enter');
  expect(decisions(analyst)).toEqual([{ id: second, answer: 'later', reason: 'to be asked' }]);
  written(analyst);
  analyst.type('j', 'Enter', 'x', '^N');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'confirm',
    question: 'Discard what you typed?',
  });
  const before = analyst.effects.length;
  analyst.type('n', '^N', 'y', 'Esc');
  expect(analyst.effects).toHaveLength(before);
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'sheet', proposal: { id: event } });
  const other = sitDown();
  other.type('e', '^D');
  expect(other.state.notice?.text).toBe('This form is of no proposal: save it, or leave it.');
});

test('an event like one that counts already is asked about, where it is proposed and where it is typed', () => {
  const analyst = atInbox();
  const veto = PROPOSALS.proposals.at(-1);
  if (veto === undefined || !('happening' in veto.proposed)) throw new Error('no event');
  const { happening: vetoed } = veto.proposed;
  const told = (change: object) => {
    const happening = { ...vetoed, ...change };
    analyst.hear({
      kind: 'proposals',
      proposals: [{ ...veto, proposed: { kind: 'event', happening } }],
    });
  };
  const like =
    'it is like "China and Russia vetoed the UN panel on Iran sanctions" of 17 Sep 2026, which counts already';
  told({ day: '2026-09-18', title: 'China and Russia veto the panel on sanctions' });
  expect(screenReaderFocus(analyst.state).text).toContain(`check: ${like}`);
  const before = analyst.effects.length;
  analyst.type('a');
  expect(topScreen(analyst.state)).toMatchObject({ question: `${like}. Is it meant?` });
  analyst.type('n', 'A');
  expect(analyst.state.notice?.text).toBe(NONE_SOUND);
  analyst.type('Enter', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'confirm',
    question: `Check: ${like}. Is it another one?`,
  });
  expect(analyst.effects).toHaveLength(before);
  analyst.type('y');
  expect(decisions(analyst)).toMatchObject([{ id: event, answer: 'accepted' }]);
  for (const other of [
    { day: '2026-09-30', title: 'China and Russia veto the panel on sanctions' },
    { day: '2026-09-18', title: 'Ship inspected' },
    { day: '2026-09-18', title: 'China and Russia veto the panel on sanctions', nodes: ['iran'] },
  ]) {
    const own = atInbox();
    const happening = { ...vetoed, ...other };
    own.hear({
      kind: 'proposals',
      proposals: [{ ...veto, proposed: { kind: 'event', happening } }],
    });
    own.type('a');
    expect(decisions(own)).toMatchObject([{ id: event, answer: 'accepted' }]);
  }
});

/** A reading that is proposed, as the inbox hears of it. */
function proposedReading(
  seq: number,
  said: Partial<Observation> & Pick<Observation, 'indicator' | 'observedOn' | 'value'>,
  proposedAt = '2026-11-24T12:00:00.000Z',
): Proposal {
  const [one] = PROPOSALS.proposals;
  if (one === undefined || !('observation' in one.proposed)) throw new Error('no reading');
  const observation = { ...one.proposed.observation, url: '', ...said };
  return {
    ...one,
    id: `p${seq}`,
    seq,
    proposedAt,
    proposed: { kind: 'reading', observation },
  };
}

/** Somebody in front of an inbox with these proposals. */
function atInboxWith(...proposals: readonly Proposal[]): Person {
  const analyst = sitDown();
  analyst.type('I');
  analyst.hear({ kind: 'proposals', proposals });
  return analyst;
}

const said = (analyst: Person): string => screenReaderFocus(analyst.state).text;

test('a step of more than twice the usual is in doubt, a shorter long one is marked; one that raises an alert is in doubt', () => {
  const brent = (value: number, seq = 901) =>
    proposedReading(seq, {
      indicator: 'brent-price',
      observedOn: '2026-11-24',
      source: 'EIA',
      value,
    });
  expect(said(atInboxWith(brent(95)))).toMatch(
    /^1 of 1: state sound, .*source EIA, remark ends WATCH, score /,
  );
  expect(said(atInboxWith(brent(85)))).toMatch(
    /^1 of 1: state sound, .*remark ends WATCH, long step/,
  );
  expect(said(atInboxWith(brent(30)))).toMatch(
    /^1 of 1: state doubt, .*remark step \d+, usual \d+.*check: a step of \d+ points; up to/,
  );
  const uranium = proposedReading(902, {
    indicator: 'uranium-60',
    observedOn: '2026-09-30',
    value: 455,
    source: 'IAEA',
  });
  const analyst = atInboxWith(uranium);
  expect(said(analyst)).toMatch(
    /^1 of 1: state doubt, .*remark raises ALERT.*check: it raises ALERT Uranium stock above the 440\.9 kg/,
  );
  // an older one is not what counts
  const older = proposedReading(903, {
    indicator: 'uranium-60',
    observedOn: '2025-06-01',
    value: 455,
    source: 'IAEA',
  });
  expect(said(atInboxWith(older))).not.toContain('raises');
});

test('readings that take the score of a mean are in doubt, and the sentence says what gives it back', () => {
  const month = (seq: number, observedOn: string): Proposal =>
    proposedReading(seq, {
      indicator: 'oil-gas-revenue',
      observedOn,
      value: 500,
      source: 'Russian finance ministry',
    });
  const three = [month(911, '2026-10-31'), month(912, '2026-09-30'), month(913, '2026-08-31')];
  const analyst = atInboxWith(...three);
  expect(said(analyst)).toMatch(/^1 of 1: state doubt, .*day 3 days, .*remark readings missing/);
  expect(said(analyst)).toContain(
    'RU12 would have no score: its mean needs 10 months, Mar to Jul 2026 are missing; record them too',
  );
  analyst.type('A');
  expect(analyst.state.notice?.text).toBe(NONE_SOUND);
  // the number stays as they are put off, and each keeps why
  const putOff = three.map(
    (each): Proposal => ({ ...each, state: 'later', reason: 'to be asked about' }),
  );
  expect(said(atInboxWith(...putOff))).toMatch(
    /remark to be asked about\. .*needs 10 months, Mar to Jul 2026 are missing/,
  );
  // with the months between nothing is lost
  const others = ['03-31', '04-30', '05-31', '06-30', '07-31'].map((day, at) =>
    month(914 + at, `2026-${day}`),
  );
  expect(said(atInboxWith(...three, ...others))).toMatch(/^1 of 1: state sound, .*day 8 days/);
  // one that alone takes nothing says that it is the others
  const march = atInboxWith(month(921, '2026-07-31'), month(922, '2026-03-31'));
  march.type('Enter', 'G');
  expect(said(march)).toContain('with the others proposed RU12 would have no score: ');
  expect(said(atInboxWith(month(922, '2026-03-31')))).toMatch(/^1 of 1: state sound, /);
});

test('of very many readings that are decided together the newest twelve are told with their days', () => {
  const days = Array.from(
    { length: 20 },
    (_, at): Proposal =>
      proposedReading(930 + at, {
        indicator: 'oil-gas-revenue',
        observedOn: `2026-10-${String(12 + at)}`,
        value: 600 + at,
        source: 'ministry',
      }),
  );
  expect(said(atInboxWith(...days))).toMatch(
    / 5 before, 17 Oct 605, .*, 28 Oct 616: decided together/,
  );
});

test('readings of one indicator and source in the same doubt are decided together, and apart once Enter lists them', () => {
  const month = (seq: number, observedOn: string, value: number, source = 'ministry'): Proposal =>
    proposedReading(seq, { indicator: 'oil-gas-revenue', observedOn, value, source });
  const three = [
    month(911, '2026-10-31', 612),
    month(912, '2026-09-30', 598),
    month(913, '2026-08-31', 641),
  ];
  const analyst = atInboxWith(...three);
  expect(said(analyst)).toMatch(/^1 of 1: .*day 3 days, proposed 598 to 641 RUB bn\/month/);
  expect(said(analyst)).toContain('If you accept all 3: ');
  expect(said(analyst)).toContain(
    '31 Aug 641, 30 Sep 598, 31 Oct 612: decided together; Enter lists them apart',
  );
  const ids = ['p913', 'p912', 'p911'];
  analyst.type('a');
  expect(decisions(analyst)).toMatchObject(ids.map((id) => ({ id, answer: 'accepted' })));
  analyst.type('l', 'Enter');
  expect(decisions(analyst)).toMatchObject(
    ids.map((id) => ({ id, answer: 'later', reason: 'readings missing' })),
  );
  written(analyst, three);
  expect(analyst.state.notice?.text).toMatch(/^RU12 3 readings put off; u takes it back/);
  analyst.type('Enter');
  expect(said(analyst)).toMatch(/^1 of 3: .*proposed 612 /);
  // the way back makes them one row again before it leaves
  const footer = (): string | undefined =>
    footerBindings(analyst.state)
      .find(({ id }) => id === 'nav.back')
      ?.labelNow?.(analyst.state);
  expect(footer()).toBe('one row again');
  analyst.type('j', 'Esc');
  expect(said(analyst)).toMatch(/^1 of 1: .*day 3 days/);
  expect(footer()).toBeUndefined();
  analyst.type('Enter', 'j', 'D', 'Enter');
  expect(decisions(analyst)).toMatchObject([{ id: 'p912', answer: 'refused' }]);
  // those that are left are one row too
  written(
    analyst,
    three.filter(({ id }) => id !== 'p912'),
  );
  expect(said(analyst)).toMatch(/^1 of 1: .*day 2 days/);
  analyst.type('Enter', 'Enter');
  expect(topScreen(analyst.state).kind).toBe('form');
  // another source is another decision
  expect(said(atInboxWith(...three, month(914, '2026-11-30', 600, 'gazette')))).toMatch(
    /^1 of 2: /,
  );
});

test('a reading of mid-month is in doubt where nearly all before it are of ends of months', () => {
  const of = (indicator: string, observedOn: string, value: number, source: string): string =>
    said(atInboxWith(proposedReading(941, { indicator, observedOn, value, source })));
  expect(of('new-occupied-land', '2026-11-15', 48, 'DeepState')).toMatch(
    /state doubt, .*day unlike the others: \d+ of \d+ are of month ends/,
  );
  for (const day of ['2026-10-29', '2026-10-31', '2026-11-02'])
    expect(of('new-occupied-land', day, 48, 'DeepState')).toMatch(/state sound, /);
  // these have no such habit
  expect(of('share-occupied', '2026-11-15', 19.4, 'DeepState')).toMatch(/state sound, /);
  expect(of('brent-price', '2026-11-17', 95, 'EIA')).toMatch(/state sound, /);
});

test('what says what stands records nothing where a newer reading of its indicator is proposed', () => {
  const of = (seq: number, observedOn: string, value: number) =>
    proposedReading(seq, {
      ...{ indicator: 'wealth-fund-liquid-rub', observedOn, value },
      source: 'Ministry of Finance',
    });
  const analyst = atInboxWith(of(951, '2026-06-01', 3.412), of(952, '2026-11-01', 3.05));
  analyst.type('A', 'j');
  expect(said(analyst)).toContain('stands already; a newer reading of 1 Nov 2026 is proposed');
  analyst.type('Enter');
  expect(decisions(analyst)).toEqual([
    expect.objectContaining({ id: 'p952', reading: expect.objectContaining({ value: 3.05 }) }),
    { id: 'p951', answer: 'accepted', reason: '' },
  ]);
});

test('where the window of a mean has no readings left out, nothing is promised', () => {
  const days = ['2026-08-31', '2026-09-30', '2026-10-31'];
  const rolling = { days: 120, atLeast: 6 };
  expect(whyRollingMeanWouldLackReadingsText({ rolling }, days)).toBe(
    'its mean needs 6 readings in 120 days, 3 are missing',
  );
  expect(
    whyRollingMeanWouldLackReadingsText({ rolling }, [
      '2026-08-01',
      '2026-08-08',
      '2026-09-19',
      '2026-09-26',
    ]),
  ).toBe('its mean needs 6 readings in 120 days, 2 are missing; record them too');
  expect(
    whyRollingMeanWouldLackReadingsText({ rolling: { days: 120, atLeast: 3 } }, days),
  ).toBeUndefined();
  expect(whyRollingMeanWouldLackReadingsText({ rolling: undefined }, days)).toBeUndefined();
});

test('the source that a recipe names is no unusual one', () => {
  const from = (archived: string): string =>
    said(
      atInboxWith(
        proposedReading(921, {
          indicator: 'brent-price',
          observedOn: '2026-11-24',
          value: 95,
          source: 'Kommersant',
          archived,
        }),
      ),
    );
  expect(from('')).toMatch(/state doubt, .*unusual source/);
  expect(from('collected/copies/0123456789abcdef.gz')).toMatch(/state sound, /);
});

test('a rival that an answer settles stays in its place, and is the row in hand', () => {
  const analyst = atInboxWith(...weeks());
  expect(said(analyst)).toMatch(/^1 of 3: state doubt, of RU1 .*proposed 52 /);
  analyst.type('D', 'Enter');
  written(
    analyst,
    weeks().filter(({ id }) => id !== 'p803'),
  );
  expect(said(analyst)).toMatch(/^1 of 2: state sound, of RU1 .*proposed 70 /);
});

test('after a decision the next in doubt is in hand, from the top where none is below, never one put off', () => {
  const all = weeks();
  const analyst = atInboxWith(...all);
  const asLater = (ids: readonly string[]): readonly Proposal[] =>
    all.map((each) => (ids.includes(each.id) ? { ...each, state: 'later' } : each));
  analyst.type('G');

  expect(said(analyst)).toMatch(/^3 of 3: state doubt, /);
  analyst.type('l', 'Enter');
  written(analyst, asLater(['p805']));
  expect(said(analyst)).toMatch(/^1 of 3: state doubt, /);
});

test('many sound proposals are on their own page, and a filter finds them', () => {
  const analyst = atInboxWith(...weeks());
  expect(spokenScreenArrivalSentences(analyst.state).join(' ')).toContain(
    '7 proposals, none scored yet: 3 in doubt; 3 sound and 1 same, A shows and takes them.',
  );
  analyst.type('G');
  expect(said(analyst)).toMatch(/^3 of 3: state doubt, /);
  analyst.type('/', ...'sound', 'Enter');
  expect(said(analyst)).toMatch(/^1 of 2: state sound, /);
});

test('the form of an indicator that nothing is proposed for says where its value comes from', () => {
  const analyst = sitDown();
  analyst.press('reading.record');
  analyst.type('^G');
  expect(analyst.state.notice?.text).toBe(
    'Nothing is proposed for this indicator; its value is typed here.',
  );
});

test('once nothing in doubt is left, what is sound stays on its page', () => {
  const analyst = atInboxWith(...weeks());
  written(
    analyst,
    weeks().filter(({ id }) => !['p803', 'p804', 'p805'].includes(id)),
  );
  const told = spokenScreenArrivalSentences(analyst.state).join(' ');
  expect(told).toMatch(/Nothing in doubt is left; 3 sound and 1 same, A shows and takes them\./);
  analyst.type('a');
  expect(analyst.state.notice?.text).toBe('Nothing in doubt is left; A shows what is sound.');
  analyst.type('A');
  expect(topScreen(analyst.state).kind).toBe('together');
});

test('on the page that accepts together a key that has nothing to act on says so', () => {
  const analyst = atInboxWith(
    proposedReading(941, {
      indicator: 'brent-price',
      observedOn: '2026-11-24',
      value: 95,
      source: 'EIA',
    }),
  );
  const told = (...keys: readonly string[]): string | undefined => {
    analyst.type(...keys);
    return analyst.state.notice?.text;
  };
  expect(told('A', '2')).toBe('There is no choice 2; there is 1 all.');
  expect(told(' ', 'Enter')).toBe('Nothing is taken; Space takes the selected row.');
  analyst.hear({ kind: 'proposals', proposals: [] });
  expect(told('Enter')).toBe('Nothing is listed here.');
  expect(told(' ')).toBe('Nothing is listed here.');
});

test('what the person leaves out is counted among what is left', () => {
  const analyst = atInboxWith(...weeks());
  analyst.type('A', 'j', ' ');
  expect(spokenScreenArrivalSentences(analyst.state).join(' ')).toContain(
    'Enter takes 2: 1 event and 1 check; 5 stay in the inbox.',
  );
});

test('it opens on what came last, and a day, a file or a word of the list finds rows', () => {
  const old = (seq: number, observedOn: string) =>
    proposedReading(
      seq,
      { indicator: 'new-occupied-land', observedOn, value: 61, note: 'map.csv, row 4' },
      '2026-10-20T12:00:00.000Z',
    );
  const brent = proposedReading(933, {
    indicator: 'brent-price',
    observedOn: '2026-11-24',
    value: 95,
    source: 'EIA',
  });
  const analyst = atInboxWith(old(931, '2026-10-15'), old(932, '2026-10-08'), brent);
  expect(said(analyst)).toMatch(/^2 of 2: .*of CX4 /);
  for (const [words, row] of [
    ['nov 2026', /^1 of 1: .*of CX4 /],
    ['2026-11', /^1 of 1: .*of CX4 /],
    ['map.csv', /^1 of 1: .*of RU1 /],
    ['state:sound !map', /^1 of 1: .*of CX4 /],
  ] as const) {
    analyst.type('/', '^U', ...words, 'Enter');
    expect(said(analyst)).toMatch(row);
  }
});

test('with the last doubt decided the head says so, and the first of what is left is selected', () => {
  const brent = (seq: number, observedOn: string, value: number) =>
    proposedReading(seq, { indicator: 'brent-price', observedOn, value, source: 'EIA' });
  const three = [brent(961, '2026-11-17', 30), brent(962, '2026-11-24', 95)];
  const analyst = atInboxWith(...three);
  const head = () => spokenScreenArrivalSentences(analyst.state)[1];
  expect(head()).toBe('2 proposals, none scored yet: 1 in doubt; 1 sound, A shows and takes it.');
  analyst.type('l', 'Enter');
  written(
    analyst,
    three.map((each): Proposal => (each.id === 'p961' ? { ...each, state: 'later' } : each)),
  );
  expect(head()).toBe('Nothing in doubt is left; 1 sound, A shows and takes it; 1 put off.');
  expect(said(analyst)).toMatch(/^1 of 2: state sound, .*day 24 Nov, /);
});

test('a sound row says what it does to the score, what it raises or ends, and whether the band becomes another', () => {
  const remark = (indicator: string, observedOn: string, value: number, source: string) =>
    said(atInboxWith(proposedReading(971, { indicator, observedOn, value, source })));
  expect(remark('share-occupied', '2026-11-15', 19.4, 'DeepState')).toContain(
    'remark score 45.0 becomes 43.3',
  );
  expect(remark('brent-price', '2026-11-24', 96.4, 'EIA')).toContain(
    'remark ends WATCH, score minus 5.6',
  );
  expect(remark('china-russia-trade', '2026-10-31', 251.3, 'Chinese customs')).toContain(
    'remark changes band, score minus 7.0',
  );
  expect(remark('brent-price', '2026-06-15', 96.4, 'EIA')).toContain('remark not the newest');
});

test('a reading that leaves months out of the mean of monthly ones is in doubt, with which', () => {
  const crude = (seq: number, observedOn: string) =>
    proposedReading(seq, {
      indicator: 'russian-crude-to-china',
      observedOn,
      value: 2.5,
      source: 'Reuters',
    });
  expect(said(atInboxWith(crude(981, '2026-05-31')))).toMatch(
    /state doubt, .*remark months missing.*check: Mar to Apr 2026 are missing in its mean; record them too/,
  );
  expect(said(atInboxWith(crude(981, '2026-03-31')))).not.toContain('months missing');
  const all = ['03-31', '04-30', '05-31'].map((day, at) => crude(982 + at, `2026-${day}`));
  expect(said(atInboxWith(...all))).not.toContain('months missing');
});

test('of an event that is proposed the one like it that is recorded is named', () => {
  const analyst = atInbox();
  const recorded = [...analyst.state.board.card.indicators.keys()]
    .flatMap((id) => analyst.state.board.readings.eventsOf(id))
    .find(({ day, nodes }) => day > '2026-09-01' && nodes.length > 0);
  const [, , , , proposal] = PROPOSALS.proposals;
  if (recorded === undefined || proposal === undefined || !('happening' in proposal.proposed))
    throw new Error('no event');
  const happening = { ...recorded, nodes: ['iran'], follows: '' };
  const told = said(atInboxWith({ ...proposal, proposed: { kind: 'event', happening } }));
  expect(told).toContain(`like "${recorded.title}" of `);
});

test('what is typed for a filter takes the place of the one before', () => {
  const analyst = atInbox();
  analyst.type('/', ...'RU2', 'Enter', '/', ...'RU1', 'Enter');
  const top = topScreen(analyst.state);
  expect(top.kind === 'inbox' && top.filter).toBe('RU1');
});

test('an event for an indicator that counts none is in doubt, one for a track is not', () => {
  const analyst = atInbox();
  const veto = PROPOSALS.proposals.at(-1);
  if (veto === undefined || !('happening' in veto.proposed)) throw new Error('no event');
  const { happening } = veto.proposed;
  const of = (nodes: readonly string[], title = happening.title): string => {
    const proposed = { kind: 'event', happening: { ...happening, nodes, title } } as const;
    analyst.hear({ kind: 'proposals', proposals: [{ ...veto, proposed }] });
    return screenReaderFocus(analyst.state).text;
  };
  expect(of(['share-occupied'])).toMatch(
    /state doubt, .*remark changes no score\. check: RU2 counts no events: is another indicator meant\?.*an event is recorded, no score changes.*no event like it within 30 days/,
  );
  expect(of([analyst.state.strategy.root.id])).toMatch(/state sound, /);
  // recorded events of the like are told beside the one indicator, and not beside the other
  const refiners = 'US sanctioned two refiners of Russian crude';
  expect(of(['oil-gas-revenue'], refiners)).toMatch(/state sound, .*no score/);
  expect(of(['european-aid'], refiners)).toMatch(/state doubt, /);
});

test('on the page that accepts together o opens the address of the selected row', () => {
  const url = 'https://www.eia.gov/';
  const brent = proposedReading(951, {
    indicator: 'brent-price',
    observedOn: '2026-11-24',
    value: 95,
    source: 'EIA',
    url,
  });
  const analyst = atInboxWith(brent);
  analyst.type('A', 'o');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'open', url });
  expect(topScreen(analyst.state).kind).toBe('together');
});
