/** Reads a boolean of XML Schema. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Reads an unsigned integer of XML Schema; undefined if it is written in another way, such as `0x10` or `1e3`. */
export function unsignedInt(value: string): number | undefined {
  return /^[ \t\r\n]*\+?\d+[ \t\r\n]*$/.test(value) ? Number(value) : undefined;
}
