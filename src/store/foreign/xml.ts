/** A part of a workbook, told piece by piece: as one text it would be as large again. */
import { Parser } from 'saxen';
import { Refusal } from '../../model/problem.ts';

/** Names are told without the prefix of their name space. */
export interface Told {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const PIECE = 1_000_000;

export function tellXml(bytes: Uint8Array, told: Told): void {
  const parser = new Parser();
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('openTag', (name, attributes, decode) => {
    told.open(plain(name), (wanted) => {
      const found = Object.entries(attributes() || {}).find(([each]) => plain(each) === wanted);
      return found && decode(found[1]);
    });
  });
  parser.on('text', (text, decode) => told.text?.(decode(text)));
  parser.on('cdata', (text) => told.text?.(text));
  parser.on('closeTag', (name) => told.close?.(plain(name)));
  parser.on('attention', () => {
    throw new Refusal('has a document type in it, as no workbook has; save it anew');
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  parser.end();
}
