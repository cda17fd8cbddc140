/** SHA-256, which names strategy files and releases. */

/** SHA-256 of bytes, 64 hex digits. */
export function sha256(bytes: Uint8Array | string): string {
  // loaded with the first hash: a command that prints once needs none
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}
