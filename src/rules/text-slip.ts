import type { Passage } from '../model/passage.ts';
import { placeAt } from '../model/passage.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { ordinalSlips } from '../narrative/enumerations.ts';
import { passagesOf } from '../narrative/passages.ts';

export const textSlip: Rule = {
  id: 'text-slip',
  severity: 'info',
  title: { zh: '标点、序号或用词有笔误', en: 'A slip of punctuation, an ordinal or a repeated word' },
  source: {
    zh: '没有条款依据，仅作提示：标点叠用、序号跳号或重号、词语重复',
    en: 'no specific clause; this is only a hint: doubled punctuation, ordinals that repeat or skip, repeated words',
  },

  *check(report) {
    const counts = new Map<string, number>();
    for (const { passage, offset, words, message } of slipsIn(report)) {
      const count = (counts.get(words) ?? 0) + 1;
      counts.set(words, count);
      const place = placeAt(passage, offset);
      yield { place, about: count === 1 ? words : `${words} ${count}`, quoted: words, message };
    }
  },
};

interface Slip {
  readonly passage: Passage;
  readonly offset: number;
  readonly words: string;
  readonly message: Text;
}

function* slipsIn(report: Report): Generator<Slip> {
  for (const { passage } of passagesOf(report)) {
    yield* doubledPunctuation(passage);
    yield* doubledWords(passage);
  }
  yield* halfWidthColons(report);
  if (report.sections.length === 0) return;
  const withTable = new Set([...report.tables, ...report.unread].map(({ table }) => table.section));
  // Beside a table, labels with ordinals of their own may stand among the text.
  for (const { section, passages } of report.sections) {
    if (withTable.has(section.number)) continue;
    for (const { passage, offset, written, right } of ordinalSlips(passages)) {
      yield {
        ...{ passage, offset, words: written },
        message: {
          zh: `序号“${written}”与前面的不连续，按顺序应为“${right}”；请核对`,
          en: `the ordinal “${written}” does not follow the one before it, “${right}” would: check the list`,
        },
      };
    }
  }
}

function* doubledPunctuation(passage: Passage): Generator<Slip> {
  const { text } = passage;
  for (const { 0: words, index: offset } of text.matchAll(/[，。、；：,;:]{2,}/g)) {
    // Half-width marks alone are no punctuation of Chinese; three full stops or more stand for an ellipsis.
    if (!/[，。、；：]/.test(words) || /^。{3,}$/.test(words)) continue;
    const around = text.slice(Math.max(0, offset - 6), offset + words.length + 6);
    yield {
      ...{ passage, offset, words },
      message: {
        zh: `标点“${words}”叠用（“${around}”）；请删去多余的`,
        en: `punctuation is doubled, “${words}” in “${around}”: delete what is too much`,
      },
    };
  }
}

/** Half-width colons of Chinese text; at most so many are a slip, more are a habit. */
const halfWidth = /(?<=[\u4e00-\u9fff]):(?=$|[\u4e00-\u9fff]|20\d\d年)/g;
const maxHalfWidth = 2;

/** Finds half-width colons in a report that else writes them in full width. */
function* halfWidthColons(report: Report): Generator<Slip> {
  const passages = passagesOf(report).map(({ passage }) => passage);
  const found = passages.flatMap((passage) =>
    passage.text.includes(':') ? [...passage.text.matchAll(halfWidth)].map(({ index }) => ({ passage, index })) : [],
  );
  if (found.length === 0 || found.length > maxHalfWidth || !passages.some(({ text }) => text.includes('：'))) return;
  for (const { passage, index } of found) {
    const words = passage.text.slice(Math.max(0, index - 6), index + 1);
    yield {
      ...{ passage, offset: index, words },
      message: {
        zh: `“${words}”用了半角冒号；请改为“：”`,
        en: `the colon of “${words}” is half-width: write “：”`,
      },
    };
  }
}

/** Words that are never right when they follow themselves, whatever words are around, and 的. */
const repeated =
  /(?<word>进行|进一步|加强|开展|推进|推动|提高|提升|落实|按照|根据|以及|及时|积极|不断|认真|严格|全面|持续|完善|优化|强化|健全|做好|坚持|围绕|依法|应当|必须|可以|我们|已经|由于|并且|我[局委办厅镇乡县区市街]|的)\k<word>/g;

function* doubledWords(passage: Passage): Generator<Slip> {
  const { text } = passage;
  for (const { 0: words, index: offset, groups } of text.matchAll(repeated)) {
    const word = groups!.word!;
    // 目的的, 的的确确 and 我们的的士 are right.
    const around = `${text[offset - 1] ?? ''}${words}${text[offset + words.length] ?? ''}`;
    if (/^[目标靶中端]的的|的的[确士哥]/.test(around)) continue;
    yield {
      ...{ passage, offset, words },
      message: { zh: `“${words}”重复；请改为“${word}”`, en: `“${word}” is repeated: delete one` },
    };
  }
}
