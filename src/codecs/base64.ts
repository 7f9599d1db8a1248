/** Decodes Base64. Throws a DOMException if the text is not valid. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  // Twenty times as fast as `Uint8Array.from`, which asks for one character after the other.
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
