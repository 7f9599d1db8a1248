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

export interface Growth {
  readonly message: string;
  /** The larger of the two. */
  readonly input: Uint8Array;
}

/**
 * Repeats some part of a file ever more often, and returns a description where twice as many take far more than twice the
 * CPU time; undefined if that is not so, or all is quick.
 */
export async function growthOf(file: Uint8Array, kind: Kind, random: Random): Promise<Growth | undefined> {
  const enlarged = enlarger(file, kind, random);
  if (!enlarged) return undefined;
  const { unit, repeated } = enlarged;
  const timeOf = async (times: number) => {
    const input = repeated(times);
    const before = process.cpuUsage();
    await lint(input, { path: `溪口镇2025.${kind.ending}` }).catch(() => {});
    return cpuSince(before);
  };
  let last = await timeOf(32);
  for (let times = 64; times * unit.length < maxPart; times *= 2) {
    const now = await timeOf(times);
    if (now > measurable && now / last > suspicious) {
      const [once, twice] = [Math.min(last, await timeOf(times / 2)), Math.min(now, await timeOf(times))];
      const shown = JSON.stringify(unit.slice(0, 80));
      const message = `${times / 2} times ${Math.round(once)} ms, ${times} times ${Math.round(twice)} ms: ${shown}`;
      if (twice / once > suspicious) return { message, input: repeated(times) };
    }
    if (now > 3000) return undefined;
    last = now;
  }
  return undefined;
}

/** Chooses a part of a file that can be repeated: an element, some lines or instructions. */
function enlarger(file: Uint8Array, kind: Kind, random: Random) {
  const container = containerOf(file);
  if (container.name === 'cfb') return undefined;
  const parts = container.open(file);
  const at = random.below(parts.length);
  const { bytes: old } = parts[at]!;
  const isPdf = container.name === 'pdf';
  const text = isPdf ? latin1(old) : new TextDecoder().decode(old);
  const isMarkup = /^\s*<(?:[?!a-z])/i.test(text);
  const tokens = isMarkup ? xmlTokens(text) : (text.match(isPdf ? pdfGrammar.token : kind.grammar.token) ?? []);
  const [from, to] = isMarkup ? xmlElement(tokens, random) : range(tokens, random, 40);
  const unit = tokens.slice(from, to).join('');
  const repeated = (times: number) => {
    const content = tokens.slice(0, from).join('') + unit.repeat(times) + tokens.slice(to).join('');
    const bytes = isPdf ? bytesOfLatin1(content) : new TextEncoder().encode(content);
    return container.close(parts.map((one, index) => (index === at ? { ...one, bytes } : one)));
  };
  return unit === '' ? undefined : { unit, repeated };
}
