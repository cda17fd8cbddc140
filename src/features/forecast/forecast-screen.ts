/** Forecasts on the screen: the questions with what people gave them, and the forms that ask and give. */
import type { Board } from '../../model/board.ts';
import { askedValue, CONDITIONS } from '../../model/forecast.ts';
import { findNode } from '../../model/strategy.ts';
import { dayText, valueText } from '../../page/kinds.ts';
import { type Section, textLines } from '../../page/page.ts';
import type { Action, At, Field, Form, Screen, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { likeWord } from '../event/event-form.ts';
import { writtenItems } from '../record/written.ts';
import {
  askChanges,
  closedText,
  type Forecast,
  forecastsSection,
  foreseenSection,
  giveChange,
  offeredDay,
  offersSection,
  readForecasts,
  retractedBy,
  standingsSection,
} from './forecasts.ts';
import {
  NO_PROBABILITY,
  questionTexts,
  typedProbability,
  typedQuestion,
} from './typed-question.ts';

export const FORECASTS: Action<World> = {
  key: 'f',
  says: 'forecasts: questions that readings settle, and how well people forecast',
  run: () => ({ do: 'open', screen: 'forecasts' }),
};

const load = ({ board, context }: World) => readForecasts(context, board);

const allOf = ({ data }: At<World>): readonly Forecast[] => data as readonly Forecast[];

function selectedOf(at: At<World>): Forecast | undefined {
  const id = at.row?.id ?? at.target;
  return allOf(at).find((forecast) => forecast.id === id);
}

const NONE_HERE = 'no question is selected; a asks one';

const GIVE: Action<World> = {
  key: 'Enter',
  label: 'give',
  writes: true,
  says: 'give the selected question a probability',
  why: (at) => {
    const forecast = selectedOf(at);
    return forecast === undefined ? NONE_HERE : closedText(forecast);
  },
  run: ({ row }) => ({ do: 'open', screen: 'forecast-give', target: row?.id }),
};

/** Enter stands in the footer for both. */
const { label: _, ...GIVEN } = GIVE;

function goneOf(at: At<World>): ReturnType<typeof retractedBy> {
  const forecast = selectedOf(at);
  return forecast === undefined ? NONE_HERE : retractedBy(forecast, at.world.context.author);
}

export const forecastsScreen: Screen<World> = {
  id: 'forecasts',
  load,
  title: () => 'Forecasts',
  actions: [
    {
      key: 'a',
      label: 'ask',
      writes: true,
      says: 'ask a question: one that suggests itself, or your own',
      run: () => ({ do: 'open', screen: 'forecast-offers' }),
    },
    GIVE,
    { ...GIVEN, key: 'g' },
    {
      key: 'D',
      label: 'retract',
      writes: true,
      says: 'retract the selected question, or your last probability',
      why: (at) => {
        const gone = goneOf(at);
        return typeof gone === 'string' ? gone : undefined;
      },
      run: (at) => {
        const gone = goneOf(at);
        if (typeof gone === 'string') return { do: 'nothing' };
        const yes = writtenItems(
          at.world,
          gone.map(({ entry }) => ({ kind: 'retract', target: entry })),
          'retracted',
        );
        return { do: 'ask', question: `Retract “${gone[0]?.title}”`, yes };
      },
    },
  ],
  view: (at) => {
    const forecasts = allOf(at);
    const { author } = at.world.context;
    return {
      kind: 'page',
      page: {
        id: 'forecasts',
        title: 'Forecasts',
        sections: [
          forecastsSection(forecasts, author),
          standingsSection(forecasts, 'How well people forecast'),
        ],
      },
      list: 'forecasts',
      beside: (row) => forecasts.filter(({ id }) => id === row?.id).map(foreseenSection),
    };
  },
  words: [
    ['met, failed, void', 'what the readings came to; void: none was read that could settle it'],
    ['now, away', 'the newest reading, of a count the value, and how far it is from the line'],
    ['Brier', 'the squared error of the first probability: 0 is best'],
    ['as it stands', 'a forecast that nothing changes after the day of asking'],
  ],
};

/** Questions that suggest themselves, and the way to one's own. */
export const offersScreen: Screen<World> = {
  id: 'forecast-offers',
  title: () => 'ask',
  actions: [
    {
      key: 'a',
      label: 'your own',
      writes: true,
      says: 'ask a question of your own',
      run: () => ({ do: 'open', screen: 'forecast-form' }),
    },
  ],
  view: ({ world: { board } }) => ({
    kind: 'page',
    page: { id: 'offers', title: 'Questions to ask', sections: [offersSection(board)] },
    list: 'offers',
  }),
  words: [['why', 'the tripwire that would be crossed, or that a reading is late']],
};

/** Of the target `RU1 at least 200 by 2027-03-31`, or of an indicator alone. */
export const forecastForm: Screen<World> = {
  id: 'forecast-form',
  title: () => 'a question',
  view: (at) => ({ kind: 'form', form: askForm(at) }),
  words: [
    ['value', 'the line that the reading is to reach, in the unit of the indicator'],
    ['by', 'the last day whose reading counts: 31 mar 2027, +6m'],
    ['probability', 'yours, in per cent; you can give or change it later'],
  ],
};

function askForm({ world, target = '' }: At<World>): Form<World> {
  const { boards, today } = world;
  const board = boards.on(today);
  const day = dayText(offeredDay(today, { every: 1 }));
  const asked: Values = questionTexts(target);
  return {
    draft: `forecast ${target}`,
    ...(asked.by !== undefined && { begins: PROBABILITY.name }),
    fields: [
      {
        name: 'indicator',
        label: 'indicator',
        hint: 'its id, or the beginning of a word of its title',
        suggest: (typed) => likeWord(board.strategy.leaves, typed),
      },
      { name: 'condition', label: 'reaches', choices: CONDITIONS },
      { name: 'value', label: 'value' },
      { name: 'by', label: 'by', suggest: [day], hint: `Right arrow takes ${day}` },
      PROBABILITY,
    ],
    initial: { condition: CONDITIONS[0], ...asked },
    below: ({ indicator = '' }) => nowSections(board, indicator),
    check: (values) => {
      const typed = typedQuestion(board, values);
      return 'problems' in typed ? typed.problems : [];
    },
    save: (values) => {
      const typed = typedQuestion(board, values);
      if ('problems' in typed) return { do: 'nothing' };
      return writtenItems(world, askChanges(typed, today).changes, 'asked', 2);
    },
    verb: 'ask',
  };
}

const PROBABILITY: Field = { name: 'probability', label: 'probability', hint: 'such as 30 %' };

/** What the question is about, as it stands. */
function nowSections(board: Board, indicator: string): readonly Section[] {
  const leaf = findNode(board.strategy, indicator.trim());
  if (leaf?.kind !== 'leaf') return [];
  const now = askedValue(leaf, board.boards.recordOf(leaf), board.day);
  return [
    textLines({
      indicator: leaf.title,
      now: now === undefined ? 'none' : valueText(now, leaf),
      levels: leaf.levels?.join(', '),
    }),
  ];
}

export const giveForm: Screen<World> = {
  id: 'forecast-give',
  load,
  title: () => 'give a probability',
  view: (at) => {
    const { world, target } = at;
    const forecast = selectedOf(at);
    return {
      kind: 'form',
      form: {
        draft: `forecast ${target}`,
        fields: [PROBABILITY],
        initial: {},
        above: forecast === undefined ? [] : [foreseenSection(forecast)],
        below: () => [],
        check: ({ probability = '' }) => {
          if (forecast === undefined) return [{ path: 'probability', message: NONE_HERE }];
          const isRight = typedProbability(probability) !== undefined;
          const message = closedText(forecast) ?? (isRight ? undefined : NO_PROBABILITY);
          return message === undefined ? [] : [{ path: 'probability', message }];
        },
        save: ({ probability = '' }) => {
          const share = typedProbability(probability);
          if (forecast === undefined || share === undefined) return { do: 'nothing' };
          return writtenItems(world, [giveChange(forecast, share, world.today)], 'given', 1);
        },
        verb: 'give',
      },
    };
  },
  words: [['Brier', 'scores only your first probability; later ones are shown beside it']],
};
