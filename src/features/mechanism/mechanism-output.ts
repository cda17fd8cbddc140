/** Cause and effect: every link and what each band requires, as text and as `axiswatch.links/1`. */

import { type LinkEnd, type LinkReport, linkReportsOf } from '../../core/analysis/links.ts';
import type { Swing } from '../../core/analysis/swings.ts';
import type { Event } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { dayText } from '../../text/format.ts';
import { valueOrNull } from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import { proseLines } from '../../tui/list-view-text.ts';
import type { LinksJson } from './links-document.ts';
import { CAUSE_AND_EFFECT, mechanismTabLines, mechanismTabs, NO_LINKS } from './mechanism-text.ts';

/** The document of a board's links. */
export function linksJson(board: Board): Unscored<LinksJson> {
  return {
    schema: 'axiswatch.links/1',
    asOf: board.asOf,
    links: Object.fromEntries(
      linkReportsOf(board).map((report) => [report.link.id, linkJson(report)]),
    ),
  };
}

function linkJson({ link, cause, effect, upswings, path, words }: LinkReport) {
  return {
    title: link.title,
    nodes: { cause: link.cause, effect: link.effect },
    since: { cause: sinceJson(cause), effect: sinceJson(effect) },
    words: valueOrNull(words),
    path: path.map((point) => ({
      day: point.day,
      cause: valueOrNull(point.cause),
      effect: valueOrNull(point.effect),
      words: valueOrNull(point.words),
    })),
    cause: cause.swings.map(swingJson),
    effect: effect.swings.map(swingJson),
    upswings: upswings.map(({ begin, followed, preceded }) => ({ begin, followed, preceded })),
  };
}

function sinceJson({ since }: LinkEnd) {
  return {
    change: valueOrNull(since?.change),
    low: valueOrNull(since?.low),
    high: valueOrNull(since?.high),
  };
}

function swingJson({ up, begin, from, end, to, open }: Swing) {
  return { way: up ? ('up' as const) : ('down' as const), begin, from, end, to, open };
}

/** Rows of a text, which has room for every picture. */
const MANY_ROWS = 100;

/** The mechanism in lines of at most `cells` cells, what the dashboard shows in tabs one below the other. */
export function mechanismLines(
  board: Board,
  events: readonly Event[],
  cells: number,
): readonly string[] {
  const { strategy } = board;
  if (strategy.mechanism.length === 0) return [NO_LINKS];
  return [
    `${CAUSE_AND_EFFECT}, as of ${dayText(board.asOf)}`,
    ...mechanismTabs(board).flatMap((title, tab) => {
      const lines = proseLines(mechanismTabLines(board, events, tab, cells, MANY_ROWS), cells);
      // a link begins with its own title
      return tab < strategy.mechanism.length ? ['', ...lines] : ['', title.toUpperCase(), ...lines];
    }),
  ];
}
