import { isTotalName } from '../recognise/body-lists/body-names.ts';

/** True if a text of a list names nobody: a title, a sum, a count, a date, a remark, a sentence. */
export function isRemark(text: string): boolean {
  const bare = text.normalize('NFKC').replaceAll(/\s/g, '');
  return isTotalName(bare) || remarks.some((remark) => remark.test(bare));
}

/** True if one of some cells names a sum, so that the number beside it is no name: `合计`, `6个`. */
export function hasTotal(texts: readonly string[]): boolean {
  return texts.some((text) => total.test(text.normalize('NFKC').replaceAll(/\s/g, '')));
}

/** True if a text is the label of what stands beside it: `制表人`, `审核：`. */
export function isFootLabel(text: string): boolean {
  return footLabel.test(text.normalize('NFKC').replaceAll(/\s/g, ''));
}

/** True if a text begins with a word of the foot of a list: `制表`, `联系科室`. */
export function beginsLikeFoot(text: string): boolean {
  return footStart.test(text.normalize('NFKC').replaceAll(/\s/g, ''));
}

const number = '[\\d一二两三四五六七八九十百〇○零]+';
const sum = '(?:合计|总计|小计|共计|累计|总数|总共|总和)';

const total = new RegExp(`^(?:全[县市区省州旗镇乡]|.{2,4}(?:部门|单位|乡镇))?${sum}数?:?$`, 'u');

/** Matches words with which the foot of a list begins. */
const foot =
  '(?:制表|填表|填报|填写|审核|审批|审定|复核|校对|核对|签发|编制|经办|承办|报送|联系|联络|负责|电话|手机|传真|邮箱|邮编|地址|网址|日期|时间|截止|截至|备注|附注|说明|附件|其中|来源|依据|抄送|抄报|主送|印发|盖章|公章|签字|签名|数量)';

const footStart = new RegExp(`^${foot}`, 'u');

const footLabel = new RegExp(`^${foot}(?:人员?|领导|日期|时间|电话|方式)?(?:\\([^()]*\\))?:?$`, 'u');

const remarks: readonly RegExp[] = [
  /(?:名单|名录|清单|目录|(?:一览|统计|情况|登记|明细)表)$/u,
  new RegExp(`^${sum}(?:$|[:为是共约]|${number})`, 'u'),
  // Counts: 6个, 共6家, 三个乡镇. 三家镇 and 二处 are names.
  new RegExp(`^(?:\\d+|${number}(?=[个家]))[个家户份名项](?:单位|部门|机关|机构)?$`, 'u'),
  new RegExp(`^${number}个(?:乡|镇|乡镇|镇街|街道|乡镇街道)$`, 'u'),
  new RegExp(`^(?:全[县市区省州旗镇乡]|以上)?共(?:计|有)?:?${number}[个家户份名项所]`, 'u'),
  new RegExp(`(?:^|[^\\d])(?:\\d{4}|[〇○零O一二三四五六七八九]{4})年${number}月(?:${number}[日号])?$`, 'u'),
  new RegExp(`^${number}月${number}[日号]$|^\\d{4}年度?$`, 'u'),
  /^[([【〔][^()[\]【】〔〕]*[)\]】〕]$/u,
  new RegExp(`^[^:]*(?:${foot}|^附|^注|^共|^计)[^:]*:`, 'u'),
  /^(?:填表人|制表人|填报人|审核人|联系人|联系电话)(?!民)/u,
  /^[\p{P}\p{S}]*以下(?:空白|无)|^(?:以上|上述|请[于在各])/u,
  /[。:]$/u,
];
