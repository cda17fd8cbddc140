/** A sheet of named lines with their problems beside them, and a paragraph in focus spelled out below. */

import { Box, useCursor } from 'ink';
import { textWidth, wrapText } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { problemOfFormLine } from '../../tui/form.ts';
import { FormRow, fieldInOneLine } from '../../tui/ink/form-row.tsx';
import { Line, LinesColumn } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { firstVisibleRow, fullScreenPanelSize } from '../../tui/layout.ts';
import { type State, topScreen } from '../../tui/state.ts';
import { visiblePartOfField } from '../../tui/text-field.ts';
import type { SheetScreen } from './screen-state.ts';
import { sheetHint, sheetProblems } from './sheet-problems.ts';

interface Props {
  readonly state: State;
  readonly screen: SheetScreen;
  readonly glyphs: Glyphs;
  /** Whether it is typed into; left out: where it lies on top. */
  readonly active?: boolean;
}

const LEAST_LABEL = 13;
const BELOW = 3;

/** The sheet below the header and above the notice and footer. */
export function SheetBody({
  state,
  screen,
  glyphs,
  // not while a question lies on top
  active = topScreen(state) === screen,
}: Props) {
  const { columns } = state.size;
  const { sheet } = screen;
  const { framed, body, cells: inner } = fullScreenPanelSize(state.size);
  const edge = framed ? 1 : 0;
  const label = Math.max(LEAST_LABEL, ...sheet.lines.map((each) => textWidth(each.label) + 1));
  const box = Math.max(10, Math.min(72, columns - label - 8 - edge * 2));
  const line = sheet.lines[sheet.focus];
  const problems = sheetProblems(state, screen);
  const room = Math.max(1, body - BELOW);
  const start = firstVisibleRow(sheet.focus, room, sheet.lines.length);
  const cursor = useCursor();
  const shown =
    line === undefined ? undefined : visiblePartOfField(fieldInOneLine(line.field), box);
  cursor.setCursorPosition(
    active && line !== undefined && line.choices === undefined && shown !== undefined
      ? { x: edge + 1 + label + 2 + shown.cursor, y: 2 + sheet.focus - start }
      : undefined,
  );
  const problem = line === undefined ? undefined : problemOfFormLine(problems, line.name);
  const said = sheet.tried ? problem : undefined;
  return (
    <Panel
      title={sheet.title}
      aside={`${sheet.focus + 1} of ${sheet.lines.length}`}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {sheet.lines.slice(start, start + room).map((each, at) => (
        <FormRow
          key={each.name}
          line={each}
          focused={start + at === sheet.focus}
          label={label}
          box={box}
          glyphs={glyphs}
          chosen={each.field.text === '' ? 'none' : each.field.text}
          problem={
            sheet.tried && problemOfFormLine(problems, each.name) !== undefined ? '!' : undefined
          }
        />
      ))}
      <Line text=" " />
      <LinesColumn
        texts={wrapText(
          terminalSafeOneLine(said ?? (line && sheetHint(state, screen, line)) ?? ''),
          inner,
        )}
        toneOf={() => (said === undefined ? 'dim' : 'bad')}
      />
      {line?.long === true && line.field.text !== '' && (
        <Box flexDirection="column" marginTop={1}>
          <LinesColumn
            texts={line.field.text
              .split('\n')
              .flatMap((each) => wrapText(terminalSafeOneLine(each), inner))}
          />
        </Box>
      )}
    </Panel>
  );
}
