import type { FileResult } from '../../model/result.ts';
import { outlineIn, problemGroups, problemNames, uncheckedTitle } from '../../presentation/problems.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { textMarkup } from './signs.ts';

/** Writes the section of the files that could not be checked, by reason; files with one message share it. */
export function uncheckedMarkup(bodies: readonly Body[], view: View): string {
  if (bodies.length === 0) return '';
  const { language, verbose, foldsRead = false } = view;
  const ids = new Map(bodies.map(({ file, id }) => [file, id]));
  const groups = problemGroups([...ids.keys()], view).map((files) => {
    const { code, message } = files[0].problem!;
    return [
      '<div class=group>',
      `<h3>${textMarkup(problemNames[code][language])}</h3>`,
      `<ul>${files.map((file) => `<li id=${ids.get(file)}>${textMarkup(file.path)}`).join('')}</ul>`,
      ...message[language].split('\n').map((line) => `<p>${textMarkup(line)}</p>`),
      ...(verbose || foldsRead ? files.map((file) => outlineMarkup(file, view)) : []),
      '</div>',
    ].join('\n');
  });
  return [
    '<section id=unchecked aria-labelledby=uncheckedh>',
    `<h2 id=uncheckedh>${uncheckedTitle[language]}</h2>`,
    ...groups,
    '</section>',
  ].join('\n');
}

function outlineMarkup(file: FileResult, { language }: View): string {
  const outline = outlineIn(file, language);
  if (!outline || outline.lines.length === 0) return '';
  const items = outline.lines.map(({ where, text }) => `<li><b>${textMarkup(where)}</b> ${textMarkup(text)}`);
  return `<p>${textMarkup(outline.counts)}</p><ul class=outline>${items.join('')}</ul>`;
}
