/** The process in which a file is taken apart: given its bytes and name, it answers with what is found. */
import { isRefusal } from '../model/problem.ts';
import { gridsOf } from './foreign/grids.ts';
import type { Found } from './foreign.ts';

async function found(bytes: Uint8Array, name: string): Promise<Found> {
  try {
    return { grids: await gridsOf(bytes, name) };
  } catch (error) {
    if (isRefusal(error)) return { says: error.message };
    const message = error instanceof Error ? error.message : String(error);
    return { says: `cannot be read (${message}); save it again` };
  }
}

process.once('message', async ({ bytes, name }: { bytes: Uint8Array; name: string }) => {
  process.send?.(await found(bytes, name));
});
