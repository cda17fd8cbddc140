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
  textWidth,
} from '../page/line.ts';
import type { Section } from '../page/page.ts';
import { listOf, placeOf } from './list.ts';
import type { Form, PageView, View } from './screen.ts';
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
import { fieldOf, visible } from './text-field.ts';
import { everywhere } from './update.ts';

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

export function frameOf<W>(state: State<W>): Frame {
  const view = viewOf(state);
  const { columns, rows } = state.size;
  const footer = inGlyphs([cutLine(footerOf(state, view), columns)], state.glyphs)[0] ?? [];
  const body = bodyOf(state, view);
  const cursor = state.filtering
    ? { x: 1 + textWidth(footerFilter(state)), y: rows - 1 }
    : body.cursor;
  const drawn = (lines: readonly Line[]): readonly Line[] =>
    inGlyphs(lines, state.glyphs).map((line) => cutLine(line, columns));
  return {
    ...body,
    above: drawn(body.above),
    below: drawn(body.below),
    footer,
    ...(cursor === undefined ? {} : { cursor }),
  };
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
  const { table, above, below, ...shown } = view.lay(
    { columns, rows: rows - 1 },
    topOf(state).row?.id,
  );
  return {
    above,
    table: { layout: table, ...shown, indent: 1, columns: columns - 1 },
    below,
  };
}

function headerOf<W>(state: State<W>): Line {
  const path = state.layers
    .slice(1)
    .map((layer) => safeLine(screenOf(state, layer).title(atOf(state, layer))));
  const { columns } = state.size;
  const right = state.header(state.world, columns);
  const room = columns - lineWidth(right) - 3;
  const last = path.at(-1) ?? '';
  const whole = path.join(' › ');
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
  return [
    ...title,
    ...drawSays(section, columns, glyphs),
    ...('gauge' in section
      ? drawGauge(section, columns, { glyphs })
      : drawChart(section, columns, rows, { glyphs })),
  ];
}

function pageBody<W>(state: State<W>, view: PageView): Body {
  const { columns, rows } = state.size;
  const layer = topOf(state);
  const room = rows - AROUND;
  const chart = Math.max(6, Math.min(14, Math.floor(room * 0.4)));
  const margin = (lines: readonly Line[]): readonly Line[] =>
    lines.map((line) => [{ text: ' ' }, ...line]);
  const drawn = (sections: readonly Section[], width: number): readonly Line[] =>
    sections.flatMap((section, at) => [
      ...(at === 0 ? [] : [[]]),
      ...drawSection(section, width, chart, state),
    ]);
  const header = headerOf(state);
  const list = view.list === undefined ? undefined : listOf(view.page, view.list, layer);
  const place = view.page.sections.findIndex(({ id }) => id === view.list);
  if (list === undefined) {
    const lines = margin(drawn(view.page.sections, columns - 2));
    const from = Math.max(0, Math.min(layer.scroll, lines.length - room));
    return { above: [header, ...filled(lines.slice(from, from + room), room)], below: [] };
  }
  const before = margin(drawn(view.page.sections.slice(0, place), columns - 2));
  const title: readonly Line[] = [
    ...(before.length === 0 ? [] : [[]]),
    ...(list.title === '' ? [] : [[{ text: ` ${safeLine(list.title)}`, tone: 'strong' as const }]]),
    ...margin(drawSays(list, columns - 2, state.glyphs)),
  ];
  const after = margin(drawn(view.page.sections.slice(place + 1), columns - 2));
  const targets = list.rows.map((row) => list.target?.(row));
  const selected = placeOf(targets, layer);
  const beside = view.beside?.(targets[selected]) ?? [];
  const isSide = beside.length > 0 && columns >= WIDE;
  const width = isSide ? Math.floor(columns * 0.58) : columns;
  const below = isSide
    ? after
    : [...after, ...(beside.length === 0 ? [] : [[], ...margin(drawn(beside, columns - 2))])];
  const least = Math.min(list.rows.length, LEAST_LIST) + 1;
  const aboveRows = Math.min(before.length + title.length, Math.max(0, room - least));
  const above = [...before, ...title].slice(0, aboveRows);
  const left = room - above.length;
  const listRows = Math.max(
    least,
    Math.min(list.rows.length + 1, left - Math.min(below.length, Math.floor(left / 2))),
  );
  const sight = Math.max(1, listRows - 1);
  const from = Math.max(0, Math.min(selected - Math.floor(sight / 2), list.rows.length - sight));
  const to = Math.min(list.rows.length, from + sight);
  if (list.rows.length === 0) {
    const empty: Line = [
      {
        text: `  ${safeLine(layer.filter === '' ? (list.empty ?? 'nothing') : `nothing has “${layer.filter}” in it; Esc shows all`)}`,
        tone: 'dim',
      },
    ];
    return { above: [header, ...above, empty], below: filled(below, left - 1) };
  }
  const layout = layTable(list, width - 1, { glyphs: state.glyphs, selected: -1 });
  const besideRows = isSide ? left : 0;
  const used = isSide ? left : 1 + to - from;
  return {
    above: [header, ...above],
    table: {
      layout,
      hasHead: true,
      from,
      to,
      selected,
      indent: 1,
      columns: width - 1,
      ...(isSide
        ? {
            side: filled(
              drawn(beside, columns - width - 2).map((line) => cutLine(line, columns - width - 1)),
              besideRows,
            ),
          }
        : {}),
    },
    below: filled(below, left - used),
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
  const label = Math.max(...fields.map((field) => textWidth(field.label)));
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
  const below = margin(
    form.below(values).flatMap((section) => [[], ...drawSection(section, columns - 2, 8, state)]),
  );
  const kept = above.slice(0, Math.max(0, room - fieldLines.flat().length - 6));
  const lines = [
    ...kept,
    ...(kept.length > 0 ? [[]] : []),
    ...fieldLines.flat(),
    ...more,
    ...below,
  ];
  const currentAt = fields.findIndex(({ name }) => name === layer.field);
  if (currentAt >= 0) {
    const before =
      fieldLines.slice(0, currentAt).flat().length + kept.length + (kept.length > 0 ? 1 : 0);
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
    if (!isCurrent) return [{ text: typed.text === '' ? '–' : typed.text }];
    return field.choices.flatMap((choice): Line => {
      const shown = choice === '' ? 'none' : choice;
      return choice === typed.text
        ? [{ text: `[${shown}]`, tone: 'strong' as const }, { text: ' ' }]
        : [{ text: ` ${shown} `, tone: 'dim' as const }, { text: ' ' }];
    });
  }
  if (typed.text === '') return [{ text: safeLine(field?.hint ?? ''), tone: 'dim' }];
  const whole = isCurrent
    ? field?.suggest?.find((each) => each.toLowerCase().startsWith(typed.text.toLowerCase()))
    : undefined;
  const rest = whole?.slice(typed.text.length) ?? '';
  return [
    { text: visible(typed, box).text },
    ...(rest === '' ? [] : [{ text: safeLine(rest), tone: 'dim' as const }]),
  ];
}

function findBody<W>(state: State<W>, view: Extract<View<W>, { kind: 'find' }>): Body {
  const { columns, rows } = state.size;
  const layer = topOf(state);
  const field = layer.typed.find ?? fieldOf('');
  const found = view.find(field.text);
  const at = Math.min(layer.selected, Math.max(0, found.length - 1));
  const sight = rows - AROUND - 2;
  const from = Math.max(0, Math.min(at - Math.floor(sight / 2), found.length - sight));
  const { text, cursor } = visible(field, columns - 4);
  const width = Math.min(44, Math.floor(columns * 0.5));
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
  return {
    above: [headerOf(state), [{ text: ` : ${text}` }], [], ...filled(lines, sight)],
    below: [],
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
    return [
      { text: ` ${safeLine(question.text)} `, tone: 'strong' },
      ...keysLine(
        [
          ['Enter', 'yes'],
          ['Esc', 'no'],
        ],
        2,
      ),
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
    return [
      { text: ' ' },
      ...fitting(
        [
          ['Enter', view.form.verb ?? 'save'],
          ['Tab', 'next'],
          ['^O', 'more'],
          ['Esc', 'leave'],
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
  const own = screenOf(state).actions ?? [];
  const labelled = [
    ...own,
    ...everywhere(state).filter((action) => !own.some(({ key }) => key === action.key)),
  ]
    .filter(
      (action) =>
        action.label !== undefined && (own.includes(action) || action.why?.(at) === undefined),
    )
    .map((action): Hint => [action.key, action.label ?? '']);
  const isHome = state.layers.length === 1;
  const opens = view.kind === 'board' || at.row !== undefined;
  const left: readonly Hint[] = [
    ...(opens ? [['Enter', 'open'] as const] : []),
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
  for (const [gap, least] of [
    [3, left.length],
    [2, 5],
  ] as const) {
    for (const [hints, space] of rights) {
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
  return [
    { text: ' ' },
    ...keysLine(bare, 2),
    { text: '   ' },
    ...keysLine(
      [
        [':', ''],
        ['?', ''],
        ['q', ''],
      ],
      2,
    ),
  ];
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
  return lineWidth(whole) <= columns
    ? whole
    : keysLine(
        hints.map(([key, word]) => [key, word]),
        1,
      );
}
