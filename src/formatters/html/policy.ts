/**
 * What a page may do: run the one script and use the one style that stand in it, and nothing else. It can load nothing,
 * send nothing, and run nothing that a text of a report may bring.
 */
export async function policy(script: string, style: string): Promise<string> {
  const [runs, looks] = await Promise.all([script, style].map(hashSource));
  return [
    `default-src 'none'`,
    `script-src ${runs}`,
    `style-src ${looks}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

async function hashSource(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`;
}
