import { memoizeText } from '../model/memoize.ts';

/** Words that may come before the subject of a clause. */
const opening =
  /^(?:20\d\d年度?|本年度?|今年|全年|年度内?|年内|一年[以来]*|截至[^,]{0,14}|自[^,]{2,24}[,至]|其中|同时|此外|另外?|共|[一二三四五六七八九十]是|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.]|[^,。]{0,14}(?:公开|情况|方面)[:。]|,)*/;

/** The name of a body at the beginning of a clause. */
const body =
  /^(?:我|本|全)?(?:(?!因|不服|涉及|办理|收到|受理|接收|答复|公开|处理|通过|按照|根据|在|对|向|由|与|和|废止|有效|制定|印发|出台|制发|[的了被并且年月日件宗条份及或等])[\u4e00-\u9fff]){0,18}(?:局|委员会|委(?!托)|办公室|办公厅|办(?![理结复公好事])|厅|政府(?:办公室|办公厅|办(?![理结]))?(?!信息|网|门户|公报|购买|采购|工作|数据|文件|规章|及)|镇|乡|街道办事处|街道|中心|分局|支队|大队|派出所|站所|村|社区|法院|银行|公司|学校|高校|院校|医院|科室|单位|部门|企业(?=[共也均全年累计]*(?:收到|受理|接到|办理)))(?:[\u4e00-\u9fff]{1,6}(?:分局|支队|大队|派出所))?/;

/** The words for the reporting body itself. */
const self = /^(?:我|本|全)[\u4e00-\u9fff]{0,4}$/;

/** True if the clause that ends a text, or the one before that names a subject, is about the work of a body. */
export function isAbout(prior: string, organization: string | null): boolean {
  for (const clause of prior.split(/[,;:(]/).reverse()) {
    const subject = body.exec(clause.replace(opening, ''))?.[0];
    if (subject !== undefined)
      return self.test(subject) || (organization !== null && isSameBody(subject, organization));
  }
  return true;
}

/** The least share of characters that two names of one body have in common. */
const minCommon = 0.8;

/** True if one name may be a short form of the other: 区人社局 of 宝山区人力资源和社会保障局. */
export function isSameBody(name: string, organization: string): boolean {
  const [a, b] = [charactersOf(name), charactersOf(organization)];
  const common = [...a].filter((character) => b.has(character)).length;
  return common >= Math.min(a.size, b.size) || common >= minCommon * Math.max(a.size, b.size);
}

const charactersOf = memoizeText((name): ReadonlySet<string> => new Set(name.replace('人民', '')));

/** Words for an area: 全县. */
const areas = /全([省市县区州旗盟镇乡街])/g;

/** Words for several bodies of an area, or of the reporting one. */
const severalBodies =
  /各(?:乡镇|村|社区|站|所|派出所|镇|乡|街道|部门|单位|县|区|市|地|级|局|处|科室|有关|相关)|所属|下属|直属/;

/** Words for a part of the bodies of an area. */
const partOfArea = /[省市县区州](?:直|本级)|政府(?:各|工作)部门/;

/** True if words are about an area, or bodies in it, of which the reporting body is only a part. */
export function isOfOtherArea(prior: string, organization: string | null): boolean {
  const own = areaOf(organization ?? '');
  if ([...prior.matchAll(areas)].some(([, area]) => area !== own)) return true;
  if (own === undefined || '镇乡街'.includes(own)) return severalBodies.test(prior);
  return !prior.includes('全') && partOfArea.test(prior);
}

/** True if a body decides on the cases of others: governments above towns, and their departments of justice. */
export function isReviewer(organization: string | null): boolean {
  const area = areaOf(organization ?? '');
  return (area !== undefined && !'镇乡街'.includes(area)) || /司法|法制/.test(organization ?? '');
}

/** Returns the kind of area that a body governs, as its name ends: 县 of 青溪县人民政府; undefined for offices and departments. */
const areaOf = memoizeText((organization): string | undefined => {
  return (
    /([省市县区州旗盟镇乡]|街(?=道))(?:道|街道)?(?:办事处)?(?:人民)?(?:政府)?$/.exec(organization)?.[1] ??
    (organization.endsWith('街') ? '街' : undefined)
  );
});
