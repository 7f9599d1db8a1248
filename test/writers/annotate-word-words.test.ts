import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../src/annotate/word/words.ts';
import { markupOf } from '../../src/codecs/markup.ts';

/** Puts brackets around words of a paragraph as a comment does, with the elements that it divides. */
function bracketed(paragraph: string, words: string): string | undefined {
  const found = wordsIn(paragraph, markupOf(paragraph)[0]!, words);
  if (!found) return undefined;
  const { from, to } = found;
  const put = (text: string, at: number, added: string) => text.slice(0, at) + added + text.slice(at);
  return put(put(paragraph, to.at, `${to.close}]${to.open}`), from.at, `${from.close}[${from.open}`);
}

const p = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;
const t = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

describe('words of a paragraph', () => {
  test.each([
    ['a run of their own', p(t('甲'), t('乙'), t('丙')), '乙', p(t('甲'), `[${t('乙')}]`, t('丙'))],
    [
      'part of a run',
      p('<w:r w:x="1"><w:rPr><w:b/></w:rPr><w:t>甲乙丙</w:t></w:r>'),
      '乙',
      p(
        '<w:r w:x="1"><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r>[<w:r w:x="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">乙</w:t></w:r>]<w:r w:x="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r>',
      ),
    ],
    [
      'behind a tab in their run',
      p('<w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>'),
      '甲',
      p('<w:r><w:tab/></w:r>[<w:r><w:t>甲</w:t></w:r>]<w:r><w:br/><w:t>乙</w:t></w:r>'),
    ],
    [
      'references',
      p(t('甲&lt;&#x4E59;&#19993;&amp;')),
      '<乙丙',
      p(
        `${t('甲')}[<w:r><w:t xml:space="preserve">&lt;&#x4E59;&#19993;</w:t></w:r>]<w:r><w:t xml:space="preserve">&amp;</w:t></w:r>`,
      ),
    ],
    [
      'characters of two units',
      p(t('𠀀𠀁𠀂')),
      '𠀁',
      p(`${t('𠀀')}[<w:r><w:t xml:space="preserve">𠀁</w:t></w:r>]<w:r><w:t xml:space="preserve">𠀂</w:t></w:r>`),
    ],
    ['white space within', p(t('甲 乙'), t(' 丙')), '甲乙丙', p(`[${t('甲 乙')}`, `${t(' 丙')}]`)],
    [
      'white space before, which the end of a text would lose',
      p(t('甲 乙')),
      '乙',
      p(`${t('甲')}[<w:r><w:t xml:space="preserve"> 乙</w:t></w:r>]`),
    ],
    ['a text that loses its outer spaces is not divided', p(t(' 甲乙')), '乙', p(`[${t(' 甲乙')}]`)],
    [
      'a run with a tracked change is not divided',
      p('<w:r><w:rPr><w:rPrChange w:id="1"/></w:rPr><w:t>甲乙</w:t></w:r>'),
      '乙',
      p('[<w:r><w:rPr><w:rPrChange w:id="1"/></w:rPr><w:t>甲乙</w:t></w:r>]'),
    ],
    ['a text with CDATA is not divided', p(t('<![CDATA[甲乙]]>丙')), '乙丙', p(`[${t('<![CDATA[甲乙]]>丙')}]`)],
    [
      'a link is not divided',
      p(t('甲'), `<w:hyperlink>${t('乙丙')}</w:hyperlink>`),
      '丙',
      p(t('甲'), `[<w:hyperlink>${t('乙丙')}</w:hyperlink>]`),
    ],
    [
      'across what was deleted',
      p(t('甲'), `<w:del><w:r><w:delText>x</w:delText></w:r></w:del>`, t('乙')),
      '甲乙',
      p(`[${t('甲')}`, '<w:del><w:r><w:delText>x</w:delText></w:r></w:del>', `${t('乙')}]`),
    ],
  ])('%s', (_, paragraph, words, expected) => {
    expect(bracketed(paragraph, words)).toBe(expected);
  });

  test.each([
    ['other words', p(t('甲')), '乙'],
    ['nothing', p(t('甲')), ' '],
    ['words that were moved away', p(`<w:moveFrom>${t('甲')}</w:moveFrom>`), '甲'],
    ['words in a text box', p(`<w:r><w:pict><w:txbxContent>${p(t('甲'))}</w:txbxContent></w:pict></w:r>`), '甲'],
    ['words of a formula', p('<m:r><m:t>甲</m:t></m:r>'), '甲'],
  ])('are not found: %s', (_, paragraph, words) => {
    expect(bracketed(paragraph, words)).toBeUndefined();
  });
});
