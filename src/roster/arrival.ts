import { forms } from '../forms.ts';
import type { Outline } from '../model/outline.ts';
import { baseName, readTitle, withoutYear, yearInName } from '../recognise/title.ts';

/** A report that was received, or a file in which none could be read. */
export interface Arrival {
  readonly path: string;
  /** The body and year that the report states. */
  readonly organization: string | null;
  readonly year: number | null;
  /** A hash of the figures of each table that was read; undefined for a file that could not be checked. */
  readonly tables: ReadonlyMap<string, string> | undefined;
  /** Ids of the relations with other reports that were assessed. */
  readonly compared?: readonly string[] | undefined;
}

/** Returns the arrival of a file that could not be checked; its first lines may have the title. */
export function unreadArrival(path: string, outline: Pick<Outline, 'lines'> | null = null): Arrival {
  const stated = outline?.lines.map(({ text }) => readTitle(text, forms)?.organization) ?? [];
  const organization = stated.find(Boolean) ?? null;
  return { path, organization, year: yearInName(baseName(path)) ?? null, tables: undefined };
}

/** Words of a file's name that tell no body. */
const plainWords =
  /政府|政务|信息|公开|工作|年度|年报|报告|报表|附件|扫描件?|盖章|签字|正式|终稿|定稿|最终|修改|上报|报送|副本|新建|文档|文本|表格|[版稿的年表]/gu;

/** The end of a file's name that is a short form of a title: `年报`, `信息公开年报（盖章）`. */
const shortTitle = /(?:(?:政府)?信息公开)?(?:工作)?(?:年度(?:工作)?报告|年报)?(?:[（(][^（()）]*[）)])?$/u;

/** Returns the body of a report as it states it, else as the name of its file does; undefined if neither tells one. */
export function statedBody({ organization, path }: Pick<Arrival, 'organization' | 'path'>): string | undefined {
  if (organization !== null) return organization;
  const name = baseName(path);
  const title = readTitle(name, forms);
  if (title) return title.organization ?? undefined;
  const body = withoutYear(name.replace(/(?<=\d)年报/u, '年年报')).replace(shortTitle, '');
  return /\p{Script=Han}/u.test(body.replaceAll(plainWords, '')) ? body : undefined;
}
