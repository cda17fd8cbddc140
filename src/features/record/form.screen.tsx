/** The form that records a reading, with its problems beside the fields and what saving would do below. */
import { Box, useCursor } from 'ink';
import { useMemo } from 'react';
import type { Indicator } from '../../core/model/model.ts';
import { cut, fill, width, wrap } from '../../text/cells.ts';
import { fitting, narrowed, savingLines } from '../../text/fitting.ts';
import { oneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { Line, Lines, Spans, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { wholePanel } from '../../tui/layout.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { type State, topOf } from '../../tui/state.ts';
import { windowOf } from '../../tui/text-field.ts';
import type { FormScreen } from '../screen-types.ts';
import { walkPlace } from './batch-entry.ts';
import {
  choicesOf,
  FIELD_LABELS,
  FORM_FIELDS,
  type FormField,
  formObservation,
  problemAt,
  type RecordForm,
} from './record-form.ts';
import { asideOf, boxOf, fieldHint, lastText, whereLines } from './record-hints.ts';
import { boardWith, previewLines, usualStep } from './record-preview.ts';

interface Props {
  readonly state: State;
  readonly screen: FormScreen;
  readonly glyphs: Glyphs;
}

const LABEL = 12;
/** Lines kept for what is no field: the last reading, the hint, and what saving would do. */
const BESIDE_FIELDS = 10;

/** The form below the header and above the notice and footer. */
export function FormBody({ state, screen, glyphs }: Props) {
  // not while a question lies on top
  const active = topOf(state) === screen;
  const { form, walk } = screen;
  const { columns } = state.size;
  const { board, today, author } = state;
  const { framed, body, cells: inner } = wholePanel(state.size);
  const leaf = board.card.indicators.get(form.indicator);
  const parsed = useMemo(() => formObservation(form, board, today), [form, board, today]);
  const observation = parsed.ok ? parsed.value : undefined;
  const preview = useMemo(
    () =>
      observation === undefined
        ? []
        : previewLines(board, boardWith(board, observation, author, form.corrects), observation),
    [board, observation, author, form.corrects],
  );
  const step = useMemo(
    () => (observation === undefined ? undefined : usualStep(board, observation, form.corrects)),
    [board, observation, form.corrects],
  );
  const cursor = useCursor();
  if (leaf === undefined)
    return (
      <Line
        text={` This indicator is no longer in the strategy; ${keyOf(state, 'form.cancel')} goes back.`}
      />
    );
  const indicator = leaf.node;
  const edge = framed ? 1 : 0;
  const box = Math.max(10, Math.min(48, columns - LABEL - 6 - edge * 2));
  const field = form.fields[form.focus];
  const shown = windowOf(field, boxOf(form.focus, indicator, box, columns));
  const gap = body >= 22 ? 1 : 0;
  const room = Math.max(3, Math.min(FORM_FIELDS.length, body - BESIDE_FIELDS - 2 * gap));
  const rest = body - 1 - room - 2 * gap;
  const at = FORM_FIELDS.indexOf(form.focus);
  const first = Math.max(0, Math.min(at - room + 1, FORM_FIELDS.length - room));
  const line = at - first;
  cursor.setCursorPosition(
    active && choicesOf(form.focus, indicator) === undefined
      ? { x: edge + 1 + LABEL + 2 + shown.cursor, y: 1 + 1 + 1 + line }
      : undefined,
  );
  const problems = form.tried && !parsed.ok ? parsed.problems : [];
  const hint = fieldHint(form, indicator, parsed.ok ? [] : parsed.problems);
  const does = preview.length === 0 ? whereLines(indicator) : savingLines(preview, step, inner - 1);
  const hints = wrap(hint, inner).slice(0, Math.max(parsed.ok ? 0 : 1, rest - does.length));
  const fits = (text: string): boolean => columns >= 60 && width(text) <= inner;
  const kept = fitting(does, rest - hints.length);
  const name = `${indicator.code ?? ''} ${indicator.title}`.trim();
  const place = walk === undefined ? '' : `${walkPlace(screen) + 1} of ${walk.due.length} due: `;
  const title = oneLine(`${place}${form.corrects === undefined ? 'Record' : 'Correct'} ${name}`);
  const more = room < FORM_FIELDS.length ? `field ${at + 1} of ${FORM_FIELDS.length}` : '';
  return (
    <Panel
      title={title}
      aside={more === '' ? oneLine(indicator.unit ?? '') : more}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      <Line text={` ${cut(lastText(indicator, leaf.reading), inner)}`} tone="dim" />
      {FORM_FIELDS.slice(first, first + room).map((each) => (
        <Field
          key={each}
          form={form}
          name={each}
          indicator={indicator}
          box={boxOf(each, indicator, box, columns)}
          glyphs={glyphs}
          problem={problemAt(problems, each)}
          aside={asideOf(each, indicator, observation)}
        />
      ))}
      <Box flexDirection="column" marginTop={gap}>
        <Lines
          texts={hints}
          toneOf={() => (problemAt(problems, form.focus) === undefined ? 'dim' : 'bad')}
        />
      </Box>
      <Box flexDirection="column" marginTop={gap}>
        <ViewLines
          lines={kept.map((each) => ({
            ...each,
            text: cut(fits(each.text) ? each.text : narrowed(each, inner), inner),
          }))}
        />
      </Box>
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
        { text: `${mark}${fill(FIELD_LABELS[name], LABEL)}`, tone: focused ? 'focus' : undefined },
        { text: `${open} ${inside} ${close}`, typed: true },
        ...(aside === '' || problem !== undefined
          ? []
          : [{ text: ` ${aside}`, tone: 'dim' as const }]),
        ...(problem === undefined ? [] : [{ text: ` ${oneLine(problem)}`, tone: 'bad' as const }]),
      ]}
    />
  );
}
