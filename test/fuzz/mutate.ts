import { bytesOfLatin1, damaged, latin1 } from './bytes.ts';
import { containerOf, type Part } from './containers.ts';
import { changeJson } from './json.ts';
import { pdfGrammar } from './pdf.ts';
import type { Random } from './random.ts';
import { changeFields, changeRecords, changeSectors } from './records.ts';
import { changeTokens, type Grammar } from './tokens.ts';
import { changeXml } from './xml.ts';

/** Returns a changed file: as a rule its parts are changed and put together rightly, sometimes bytes of the whole. */
export function mutated(file: Uint8Array, grammar: Grammar, random: Random): Uint8Array {
  if (random.once(8)) return damaged(file, random);
  const container = containerOf(file);
  if (container.name === 'cfb' && random.once(4)) return changeSectors(file, random);
  const parts = container.open(file);
  for (let count = parts.length === 1 ? 1 : random.size(5); count > 0; count--) changeParts(parts, grammar, random);
  const changed = container.close(parts);
  return random.once(15) ? damaged(changed, random) : changed;
}

function changeParts(parts: Part[], grammar: Grammar, random: Random): void {
  const at = random.below(parts.length);
  const part = parts[at]!;
  const other = random.pick(parts);
  if (parts.length > 1 && random.once(15)) parts.splice(at, 1);
  else if (parts.length > 1 && random.once(20)) parts[at] = { ...part, bytes: other.bytes };
  else parts[at] = { ...part, bytes: changedPart(part, parts.length > 1, grammar, random) };
}

function changedPart({ name, bytes }: Part, isInside: boolean, grammar: Grammar, random: Random): Uint8Array {
  if (random.once(20)) return damaged(bytes, random);
  if (/^(?:\d+|trailer)$/.test(name)) return bytesOfLatin1(changeTokens(latin1(bytes), pdfGrammar, random));
  if (/\/(?:Workbook|Book)$/.test(name)) return changeRecords(bytes, random);
  if (isInside && !/\.(?:xml|rels|vml|html?|csv|txt|json)$|^mimetype$/.test(name)) {
    // A zip in a zip, such as a workbook in an archive, is changed inside.
    return containerOf(bytes).name === 'plain' ? changeFields(bytes, random) : mutated(bytes, grammar, random);
  }
  const text = new TextDecoder().decode(bytes);
  const isMarkup = /^\s*<(?:[?!a-z])/i.test(text);
  if (/^\s*[[{]/.test(text) && !random.once(4)) return new TextEncoder().encode(changeJson(text, random));
  return new TextEncoder().encode(isMarkup ? changeXml(text, random) : changeTokens(text, grammar, random));
}
