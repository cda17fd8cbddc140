/** The file that a person means who has named a folder, or what is not there. */
import type { Io } from '../../cli/io.ts';
import type { Outcome } from '../../cli/refusal.ts';
import { isAddress } from '../../core/recipes/address.ts';
import { isFilePattern } from '../../core/recipes/editions.ts';
import { readNewestTablePathsNear } from '../../store/recipes/newest-tables.ts';
import { pathWithTilde } from '../../store/recipes/source-file.ts';
import { askToChoose } from './choose.command.ts';

/** The path as it was given, or the one that a person chooses of the newest tables there, where it is a folder or nothing and somebody can be asked. */
export async function askWhichTableFileIsMeant(io: Io, path: string): Promise<Outcome<string>> {
  const isNoPath = path === '-' || isAddress(path) || isFilePattern(path);
  const tables = isNoPath || !io.asks() || io.json ? [] : readNewestTablePathsNear(path);
  if (tables.length === 0) return { ok: true, value: path };
  return askToChoose(
    io,
    `Which of the newest files at ${pathWithTilde(path)} is meant?`,
    tables.map((each) => ({ says: each, text: pathWithTilde(each) })),
    (each) => each,
  );
}
