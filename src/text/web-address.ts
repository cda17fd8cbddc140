/** Addresses that people type: which of them a browser may be given, and what becomes of the others. */
import type { Observation } from '../core/model/model.ts';

/** A web address a browser may be given, in its canonical form; undefined: not http or https. */
export function canonicalWebAddress(text: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const { protocol, href } = new URL(text.trim());
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

/** That what was typed is no address of the web, so that it is kept as text and never opened; undefined where it is one, and where none was typed. */
export function whyNotWebAddressSentence(text: string): string | undefined {
  return text.trim() === '' || canonicalWebAddress(text) !== undefined
    ? undefined
    : 'no whole address of the web, such as https://example.org: it is kept as text and never opened';
}

/** The address of a reading, else of its kept copy; '' when neither is given. */
export function addressOrKeptCopyOf({
  url,
  archived,
}: Pick<Observation, 'url' | 'archived'>): string {
  return url === '' ? archived : url;
}
