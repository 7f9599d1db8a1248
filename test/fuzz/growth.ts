import { lint } from '../../src/lint.ts';
import { bytesOfLatin1, latin1 } from './bytes.ts';
import { containerOf } from './containers.ts';
import { cpuSince } from './cpu.ts';
import type { Kind } from './kinds.ts';
import { pdfGrammar } from './pdf.ts';
import type { Random } from './random.ts';
import { range } from './tokens.ts';
import { xmlElement, xmlTokens } from './xml.ts';

/** Milliseconds of CPU time above which growth can be told from noise. */
const measurable = 400;

/** Ratio of the times of twice the input and the input: 2 if linear, 4 if quadratic. */
const suspicious = 3.2;

/** Bytes of the part that is made larger. */
const maxPart = 1_500_000;

/**
 * Repeats some part of a file ever more often, and returns a description where twice as many take far more than twice the
 * CPU time; undefined if that is not so, or all is quick.
 */
export async function growthOf(file: Uint8Array, kind: Kind, random: Random): Promise<string | undefined> {
  const container = containerOf(file);
  const parts = container.open(file);
  const at = random.below(parts.length);
  const part = parts[at]!;
  const isPdf = container.name === 'pdf';
  if (container.name === 'cfb') return undefined;
  const text = isPdf ? latin1(part.bytes) : new TextDecoder().decode(part.bytes);
  const isMarkup = /^\s*<(?:[?!a-z])/i.test(text);
  const tokens = isMarkup ? xmlTokens(text) : (text.match(isPdf ? pdfGrammar.token : kind.grammar.token) ?? []);
  const [from, to] = isMarkup ? xmlElement(tokens, random) : range(tokens, random, 40);
  const [head, unit, tail] = [tokens.slice(0, from), tokens.slice(from, to), tokens.slice(to)].map((some) =>
    some.join(''),
  );
  if (unit === '') return undefined;
  const timeOf = async (times: number) => {
    const content = head + unit!.repeat(times) + tail;
    const bytes = isPdf ? bytesOfLatin1(content) : new TextEncoder().encode(content);
    const larger = container.close(parts.map((one, index) => (index === at ? { ...one, bytes } : one)));
    const before = process.cpuUsage();
    await lint(larger, { path: `溪口镇2025.${kind.ending}` }).catch(() => {});
    return cpuSince(before);
  };
  let last = await timeOf(32);
  for (let times = 64; times * unit!.length < maxPart; times *= 2) {
    const now = await timeOf(times);
    if (now > measurable && now / last > suspicious) {
      const [once, twice] = [Math.min(last, await timeOf(times / 2)), Math.min(now, await timeOf(times))];
      if (twice / once > suspicious) {
        return `${JSON.stringify(unit!.slice(0, 80))} in ${part.name}: ${times / 2} times ${Math.round(once)} ms, ${times} times ${Math.round(twice)} ms`;
      }
    }
    if (now > 3000) return undefined;
    last = now;
  }
  return undefined;
}
