/** What became of the gauge between two boards, and of any score from one to another: its band and its score, in a phrase each. */
import type { Standing } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import {
  bandOrBandRangeText,
  changeBesideScoresText,
  NONE,
  scoreText,
  terminalSafeOneLine,
} from './format.ts';
import { lineFromTemplate, type Part } from './line.ts';

export interface BandChangeTexts {
  /** `Strained -> Reconsidering`, or `Strained, unchanged`; where another stands under the same two names, `Strained or Reconsidering before and after; standing: Strained -> Reconsidering`. */
  readonly band: string;
  /** What has become of the band, with its name before it: `band Strained -> Reconsidering`; without where none stood before. */
  readonly bandSaid: string;
  readonly bandChanged: boolean;
}

/** What has become of the band from one board to another, in texts: its names before and after, and, where these are the same, the band that stands. */
export function bandChangeView(before: Board, after: Board): BandChangeTexts {
  const [was, is] = [before.card.standing, after.card.standing];
  const [names, now] = [bandOrBandRangeText(was), bandOrBandRangeText(is)].map(terminalSafeOneLine);
  const [stood, stands] = [was?.band.title, is?.band.title];
  const firm = stood === undefined || stands === undefined || stood === stands;
  const band =
    names !== now
      ? `${names} -> ${now}`
      : firm
        ? `${now}, unchanged`
        : terminalSafeOneLine(`${now} before and after; standing: ${stood} -> ${stands}`);
  return {
    band,
    bandSaid: was === undefined ? band : `band ${band}`,
    bandChanged: hasBandChanged(was, is),
  };
}

/** Whether the band, or the range of bands that is printed where it is not firm, has another name than before, or the band that stands has. */
export function hasBandChanged(was: Standing | undefined, is: Standing | undefined): boolean {
  const [stood, stands] = [was?.band.title, is?.band.title];
  return (
    bandOrBandRangeText(was) !== bandOrBandRangeText(is) ||
    (stood !== undefined && stands !== undefined && stood !== stands)
  );
}

/** A score, or a value, before and after, as texts. */
export interface BeforeAndAfterTexts {
  readonly before: string;
  readonly after: string;
  /** Of the unrounded scores, `changeBesideScoresText`; '' where one of them is missing, and of a value. */
  readonly change: string;
}

/** What a score was and what it is, 0…100, as texts; "–" where it is undefined. */
export function scoreBeforeAndAfterView(
  was: number | undefined,
  is: number | undefined,
): BeforeAndAfterTexts {
  return {
    before: scoreText(was, 1),
    after: scoreText(is, 1),
    change: was === undefined || is === undefined ? '' : changeBesideScoresText(was, is),
  };
}

/** Whether a score shows a move, or came or went. */
export function hasShownScoreMoved({ before, after, change }: BeforeAndAfterTexts): boolean {
  return change === '' ? before !== after : change !== '0';
}

/** A score before and after in one phrase: `42.8 -> 44.2 (+1.4)`, or `42.8, unchanged`; "–" where there was none and is none. */
export function scoreBeforeAndAfterLine(score: BeforeAndAfterTexts): Part {
  const { before, after, change } = score;
  if (!hasShownScoreMoved(score))
    return after === NONE ? after : lineFromTemplate`${after}, unchanged`;
  return lineFromTemplate`${before} -> ${after}${change === '' ? '' : ` (${change})`}`;
}

/** The root's score before and after in one phrase: `42.8 -> 44.2 (+1.4)`, or `42.8, unchanged`. */
export function gaugeChangeLine(before: Board, after: Board): Part {
  return scoreBeforeAndAfterLine(
    scoreBeforeAndAfterView(before.card.root.score, after.card.root.score),
  );
}
