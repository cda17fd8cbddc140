/** Colours of what a command prints: the same words in each, colour only on top. */
import { terminalSafeText } from '../text/format.ts';
import { lineSpans, type Part } from '../text/line.ts';
import { SCORE_RAMPS, SCORE_TONES, type Tone } from '../text/tone.ts';
import type { Io } from './io.ts';
import { COLOUR_CHOICES, type Options, textOptionValue } from './options.ts';

/** How many colours there are to print in; 0: none. */
export type ColourCount = 0 | 16 | 256;

/** In how many colours a command prints. */
export function readOutputColourCount(io: Io, options: Options): ColourCount {
  const asked = textOptionValue(options, 'color');
  const when = COLOUR_CHOICES.find((choice) => choice === asked) ?? 'auto';
  const { NO_COLOR = '', TERM = '', COLORTERM = '', TMUX = '' } = io.env;
  const own = NO_COLOR === '' && TERM !== 'dumb' && io.terminal() !== undefined;
  const wanted = { never: () => false, always: () => true, auto: () => own }[when]();
  if (options.color === false || !wanted) return 0;
  return /256|direct/.test(TERM) || COLORTERM !== '' || TMUX !== '' ? 256 : 16;
}

/** What a terminal is told before a text of a tone (SGR, without its ends); '' for nothing: the sixteen colours of the terminal itself. */
const STYLES: Readonly<Partial<Record<Tone, string>>> = {
  title: '1',
  dim: '2',
  gauge: '36',
  good: '34',
  bad: '1;31',
  ALERT: '1;31',
  WATCH: '1;33',
  'not known': '33',
  missing: '35',
  expired: '35',
  stale: '33',
  due: '36',
  fresh: '2',
  focus: '36',
};

function escapeCodesOfTone(tone: Tone | undefined, colours: ColourCount): string {
  const scores: readonly (Tone | undefined)[] = SCORE_TONES;
  const step = scores.indexOf(tone);
  if (step < 0) return STYLES[tone ?? 'plain'] ?? '';
  const middle = (SCORE_TONES.length - 1) / 2;
  const ramp = SCORE_RAMPS.any[step];
  if (ramp === undefined) return '';
  return colours === 256 ? `38;5;${ramp}` : step < middle ? '33' : '34';
}

/** Lines as one text in so many colours, each of its own texts safe for a terminal. */
export function colouredText(lines: readonly Part[], colours: ColourCount): string {
  const drawn = lines.map((line) =>
    lineSpans(line)
      .map(({ text, tone }) => {
        const style = colours === 0 ? '' : escapeCodesOfTone(tone, colours);
        const safe = terminalSafeText(text);
        return style === '' ? safe : `\u001b[${style}m${safe}\u001b[0m`;
      })
      .join(''),
  );
  return `${drawn.join('\n')}\n`;
}
