/** Sources that a form offers for what is not typed yet: that of the last reading, that of the form saved before, and where the strategy says that the next value is found. */
import type { Reading, Readings } from '../../core/model/model.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { canonicalWebAddress } from '../../text/web-address.ts';
import { formWithTextOnLine, textTypedInFormLine } from '../../tui/form.ts';
import type { State } from '../../tui/state.ts';
import type { RecordForm } from './record-form.ts';

/** A source with an address; '' for none. */
export interface SourceOffer {
  readonly source: string;
  readonly url: string;
}

const OFFERED_FIELDS = ['source', 'url'] as const satisfies readonly (keyof SourceOffer)[];
type OfferedField = (typeof OFFERED_FIELDS)[number];

/** What is offered for a form, in the order in which a key takes it; a correction has its own, and an indicator that counts events has no readings. */
export function recordFormSourceOffers(
  { board, sourceSaved }: State,
  { indicator, corrects }: RecordForm,
): readonly SourceOffer[] {
  const leaf = board.card.indicators.get(indicator);
  if (corrects !== undefined || leaf === undefined || leaf.node.count !== undefined) return [];
  const { reading } = leaf;
  const last = reading && {
    source: terminalSafeOneLine(reading.source),
    url: isAddressOfSource(board.readings, reading) ? terminalSafeOneLine(reading.url) : '',
  };
  const places = leaf.node.lookUp.map(({ title, url = '' }) => ({
    source: terminalSafeOneLine(title),
    url: terminalSafeOneLine(url),
  }));
  const known = new Map<string, SourceOffer>();
  for (const offer of [last, sourceSaved, ...places]) {
    if (offer === undefined || OFFERED_FIELDS.every((name) => offer[name] === '')) continue;
    const key = JSON.stringify([offer.source, offer.url]);
    if (!known.has(key)) known.set(key, offer);
  }
  return [...known.values()];
}

/** Whether the address of a reading is no article's: a front page, or that of another reading too. */
function isAddressOfSource(readings: Readings, { indicator, url, id }: Reading): boolean {
  const address = canonicalWebAddress(url);
  if (address === undefined) return false;
  const { pathname, search } = new URL(address);
  return (
    (pathname === '/' && search === '') ||
    readings.of(indicator).some((other) => other.url === url && other.id !== id)
  );
}

/** The form with the source that begins with what is typed for one, the shortest of some offers, and its address where none is typed; undefined: none begins so. */
export function formWithSourceCompleted(
  form: RecordForm,
  offers: readonly SourceOffer[],
): RecordForm | undefined {
  const typed = textTypedInFormLine(form, 'source').trim().toLowerCase();
  const [offer] = offers
    .filter(({ source }) => source.length > typed.length && source.toLowerCase().startsWith(typed))
    .toSorted((a, b) => a.source.length - b.source.length);
  if (typed === '' || offer === undefined) return undefined;
  // a name that is whole is not made longer
  if (offers.some(({ source }) => source.toLowerCase() === typed)) return undefined;
  const url = textTypedInFormLine(form, 'url') || offer.url;
  const named = formWithTextOnLine(form, 'source', offer.source);
  return { ...formWithTextOnLine(named, 'url', url), offered: offers.indexOf(offer) };
}

/** The form with the next of some offers, where nothing is typed and what the one before left, an address only beside the name of its own source; undefined: nothing more is offered. */
export function formWithNextSourceFilledIn(
  form: RecordForm,
  offers: readonly SourceOffer[],
): RecordForm | undefined {
  const { offered = -1 } = form;
  for (const step of offers.keys()) {
    const at = (offered + 1 + step) % offers.length;
    const isFree = (name: OfferedField): boolean =>
      ['', offers[offered]?.[name]].includes(textTypedInFormLine(form, name));
    const typed = textTypedInFormLine(form, 'source').trim().toLowerCase();
    const isItsOwn = isFree('source') || typed === offers[at]?.source.toLowerCase();
    const free = OFFERED_FIELDS.filter((name) => isFree(name) && (name === 'source' || isItsOwn));
    const next = free.reduce(
      (now, name) => formWithTextOnLine(now, name, offers[at]?.[name] ?? ''),
      form,
    );
    if (
      OFFERED_FIELDS.some(
        (name) => textTypedInFormLine(next, name) !== textTypedInFormLine(form, name),
      )
    )
      return { ...next, offered: at };
  }
  return undefined;
}

/** What the next offer puts on an empty line; '' for nothing. */
export function formFieldTextFromNextOffer(
  form: RecordForm,
  name: string,
  offers: readonly SourceOffer[],
): string {
  if (textTypedInFormLine(form, name) !== '') return '';
  return textTypedInFormLine(formWithNextSourceFilledIn(form, offers) ?? form, name);
}
