/** One row of text, cut at the edge, with tones where words carry them. */
import { Text } from 'ink';
import { memo } from 'react';
import { type Tone, useDrawing } from '../theme.ts';

export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  /** Whether a person is typing it: then every sign stays as it is. */
  readonly typed?: boolean;
}

interface LineProps {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** A row in one tone. */
export const Line = memo(function Line({ text, tone = 'plain' }: LineProps) {
  const { styles, draw } = useDrawing();
  return (
    <Text wrap="truncate" {...styles[tone]}>
      {text === '' ? ' ' : draw(text)}
    </Text>
  );
});

/** A row of several tones. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  const { styles, draw } = useDrawing();
  let at = 0;
  return (
    <Text wrap="truncate">
      {spans.map(({ text, tone, typed }) => {
        at += text.length + 1;
        const shown = typed === true ? text : draw(text);
        return tone === undefined ? (
          shown
        ) : (
          <Text key={at} {...styles[tone]}>
            {shown}
          </Text>
        );
      })}
    </Text>
  );
}

interface LinesProps {
  readonly texts: readonly string[];
  /** By the text and its place from the top; plain when left out. */
  readonly toneOf?: (text: string, at: number) => Tone;
}

/** Rows below one another, a space before each; a row is its place on the screen. */
export function Lines({ texts, toneOf }: LinesProps) {
  return texts.map((text, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
    <Line key={at} text={` ${text}`} tone={toneOf?.(text, at)} />
  ));
}
