/**
 * Returns the content security policy of a page: it may run its own script and use its own style. It can load nothing, send
 * nothing, and run nothing that a text of a report may contain.
 */
export async function policy(script: string, style: string): Promise<string> {
  const [scriptSource, styleSource] = await Promise.all([script, style].map(hashSource));
  return [
    `default-src 'none'`,
    `script-src ${scriptSource}`,
    `style-src ${styleSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

async function hashSource(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`;
}
