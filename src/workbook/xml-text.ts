/** Escapes a text for XML, between tags or in quotes; the text must have no character that XML does not allow. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
