/** The hash that stands beside every score of a strategy. Loaded on use: node:crypto takes 5 ms. */
import { createHash } from 'node:crypto';

export function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}
