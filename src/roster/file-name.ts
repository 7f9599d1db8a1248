import { forms } from '../forms.ts';
import { isTotalName } from '../recognise/body-lists/body-names.ts';
import { baseName, readTitle, withoutYear } from '../recognise/title.ts';

/** Words of a file's name that tell no body. */
const plain =
  '政府信息公开|政务公开|信息公开|公开|工作|年度|年报|报告|报表|附件|(?:扫描|复印|打印|电子|盖章|签字|修改|正式)[件版稿档]?|终稿|定稿|最终|上报|报送|副本|新建|文档|文本|表格|[版稿的年表改新]';
const plainWords = new RegExp(`政府|政务|信息|${plain}`, 'gu');

/** Brackets that say nothing more: `（盖章）`, `(1)`. */
const bracket = `[（(【[](?:${plain}|[\\s\\d])*[）)\\]】]`;

/** Serial numbers and other words in front of the body. */
const before = new RegExp(
  `^(?:附件\\d*|(?:\\d+|[一二三四五六七八九十]{1,3})(?=[、.．_\\s-])|关于|${bracket}|[\\s、.．：:_-]+)`,
  'u',
);
const behind = new RegExp(`(?:${plain}|${bracket}|(?:年报|年度报告)[（(][^（()）]*[）)]|[\\s、._—-]\\d*)$`, 'u');

/** Returns the body that the name of a file tells: `溪口县民政局` of `3.溪口县民政局2023年报扫描件.pdf`. */
export function bodyInFileName(path: string): string | undefined {
  const name = baseName(path);
  const title = readTitle(name, forms);
  const own = title ? (title.organization ?? '') : withoutYear(name.replace(/(?<=\d)年报/u, '年年报'));
  const body = withoutEnds(own);
  return /\p{Script=Han}/u.test(body.replaceAll(plainWords, '')) && !isTotalName(body) ? body : undefined;
}

/** Removes what stands around the body, until nothing is left to remove. */
function withoutEnds(text: string): string {
  const inner = text.replace(before, '').replace(behind, '');
  return inner === text ? text : withoutEnds(inner);
}
