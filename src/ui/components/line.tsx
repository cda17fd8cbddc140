/** One row of text, cut at the edge, with tones where words carry them. */
import { Text } from 'ink';
import { memo } from 'react';
import { THEME, type Tone } from '../theme.ts';

export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

interface LineProps {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** A row in one tone. */
export const Line = memo(function Line({ text, tone = 'plain' }: LineProps) {
  return (
    <Text wrap="truncate" {...THEME[tone]}>
      {text === '' ? ' ' : text}
    </Text>
  );
});

/** A row of several tones. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  let at = 0;
  return (
    <Text wrap="truncate">
      {spans.map(({ text, tone }) => {
        at += text.length + 1;
        return tone === undefined ? (
          text
        ) : (
          <Text key={at} {...THEME[tone]}>
            {text}
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
