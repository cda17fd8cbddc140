/** Elements of HTML and SVG as text; everything that comes from data is escaped here and nowhere else. */
import { isWebAddress } from '../core/model/web-address.ts';
import { roundedText, terminalSafeText } from './format.ts';

/** A piece of markup; a plain text becomes one when it is joined to others, escaped. */
export interface Markup {
  readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text escaped for content and attributes, control characters taken out. */
function escapeMarkup(value: string): string {
  return terminalSafeText(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

export type Content = Markup | string | readonly Content[];

/** Content as markup: texts are escaped, pieces joined. */
export function markupTextOfContent(content: Content): string {
  if (typeof content === 'string') return escapeMarkup(content);
  return 'markup' in content ? content.markup : content.map(markupTextOfContent).join('');
}

/** An attribute's value; a number is a length in units of the drawing, finite, which is written with one decimal: an opacity is given as a text; undefined leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes and content. */
export function markupElement(
  name: string,
  attributes: Attributes = {},
  ...content: readonly Content[]
): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${typeof value === 'number' ? lengthText(value) : escapeMarkup(value)}"`],
  );
  const inside = markupTextOfContent(content);
  const close = inside === '' && SELF_CLOSING.has(name) ? '/>' : `>${inside}</${name}>`;
  return { markup: `<${name}${written.join('')}${close}` };
}

const SELF_CLOSING: ReadonlySet<string> = new Set([
  'line',
  'rect',
  'circle',
  'path',
  'meta',
  'br',
  'polygon',
]);

/** Markup that is written in this program, never data. */
export function trustedMarkup(markup: string): Markup {
  return { markup };
}

/** A length with at most one decimal; `value` in units of the drawing, finite. */
function lengthText(value: number): string {
  return String(Number(roundedText(value, 1)));
}

/** A link to a page of the web; anything else stays text. */
export function markupLink(url: string, content: Content): Markup {
  return isWebAddress(url)
    ? markupElement('a', { href: url, rel: 'noopener noreferrer' }, content)
    : markupElement('span', {}, content);
}
