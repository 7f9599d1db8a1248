/**
 * A seal is a hash of a file that stands in the file itself: it tells whether anybody has worked in it since it was written.
 * What people edit, the reviewer's sheet and workbooks, carries one.
 */
export async function sealOf(...parts: readonly (string | Uint8Array)[]): Promise<string> {
  const encoder = new TextEncoder();
  const bytes = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  // Each with its length: a byte must not be able to move from one part into the next.
  const framed = bytes.flatMap((part) => [encoder.encode(`${part.length}:`), part]);
  const whole = new Uint8Array(framed.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of framed) {
    whole.set(part, at);
    at += part.length;
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
