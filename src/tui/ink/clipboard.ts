/** The clipboard of the terminal. */

/** The sequence (OSC 52) that asks a terminal to put a text on its clipboard. */
export function clipboardSequence(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}
