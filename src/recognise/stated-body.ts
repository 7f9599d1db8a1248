/** Reads the body in a line under a title that names none: `填报单位（盖章）：溪口县商务局`. Spaces inside a name are no end. */
export function readStatedBody(text: string): string | undefined {
  const stated = label.exec(text.trim().slice(0, maxLength))?.[1];
  if (stated === undefined) return undefined;
  const own = stated
    .normalize('NFKC')
    .replaceAll(/_+/g, ' ')
    .replace(/^\s*\((?:盖章|公章|签章)\)/u, '')
    .replace(nextLabel, '')
    .replace(date, '')
    .trim();
  const name = joined(/^[^，,。;；、:()]*/u.exec(own)![0], own);
  return name.length >= 2 && name.length <= 40 && /\p{L}/u.test(name) && !prompt.test(name) ? name : undefined;
}

/** A longer line states more than a name. */
const maxLength = 200;

/** Returns the pattern of some words whose letters may have spaces between them. */
function spaced(...words: readonly string[]): string {
  return `(?:${words.map((word) => [...word].join('\\s*')).join('|')})`;
}

const label = new RegExp(
  `^${spaced('填报', '报送', '编制')}\\s*${spaced('单位', '机关')}\\s*${spaced('名称')}?\\s*(?:[（(][^（()）]*[）)])?\\s*[：:](.*)$`,
  'su',
);

/** Matches the label of something else on the line, and all behind it. */
const nextLabel = new RegExp(
  `${spaced(...['填报', '填表', '报送', '上报', '编制', '制表', '审核', '审批', '签发', '经办', '主管', '单位', '部门', '主要', '分管', '联系', '联络'])}?\\s*` +
    `${spaced(...['负责人', '单位', '机关', '部门', '科室', '领导', '人员', '人', '员', '日期', '时间', '电话', '手机', '方式', '传真', '邮箱'])}\\s*(?:\\([^()]*\\))?:.*$`,
  'su',
);

/** Matches a date and all behind it. */
const date = /\s*(?:20\d{2}\s*[年./—-]\s*\d{1,2}|二[〇零○Oo][一二三四五六七八九〇零○Oo]{2}\s*年).*$/su;

/** Matches words that ask for a name, and signs in place of one. */
const prompt = /^请|全称$|^[Xx×*某○]{2}/u;

/** Joins the parts of a name up to the last that ends like a body; what follows is a person or a telephone number. */
function joined(name: string, whole: string): string {
  const parts = name.trim().split(/\s+/);
  // The word in front of a colon is a label.
  if (whole[name.length] === ':' && parts.length > 1) parts.pop();
  const last = parts.findLastIndex((part) => bodyEnd.test(part));
  return parts.slice(0, Math.max(last, 0) + 1).join('');
}

const bodyEnd = /[省市县区州旗镇乡村局委办厅会院处所站道府室心团队校学馆社司行联场台园署厂]$/u;
