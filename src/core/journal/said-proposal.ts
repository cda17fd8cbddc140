/** A proposal said in words, in the order in which `record` and `event add` take them. */
import { parseHappening } from '../model/happening.ts';
import type { Day, Result, Strategy } from '../model/model.ts';
import { parseObservation } from '../model/observation.ts';
import {
  parseEventWords,
  parseWordsAsDaySourceUrlNote,
  splitWordsKeepingQuotedWhole,
} from '../model/sentence.ts';
import { findIndicatorByIdOrCode } from '../model/tree.ts';
import type { Proposed } from './proposal.ts';

/** Reads `RU1 61 31 oct DeepState https://…`; refused: what `parseWordsAsDaySourceUrlNote` and `parseObservation` refuse. */
export function parseTypedProposedReading(
  line: string,
  strategy: Strategy,
  today: Day,
): Result<Proposed> {
  const [name = '', value = '', ...words] = splitWordsKeepingQuotedWhole(line);
  const details = parseWordsAsDaySourceUrlNote(words, today);
  if (!details.ok) return details;
  const { day: observed_on = today, ...texts } = details.value;
  const indicator = findIndicatorByIdOrCode(strategy, name)?.id ?? name;
  const parsed = parseObservation({ indicator, value, observed_on, ...texts }, strategy, today, '');
  return parsed.ok ? { ok: true, value: { kind: 'reading', observation: parsed.value } } : parsed;
}

/** Reads `2026-11-24 CC7 China and Russia vetoed https://…` as an action; refused: what `parseEventWords` and `parseHappening` refuse, such as a title that does not begin with whose act it was. */
export function parseTypedProposedEvent(
  line: string,
  strategy: Strategy,
  today: Day,
): Result<Proposed> {
  const words = parseEventWords(splitWordsKeepingQuotedWhole(line), strategy, today);
  if (!words.ok) return words;
  const { day = today, nodes, side = '', title, url, note } = words.value;
  const row = { day, node: nodes.join(' '), side, kind: 'action', title, url, note };
  const parsed = parseHappening(row, strategy, today, '');
  return parsed.ok ? { ok: true, value: { kind: 'event', happening: parsed.value } } : parsed;
}
