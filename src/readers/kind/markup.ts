/** True if a file is XML with this root element and namespace, both in lower case like the head. */
export function isXml(head: string, root: string, namespace: string): boolean {
  return (
    /^[^<\w]*<[?\w]/.test(withoutByteOrderMark(head)) &&
    new RegExp(`<(?:\\w+:)?${root}\\s`).test(head) &&
    head.includes(namespace)
  );
}

/** True if a file is an OpenDocument of this type, or a template, in a single XML file. */
export function isFlat(head: string, type: string): boolean {
  return new RegExp(`^[^<]*<\\?xml\\b.*mimetype="application/vnd\\.oasis\\.opendocument\\.${type}[-"]`, 's').test(head);
}

/** True for a whole page and for a fragment of one. */
export function isHtml(head: string): boolean {
  const start = withoutByteOrderMark(head).trimStart();
  return (
    /^<(?:!doctype html|html|head|body|meta|title|style|script|frameset|center|div|p|pre|h[1-6]|table)[\s/>]/.test(
      start,
    ) ||
    (/^<(?:[a-z]|!--|!\[|!doctype|\?xml)/.test(start) && /<(?:html|body|div|p|span|table|tr|td|br)[\s/>]/.test(start))
  );
}

/** True for a message whose main part is a page. */
export function isMhtml(head: string): boolean {
  const start = withoutByteOrderMark(head).trimStart();
  return (
    /^(?:mime-version|from|date|subject|snapshot-content-location|x-[\w-]+|content-[\w-]+):/.test(start) &&
    /(?:^|[\r\n])content-type:\s*(?:multipart\/(?:related|alternative|mixed)|text\/html)/.test(start)
  );
}

/** Removes a byte order mark as Latin-1 shows it. */
export function withoutByteOrderMark(head: string): string {
  return head.replace(/^(?:ï»¿|ÿþ|þÿ)/i, '');
}
