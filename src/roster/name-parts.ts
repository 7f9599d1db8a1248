/** The parts of a name. */
export interface NameParts {
  /** The place in front: 溪口县. */
  readonly place: string;
  /** The body itself: 青川镇水利站. */
  readonly own: string;
  /** The town or village with which the body begins: 青川镇. */
  readonly town: string;
  /** The end that says what kind of body it is: 站; empty if no known one. */
  readonly kind: string;
  /** The body without its kind: 青川镇水利. */
  readonly stem: string;
}

/** Divides the name of a body into its parts. */
export function bodyPart(name: string): NameParts {
  const place = /^(?:[^省市县区州旗]{2,6}[省市县区州旗](?=.{2})|[市县区旗](?!场)(?=.{3}))/u.exec(name)?.[0] ?? '';
  const own = name.slice(place.length);
  const kind = kinds.exec(own)?.[0] ?? '';
  return { place, own, town: towns.exec(own)?.[0] ?? '', kind, stem: own.slice(0, own.length - kind.length) };
}

const kinds =
  /(?:委员会|办公室|管委会|[工党纪编]委|分局|中心|联合会|分公司|公司|[支大中]队|[医法学]院|卫生院|检察院|[中小大]学|学校|街道|[局委办厅会院处所站队校镇乡村社区府署馆场司行团园部室厂港库联协科台段])$/u;

/** Matches a name with a town in front. 城乡, 城镇, 乡村 and 农村 are no towns. */
const towns = /^.+?(?:(?<!城)[镇乡](?![村镇])|街道|(?<![农乡])村|社区|苏木|[林农牧]场)/u;
