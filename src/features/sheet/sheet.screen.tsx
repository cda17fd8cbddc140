/** A sheet of named lines with their problems beside them, paragraphs broken to their box, and what is read while it is filled in. */

import { Box, useCursor } from 'ink';
import { cutOrPadToWidth, textWidth, wrapTextToWidth } from '../../text/cells.ts';
import {
  narrowSavePreviewLineText,
  savePreviewLines,
  savePreviewLinesThatFit,
} from '../../text/fitting.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { formLineChoicesText, type NamedLine, problemTextOfFormLine } from '../../tui/form.ts';
import { FormRow } from '../../tui/ink/form-row.tsx';
import { Line, PartRowsColumn, SpansRow, ViewLines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { shownLineRangeText } from '../../tui/layout.ts';
import { topScreen } from '../../tui/state.ts';
import {
  emptySheetLineOffersText,
  offersBelowSheetLineText,
  sheetLineHintText,
  sheetProblems,
} from './sheet.ts';
import { type SheetRow, sheetLayout } from './sheet-layout.ts';
import type { SheetScreen } from './sheet-screen.ts';

interface Props extends ScreenBodyProps<SheetScreen> {
  /** Whether it is typed into; left out: where it lies on top. */
  readonly active?: boolean;
}

/** Rows of what is said of the line in focus. */
const SAID = 3;

/** The sheet below the header and above the notice and footer. */
export function SheetBody({
  state,
  screen,
  glyphs,
  // not while a question lies on top
  active = topScreen(state) === screen,
}: Props) {
  const { sheet } = screen;
  const layout = sheetLayout(state, screen);
  const { framed, body, columns, inner, label, box, rows, beside } = layout;
  const line = sheet.lines[sheet.focus];
  const problems = sheetProblems(state, screen);
  const cursor = useCursor();
  cursor.setCursorPosition(
    active && layout.cursor !== undefined
      ? { x: layout.cursor.x, y: 2 + layout.cursor.y }
      : undefined,
  );
  const problem = line === undefined ? undefined : problemTextOfFormLine(problems, line.name);
  const said = sheet.tried ? problem : undefined;
  const problemOf = ({ name }: NamedLine): string | undefined =>
    sheet.tried && problemTextOfFormLine(problems, name) !== undefined ? '!' : undefined;
  const offers = offersBelowSheetLineText(state, screen, inner - 1);
  const saved = savePreviewLines(screen.purpose.preview?.(state, screen) ?? [], [], inner);
  const preview = savePreviewLinesThatFit(saved, layout.preview).map((each) => ({
    ...each,
    text:
      textWidth(each.text) <= inner ? each.text : ` ${narrowSavePreviewLineText(each, inner - 1)}`,
  }));
  const shown = beside?.lines.slice(beside.first, beside.first + beside.rows) ?? [];
  const place =
    beside === undefined ? '' : shownLineRangeText(beside.first, beside.rows, beside.lines.length);
  return (
    <Box>
      <Panel
        title={sheet.title}
        aside={`${sheet.focus + 1} of ${sheet.lines.length}`}
        columns={columns}
        rows={body}
        focused
        framed={framed}
        glyphs={glyphs}
      >
        {rows.map((row) =>
          row.texts === undefined ? (
            <FormRow
              key={row.line.name}
              line={row.line}
              focused={row.focused}
              label={label}
              box={box}
              glyphs={glyphs}
              chosen={formLineChoicesText(row.line, box)}
              offered={row.focused ? emptySheetLineOffersText(state, screen, box) : ''}
              problem={problemOf(row.line)}
            />
          ) : (
            <Paragraph
              key={row.line.name}
              row={row}
              texts={row.texts}
              label={label}
              box={box}
              glyphs={glyphs}
              problem={problemOf(row.line)}
            />
          ),
        )}
        <Line text=" " />
        {offers !== '' && <Line text={` ${offers}`} tone="focus" />}
        <PartRowsColumn
          texts={wrapTextToWidth(
            terminalSafeOneLine(said ?? (line && sheetLineHintText(state, screen, line)) ?? ''),
            inner,
          ).slice(0, offers === '' ? SAID : SAID - 1)}
          toneOf={() => (said === undefined ? 'dim' : 'bad')}
        />
        {preview.length > 0 && (
          <Box flexDirection="column" flexGrow={1} justifyContent="flex-end">
            <ViewLines lines={preview} />
          </Box>
        )}
        {beside !== undefined && !beside.isRight && (
          <Box flexDirection="column" flexGrow={1} justifyContent="flex-end">
            <Line text={` ${beside.title}${place === '' ? '' : `, ${place}`}`} tone="title" />
            <ViewLines lines={shown} />
          </Box>
        )}
      </Panel>
      {beside?.isRight === true && (
        <Panel
          title={beside.title}
          aside={place}
          columns={beside.columns}
          rows={body}
          focused={false}
          framed={framed}
          glyphs={glyphs}
        >
          <ViewLines lines={shown} />
        </Panel>
      )}
    </Box>
  );
}

interface ParagraphProps {
  readonly row: SheetRow;
  readonly texts: readonly string[];
  /** Cells of the label, and of what is within the box, ≥ 0. */
  readonly label: number;
  readonly box: number;
  readonly glyphs: Glyphs;
  readonly problem: string | undefined;
}

/** A paragraph in its box, its label before the first row. */
function Paragraph({ row: { line, focused }, texts, label, box, glyphs, problem }: ParagraphProps) {
  return texts.map((text, at) => (
    <SpansRow
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
      key={at}
      spans={[
        {
          text: `${at === 0 && focused ? glyphs.marker : ' '}${cutOrPadToWidth(at === 0 ? line.label : '', label)}`,
          tone: problem !== undefined ? 'bad' : focused ? 'focus' : undefined,
        },
        { text: `[ ${cutOrPadToWidth(text, box)} ]`, typed: true },
        ...(problem !== undefined && at === 0
          ? [{ text: ` ${problem}`, tone: 'bad' as const }]
          : []),
      ]}
    />
  ));
}
