/** The settings as a form; what is saved takes effect at once. */
import { table } from '../../page/page.ts';
import { strategyFile, strategySetting } from '../../store/load-strategy.ts';
import { openSettings, SETTINGS, type SettingName } from '../../store/settings.ts';
import type { Screen, Values } from '../../tui/screen.ts';
import { type Context, colourless, plainLocale, readerAsked, textOption } from '../context.ts';
import type { World } from '../dashboard/world.ts';

export const settingsScreen: Screen<World> = {
  id: 'settings',
  title: () => 'Settings',
  view: ({ world: { context } }) => ({
    kind: 'form',
    form: {
      draft: 'settings',
      fields: SETTINGS.map(({ name, label, choices }) => ({
        name,
        label: name,
        hint: label,
        ...(choices === undefined ? {} : { choices }),
      })),
      initial: Object.fromEntries(SETTINGS.map(({ name }) => [name, context.settings[name]])),
      below: (values) => [
        table<Applied>({
          id: 'applied',
          title: '',
          lines: true,
          rows: [appliedTo(context, values)],
          figures: Object.fromEntries(
            SETTINGS.map(({ name }) => [name, { kind: 'text', get: (applied) => applied[name] }]),
          ),
        }),
      ],
      check: (values) =>
        SETTINGS.flatMap(({ name, wrong }) => {
          const message = wrong(values[name] ?? '');
          return message === undefined ? [] : [{ path: name, message }];
        }),
      save: (values) => ({ do: 'work', work: () => save(context, values) }),
    },
  }),
  words: [
    ['contrast', 'a theme without dim text, and the selected row reversed'],
    ['none', 'a theme without colour or bold; signs and words carry the meaning'],
    ['block', 'charts drawn in quarters of a cell; braille in eighths, ascii in plain characters'],
  ],
};

async function save(context: Context, values: Values) {
  const { settings } = context;
  const file = strategySetting(context.folders.data, values.strategy ?? '');
  // refused where it cannot be used
  if (file !== settings.strategy) await context.load(strategyFile(context.folders.data, file));
  const opened = await openSettings(context.folders.config);
  for (const { name } of SETTINGS) {
    const value = name === 'strategy' ? file : (values[name] ?? '');
    if (value !== settings[name]) opened.set(name, value);
  }
  context.readSettings();
  return {
    do: 'all',
    nexts: [{ do: 'back' }, { do: 'say', text: 'saved' }],
  } as const;
}

type Applied = Partial<Record<SettingName, string>>;

/** Where something else is in force than what is typed. */
function appliedTo({ options, settings }: Context, values: Values): Applied {
  const [off, locale, asked] = [colourless(options), plainLocale(), readerAsked(options)];
  const file = textOption(options, 'strategy');
  const later = (name: SettingName) =>
    values[name] === settings[name] ? '' : 'from the next start on';
  return {
    theme: off === undefined ? '' : `none: ${off} is given`,
    glyphs:
      locale === undefined || values.glyphs !== 'auto' ? '' : `ascii: the locale is ${locale}`,
    'screen-reader': asked === undefined ? later('screen-reader') : `on: ${asked} is given`,
    store: textOption(options, 'store') === undefined ? later('store') : '--store is given',
    strategy: file === undefined ? later('strategy') : `${file}: --strategy is given`,
  };
}
