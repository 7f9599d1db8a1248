import { sealOf } from './seal.ts';

/** What stands in the place of the seal while it is worked out. */
const empty = '<meta name="report-lint-seal" content="">';

const sealed = /<meta name="report-lint-seal" content="([0-9a-f]{64})">/;

/** Puts a seal into the head of a page that this program has made. */
export async function sealPage(html: string): Promise<string> {
  const open = html.replace('<head>', () => `<head>\n${empty}`);
  const seal = await sealOf(open);
  return open.replace(empty, () => empty.replace('""', `"${seal}"`));
}

/** Whether a page is as it was sealed. */
export async function isSealedPage(html: string): Promise<boolean> {
  const seal = sealed.exec(html)?.[1];
  return seal !== undefined && (await sealOf(html.replace(sealed, () => empty))) === seal;
}
