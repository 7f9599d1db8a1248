import type { Attributes } from '../../codecs/xml.ts';
import { type Part, parseElements } from './elements.ts';

/** The text of the first element of a part that `isWanted`; `undefined` where there is none. */
export function textOf(part: Part, name: string, isWanted: (attributes: Attributes) => boolean): string | undefined {
  let found: string | undefined;
  let isOpen = false;
  const begin = (attributes: Attributes) => {
    isOpen = found === undefined && isWanted(attributes);
    return () => {
      isOpen = false;
    };
  };
  parseElements(part, { [name]: begin }, (chars) => {
    if (isOpen) found = (found ?? '') + chars;
  });
  return found;
}
