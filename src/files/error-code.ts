/** Returns the code of an error of the system, such as `ENOENT`; undefined for any other. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}
