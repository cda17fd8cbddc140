/** On what evidence an assessment was made: the readings its board stood on, as they were known then, with their sources. */
import {
  type Branch,
  type Indicator,
  type IndicatorScore,
  isNeitherGaugeNorGroup,
  type Reading,
} from '../../core/model/model.ts';
import { countOfReadingsUpToDay } from '../../core/model/readings.ts';
import {
  findIndicatorByIdOrCode,
  indicatorsOfStrategy,
  nodeCodeOf,
  nodePlacesOf,
} from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  scoreText,
  terminalSafeOneLine,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { filterTextBeingTyped, type ScreenTypes, type State } from '../../tui/state.ts';
import { nodeAsSeenByFilter, rowPassesFilter, wordsOfFilter } from '../../views/filter.ts';
import { sumOrRollingMeanBasisText, whyNoValueText } from '../../views/indicator-value.ts';
import { openedAssessmentPair } from './assessments-in-view.ts';

/** An indicator, and what was known of it then. */
export interface Evidence {
  readonly indicator: Indicator;
  /** Its value with day, confidence and source: of a reading, a mean of readings, or counted from events; undefined: none was known. */
  readonly known: Known | undefined;
  /** The reading that it is, of a mean the newest; undefined: none was known, or it is counted. */
  readonly reading: Reading | undefined;
}

type Known = Pick<Reading, 'value' | 'observedOn' | 'confidence' | 'source'>;

/** Every indicator of a board in file order, each with what it stood on. */
export function evidenceOfEveryIndicator(board: Board): readonly Evidence[] {
  return indicatorsOfStrategy(board.strategy).map((indicator) => {
    const leaf = board.card.indicators.get(indicator.id);
    return { indicator, known: leaf && knownOfLeaf(leaf), reading: leaf?.reading };
  });
}

function knownOfLeaf({ value, observedOn, confidence, source }: IndicatorScore): Known | undefined {
  return value === undefined || observedOn === undefined || confidence === undefined
    ? undefined
    : { value, observedOn, confidence, source };
}

/** Every reading of an indicator that a board knew, the newest first. */
function evidenceOfIndicator(board: Board, id: string): readonly Evidence[] {
  const indicator = findIndicatorByIdOrCode(board.strategy, id);
  const all = board.readings.of(id);
  const known = all.slice(0, countOfReadingsUpToDay(all, board.asOf)).toReversed();
  return indicator === undefined
    ? []
    : known.map((reading) => ({ indicator, known: reading, reading }));
}

/** The board of the assessment that is opened, and the rows of its evidence: every indicator that passes the filter, or all readings of one indicator; undefined where that board is not there. */
export function assessmentEvidenceRowsAndBoard(
  state: State,
  screen: ScreenTypes['assessment'],
): { readonly stood: Board; readonly rows: readonly Evidence[] } | undefined {
  const { opened } = openedAssessmentPair(state, screen);
  const stood = opened === undefined ? undefined : state.boardsThen.get(opened.id);
  if (stood === undefined) return undefined;
  if (screen.of !== undefined) return { stood, rows: evidenceOfIndicator(stood, screen.of) };
  const filter = filterTextOfAssessmentEvidence(state, screen);
  const rows = evidenceOfEveryIndicator(stood).filter(({ indicator: { id }, known }) => {
    const aims = meantBy(stood, id).map(({ title, aim = '' }) => `${title} ${aim}`);
    return rowPassesFilter(
      filter,
      nodeAsSeenByFilter(stood, id, [...aims, known?.source ?? ''].join(' ')),
    );
  });
  return { stood, rows };
}

/** The objective and the track of an indicator, the nearer first: what stands above them says nothing of it alone. */
function meantBy({ strategy }: Board, id: string): readonly Branch[] {
  const path = nodePlacesOf(strategy).get(id)?.path ?? [];
  return path.filter(isNeitherGaugeNorGroup).toReversed();
}

/** Why an indicator passes a filter, for each word that its row does not show; '' when it shows them all. */
export function indicatorFilterMatchReasonText(
  filter: string,
  stood: Board,
  { indicator, known }: Evidence,
): string {
  const { id, title, unit = '' } = indicator;
  const shown = terminalSafeOneLine(
    `${nodeCodeOf(indicator)} ${title} ${unit} ${known?.source ?? ''}`,
  );
  const near = meantBy(stood, id);
  return wordsOfFilter(filter)
    .filter((word) => !word.startsWith('!') && !shown.toLowerCase().includes(word))
    .flatMap((word) => {
      const [, node] = /^node:(.*)$/.exec(word) ?? [];
      const named = nodePlacesOf(stood.strategy)
        .get(id)
        ?.path.find((each) =>
          [each.id, nodeCodeOf(each)].some((name) => name.toLowerCase() === node),
        );
      const titled = near.find((each) => each.title.toLowerCase().includes(word));
      const meant = near.find(({ aim = '' }) => aim.toLowerCase().includes(word));
      const why =
        named !== undefined || titled !== undefined
          ? `it is of ${(named ?? titled)?.title}`
          : meant !== undefined
            ? `it is of ${meant.title}, for: ${textFromWord(meant.aim ?? '', word)}`
            : id.toLowerCase().includes(word)
              ? `in its id, ${id}`
              : undefined;
      return why === undefined ? [] : [terminalSafeOneLine(`"${word}": ${why}`)];
    })
    .join('; ');
}

/** A text from a word on, where that does not stand near its beginning. */
function textFromWord(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word);
  return at < 40 ? text : `…${text.slice(at)}`;
}

/** What the evidence is filtered by, as it is typed or as it was taken. */
export function filterTextOfAssessmentEvidence(
  state: State,
  { filter }: ScreenTypes['assessment'],
): string {
  return filterTextBeingTyped(state) ?? filter;
}

/** Whether a reading that was known then stands today as it stood. */
export function isReadingStillStanding(
  { readings }: Board,
  { id, seq, indicator }: Reading,
): boolean {
  return readings.of(indicator).some((each) => each.id === id && each.seq === seq);
}

/** What an indicator added to its board, `score 34.1`, or why it added nothing. */
export function scoreOrNotCountedText({ card, words }: Board, { id }: Indicator): string {
  const leaf = card.indicators.get(id);
  if (leaf?.effectiveWeight === 0) return 'context, not counted';
  return leaf?.score === undefined
    ? `${words.get(id) ?? 'missing'}, not counted`
    : `score ${scoreText(leaf.score, 1)}`;
}

/** A line for each indicator: value, day, confidence, source and address as they were known then. */
export function evidenceTextsForDraft(board: Board): readonly string[] {
  return evidenceOfEveryIndicator(board).map(({ indicator, known, reading }) => {
    const name = `${nodeCodeOf(indicator)} ${indicator.title}`;
    if (known === undefined)
      return terminalSafeOneLine(`${name}: ${whyNoValueText(board, indicator)}`);
    const { value, observedOn, confidence, source } = known;
    const { url = '' } = reading ?? {};
    const made = sumOrRollingMeanBasisText(board, indicator);
    const from = [source === '' ? 'source not given' : source, ...(url === '' ? [] : [url])];
    return terminalSafeOneLine(
      `${name}: ${valueWithUnitOrLevelText(indicator, value)}${made === undefined ? '' : `, ${made},`} on ${dayText(observedOn)}, ${confidence} confidence, ${scoreOrNotCountedText(board, indicator)}; ${from.join(', ')}`,
    );
  });
}
