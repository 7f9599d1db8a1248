/**
 * Returns the file that `>` of PowerShell 5 makes of an output in UTF-8: decoded by the code page of the console, written as
 * UTF-16 with the line ends of Windows.
 */
export function redirected(output: string, codePage: 'gbk' | 'utf-8'): Buffer {
  const text = codePage === 'utf-8' ? output : asGbk(Buffer.from(output));
  return Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le');
}

/** Returns the file that `| Set-Content -Encoding UTF8` makes of it on a console in GBK. */
export function redirectedAsUtf8(output: string | Uint8Array): Buffer {
  return Buffer.from(`\ufeff${asGbk(Buffer.from(output)).replaceAll('\n', '\r\n')}`);
}

/** Decodes GBK as Windows does: a question mark stands for two bytes that are not a character. */
function asGbk(bytes: Uint8Array): string {
  const decoder = new TextDecoder('gbk');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at]! > 0x80 ? 2 : 1;
    const character = decoder.decode(bytes.subarray(at, at + length));
    text += [...character].length === 1 && character !== '\ufffd' ? character : '?';
    at += length;
  }
  return text;
}

/** Encodes a text in GBK. */
export function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((character) => codes.get(character) ?? [...Buffer.from(character)]));
}
