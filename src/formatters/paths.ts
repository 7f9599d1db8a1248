/** Returns a path as web platforms write it: from the top of the repository, with slashes, without `./`. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
}

/** Returns a path as a URI reference with encoded parts; an absolute path as a `file:` URI. */
export function uriOf(path: string): string {
  const parts = slashed(path).split('/');
  const [first = ''] = parts;
  if (/^[a-z]:$/i.test(first)) return `file:///${first}/${encoded(parts.slice(1))}`;
  if (first !== '' || parts.length === 1) return encoded(parts);
  // Two leading slashes name a machine.
  return parts[1] === '' && parts.length > 3 ? `file://${encoded(parts.slice(2))}` : `file://${encoded(parts)}`;
}

function encoded(parts: readonly string[]): string {
  return parts.map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd'))).join('/');
}
