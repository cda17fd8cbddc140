/** Refusing proposals and putting them off: one, or all that a source published, with a reason that is picked or typed. */
import { sourceOfProposed } from '../../core/journal/proposal.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { cutToWidth } from '../../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import { pushScreen, type State, type Step } from '../../tui/state.ts';
import { suggestedTextField, textFieldHolding } from '../../tui/text-field.ts';
import type { ProposalOfForm } from '../../views/proposals.ts';
import { proposalSubjectText, proposedValueOrTitleText } from './inbox-output.ts';
import { dayOfProposalRow, type ProposalRow } from './proposal-rows.ts';

/** How an answer without a record is told, and the usual reasons for it. */
const ANSWERS = {
  refused: {
    done: 'refused',
    usual: [
      'other measure',
      'wrong unit or slip',
      'weak source',
      'counted already',
      'newer value stands',
      'other source taken',
    ],
  },
  later: {
    done: 'put off',
    usual: ['to be compared with another source', 'provisional', 'to be asked about'],
  },
} as const;

/** As many proposals are named at most before they are refused together. */
const MOST_NAMED = 6;

/** What is proposed and of which day: `RU1 61 km²/month on 31 Oct 2026`. */
function proposalRowText(row: ProposalRow): string {
  return `${proposalSubjectText(row)} ${proposedValueOrTitleText(row)} on ${dayText(dayOfProposalRow(row))}`;
}

/** What is proposed, for what is said once it is answered: `RU1 61 km²/month`; of an event the beginning of its title. */
export function answeredProposalText(row: ProposalRow): string {
  const said = proposedValueOrTitleText(row);
  return `${proposalSubjectText(row)} ${row.indicator === undefined ? cutToWidth(said, TITLE_CELLS) : said}`;
}

/** What was answered: one proposal, or `RU12 3 readings`. */
export function answeredProposalsText(rows: readonly [ProposalRow, ...ProposalRow[]]): string {
  const [first] = rows;
  return rows.length === 1
    ? answeredProposalText(first)
    : `${proposalSubjectText(first)} ${countWithNoun(rows.length, 'reading')}`;
}

/** Cells of the title of an event that was answered. */
const TITLE_CELLS = 40;

/** The source of a proposal as it is named; "no source" where the proposal names none. */
export function proposalSourceName({ proposal: { proposed } }: ProposalRow): string {
  const source = sourceOfProposed(proposed);
  return source.trim() === '' ? 'no source' : terminalSafeOneLine(source);
}

/** The step that opens a prompt for the one reason why some proposals are refused or put off: `reason` is filled in, it may stay empty; `said` is what they are. */
export function askRefuseOrPutOffReasonStep(
  state: State,
  ids: readonly string[],
  { said, reason }: Pick<ProposalOfForm, 'said' | 'reason'>,
  answer: 'refused' | 'later',
): Step {
  const { done, usual } = ANSWERS[answer];
  return stepWithoutEffects(
    pushScreen(state, {
      kind: 'prompt',
      label: `why ${done}`,
      usual,
      field: suggestedTextField(reason),
      answer: (below, typed) =>
        refuseOrPutOffProposalsStep(below, ids, answer, typed, `${said} ${done}`),
    }),
  );
}

/** The step that opens a prompt for the reason why all these proposals of one source are refused, with what they are; an empty reason refuses nothing. */
export function askBulkRefusalReasonStep(state: State, rows: readonly ProposalRow[]): Step {
  const [first] = rows;
  if (first === undefined) return stepWithoutEffects(state);
  const what = `${countWithNoun(rows.length, 'proposal')} from ${proposalSourceName(first)}`;
  const named = rows.slice(0, MOST_NAMED).map(proposalRowText).join(', ');
  const more = rows.length - MOST_NAMED;
  return stepWithoutEffects(
    pushScreen(state, {
      kind: 'prompt',
      label: `why all ${rows.length} are refused`,
      about: `Refuse ${what}? ${named}${more > 0 ? ` and ${more} more` : ''}. No score changes, and none of it is proposed again.`,
      usual: ANSWERS.refused.usual,
      field: textFieldHolding(''),
      answer: (below, typed) =>
        typed.trim() === ''
          ? 'Nothing is refused yet: pick a reason with its digit, or type one.'
          : refuseOrPutOffProposalsStep(
              below,
              rows.map(({ proposal }) => proposal.id),
              'refused',
              typed,
              `Refused: ${what}`,
            ),
    }),
  );
}

/** The step that answers proposals as refused or put off, so that no reading or event comes of them; `typed` is the reason, `text` is said once the answer is written. */
export function refuseOrPutOffProposalsStep(
  state: State,
  ids: readonly string[],
  answer: 'refused' | 'later',
  typed: string,
  text: string,
): Step {
  const reason = typed.trim();
  const decisions = ids.map((id) => ({ id, answer, reason }));
  return writeStep(state, { kind: 'answerProposals', decisions }, { text, undo: 'takes it back' });
}
