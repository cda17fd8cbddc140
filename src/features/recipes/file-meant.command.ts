/** The file that a person means who has named a folder, or what is not there. */
import type { Io } from '../../cli/io.ts';
import type { Outcome } from '../../cli/refusal.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import { isFileNamePattern } from '../../core/recipes/editions.ts';
import { readNewestTableFilePathsNear } from '../../store/recipes/newest-tables.ts';
import { readPathWithTilde } from '../../store/recipes/source-file.ts';
import { askToChoose } from './choose.command.ts';

/** The path as it was given, or the one that a person chooses of the newest tables there, where it is a folder or nothing and somebody can be asked. */
export async function askWhichFileInFolder(io: Io, path: string): Promise<Outcome<string>> {
  const isNoPath = path === '-' || isWebAddress(path) || isFileNamePattern(path);
  const tables = isNoPath || !io.asks() || io.json ? [] : readNewestTableFilePathsNear(path);
  if (tables.length === 0) return { ok: true, value: path };
  return askToChoose(
    io,
    `Which of the newest files at ${readPathWithTilde(path)} is meant?`,
    tables.map((each) => ({ says: each, text: readPathWithTilde(each) })),
    (each) => each,
  );
}
