/** What lies at an address of the web. */
import { Refusal } from '../model/problem.ts';

export interface Allowed {
  /** Addresses of this machine and of networks within; those may do without TLS. */
  readonly allowLocal: boolean;
}

/** The bytes of an answer, whole. */
export function fetchSource(address: string, _allowed: Allowed): Promise<Uint8Array> {
  return Promise.reject(new Refusal(`${address} is not served`));
}
