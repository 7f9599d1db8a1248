import type { GridRow } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { readValue } from '../../model/value.ts';
import { normalise } from '../labels/normalise.ts';
import { isFormLabel } from './cell-candidates.ts';

/** True if a text may be the name of a body, not a remark, a title or a figure. */
export function isBodyName(text: string): boolean {
  const isText = readValue({ text }).kind === 'unreadable';
  return isText && /^[^，。：；:;]{2,40}$/.test(text) && /\p{L}/u.test(text) && !note.test(text);
}

/** Matches titles, years, page numbers, and notes on who made the list and when. */
const note = /20\d{2}年|^[本上去今当]年|(?:表|报告|年报)$|^第\s*\d+\s*页|^(?:制表|填表|审核|联系人|负责人|备注|注$)/;

/**
 * True if a text is surely the name of one body: a total, a statistic or a group ends in other characters, and those that do not
 * have one of four others in them. False says nothing. Most names of a list need no more.
 */
export function isPlainlyOneBody(text: string): boolean {
  return plainBody.test(text);
}

const plainBody = /^(?!.*[增升均每])[\d\u4e00-\u9fff]+[局厅委办院会府处站所校]$/;

/** True if a row is about all bodies: their sum, or a statistic. */
export function isTotalName(text: string): boolean {
  return !isPlainlyOneBody(text) && (sum.test(normalise(text)) || isStatisticName(text));
}

/** Matches the names of sums: `合计`, `全县合计`, `小计`, `县直部门小计`, `累计`, `汇总表`, `总表`, `Total`. */
const sum =
  /(?:合计|总计|小计|共计|累计|汇总)[数表]?$|^总[数表]$|^全[县市区省州旗镇乡](?:总[数表])?$|^(?:grand|sub)?total$|^sum$/;

/** True if a row averages, compares or is of another year: `平均`, `同比增减`, `较上年`, `占比`, `去年合计`, `Average`. */
export function isStatisticName(text: string): boolean {
  return (
    statistic.test(normalise(text)) ||
    otherYear.test(normalise(text)) ||
    check.test(normalise(text)) ||
    partOf.test(text)
  );
}

const statistic =
  /(?:平均|均值|中位数|最[大小高低]值|[同环]比|占比|比[重例]|较?(?:上年|去年|上期)(?:同期)?)[数值]?(?:[增升]|$)|(?:增减|增长|增幅|降幅|升降|变化)(?:[数量率额值]|幅度|情况|比例)?$|^(?:average|avg|mean|median|change|yoy)$/;

/** Matches lines about another time than that of the list: `上年度`, `去年总计`, `2024年合计`. */
const otherYear =
  /^(?:上年|上一年|去年|前年|上期|同期|本期)(?:度|同期)?(?:数|[合总共小]计数?)?$|^20\d{2}(?:年度?)?(?:数|[合总共小]计数?)?$/;

/** Matches lines that compare or divide the others: `核对数`, `差额`, `人均`. */
const check = /^(?:核对|校验|复核|上报|差[额异值])数?$|^(?:人均|每个?单位)/;

/** Matches lines that are part of the line above: `其中：学生资助中心`. */
const partOf = /^\s*其中\s*[：:]/u;

/** True if a text names a group of bodies: `一、县政府部门`, `乡镇（街道）`. */
export function isGroupName(text: string): boolean {
  return groupName.test(normalise(text));
}

const groupName =
  /^各?(?:[县市区省州旗](?:级|直|属)?)?(?:人民)?(?:政府)?各?(?:工作|组成|直属|所属|垂直管理|垂管|派出|驻[县市区])?(?:部门|(?<=各|属|管|管理|直|驻.)单位|乡镇|镇街|街镇|(?<=各)[乡镇]|(?<=各|镇)街道)(?:和|及|、)?(?:单位|街道)?$/;

/** True if figures with this name are those of several bodies: a total, a statistic or a group of bodies. */
export function isOfSeveral(text: string): boolean {
  return isTotalName(text) || isGroupName(text);
}

/** Returns the first of some columns in which bodies are named: different texts that are not labels of the form. */
export function bodyColumn(
  rows: readonly GridRow[],
  positions: readonly number[],
  forms: readonly Form[],
): number | undefined {
  return positions.find((position) => {
    const texts = rows.flatMap(({ cells }) => cells[position]?.text.trim() || []);
    const names = new Set(texts.filter((text) => isBodyName(text) && !isFormLabel(text, forms)));
    return names.size > 1 && names.size * 2 > texts.length;
  });
}
