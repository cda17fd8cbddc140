/** Texts and addresses as they may stand in HTML, SVG and XML. */
import { safeText } from './line.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe in content and in attributes. */
export function escaped(text: string): string {
  return safeText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** An address that a link may lead to; undefined of any other. */
export function webAddress(url: string | undefined): string | undefined {
  return url === safeText(url ?? '') && /^https?:\/\/[^\s<>"\\]+$/i.test(url) ? url : undefined;
}
