/** `axiswatch inbox`, `inbox accept`, `inbox refuse` and `inbox later`: what was proposed, and the answers to it. */
import { askYesOrNo, shouldAskForConfirmation } from '../../cli/confirm.ts';
import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import {
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
  textOptionValue,
} from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import {
  type Outcome,
  printComplaint,
  printRefusal,
  refusalOutcome,
  takeBackHintText,
} from '../../cli/refusal.ts';
import { type CommandSession, openSession, readSessionBoard } from '../../cli/session.ts';
import type { ProposalDecision } from '../../core/journal/journal-port.ts';
import type { ProposalAnswer } from '../../core/journal/proposal.ts';
import { endOfLocalDay } from '../../core/model/local-days.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { scoredByStrategyText } from '../../text/scored-by.ts';
import { boardChangeTexts, boardChangeView } from '../../views/board-change.ts';
import {
  boardWithDecisions,
  indicatorIdsOfProposalDecisions,
  proposalsRecordingNothingText,
  whatProposalDecisionsRecordText,
} from './accepting.ts';
import {
  allProposalDoubtsText,
  briefProposalDoubtOrRemarkText,
  isProposalInDoubt,
  questionBeforeAcceptingText,
  soundProposals,
} from './doubtful-proposals.ts';
import {
  inboxJson,
  inboxTexts,
  proposalSubjectText,
  proposedValueOrTitleText,
  rivalsRefusedText,
} from './inbox-output.ts';
import {
  canProposalRowBeAnswered,
  dayOfProposalRow,
  decisionsAcceptingProposalsOverRivals,
  filterProposalRowsBySource,
  firstContradictingProposalRows,
  isProposalPutOff,
  isProposalSameAsStanding,
  type ProposalRow,
  proposalRows,
  proposalSourceCounts,
} from './proposal-rows.ts';

/** Lists what is open, of a past day what was open then; with `--all` what was answered too. */
export async function listInboxCommand(io: Io, options: Options): Promise<ExitCode> {
  const all = isSwitchGiven(options, 'all');
  return runWithBoardAndPrint(io, options, (board, { strategy, store, today, asOf }) => {
    const isPast = asOf < today;
    const known = isPast
      ? store.proposalsKnownAt(endOfLocalDay(asOf))
      : all
        ? store.proposalsKnownAt()
        : store.openProposals();
    const readings = isPast ? store.readingsKnownAt(endOfLocalDay(asOf)) : board.readings;
    const rows = proposalRows(known, strategy, readings).filter(
      (row) => all || canProposalRowBeAnswered(row),
    );
    return {
      ok: true,
      value: {
        text: () =>
          joinedLinesText(
            inboxTexts(
              rows,
              (row) => isProposalInDoubt(board, row),
              (row) => briefProposalDoubtOrRemarkText(board, row),
              io.terminal(),
            ),
          ),
        json: () => inboxJson(rows, asOf),
      },
    };
  });
}

const DID = { accepted: 'inbox accept', refused: 'inbox refuse', later: 'inbox later' } as const;
const ANSWERS = { accept: 'accepted', refuse: 'refused', later: 'later' } as const;

/** Answers the proposals of these ids, of a source, all that say what stands, or all that is sound, as one action. A person is shown what accepting would do, and asked. */
export async function answerInboxCommand(
  io: Io,
  options: Options,
  how: keyof typeof ANSWERS,
  ids: readonly string[],
): Promise<ExitCode> {
  const dryRun = isSwitchGiven(options, 'dryRun');
  const opened = await openSession(io, pickGlobalOptions(options), {
    writes: 'an answer is given today',
    untouched: dryRun,
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const session = opened.value;
  try {
    const { strategy, store } = session;
    const open = proposalRows(store.openProposals(), strategy, store.readings());
    const chosen = chosenRows(
      open,
      ids,
      textOptionValue(options, 'from'),
      isSwitchGiven(options, 'same'),
      { sound: isSwitchGiven(options, 'sound'), all: isSwitchGiven(options, 'all') },
      how,
    );
    if (!chosen.ok) return printRefusal(io, chosen.refusal);
    const takesDoubtful = ids.length > 0 || isSwitchGiven(options, 'all');
    if (how === 'accept') return await accept(io, session, chosen.value, takesDoubtful, dryRun);
    const answer = ANSWERS[how];
    const reason = textOptionValue(options, 'reason') ?? '';
    const decisions = chosen.value.map(
      ({ proposal: { id } }): ProposalDecision => ({ id, answer, reason }),
    );
    const count = countWithNoun(decisions.length, 'proposal');
    return write(io, session, answer, decisions, `${SAYS[answer]}: ${count}.`);
  } finally {
    session.store.close();
  }
}

const SAYS = { refused: 'Refused', later: 'Put off' } as const;

/** The open proposals that are meant, each once; refused with what there is. */
function chosenRows(
  open: readonly ProposalRow[],
  ids: readonly string[],
  source: string | undefined,
  same: boolean,
  { sound, all }: { readonly sound: boolean; readonly all: boolean },
  how: keyof typeof ANSWERS,
): Outcome<readonly ProposalRow[]> {
  if (ids.length === 0 && source === undefined && !same && !sound)
    return refusalOutcome(
      2,
      `name proposals by their ids, or say --from SOURCE${how === 'accept' ? ', --same or --sound' : ' or --same'}`,
    );
  if (sound && (ids.length > 0 || all))
    return refusalOutcome(2, '--sound is of all that is sound; leave out the ids and --all');
  if (sound && open.length === 0)
    return refusalOutcome(1, 'no proposal is open; "axiswatch propose" puts some into the inbox');
  const byId = new Map(open.map((row) => [row.proposal.id, row]));
  const unknown = ids.filter((id) => !byId.has(id));
  if (unknown.length > 0) {
    const names = unknown.map((id) => `"${terminalSafeOneLine(id)}"`).join(', ');
    return refusalOutcome(
      1,
      `${names}: no open proposal has this id; "axiswatch inbox" lists them`,
    );
  }
  const meant = new Set(ids);
  const named = ids.length > 0 ? open.filter(({ proposal: { id } }) => meant.has(id)) : open;
  const ofSource = source === undefined ? named : filterProposalRowsBySource(named, source);
  if (source !== undefined && ofSource.length === 0) {
    const sources = proposalSourceCounts(open).map((each) => terminalSafeOneLine(each.source));
    const has = sources.length === 0 ? 'nothing is open' : `there are ${sources.join(', ')}`;
    return refusalOutcome(
      1,
      `--from: no open proposal is of "${terminalSafeOneLine(source)}"; ${has}`,
    );
  }
  const chosen = same ? ofSource.filter(isProposalSameAsStanding) : ofSource;
  return chosen.length === 0
    ? refusalOutcome(
        1,
        'no open proposal says what stands already; name some by the ids that "axiswatch inbox" lists',
      )
    : { ok: true, value: chosen };
}

async function accept(
  io: Io,
  session: CommandSession,
  rows: readonly ProposalRow[],
  takesDoubtful: boolean,
  dryRun: boolean,
): Promise<ExitCode> {
  const before = readSessionBoard(session);
  const sound = new Set(soundProposals(rows, before));
  const taken = takesDoubtful ? rows : rows.filter((row) => sound.has(row));
  const rivals = firstContradictingProposalRows(taken);
  if (rivals !== undefined) {
    const [one, other] = rivals;
    const day = dayText(dayOfProposalRow(one));
    return printRefusal(
      io,
      refusalOutcome(
        1,
        `${one.proposal.id} and ${other.proposal.id} give ${proposalSubjectText(one)} two values on ${day}, ${proposedValueOrTitleText(one)} and ${proposedValueOrTitleText(other)}; name the one that is right`,
      ).refusal,
    );
  }
  for (const row of rows.filter((each) => !sound.has(each))) {
    const doubt = isProposalPutOff(row) ? 'it was put off' : allProposalDoubtsText(before, row);
    if (!takesDoubtful)
      printComplaint(
        io,
        `${row.proposal.id}: ${doubt}; left out, accept it by its id if it is meant`,
      );
    else if (questionBeforeAcceptingText(before, row) !== undefined)
      printComplaint(io, `${row.proposal.id}: ${doubt}`);
  }
  if (taken.length === 0)
    return printRefusal(io, refusalOutcome(1, 'nothing was recorded').refusal);
  const decisions = decisionsAcceptingProposalsOverRivals(taken, session.today);
  const rivalTexts = new Set(taken.map(rivalsRefusedText).filter((text) => text !== ''));
  const refused = [...rivalTexts].map((text) => `; ${text}`).join('');
  const what = `${whatProposalDecisionsRecordText(decisions)} of ${countWithNoun(taken.length, 'proposal')}${proposalsRecordingNothingText(taken)}${refused}`;
  const after = boardWithDecisions(before, decisions, session.author);
  const lines = [
    ...boardChangeTexts(
      boardChangeView(before, after, indicatorIdsOfProposalDecisions(before, decisions)),
      io.columns(),
      io.terminal(),
    ),
    scoredByStrategyText(session.strategy, session.strategyHash),
  ];
  const asks = shouldAskForConfirmation(io, session, dryRun);
  if (dryRun || asks) {
    const says = `Would record: ${what}.`;
    const text = joinedLinesText([...labelledParagraphTexts('', says, io.columns()), '', ...lines]);
    printWhatWasDoneOnStdout(
      { ...io, quiet: false },
      { did: DID.accepted, says, written: false, boards: [before, after, session.strategyHash] },
      text,
    );
    if (dryRun) return 0;
    if (!(await askYesOrNo(io, 'Accept them?')))
      return printRefusal(io, refusalOutcome(1, 'nothing was recorded').refusal);
  }
  return write(io, session, 'accepted', decisions, `Accepted: ${what}.`, asks ? [] : lines);
}

function write(
  io: Io,
  session: CommandSession,
  answer: ProposalAnswer,
  decisions: readonly ProposalDecision[],
  sentence: string,
  lines: readonly string[] = [],
): ExitCode {
  const before = readSessionBoard(session);
  const written = session.store.answerProposals(decisions);
  if (!written.ok) return printRefusal(io, written);
  const says = `${sentence}${takeBackHintText(io, written.value.answered)}`;
  printWhatWasDoneOnStdout(
    io,
    {
      did: DID[answer],
      says,
      written: true,
      recorded: written.value.recorded,
      boards: [before, readSessionBoard(session), session.strategyHash],
    },
    joinedLinesText([
      ...labelledParagraphTexts('', says, io.columns()),
      ...(lines.length === 0 ? [] : ['', ...lines]),
    ]),
  );
  return 0;
}
