/** The strings of a JSON text, keys among them, and its lines: whatever it says, also where its syntax is broken. */
export function textsIn(text: string): string[] {
  const strings = [...text.matchAll(/"(?:[^"\\\r\n]|\\.)*"/g)].map(([quoted]) => unquoted(quoted));
  return [...new Set([...strings, ...text.split(/[\r\n]+/).map((line) => line.trim())])];
}

function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted.slice(1, -1);
  }
}
