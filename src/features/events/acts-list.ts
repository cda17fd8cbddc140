/** What our side promised, did, and did against the strategy, and where it did not act, as rows of the events' second tab; the selected one says what came after it. */
import type { Idle } from '../../core/analysis/actions.ts';
import { EVENT_STATUSES, type Event, type EventStatus } from '../../core/model/model.ts';
import { countWithNoun, dayText, terminalSafeOneLine } from '../../text/format.ts';
import { proseLine, wrapLines } from '../../text/line.ts';
import type { ColumnSpec, ListBody } from '../../tui/list-view.ts';
import type { State } from '../../tui/state.ts';
import {
  type AgainstView,
  actAgainstText,
  actCourseText,
  actionsView,
  type CourseView,
  changeAfterActText,
  expectedChangeText,
  idleObjectiveCountText,
  idleObjectiveText,
} from '../../views/actions.ts';
import {
  eventMatchText,
  eventPassesFilter,
  nodePassesEventFilter,
  nodeTitle,
} from '../../views/event-words.ts';

interface Act {
  /** How far it came, in the word of its own status, or that it was against the strategy. */
  readonly word: EventStatus | 'against' | 'no act';
  /** undefined for an objective that nobody has acted on. */
  readonly event: Event | undefined;
  readonly day: string;
  readonly what: string;
  /** What is said of it while it is selected. */
  readonly about: readonly string[];
  /** The act against the strategy; undefined for all else. */
  readonly against?: AgainstView;
  /** The objective without an act; undefined for an act. */
  readonly idle?: Idle;
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'how far' },
  { key: 'day' },
  { key: 'act', grows: true },
];

/** Lines about the selected act; always as many, so that the table stays where it is. */
const ABOUT = 5;
/** Terminal rows below which they would leave the table no room. */
const TALL = 20;

/** The acts that pass the filter: pledged or decided, delivered, against the strategy, then the objectives without an act. */
export function filteredActs({ strategy, board, events }: State, filter: string): readonly Act[] {
  const { promised, delivered, against, idle } = actionsView(board, events);
  const course = (view: CourseView): Act => {
    const { first, delivered: done, latest } = view.course;
    const event = done ?? latest;
    const word = event.status ?? 'delivered';
    return {
      word,
      event,
      day: dayText(event.day),
      what: terminalSafeOneLine(first.title),
      about: [
        `${actCourseText(view.course)}; ${countWithNoun(view.waiting, 'day')} ago${view.late ? '; the day it was expected by has passed' : ''}`,
        ...(view.expected === undefined ? [] : [expectedChangeText(view.expected)]),
        ...view.followed.map(changeAfterActText),
      ],
    };
  };
  const fits = ({ event }: Act): boolean =>
    event !== undefined && eventPassesFilter(filter, event, strategy);
  return [
    ...[...promised, ...delivered].map(course).filter(fits),
    ...against
      .map(
        (each): Act => ({
          word: 'against',
          event: each.act,
          day: dayText(each.act.day),
          what: terminalSafeOneLine(
            `${each.act.title} (${each.ended === undefined ? 'still stands' : `ended ${dayText(each.ended.day)}`})`,
          ),
          about: [actAgainstText(each), ...each.followed.map(changeAfterActText)],
          against: each,
        }),
      )
      .filter(fits),
    ...idle
      .filter(({ node }) => nodePassesEventFilter(filter, node.id, strategy))
      .map(
        (each): Act => ({
          word: 'no act',
          event: undefined,
          day:
            each.since !== undefined
              ? dayText(each.since)
              : each.above === undefined
                ? 'no act yet'
                : 'none alone',
          what: nodeTitle(strategy, each.node.id),
          about: [`${nodeTitle(strategy, each.node.id)}: ${idleObjectiveText(strategy, each)}`],
          idle: each,
        }),
      ),
  ];
}

/** The acts in a width. */
export function actsListData(state: State, filter: string, cells: number): ListBody {
  const acts = filteredActs(state, filter);
  const counts = EVENT_STATUSES.flatMap((status) => {
    const many = acts.filter(({ word }) => word === status).length;
    return many === 0 ? [] : [`${many} ${status}`];
  });
  const against = acts.flatMap((act) => (act.against === undefined ? [] : [act.against]));
  const ended = against.filter((each) => each.ended !== undefined).length;
  const opposed =
    against.length === 0
      ? []
      : [`${against.length} against${ended === 0 ? '' : ` (${ended} ended)`}`];
  const idle = acts.flatMap((act) => (act.idle === undefined ? [] : [act.idle]));
  const about = state.size.rows < TALL ? 1 : ABOUT;
  return {
    head: acts.length === 0 ? [proseLine('No act of our side fits.')] : [],
    lead: (selected) => {
      const act = acts[Math.min(selected, acts.length - 1)];
      const why = act?.event === undefined ? '' : eventMatchText(filter, act.event, state.strategy);
      const said = [...(act?.about ?? []), ...(why === '' ? [] : [why])].map(proseLine);
      const lines = wrapLines(said, cells).slice(0, about);
      return act === undefined
        ? []
        : [...lines, ...Array.from({ length: about - lines.length }, () => proseLine(''))];
    },
    specs: COLUMNS,
    texts: acts.map(({ word, day, what }) => ({ 'how far': word, day, act: what })),
    targets: acts.map(({ idle }) => idle?.node.id),
    foot: [
      proseLine(
        `${[...counts, ...opposed, idleObjectiveCountText(idle)].join(', ')}. After is not because.`,
      ),
    ],
  };
}
