import { compare, format } from '../model/decimal.ts';
import { placeIn } from '../model/document.ts';
import { formCell } from '../model/form.ts';
import type { ReferenceReport } from '../model/reference.ts';
import type { Entry, ReportIdentity } from '../model/report.ts';
import type { Language, Text } from '../model/text.ts';
import type { CellSum } from './assess.ts';
import type { Cause } from './cause.ts';
import type { Children, MissingChild } from './children.ts';

/** Describes a cell that is not the sum of the children: both figures, by how much they differ, and what would account for it. */
export function describeBroken(
  { entry, figure, sum, parts, unknown }: CellSum,
  { isComplete, missing }: Children,
  cause?: Cause,
): Text {
  const { isLess, by } = compare(figure, sum);
  const { label } = entry.at;
  const count = parts.length;
  const why = cause && describeCause(cause);
  const all: Text =
    isComplete && missing.length + unknown.length === 0
      ? { zh: `所属 ${count} 个单位`, en: `the ${count} bodies below` }
      : { zh: `已有的 ${count} 个单位`, en: `the ${count} bodies that are there` };
  return {
    zh: `${label.zh}：本报告为 ${format(figure)}，${all.zh}相加为 ${format(sum)}，本报告${isLess ? '少' : '多'} ${by}；${why?.zh ?? '请与各单位的报告逐一核对'}`,
    en: `${label.en}: this report has ${format(figure)}, ${all.en} come to ${format(sum)}: ${by} ${isLess ? 'short' : 'over'}; ${why?.en ?? 'compare it with the report of each body'}`,
  };
}

/** Describes a cell of a line of totals that is not the sum of the lines of its list. */
export function describeTotal(
  { organization }: ReportIdentity,
  { entry, figure, sum, parts }: CellSum,
  cause?: Cause,
): Text {
  const { isLess, by } = compare(figure, sum);
  const { label } = entry.at;
  const why = cause && describeCause(cause);
  return {
    zh: `${label.zh}：“${organization}”为 ${format(figure)}，表中 ${parts.length} 个单位相加为 ${format(sum)}，${isLess ? '少' : '多'} ${by}；${why?.zh ?? '请逐行核对'}`,
    en: `${label.en}: “${organization}” is ${format(figure)}, the ${parts.length} bodies of the list come to ${format(sum)}: ${by} ${isLess ? 'short' : 'over'}; ${why?.en ?? 'check it line by line'}`,
  };
}

/** Says which report, or which cell of one, would account for a difference. */
function describeCause(cause: Cause): Text {
  if (cause.kind === 'report') return describeReport(cause);
  const { child, entry, figure } = cause.part;
  const [zh, en] = [whereIn(entry, 'zh'), whereIn(entry, 'en')];
  if (cause.kind === 'slip') {
    const to = format(cause.suggested);
    return cause.isOwnMended
      ? {
          zh: `${child.organization}的这一格（${zh}）现为 ${format(figure)}，改为 ${to} 后，两份报告都相符`,
          en: `this cell of ${child.organization} (${en}) is ${format(figure)}; with ${to} both reports agree`,
        }
      : {
          zh: `如果只有一个单位填错，就是${child.organization}的这一格（${zh}）：现为 ${format(figure)}，改为 ${to} 后相符，别的单位都没有这么多`,
          en: `if one body alone is wrong, it is this cell of ${child.organization} (${en}): ${format(figure)}, ${to} would agree; no other body has as much`,
        };
  }
  return {
    zh: `恰为${child.organization}的数（${zh}），可能${cause.isLeftOut ? '漏加' : '重复相加'}了`,
    en: `that is the figure of ${child.organization} (${en}), which may have been ${cause.isLeftOut ? 'left out' : 'counted twice'}`,
  };
}

function describeReport({ report, isLeftOut, isChild }: Extract<Cause, { kind: 'report' }>): Text {
  const zh = `${report.organization}（${report.paths[0]}）`;
  const en = `${report.organization} (${report.paths[0]})`;
  if (isChild) {
    return {
      zh: `相差的恰为${zh}各格的数，可能${isLeftOut ? '漏加' : '重复相加'}了这个单位`,
      en: `the differences are the figures of ${en}, which may have been ${isLeftOut ? 'left out' : 'counted twice'}`,
    };
  }
  return isLeftOut
    ? {
        zh: `相差的恰为${zh}各格的数：所属单位的报告里有，本报告可能漏加了这个单位`,
        en: `the differences are the figures of ${en}: the reports below have them, and this one may have left them out`,
      }
    : {
        zh: `相差的恰为${zh}各格的数：本报告可能加了这个单位，而它不在所列的所属单位里`,
        en: `the differences are the figures of ${en}: this report may count that body, which is not among those listed below it`,
      };
}

function whereIn({ place }: Entry, language: Language): string {
  return [place.path, placeIn(place, language)].filter((part) => part !== '').join(' ');
}

/** Says which reports are not there, and that the sums are open for that. */
export function describeMissing(missing: readonly MissingChild[], open: readonly CellSum[]): Text {
  const reasons = missing.map(missingReason);
  return notCompared(open, {
    zh: `所属单位的报告不齐：${reasons.map(({ zh }) => zh).join('、')}`,
    en: `reports of bodies below are missing: ${reasons.map(({ en }) => en).join(', ')}`,
  });
}

function missingReason({ name, path, year }: MissingChild): Text {
  if (path !== undefined) return { zh: `${name}（${path} 未能读取）`, en: `${name} (${path} could not be read)` };
  if (year !== undefined) {
    return { zh: `${name}（只有 ${year} 年度的）`, en: `${name} (there is only that of ${year})` };
  }
  return { zh: `${name}（未收到）`, en: `${name} (not received)` };
}

/** Says which children have cells without a figure, and why. */
export function describeUnknown(open: readonly CellSum[]): Text {
  const reasons = new Map<ReferenceReport, Text>();
  for (const { entry, unknown } of open) {
    for (const child of unknown) if (!reasons.has(child)) reasons.set(child, unknownReason(child, entry));
  }
  const all = [...reasons];
  return notCompared(open, {
    zh: all.map(([{ organization }, { zh }]) => `${organization}${zh}`).join('；'),
    en: all.map(([{ organization }, { en }]) => `${organization}${en}`).join('; '),
  });
}

function unknownReason({ tables, paths, differing }: ReferenceReport, { at }: Entry): Text {
  const [zh, en] = [paths.join('、'), paths.join(', ')];
  const table = tables.find((one) => one.table.id === at.table.id && !one.isUnread);
  const { name } = at.table;
  if (!table) return { zh: `的${name.zh}没有读到（${zh}）`, en: `: ${name.en} was not read (${en})` };
  if (differing.has(at.id)) {
    return {
      zh: `有几份报告，数字不同（${zh}）`,
      en: ` has several reports with different figures (${en})`,
    };
  }
  const { form } = table;
  return formCell(table.table, at.row.id, at.column.id)
    ? { zh: `的这一格读不出数字（${zh}）`, en: ` has no figure that can be read there (${en})` }
    : {
        zh: `的${name.zh}是 ${form.edition} 版的，没有这一格（${zh}）`,
        en: ` has ${name.en} of ${form.edition}, which has no such cell (${en})`,
      };
}

/** Says that the report has more than the children, of which there may be others. */
export function describeUndeclared(open: readonly CellSum[]): Text {
  return notCompared(open, {
    zh: '本报告的数大于这些单位之和，而所属单位不一定齐全；全部单位可用 --roster 列出，并写明上级',
    en: 'this report has more than these bodies together, of which there may be others: list them all with --roster, and what they belong to',
  });
}

/** Says that the report has less than the children, which may share what is counted. */
export function describeShared(open: readonly CellSum[]): Text {
  return notCompared(open, {
    zh: '本报告的数小于所属各单位之和；一件涉及几个单位的只计一件，请核对',
    en: 'this report has less than the bodies below together; what concerns several of them counts once: check',
  });
}

/** `表三“新收·总计”等 12 格汇总数未核对：…` */
function notCompared(open: readonly CellSum[], why: Text): Text {
  const { table, label } = open[0]!.entry.at;
  const more = open.length - 1;
  return {
    zh: `${table.name.zh}“${label.zh}”${more > 0 ? `等 ${open.length} 格` : ''}汇总数未核对：${why.zh}`,
    en: `${table.name.en} “${label.en}”${more > 0 ? ` and ${more} more figures` : ''} not compared with the sum: ${why.en}`,
  };
}
