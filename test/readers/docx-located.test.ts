import { describe, expect, test } from 'vitest';
import { markupOf } from '../../src/codecs/markup.ts';
import { forms } from '../../src/lint.ts';
import type { Cell } from '../../src/model/document.ts';
import { readLocated } from '../../src/readers/located-docx.ts';
import { asDocx, docx, p, r, table, tbl, tc, tr, type Way } from '../support/make/docx.ts';
import { distinct } from '../support/make/figures.ts';
import { items } from '../support/make/printed.ts';

/** The cells of a document, once, each with the characters of its element that are printed. */
async function located(bytes: Uint8Array): Promise<(readonly [Cell, string | undefined])[]> {
  const { document, elements, printed, xml } = await readLocated(bytes, '年报.docx');
  const cells = document.blocks.flatMap((block) =>
    block.kind === 'grid' ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])) : [],
  );
  return [...new Set(cells)].map((cell) => {
    const node = elements.get(cell);
    if (!node) return [cell, undefined] as const;
    expect(xml.slice(node.tag.from, node.end)).toMatch(/^<w:tc[ >][\s\S]*<\/w:tc>$/);
    const inside = [...printed].filter(([{ tag }]) => tag.from > node.tag.from && tag.from < node.end);
    return [cell, inside.map(([, { text }]) => text).join('')] as const;
  });
}

describe('a cell is found where the reader found it', () => {
  const ways: readonly Way[] = [{}, { controlled: true }, { framed: true }, { tracked: true }];

  test.each(ways)('in a form printed as %j', async (way) => {
    for (const form of forms) {
      const cells = await located(asDocx(items(form, distinct(form)), way));
      expect(cells.length).toBeGreaterThan(100);
      for (const [{ text }, found] of cells) expect(found).toBe(text);
    }
  });

  test('among what is deleted, hidden, an alternative or no element', async () => {
    const deleted = `<w:del w:id="1" w:author="a"><w:r><w:delText>7</w:delText></w:r></w:del>`;
    const body = [
      '<!-- <w:tc> --><?x <w:tc>?>',
      table(['甲', '1']),
      tbl(
        tr(tc('旧') + tc('0'), '<w:del w:id="3" w:author="a"/>') + tr(tc('乙') + tc(`<w:p>${deleted}${r('2')}</w:p>`)),
      ),
      `<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>${table(['丙', '3'])}</mc:Fallback></mc:AlternateContent>`,
      tbl(tr(tc('丁') + tc(`<w:p>${r('隐', '<w:vanish/>')}${r('4')}</w:p>`))),
    ].join('');
    const cells = await located(docx(body));
    expect(cells.map(([{ text }]) => text)).toEqual(['甲', '1', '乙', '2', '丙', '3', '丁', '4']);
    expect(cells.map(([, found]) => found)).toEqual(['甲', '1', '乙', '2', '丙', '3', '丁', '4']);
  });

  test('not in an included file', async () => {
    const page = new TextEncoder().encode('<html><body><table><tr><td>甲</td><td>1</td></tr></table></body></html>');
    const bytes = docx(`<w:altChunk r:id="c"/>${table(['乙', '2'])}${p('尾')}`, {
      parts: { 'word/a.html': page },
      links: '<Relationship Id="c" Type="x/aFChunk" Target="a.html"/>',
    });
    expect((await located(bytes)).map(([{ text }, found]) => [text, found])).toEqual([
      ['甲', undefined],
      ['1', undefined],
      ['乙', '乙'],
      ['2', '2'],
    ]);
  });
});

test('elements with their ends', () => {
  const text = '<?xml version="1.0"?><a x=">"><!-- <b> --><b/><c:d><![CDATA[<e>]]>1</c:d></a>';
  const [a, b, d, ...others] = markupOf(text);
  expect(others).toEqual([]);
  expect([a!.name, b!.name, d!.name, d!.prefix]).toEqual(['a', 'b', 'd', 'c:']);
  expect(a!.children).toEqual([b, d]);
  expect(d!.parent).toBe(a);
  expect(text.slice(d!.tag.from, d!.end)).toBe('<c:d><![CDATA[<e>]]>1</c:d>');
  expect(text.slice(d!.tag.to, d!.inner)).toBe('<![CDATA[<e>]]>1');
  expect(text.slice(b!.tag.from, b!.end)).toBe('<b/>');
  expect(b!.inner).toBe(b!.end);
});
