import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Form } from '../../src/model/form.ts';
import { readValue } from '../../src/model/value.ts';
import { isCellName, isFormLabel } from '../../src/recognise/body-lists/cell-candidates.ts';
import { mayBeHeader } from '../../src/recognise/body-lists/header.ts';
import { isCaption } from '../../src/recognise/caption.ts';
import { blocksNamedBy } from '../../src/recognise/labels/blocks-by-label.ts';
import { readOrdinal } from '../../src/recognise/labels/normalise.ts';
import { readHeading } from '../../src/recognise/section.ts';
import { findHeaders, mayBeginHeaders } from '../../src/recognise/tables/header.ts';
import { namesOfForms } from '../../src/recognise/tables/names-of-forms.ts';
import { titleOfAnyBody } from '../../src/recognise/tables/titles-alike.ts';
import { readTitle } from '../../src/recognise/title.ts';
import { runs } from '../support/random-runs.ts';

/** All that recognition asks of a text, except for the body in it. */
function seen(text: string) {
  const cell = { text, place: { path: '', row: 1, column: 1 } };
  const row = { cells: [cell], place: { path: '', row: 1 } };
  return {
    year: readTitle(text, forms)?.year,
    isTitle: readTitle(text, forms) !== undefined,
    heading: readHeading(text, forms),
    ordinal: readOrdinal(text),
    kind: readValue(cell).kind,
    isCellName: isCellName(text, forms),
    isFormLabel: isFormLabel(text, forms),
    isCaption: isCaption(text, forms),
    blocks: blocksNamedBy(text, forms),
    mayBegin: mayBeginHeaders(row, forms),
    mayBeHeader: mayBeHeader(row, forms),
    headers: findHeaders([row], 0, forms),
  };
}

const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code));
const words = fc.constantFrom(
  ...namesOfForms(forms),
  ...['人民政府', '局', '街道办事处', '第一', '三', '百', '零', '首页', '关于', '名称', '单位', '总计', '政府信息公开'],
);
const bodies = fc.array(fc.oneof(han, words), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const rests = fc.constantFrom(
  '2025年政府信息公开工作年度报告',
  '2019年度政府信息公开年度报告',
  '2025年度报告',
  '2024年总结',
);

test('recognition sees the same in a title as in the one that stands for it', () => {
  let alike = 0;
  fc.assert(
    fc.property(bodies, rests, (body, rest) => {
      const one = titleOfAnyBody(body + rest, forms);
      if (one === body + rest) return;
      alike++;
      expect(seen(body + rest)).toEqual(seen(one));
    }),
    runs(2000, 20_000),
  );
  expect(alike).toBeGreaterThan(50);
});

test.each([
  ['溪口镇人民政府2025年政府信息公开工作年度报告', '某单位2025年政府信息公开工作年度报告'],
  ['前桥镇2024年度政府信息公开工作年度报告', '某单位2024年度政府信息公开工作年度报告'],
])('%s is like %s', (text, expected) => {
  expect(titleOfAnyBody(text, forms)).toBe(expected);
});

test.each([
  // Begins as a column of 表三 does.
  '科研机构管理局2025年政府信息公开工作年度报告',
  '第三街道2025年政府信息公开工作年度报告',
  '溪口镇人民政府政府信息公开工作年度报告',
  '溪口镇（本级）2025年政府信息公开工作年度报告',
  '首页溪口镇2025年政府信息公开工作年度报告',
  '溪口镇2025年工作报告',
  '溪口镇',
])('%s stands for itself', (text) => {
  expect(titleOfAnyBody(text, forms)).toBe(text);
});

test('a form in which a name ends as a title does has no titles that are alike', () => {
  const [form] = forms as readonly [Form];
  const [table] = form.tables as readonly [Form['tables'][number]];
  const own: Form = {
    ...form,
    tables: [{ ...table, blocks: table.blocks.map((block) => ({ ...block, caption: '本年报告' })) }],
  };
  const text = '溪口镇人民政府2025年政府信息公开工作年度报告';
  expect(titleOfAnyBody(text, [own])).toBe(text);
});
