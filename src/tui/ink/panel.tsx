/** A framed part of the screen with its title in the upper edge; without a frame, a title line. */
import { Box } from 'ink';
import { memo, type ReactNode } from 'react';
import { cutToWidth, textWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import type { TitlePlace } from '../../text/table.ts';
import { type Span, spansText } from '../../text/tone.ts';
import { CellsContext, SpansRow } from './line.tsx';
import { Text } from './text.tsx';
import { useThemeAndGlyphs } from './theme.ts';

interface PanelProps {
  readonly title: string;
  /** At the right end of the title, or of the lower edge where that has words. */
  readonly aside?: string;
  /** Names of columns, each above its column, in the upper edge where it has room for them. */
  readonly headings?: readonly TitlePlace[];
  /** Words in the lower edge of a frame. */
  readonly summary?: readonly Span[];
  /** Columns of the terminal that it takes, ≥ 0, its frame included. */
  readonly columns: number;
  /** Rows of content, ≥ 0. */
  readonly rows: number;
  readonly focused: boolean;
  readonly framed: boolean;
  readonly glyphs: Glyphs;
  readonly children: ReactNode;
}

const Edge = memo(function Edge({
  text,
  focused,
}: {
  readonly text: string;
  readonly focused: boolean;
}) {
  const { styles, draw } = useThemeAndGlyphs();
  return (
    <Text wrap="truncate" {...(focused ? styles.focus : styles.dim)}>
      {draw(text)}
    </Text>
  );
});

/** A panel of `rows` rows of content; content beyond is not drawn, and never squeezed into them. */
export function Panel({
  title,
  aside = '',
  headings = [],
  summary = [],
  columns,
  rows,
  focused,
  framed,
  glyphs,
  children,
}: PanelProps) {
  const frame = focused ? glyphs.heavy : glyphs.frame;
  const mark = focused && !framed ? ` ${glyphs.marker}` : '';
  const name = `${cutToWidth(title, Math.max(0, columns - 6 - textWidth(mark))).trimEnd()}${mark}`;
  if (!framed) {
    return (
      <Box height={rows + 1} overflow="hidden" alignItems="flex-start">
        <Box flexDirection="column" width={columns} minHeight={rows + 1} flexShrink={0}>
          <Edge
            text={titleLine(['', ''], name, aside, headings, glyphs.rule, columns)}
            focused={focused}
          />
          <CellsContext value={columns}>{children}</CellsContext>
        </Box>
      </Box>
    );
  }
  const [topLeft, topRight, bottomRight, bottomLeft] = frame.corners;
  const side = Array.from({ length: rows }, () => frame.down).join('\n');
  const isSummed = summary.length > 0;
  return (
    <Box flexDirection="column" width={columns} height={rows + 2}>
      <Edge
        text={titleLine(
          [topLeft, topRight],
          name,
          isSummed ? '' : aside,
          headings,
          frame.across,
          columns,
        )}
        focused={focused}
      />
      <Box height={rows} overflow="hidden" alignItems="flex-start">
        <Box width={1} flexShrink={0}>
          <Edge text={side} focused={focused} />
        </Box>
        <Box flexDirection="column" width={columns - 2} minHeight={rows} flexShrink={0}>
          <CellsContext value={columns - 2}>{children}</CellsContext>
        </Box>
        <Box width={1} flexShrink={0}>
          <Edge text={side} focused={focused} />
        </Box>
      </Box>
      {isSummed ? (
        <SpansRow
          spans={summaryLine(
            [bottomLeft, bottomRight],
            summary,
            aside,
            frame.across,
            columns,
            focused,
          )}
        />
      ) : (
        <Edge
          text={`${bottomLeft}${frame.across.repeat(Math.max(0, columns - 2))}${bottomRight}`}
          focused={focused}
        />
      )}
    </Box>
  );
}

/** The two corners of an edge; '' where a panel has no frame. */
type Corners = readonly [left: string, right: string];

function titleLine(
  [left, right]: Corners,
  title: string,
  aside: string,
  headings: readonly TitlePlace[],
  across: string,
  columns: number,
): string {
  const start = `${left}${across} ${title} `;
  const isAsideShown =
    aside !== '' && textWidth(start) + textWidth(aside) + 3 + textWidth(right) <= columns;
  const end = isAsideShown ? ` ${aside} ${across}${right}` : right;
  const room = Math.max(0, columns - textWidth(start) - textWidth(end));
  const from = textWidth(start) - textWidth(left);
  return `${start}${edgeWithHeadings(headings, from, room, across)}${end}`;
}

/** A stretch of an edge, `from` cells from its left corner, with the headings that it has room for, a blank on either side of each. */
function edgeWithHeadings(
  headings: readonly TitlePlace[],
  from: number,
  room: number,
  across: string,
): string {
  const cells = Array.from({ length: room }, () => across);
  for (const { title, at } of headings) {
    // a row of a panel has a blank before it
    const first = at + 1 - from;
    const after = first + textWidth(title);
    if (title === '' || first < 1 || after > room) continue;
    cells.splice(first, after - first, ...title);
    for (const beside of [first - 1, after]) if (cells[beside] === across) cells[beside] = ' ';
  }
  return cells.join('');
}

function summaryLine(
  [left, right]: Corners,
  summary: readonly Span[],
  aside: string,
  across: string,
  columns: number,
  focused: boolean,
): readonly Span[] {
  const end = aside === '' ? '' : ` ${aside} ${across}`;
  const room =
    columns - textWidth(left + right) - 3 - textWidth(spansText(summary)) - textWidth(end);
  const tone = focused ? 'focus' : 'dim';
  return [
    { text: `${left}${across} `, tone },
    ...summary,
    { text: ` ${across.repeat(Math.max(0, room))}${end}${right}`, tone },
  ];
}
