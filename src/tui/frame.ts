/** The state as rows of a terminal, exactly as many as it has. */
import { drawChart } from '../page/chart.ts';
import { drawSays, drawTable, layTable, type TableLayout } from '../page/draw.ts';
import { drawGauge } from '../page/gauge.ts';
import { inGlyphs } from '../page/glyphs.ts';
import {
  bothEnds,
  cutLine,
  type Line,
  lineWidth,
  padLine,
  padText,
  safeLine,
  safeText,
  textWidth,
  wrapText,
} from '../page/line.ts';
import type { Section } from '../page/page.ts';
import { listOf, placeOf } from './list.ts';
import type { Action, Form, PageView, View } from './screen.ts';
import {
  atOf,
  type Layer,
  type State,
  screenOf,
  shownFields,
  textFieldOf,
  topOf,
  valuesOf,
  viewOf,
} from './state.ts';
import { completed, fieldOf, visible } from './text-field.ts';
import { everywhere, NOTHING_FOUND } from './update.ts';

export interface Frame {
  readonly above: readonly Line[];
  readonly table?: FocusedTable;
  readonly below: readonly Line[];
  readonly footer: Line;
  /** Where something is typed: cells from the left, rows from the top. */
  readonly cursor?: { readonly x: number; readonly y: number };
}

/** The table that has the focus, and the rows of it that are in sight. */
export interface FocusedTable {
  readonly layout: TableLayout;
  readonly hasHead: boolean;
  readonly from: number;
  readonly to: number;
  /** −1: none. */
  readonly selected: number;
  /** Cells to the left of it. */
  readonly indent: number;
  readonly columns: number;
  /** Lines to the right of it. */
  readonly side?: readonly Line[];
}

/** Rows of the header and the footer. */
const AROUND = 2;
/** From so many columns on the selected row's own figures stand beside the list. */
const WIDE = 120;
const LEAST_LIST = 5;
/** Rows of a chart. */
const LEAST_CHART = 6;
const MOST_CHART = 14;
/** Rows that what saving would do has below a form, whatever stands there at the moment. */
const ROOM_BELOW = 9;
/** Rows for what is cut in a list of what is found. */
const WHOLE = 4;
/** The part of the columns that a list takes at most where something stands beside it. */
const MOST_LIST = 0.68;
/** The part of the columns that the labels of a form take at most. */
const MOST_LABEL = 0.4;
const CHOOSE = 'Left and Right choose';
/** Cells more between a list and what stands beside it. */
const GAP = 2;

export function frameOf<W>(state: State<W>): Frame {
  const view = viewOf(state);
  const { columns, rows } = state.size;
  const footer = inGlyphs([cutLine(footerOf(state, view), columns)], state.glyphs)[0] ?? [];
  const body = bodyOf(state, view);
  const cursor = state.filtering
    ? { x: 1 + textWidth(footerFilter(state)), y: rows - 1 }
    : body.cursor;
  const drawn = (lines: readonly Line[]): readonly Line[] =>
    inGlyphs(
      lines.map((line) => cutLine(line, columns)),
      state.glyphs,
    );
  return {
    ...body,
    above: drawn(body.above),
    below: drawn(body.below),
    footer,
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** A frame as plain lines, as many as the terminal has. */
export function frameLines({ above, table, below, footer }: Frame, rows: number): readonly Line[] {
  const body = [...above, ...(table === undefined ? [] : tableLines(table)), ...below];
  return [...filled(body, rows - 1), footer];
}

function tableLines({
  layout,
  hasHead,
  from,
  to,
  selected,
  indent,
  columns,
  side,
}: FocusedTable): readonly Line[] {
  const margin = { text: ' '.repeat(indent) };
  const lines: readonly Line[] = [
    ...(hasHead ? [[margin, ...layout.head]] : []),
    ...Array.from(
      { length: to - from },
      (_, at): Line => [margin, ...layout.row(from + at, from + at === selected)],
    ),
  ];
  if (side === undefined) return lines;
  return side.map((line, at) => [
    ...padLine(lines[at] ?? [], columns + indent),
    { text: ' ' },
    ...line,
  ]);
}

type Body = Omit<Frame, 'footer'>;

function bodyOf<W>(state: State<W>, view: View<W>): Body {
  switch (view.kind) {
    case 'board':
      return boardBody(state, view);
    case 'page':
      return pageBody(state, view);
    case 'form':
      return formBody(state, view.form);
    case 'find':
      return findBody(state, view);
  }
}

function boardBody<W>(state: State<W>, view: Extract<View<W>, { kind: 'board' }>): Body {
  const { columns, rows } = state.size;
  const { lines } = view.lay({ columns, rows: rows - 1 }, topOf(state).row?.id);
  return { above: lines, below: [] };
}

function headerOf<W>(state: State<W>): Line {
  const apart = state.layers.findLastIndex((layer) => screenOf(state, layer).apart);
  const path = state.layers
    .slice(Math.max(1, apart))
    .map((layer) => safeLine(screenOf(state, layer).title(atOf(state, layer))));
  const { columns } = state.size;
  const right = apart === -1 ? state.header(state.world, columns) : [];
  const room = columns - lineWidth(right) - 3;
  const last = path.at(-1) ?? '';
  const whole = path.join(` ${state.glyphs.marker} `);
  const title = textWidth(whole) <= room ? whole : last;
  return bothEnds([{ text: ` ${title}`, tone: 'strong' }], right, columns - 1);
}

function drawSection(
  section: Section,
  columns: number,
  rows: number,
  { glyphs }: Pick<State<unknown>, 'glyphs'>,
): readonly Line[] {
  const title: readonly Line[] =
    section.title === '' ? [] : [[{ text: safeLine(section.title), tone: 'strong' }]];
  if ('rows' in section) return [...title, ...drawTable(section, columns, { glyphs })];
  const head = [...title, ...drawSays(section, columns, glyphs)];
  return [
    ...head,
    ...('gauge' in section
      ? drawGauge(section, columns, { glyphs })
      : drawChart(section, columns, rows - head.length, { glyphs })),
  ];
}

function pageBody<W>(state: State<W>, view: PageView): Body {
  const { columns, rows } = state.size;
  const layer = topOf(state);
  const room = rows - AROUND;
  const chart = Math.max(LEAST_CHART, Math.min(MOST_CHART, Math.floor(room * 0.4)));
  const margin = (lines: readonly Line[]): readonly Line[] =>
    lines.map((line) => [{ text: ' ' }, ...line]);
  // as much as so many rows hold; of a chart all or nothing
  const drawn = (
    sections: readonly Section[],
    width: number,
    rows = Number.POSITIVE_INFINITY,
  ): readonly Line[] => {
    const lines: Line[] = [];
    for (const section of sections) {
      const gap = lines.length === 0 ? [] : [[]];
      const left = rows - lines.length - gap.length;
      const own = drawSection(section, width, Math.max(LEAST_CHART, Math.min(chart, left)), state);
      if (!('chart' in section) || own.length <= left) lines.push(...gap, ...own);
    }
    return lines.slice(0, Math.max(0, rows));
  };
  const header = headerOf(state);
  const list = view.list === undefined ? undefined : listOf(view.page, view.list, layer);
  const place = view.page.sections.findIndex(({ id }) => id === view.list);
  if (list === undefined) {
    const lines = margin(drawn(view.page.sections, columns - 2));
    const from = Math.max(0, Math.min(layer.scroll, lines.length - room));
    return { above: [header, ...filled(lines.slice(from, from + room), room)], below: [] };
  }
  const targets = list.rows.map((row) => list.target?.(row));
  const selected = placeOf(targets, layer);
  const title: readonly Line[] = [
    ...(list.title === '' ? [] : [[{ text: ` ${safeLine(list.title)}`, tone: 'strong' as const }]]),
    ...margin(drawSays(list, columns - 2, state.glyphs)),
  ];
  const least = Math.min(list.rows.length, LEAST_LIST) + 1;
  const before = margin(
    drawn(view.page.sections.slice(0, place), columns - 2, room - least - title.length - 1),
  );
  const after = view.page.sections.slice(place + 1);
  const beside = view.beside?.(targets[selected]) ?? [];
  const isSide = beside.length > 0 && columns >= WIDE;
  const laid = (width: number) => layTable(list, width, { glyphs: state.glyphs, selected: -1 });
  // beside it the list takes what it needs
  const width = isSide
    ? 3 + lineWidth(laid(Math.floor(columns * MOST_LIST)).heads.flat())
    : columns - 1;
  const layout = laid(width);
  const above = [...before, ...(before.length === 0 ? [] : [[]]), ...title];
  const left = room - above.length;
  const under = (rows?: number): readonly Line[] => {
    const lines = margin(drawn([...after, ...beside], columns - 2, rows));
    return lines.length === 0 || list.rows.length === 0 ? lines : [[], ...lines];
  };
  const half = Math.floor(left / 2);
  const wanted = isSide ? 0 : view.isUneven ? half : Math.min(under().length, half);
  const sight = Math.max(least, Math.min(list.rows.length + 1, left - wanted)) - 1;
  const from = Math.max(0, Math.min(selected - Math.floor(sight / 2), list.rows.length - sight));
  const to = Math.min(list.rows.length, from + sight);
  if (list.rows.length === 0) {
    const empty: Line = [
      {
        text: `  ${safeLine(layer.filter === '' ? (list.empty ?? 'nothing') : `nothing has “${layer.filter}” in it; Esc shows all`)}`,
        tone: 'dim',
      },
    ];
    return { above: [header, ...above, empty], below: filled(under(left - 1), left - 1) };
  }
  const rest = isSide ? 0 : left - 1 - (to - from);
  return {
    above: [header, ...above],
    table: {
      layout,
      hasHead: true,
      from,
      to,
      selected,
      indent: 1,
      columns: isSide ? width + GAP : width,
      ...(isSide
        ? { side: filled(drawn([...beside, ...after], columns - width - GAP - 3, left), left) }
        : {}),
    },
    below: rest <= 1 ? filled([], rest) : filled(under(rest - 1), rest),
  };
}

function filled(lines: readonly Line[], rows: number): readonly Line[] {
  return Array.from({ length: Math.max(0, rows) }, (_, at) => lines[at] ?? []);
}

function formBody<W>(state: State<W>, form: Form<W>): Body {
  const { columns, rows } = state.size;
  const layer = topOf(state);
  const room = rows - AROUND;
  const fields = shownFields(form, layer);
  const values = valuesOf(form, layer);
  const widest = Math.max(...fields.map((field) => textWidth(field.label)));
  const label = Math.min(widest, Math.floor(columns * MOST_LABEL));
  const box = columns - label - 6;
  let cursor: Frame['cursor'];
  const margin = (lines: readonly Line[]): readonly Line[] =>
    lines.map((line) => [{ text: ' ' }, ...line]);
  const above = margin(
    (form.above ?? []).flatMap((section) => [...drawSection(section, columns - 2, 8, state)]),
  );
  const fieldLines = fields.map((field): readonly Line[] => {
    const isCurrent = field.name === layer.field;
    const problem = layer.problems.find(({ path }) => path === field.name);
    const head: Line = [
      { text: ` ${isCurrent ? state.glyphs.marker : ' '} `, tone: 'strong' },
      { text: `${padText(safeLine(field.label), label)}  `, tone: isCurrent ? 'strong' : 'dim' },
    ];
    const told: readonly Line[] =
      problem === undefined
        ? []
        : [[{ text: ' '.repeat(label + 5) }, { text: safeLine(problem.message), tone: 'bad' }]];
    return [[...head, ...fieldLine(form, layer, field.name, box, isCurrent)], ...told];
  });
  const hidden = form.fields.length - fields.length;
  const more: readonly Line[] =
    hidden === 0
      ? []
      : [
          [
            { text: ' '.repeat(3) },
            {
              text: `^O ${hidden} more: ${form.fields
                .filter((field) => !fields.includes(field))
                .map((field) => field.label)
                .join(', ')}`,
              tone: 'dim',
            },
          ],
        ];
  const told = form.below(values).map((section) => drawSection(section, columns - 2, 8, state));
  const asked = fields.length + more.length;
  const kept = above.slice(0, Math.max(0, room - asked - 1 - ROOM_BELOW));
  const blank: readonly Line[] = kept.length > 0 ? [[]] : [];
  const left = room - kept.length - blank.length - fieldLines.flat().length - more.length;
  const spaced = told.flatMap((section) => [[], ...section]);
  // without the blank lines and, where that is not enough, without what is below
  const below = margin(spaced.length <= left ? spaced : told.flat());
  const lines = [...kept, ...blank, ...fieldLines.flat(), ...more, ...below];
  const currentAt = fields.findIndex(({ name }) => name === layer.field);
  if (currentAt >= 0) {
    const before = fieldLines.slice(0, currentAt).flat().length + kept.length + blank.length;
    const { cursor: cell } = visible(textFieldOf(form, layer, layer.field), box);
    if (fields[currentAt]?.choices === undefined) cursor = { x: label + 5 + cell, y: before + 1 };
  }
  return {
    above: [headerOf(state), ...filled(lines, room)],
    below: [],
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function fieldLine<W>(
  form: Form<W>,
  layer: Layer,
  name: string,
  box: number,
  isCurrent: boolean,
): Line {
  const field = form.fields.find((each) => each.name === name);
  const typed = textFieldOf(form, layer, name);
  if (field?.choices !== undefined) {
    const { choices, hint = '' } = field;
    const line = choicesLine(choices, typed.text, box, isCurrent);
    const isOpen = !choices.includes(typed.text);
    const how = `${CHOOSE}${isOpen ? ` one of ${choices.length}` : ''}`;
    // the first that there is room for
    const hints = isCurrent ? [...(hint === '' ? [] : [`${hint}; ${how}`, hint]), how] : [hint];
    const lines = hints.map(
      (text): Line => [...line, { text: `   ${safeLine(text)}`, tone: 'dim' }],
    );
    return lines.find((each) => lineWidth(each) <= box) ?? line;
  }
  if (typed.text === '') return [{ text: safeLine(field?.hint ?? ''), tone: 'dim' }];
  const whole = isCurrent
    ? completed(field?.suggest, typed.text, valuesOf(form, layer))
    : undefined;
  return [
    // from its beginning, while the cursor is elsewhere
    { text: safeSigns(visible(isCurrent ? typed : { ...typed, cursor: 0 }, box).text) },
    ...(whole === undefined
      ? []
      : [{ text: `   Right arrow takes ${safeLine(whole)}`, tone: 'dim' as const }]),
  ];
}

/** Sign for sign, since the cursor stands in it. */
const safeSigns = (text: string): string => safeText(text).replaceAll(/\s/g, ' ');

/** All of them with the chosen one marked; where there is no room the chosen one and its place. */
function choicesLine(
  choices: readonly string[],
  chosen: string,
  cells: number,
  isCurrent: boolean,
): Line {
  const shown = (choice: string): string => (choice === '' ? 'none' : safeLine(choice));
  if (!isCurrent) return [{ text: chosen === '' ? '–' : shown(chosen) }];
  const all = choices.flatMap((choice): Line => {
    const isChosen = choice === chosen;
    return [
      {
        text: isChosen ? `[${shown(choice)}]` : ` ${shown(choice)} `,
        tone: isChosen ? 'strong' : 'dim',
      },
    ];
  });
  if (lineWidth(all) <= cells) return all;
  const place = choices.indexOf(chosen) + 1;
  if (place === 0) return [{ text: chosen === '' ? '–' : shown(chosen), tone: 'strong' }];
  return [
    { text: `[${shown(chosen)}]`, tone: 'strong' },
    { text: `  ${place} of ${choices.length}`, tone: 'dim' },
  ];
}

function findBody<W>(state: State<W>, view: Extract<View<W>, { kind: 'find' }>): Body {
  const { columns, rows } = state.size;
  const layer = topOf(state);
  const field = layer.typed.find ?? fieldOf('');
  const found = view.find(field.text);
  const at = Math.min(layer.selected, Math.max(0, found.length - 1));
  const widest = Math.max(0, ...found.map(({ text: name }) => textWidth(safeLine(name))));
  const width = Math.min(widest, Math.floor(columns * 0.6));
  const room = columns - width - 5;
  // what is cut stands whole below, of the selected one
  const isCut = (each = found[at]): boolean =>
    each !== undefined && (textWidth(each.text) > width || textWidth(each.says) > room);
  const whole = isCut()
    ? wrapText(safeLine(`${found[at]?.text}  ${found[at]?.says}`), columns - 2)
    : [];
  const below = found.some((each) => isCut(each))
    ? filled([[], ...whole.map((part): Line => [{ text: ` ${part}` }])], WHOLE)
    : [];
  const sight = rows - AROUND - 2 - below.length;
  const from = Math.max(0, Math.min(at - Math.floor(sight / 2), found.length - sight));
  const { text, cursor } = visible(field, columns - 4);
  const lines = found.slice(from, from + sight).map(({ text: name, says }, index): Line => {
    const isSelected = from + index === at;
    const line: Line = [
      { text: ` ${isSelected ? state.glyphs.marker : ' '} `, tone: 'strong' },
      { text: padText(safeLine(name), width) },
      { text: `  ${safeLine(says)}`, tone: 'dim' },
    ];
    return isSelected
      ? padLine(cutLine(line, columns), columns).map((span) => ({ ...span, on: 'selected' }))
      : line;
  });
  const none: Line = [{ text: `   ${NOTHING_FOUND}`, tone: 'dim' }];
  const shown = filled(found.length === 0 && field.text !== '' ? [none] : lines, sight);
  return {
    above: [headerOf(state), [{ text: ` ${view.sign} ${text}` }], [], ...shown],
    below,
    cursor: { x: 3 + cursor, y: 1 },
  };
}

function footerFilter<W>(state: State<W>): string {
  const { filter } = topOf(state);
  return `/${filter}`;
}

function footerOf<W>(state: State<W>, view: View<W>): Line {
  const { question, message, filtering } = state;
  if (question !== undefined) {
    const hints: readonly Hint[] = [
      ['Enter', 'yes'],
      ['Esc', 'no'],
    ];
    const keys = keysLine(hints, 2);
    const text = ` ${safeLine(question.text)}?`;
    return [
      ...cutLine([{ text, tone: 'strong' }], state.size.columns - lineWidth(keys) - 3),
      { text: '  ' },
      ...keys,
    ];
  }
  if (filtering) return [{ text: ` ${footerFilter(state)}` }];
  if (message !== undefined) {
    return [
      { text: ` ${safeLine(message.text)}`, tone: message.tone === 'bad' ? 'bad' : 'strong' },
    ];
  }
  const layer = topOf(state);
  if (layer.filter !== '') {
    return [
      { text: ` filtered by “${safeLine(layer.filter)}”  ` },
      ...keysLine([['Esc', 'all']], 2),
    ];
  }
  return keysFooter(state, view);
}

type Hint = readonly [string, string];

function keysFooter<W>(state: State<W>, view: View<W>): Line {
  const { columns } = state.size;
  if (view.kind === 'form') {
    const own = view.form.keys?.[topOf(state).field] ?? [];
    const hasMore = view.form.fields.some(({ more }) => more);
    return [
      { text: ' ' },
      ...fitting(
        [
          ['Enter', view.form.verb ?? 'save'],
          ...(view.form.fields.length > 1 ? [['Tab', 'next'] as const] : []),
          ...own.map(({ key, label }): Hint => [key, label]),
          ...(hasMore ? [['^O', 'more'] as const] : []),
          ['Esc', 'leave'],
          ['F1', 'help'],
        ],
        columns - 2,
      ),
    ];
  }
  if (view.kind === 'find') {
    return [
      { text: ' ' },
      ...fitting(
        [
          ['Enter', 'choose'],
          ['Esc', 'back'],
        ],
        columns - 2,
      ),
    ];
  }
  const at = atOf(state);
  const labelOf = ({ label = 'open' }: Action<W>): string =>
    typeof label === 'string' ? label : label(at);
  const isHome = state.layers.length === 1;
  // those of the first screen are not its own: they hold everywhere
  const own = isHome ? [] : (screenOf(state).actions ?? []);
  const labelled = [
    ...own,
    ...everywhere(state).filter((action) => !own.some(({ key }) => key === action.key)),
  ]
    .filter(
      (action) =>
        action.label !== undefined &&
        action.key !== 'Enter' &&
        ((own.includes(action) && !action.hides) || action.why?.(at) === undefined),
    )
    .map((action): Hint => [action.key, labelOf(action)]);
  const enter = own.find(({ key }) => key === 'Enter');
  const opens = (view.kind === 'board' || at.row !== undefined) && enter?.why?.(at) === undefined;
  const left: readonly Hint[] = [
    ...(opens ? [['Enter', enter === undefined ? 'open' : labelOf(enter)] as const] : []),
    ...(isHome ? [] : [['Esc', 'back'] as const]),
    ...labelled,
  ];
  const rights: readonly (readonly [readonly Hint[], number])[] = [
    [
      [
        [':', 'find'],
        ['?', 'help'],
        ['q', 'quit'],
      ],
      2,
    ],
    [
      [
        [':', 'find'],
        ['?', 'help'],
        ['q', ''],
      ],
      1,
    ],
    [
      [
        [':', 'find'],
        ['?', ''],
        ['q', ''],
      ],
      1,
    ],
    [
      [
        [':', ''],
        ['?', ''],
        ['q', ''],
      ],
      2,
    ],
  ];
  // what stands in a narrower one is never left out for wider gaps
  for (const [gap, least, some] of [
    [3, left.length, rights.slice(0, 1)],
    [2, 5, rights],
  ] as const) {
    for (const [hints, space] of some) {
      const right = keysLine(hints, space);
      for (let count = left.length; count >= Math.min(least, left.length); count -= 1) {
        const line = keysLine(left.slice(0, count), gap);
        if (lineWidth(line) + lineWidth(right) + 4 <= columns) {
          return bothEnds([{ text: ' ' }, ...line], right, columns - 1);
        }
      }
    }
  }
  const bare = left.slice(0, 5).map(([key]): Hint => [key, '']);
  const right = keysLine(rights.at(-1)?.[0] ?? [], 2);
  const lines = [4, 3, 0].map((count): Line => {
    const hints = [...left.slice(0, count), ...bare.slice(count)];
    return [{ text: ' ' }, ...keysLine(hints, 2), { text: '   ' }, ...right];
  });
  return lines.find((line) => lineWidth(line) <= columns) ?? lines.at(-1) ?? [];
}

function keysLine(hints: readonly Hint[], gap: number): Line {
  return hints.flatMap(
    ([key, word], at): Line => [
      ...(at === 0 ? [] : [{ text: ' '.repeat(gap) }]),
      { text: key, tone: 'strong' },
      ...(word === '' ? [] : [{ text: ` ${word}`, tone: 'dim' as const }]),
    ],
  );
}

function fitting(hints: readonly Hint[], columns: number): Line {
  const whole = keysLine(hints, 3);
  return lineWidth(whole) <= columns ? whole : keysLine(hints, 1);
}
