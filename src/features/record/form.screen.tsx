/** The form that records a reading, with its problems beside the fields and what saving would do below. */

import { Box, useCursor } from 'ink';
import { useMemo } from 'react';
import type { Indicator } from '../../core/model/model.ts';
import { isObservationNotCheck } from '../../core/model/observation.ts';
import { cutToWidth, textWidth, wrapTextToWidth } from '../../text/cells.ts';
import {
  narrowSavePreviewLineText,
  savePreviewLines,
  savePreviewLinesThatFit,
} from '../../text/fitting.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { proseLine } from '../../text/line.ts';
import { cutSpansToWidth } from '../../text/tone.ts';
import {
  type NamedLine,
  problemTextOfFormLine,
  textTypedInFormLine,
  unfoldedFormLines,
} from '../../tui/form.ts';
import { FormRow } from '../../tui/ink/form-row.tsx';
import { Line, PartRowsColumn, SpansRow, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { COLUMNS_OF_PANELS, fullScreenPanelSize } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { topScreen } from '../../tui/state.ts';
import { visiblePartOfField } from '../../tui/text-field.ts';
import { batchFormIndex } from './batch-entry.ts';
import { indicatorCheckAndNextDueText } from './checking.ts';
import type { FormScreen } from './form-screen.ts';
import {
  foldedRareFormLinesText,
  parseFormObservationOrCheck,
  recordFormActionVerb,
} from './record-form.ts';
import {
  lastConfidenceHintText,
  nextValueSourceLines,
  proposalsForFormIndicatorText,
  recordFormFieldSuffix,
  recordFormFieldWidth,
  recordFormFocusedLineHintText,
  sourceCompletionHintText,
  sourceOfferHintText,
  standingReadingHintText,
} from './record-hints.ts';
import { boardWithObservation, recordPreviewLines } from './record-preview.ts';
import { NEW_SOURCE, unusualSourceText, valueJumpComparedWithUsual } from './slip-check.ts';
import { recordFormSourceOffers } from './source-offers.ts';

type Props = ScreenBodyProps<FormScreen>;

/** Cells of the label of a field. */
const LABEL = 12;

/** Lines kept for what is no field: the last reading, the hint, and what saving would do. */
const BESIDE_FIELDS = 10;

/** Lines from which what else is proposed has one of its own. */
const LEAST_APART = 12;

/** The form below the header and above the notice and footer. */
export function RecordFormBody({ state, screen, glyphs }: Props) {
  // not while a question lies on top
  const active = topScreen(state) === screen;
  const { form, batch, proposal } = screen;
  const { columns } = state.size;
  const { board, today, author } = state;
  const { framed, body, cells: inner } = fullScreenPanelSize(state.size);
  const leaf = board.card.indicators.get(form.indicator);
  const parsed = useMemo(
    () => parseFormObservationOrCheck(form, board, today),
    [form, board, today],
  );
  const observed = parsed.ok ? parsed.value : undefined;
  const observation = observed && isObservationNotCheck(observed) ? observed : undefined;
  const next = useMemo(
    () => observation && boardWithObservation(board, observation, author, form.corrects),
    [board, observation, author, form.corrects],
  );
  const preview = useMemo(
    () =>
      observation === undefined || next === undefined
        ? []
        : recordPreviewLines(board, next, observation),
    [board, next, observation],
  );
  const step = useMemo(
    () =>
      observation === undefined
        ? undefined
        : valueJumpComparedWithUsual(board, observation, form.corrects),
    [board, observation, form.corrects],
  );
  const cursor = useCursor();
  if (leaf === undefined)
    return (
      <Line
        text={` This indicator is no longer in the strategy; ${actionKeyName(state, 'form.cancel')} goes back.`}
      />
    );
  const indicator = leaf.node;
  const edge = framed ? 1 : 0;
  const box = Math.max(10, Math.min(48, columns - LABEL - 6 - edge * 2));
  const line = form.lines[form.focus];
  const shown = line && visiblePartOfField(line.field, recordFormFieldWidth(line, box, columns));
  const gap = body >= 22 ? 1 : 0;
  const also = proposal?.also ?? '';
  const apart = also !== '' && body >= LEAST_APART ? 1 : 0;
  const lines = unfoldedFormLines(form);
  const room = Math.max(3, Math.min(lines.length, body - BESIDE_FIELDS - apart - 2 * gap));
  const rest = body - 1 - apart - room - 2 * gap;
  const at = line === undefined ? 0 : lines.indexOf(line);
  const first = Math.max(0, Math.min(at - room + 1, lines.length - room));
  cursor.setCursorPosition(
    active && shown !== undefined && line?.choices === undefined
      ? { x: edge + 1 + LABEL + 2 + shown.cursor, y: 1 + 1 + 1 + apart + at - first }
      : undefined,
  );
  const problems = form.tried && !parsed.ok ? parsed.problems : [];
  const hint =
    sourceCompletionHintText(state, form) ||
    recordFormFocusedLineHintText(form, parsed.ok ? [] : parsed.problems);
  const unusual = observation && unusualSourceText(board, indicator, observation);
  const checked =
    observed !== undefined && observation === undefined
      ? [
          proseLine(
            indicatorCheckAndNextDueText(indicator, board.readings, observed.observedOn, today),
          ),
        ]
      : [];
  const checks = [
    ...(step?.outside === true ? [step] : []),
    // of a proposal it is said above
    ...(unusual === undefined || also !== ''
      ? []
      : [{ outside: true, text: `check: ${NEW_SOURCE}` }]),
  ];
  const does =
    preview.length > 0
      ? savePreviewLines(preview, checks, inner - 1)
      : checked.length > 0
        ? checked
        : textTypedInFormLine(form, 'value') === ''
          ? nextValueSourceLines(indicator)
          : [];
  const hints = wrapTextToWidth(hint, inner).slice(
    0,
    Math.max(parsed.ok ? 0 : 1, rest - does.length),
  );
  const fits = (text: string): boolean => columns >= COLUMNS_OF_PANELS && textWidth(text) <= inner;
  const kept = savePreviewLinesThatFit(does, rest - hints.length);
  const name = `${indicator.code ?? ''} ${indicator.title}`.trim();
  const place =
    batch === undefined ? '' : `${batchFormIndex(screen) + 1} of ${batch.length} late: `;
  const title = terminalSafeOneLine(`${place}${recordFormActionVerb(form)} ${name}`);
  const waits = proposalsForFormIndicatorText(state, form);
  const isSourceOffered = recordFormSourceOffers(state, form).length > 0;
  const more = room < lines.length ? `field ${at + 1} of ${lines.length}` : '';
  return (
    <Panel
      title={title}
      aside={more === '' ? terminalSafeOneLine(indicator.unit ?? '') : more}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {apart > 0 && <Line text={` ${cutToWidth(also, inner)}`} />}
      <SpansRow
        spans={cutSpansToWidth(
          [
            { text: ' ' },
            ...(waits === '' ? [] : [{ text: `${waits}  `, tone: 'focus' as const }]),
            {
              text: standingReadingHintText(board, leaf, form, isSourceOffered),
              tone: form.proposal === undefined ? ('dim' as const) : ('plain' as const),
            },
            ...(also === '' || apart > 0 ? [] : [{ text: `; ${also}`, tone: 'plain' as const }]),
          ],
          inner + 1,
        )}
      />
      {lines.slice(first, first + room).map((each, index) => {
        const problem = problemTextOfFormLine(problems, each.name);
        return (
          <FormRow
            key={each.name}
            line={each}
            focused={first + index === at}
            label={LABEL}
            box={recordFormFieldWidth(each, box, columns)}
            glyphs={glyphs}
            chosen={foldedRareFormLinesText(each) ?? levelText(each, indicator)}
            aside={
              lastConfidenceHintText(state, form, each) ||
              recordFormFieldSuffix(each, indicator, today)
            }
            offered={sourceOfferHintText(state, form, each.name)}
            problem={problem === undefined ? undefined : terminalSafeOneLine(problem)}
          />
        );
      })}
      <Box flexDirection="column" marginTop={gap}>
        <PartRowsColumn
          texts={hints}
          toneOf={() =>
            problemTextOfFormLine(problems, line?.name ?? '') === undefined ? 'dim' : 'bad'
          }
        />
      </Box>
      <Box flexDirection="column" marginTop={gap}>
        <ViewLines
          lines={kept.map((each) => ({
            ...each,
            text: cutToWidth(
              fits(each.text) ? each.text : narrowSavePreviewLineText(each, inner),
              inner,
            ),
          }))}
        />
      </Box>
    </Panel>
  );
}

/** What a chosen value is shown as: its level; undefined: as it is. */
function levelText({ name, field }: NamedLine, { levels }: Indicator): string | undefined {
  const level = levels?.find(({ value }) => name === 'value' && String(value) === field.text);
  return level && `${field.text} ${terminalSafeOneLine(level.title)}`;
}
