import type { Result } from '../../model/result.ts';
import { sayIn } from '../../model/text.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import type { View } from '../view.ts';
import { policy } from './policy.ts';

/** The parts of a page. */
export interface PageParts {
  readonly title: string;
  readonly style: string;
  readonly script: string;
  /** The markup of `main`. */
  readonly main: string;
  /** The class of `main`. */
  readonly kind?: string;
}

/** Writes a page that needs nothing else, and may load nothing. */
export async function documentMarkup(parts: PageParts, { tool }: Result, { language }: View): Promise<string> {
  const { title, style, script, main, kind } = parts;
  const { name, version } = tool;
  return `<!doctype html>
<html lang="${sayIn(language)('zh-CN', 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content=${quoted(await policy(script, style))}>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content=${quoted(`${name} ${version} sheet`)}>
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header id=top>
<h1>${escaped(title)}</h1>
</header>
<main${kind === undefined ? '' : ` class=${kind}`}>
${main}
</main>
<footer><p>${escaped(`${name} ${version}`)}</p></footer>
<script>${script}</script>
</body>
</html>
`;
}
