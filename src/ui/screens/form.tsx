/** The form that records a reading, with its problems beside the fields and what saving would do below. */
import { Box, useCursor } from 'ink';
import { useMemo } from 'react';
import { cut, fill, wrap } from '../../app/cells.ts';
import { oneLine } from '../../app/format.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import {
  boardWith,
  choicesOf,
  FORM_FIELDS,
  type FormField,
  observationOf,
  previewLines,
  problemAt,
  type RecordForm,
} from '../../app/record-form.ts';
import { asideOf, hintOf, lastText } from '../../app/record-hints.ts';
import type { State } from '../../app/state.ts';
import { windowOf } from '../../app/text-field.ts';
import type { Indicator } from '../../domain/model.ts';
import { Line, Lines, Spans } from '../components/line.tsx';
import { Panel } from '../components/panel.tsx';

interface Props {
  readonly state: State;
  readonly form: RecordForm;
  readonly glyphs: Glyphs;
  /** False while a question lies on top. */
  readonly active: boolean;
}

const LABELS: Readonly<Record<FormField, string>> = {
  value: 'value',
  observed_on: 'day',
  source: 'source',
  url: 'url',
  confidence: 'confidence',
  note: 'note',
};
const LABEL = 12;

/** The form below the header and above the notice and footer. */
export function FormScreen({ state, form, glyphs, active }: Props) {
  const { columns, rows } = state.size;
  const { board, today, author } = state;
  const framed = columns >= 80;
  const leaf = board.card.indicators.get(form.indicator);
  const parsed = useMemo(() => observationOf(form, board, today), [form, board, today]);
  const observation = parsed.ok ? parsed.value : undefined;
  const preview = useMemo(
    () =>
      observation === undefined
        ? []
        : previewLines(board, boardWith(board, observation, author), observation),
    [board, observation, author],
  );
  const cursor = useCursor();
  if (leaf === undefined)
    return <Line text=" This indicator is no longer in the strategy; Esc goes back." />;
  const indicator = leaf.node;
  const edge = framed ? 1 : 0;
  const box = Math.max(10, Math.min(48, columns - LABEL - 6 - edge * 2));
  const field = form.fields[form.focus];
  const shown = windowOf(field, box);
  const line = FORM_FIELDS.indexOf(form.focus);
  cursor.setCursorPosition(
    active && choicesOf(form.focus, indicator) === undefined
      ? { x: edge + 1 + LABEL + 2 + shown.cursor, y: 1 + 1 + 1 + line }
      : undefined,
  );
  const problems = form.tried && !parsed.ok ? parsed.problems : [];
  const hint = hintOf(form, indicator, parsed.ok ? [] : parsed.problems);
  const inner = columns - 2 - edge * 2;
  const title = oneLine(`Record ${indicator.code ?? ''} ${indicator.title}`);
  return (
    <Panel
      title={title}
      aside={oneLine(indicator.unit ?? '')}
      columns={columns}
      rows={rows - 3 - (framed ? 2 : 1)}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      <Line text={` ${cut(lastText(indicator, leaf.reading), inner)}`} tone="dim" />
      {FORM_FIELDS.map((name) => (
        <Field
          key={name}
          form={form}
          name={name}
          indicator={indicator}
          box={box}
          glyphs={glyphs}
          problem={problemAt(problems, name)}
          aside={asideOf(name, indicator, observation)}
        />
      ))}
      <Box flexDirection="column" marginTop={1}>
        <Lines
          texts={wrap(hint, inner)}
          toneOf={() => (problemAt(problems, form.focus) === undefined ? 'dim' : 'bad')}
        />
      </Box>
      {preview.length > 0 && (
        <Box flexDirection="column" marginTop={1}>
          <Line text=" IF YOU SAVE" tone="title" />
          <Lines texts={preview.map((text) => ` ${cut(text, inner - 1)}`)} />
        </Box>
      )}
    </Panel>
  );
}

interface FieldProps {
  readonly form: RecordForm;
  readonly name: FormField;
  readonly indicator: Indicator;
  readonly box: number;
  readonly glyphs: Glyphs;
  readonly problem: string | undefined;
  /** What stands behind the box: the unit, the day in full. */
  readonly aside: string;
}

function Field({ form, name, indicator, box, glyphs, problem, aside }: FieldProps) {
  const focused = form.focus === name;
  const field = form.fields[name];
  const choices = choicesOf(name, indicator);
  const level = indicator.levels?.find((each) => String(each.value) === field.text);
  const said =
    name === 'value' && level !== undefined ? `${field.text} ${oneLine(level.title)}` : field.text;
  const inside = fill(
    choices === undefined
      ? windowOf(focused ? field : { ...field, cursor: 0 }, box).text
      : cut(said, box),
    box,
  );
  const [open, close] = choices === undefined ? ['[', ']'] : ['<', '>'];
  const mark = focused ? glyphs.marker : ' ';
  return (
    <Spans
      spans={[
        { text: `${mark}${fill(LABELS[name], LABEL)}`, tone: focused ? 'focus' : undefined },
        { text: `${open} ${inside} ${close}`, typed: true },
        ...(aside === '' || problem !== undefined
          ? []
          : [{ text: ` ${aside}`, tone: 'dim' as const }]),
        ...(problem === undefined ? [] : [{ text: ` ${oneLine(problem)}`, tone: 'bad' as const }]),
      ]}
    />
  );
}
