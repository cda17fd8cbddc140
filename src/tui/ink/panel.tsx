/** A framed part of the screen with its title in the upper edge; without a frame, a title line. */
import { Box } from 'ink';
import { memo, type ReactNode } from 'react';
import { cutToWidth, textWidth } from '../../text/cells.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { CellsContext } from './line.tsx';
import { Text } from './text.tsx';
import { useDrawing } from './theme.ts';

interface PanelProps {
  readonly title: string;
  /** At the right end of the title. */
  readonly aside?: string;
  readonly columns: number;
  /** Rows of content. */
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
  const { styles, draw } = useDrawing();
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
          <Edge text={titleLine('', name, aside, '', glyphs.rule, columns)} focused={focused} />
          <CellsContext value={columns}>{children}</CellsContext>
        </Box>
      </Box>
    );
  }
  const [topLeft, topRight, bottomRight, bottomLeft] = frame.corners;
  const side = Array.from({ length: rows }, () => frame.down).join('\n');
  return (
    <Box flexDirection="column" width={columns} height={rows + 2}>
      <Edge
        text={titleLine(topLeft, name, aside, topRight, frame.across, columns)}
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
      <Edge
        text={`${bottomLeft}${frame.across.repeat(Math.max(0, columns - 2))}${bottomRight}`}
        focused={focused}
      />
    </Box>
  );
}

function titleLine(
  left: string,
  title: string,
  aside: string,
  right: string,
  across: string,
  columns: number,
): string {
  const start = `${left}${across} ${title} `;
  const end = aside === '' ? `${across}${right}` : ` ${aside} ${across}${right}`;
  const room = columns - textWidth(start) - textWidth(end);
  if (room < 0)
    return `${start}${across.repeat(Math.max(0, columns - textWidth(start) - textWidth(right)))}${right}`;
  return `${start}${across.repeat(room)}${end}`;
}
