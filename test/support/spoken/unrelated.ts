import type { Speaker } from './speaker.ts';
import type { Body } from './words.ts';

/** Sentences with figures of which the form has no cell; `#` is a number. */
const ofAnyBody: readonly string[] = [
  // What was published.
  '{when}{we}{all}主动公开政府信息#条。',
  '{when}{we}通过政府网站公开政府信息#条，通过政务新媒体公开政府信息#条。',
  '{when}{we}发布政策解读#条。',
  '{when}{we}发布政策解读#件，公开重大行政决策#件。',
  '{when}{we}公开规范性文件#件。',
  '{when}{we}主动公开行政规范性文件#篇。',
  '{when}{we}在政府网站公开行政许可信息#条、行政处罚信息#条、行政强制信息#条。',
  '全年公开行政处罚决定书#份、行政复议决定书#份。',
  '微信公众号发布信息#条，政务微博发布信息#条。',
  '{when}{we}公开财政预决算信息#件。',
  // Documents other than 行政规范性文件, and work on documents.
  '{when}{we}发布政策性文件#件。',
  '{when}{we}印发各类公文#件。',
  '{when}{we}清理规范性文件#件。',
  '{when}{we}组织对规范性文件开展全面清查，共清查规范性文件#件。',
  '{when}{we}开展行政规范性文件合法性审查#件。',
  '{when}{we}报送备案行政规范性文件#件。',
  '标注失效文件#件。',
  '{when}{we}印发工作提示函#份。',
  // Lists of powers.
  '{when}{we}公布行政许可事项#项、行政处罚事项#项、行政强制事项#项。',
  '目前已公开本单位的#项行政许可、#项行政处罚。',
  '{when}{we}动态调整权责清单事项#项。',
  // Letters, calls, petitions, proposals.
  '{when}{we}受理县长信箱来信#件，全部予以答复。',
  '{when}{we}办理领导信箱来信#件。',
  '{when}{we}办理建议提案#件。',
  '{when}{we}办理人大代表建议#件、政协委员提案#件，办结率100%。',
  '{when}{we}收到12345热线工单#件，办结#件。',
  '{when}{we}收到网民留言#条，答复#条。',
  '{when}{we}受理信访事项#件，办结#件。',
  '{when}{we}接待群众来访#批次，接听咨询电话#个。',
  '{when}{we}开展意见征集#次，收到意见建议#条。',
  // By what way; who asked.
  '申请人通过网上提交申请#件。',
  '通过信函方式收到申请#件，通过当面递交方式收到申请#件。',
  '申请内容主要涉及征地拆迁，涉及申请人#人。',
  // Steps on the way to an outcome.
  '告知申请人补正#件，转交其他单位办理#件。',
  '另有申请人主动撤回申请#件。',
  '#件因未收到申请人补正材料，视为放弃申请。',
  '{when}{we}出具政府信息公开答复书#份、补正告知书#份。',
  '{when}{we}抽查依申请公开答复件#件，整改问题#个。',
  '{when}{we}组织行政复议、行政诉讼案例培训#次。',
  '延期答复#件，补充答复#件，当场答复#件。',
  // Applications of another kind.
  '{when}{we}受理社会救助申请#件，办结#件，上年结转#件，结转下年度继续办理#件。',
  '{when}{we}受理许可证核发申请#件，准予#件，不予受理#件。',
  '{when}{we}办理建议提案#件，予以公开#件，不予公开#件。',
  // Cases about other matters.
  '因工伤认定被申请行政复议#件、提起行政诉讼#件。',
  '因行政处罚引发行政复议#件，行政诉讼#件。',
  '行政应诉案件#件，行政复议#件，均与政府信息公开无关。',
  '作为复议机关，收到信息公开行政复议申请#件。',
  // For others.
  '{when}{we}委托县自然资源局办理政府信息公开申请#件。',
  '{when}{we}协助上级部门办理政府信息公开申请#件。',
  '{when}{we}配合市政府办公室协查依申请公开件#件。',
  '下属单位共收到政府信息公开申请#件。',
  '{when}{we}指导下属单位答复政府信息公开申请#件。',
  '{when}{we}报送备案的行政复议案件#件，行政诉讼案件#件。',
  // Other years.
  '{theYearBefore}收到政府信息公开申请#件。',
  '{theYearBefore}共办结政府信息公开申请#件。',
  '申请量较上年增加#件。',
  '与{theYearBefore}相比，申请数量减少#件。',
  '申请数量同比增长#%。',
  '行政复议案件比上年减少#件。',
  '五年来，{we}收到政府信息公开申请#件，办结#件。',
  '历年累计收到政府信息公开申请#件。',
  // Shares, visits, events, fees.
  '申请答复率100%，按期办结率100%。',
  '政府网站总访问量#人次，政务新媒体关注人数#人。',
  '{when}{we}举办政务公开培训班#期，培训#人次。',
  '{when}{we}召开政务公开工作会议#次，开展专项检查#次。',
  '{when}{we}收取信息处理费#元。',
  '{when}{we}向#名申请人收取信息处理费#元。',
  // None of something else.
  '{when}{we}未收到政府信息公开方面的投诉举报。',
  '{when}{we}未收到因政府信息公开申请引起的举报、投诉。',
  '{when}{we}未发生失泄密事件。',
  '{when}{we}无行政规范性文件公开，无行政处罚和行政事业性收费等事项公开。',
  '无政府信息公开申请的，也要登记台账。',
  '确保无行政复议、无行政诉讼。',
  '网上平台未收到政府信息公开申请。',
  '部分单位未收到政府信息公开申请。',
  // No exact number.
  '近年来累计收到政府信息公开申请#余件。',
  '{when}{we}共接受各类咨询约#件。',
  // The kind of disclosure of documents or items.
  '全年公文主动公开#件、依申请公开#件、不予公开#件。',
  '{when}{we}主动公开信息数#条，依申请公开信息数#条，不予公开信息数#条。',
];

/** The figures of more bodies than the one that reports. */
const ofMoreBodies: readonly string[] = [
  '{when}全县{all}收到政府信息公开申请#件。',
  '{when}全县各部门共受理依申请公开#件。',
  '{when}全县共办结政府信息公开申请#件。',
  '{when}全县共制发行政规范性文件#件。',
];

/** The figures of fewer. */
const ofFewerBodies: readonly string[] = [
  '{when}县政府办公室代表县政府受理政府信息公开申请#件。',
  '县水利局收到政府信息公开申请#件，桥东街道收到政府信息公开申请#件。',
];

/** Returns the sentences that a report of a body may have. */
export function unrelatedTemplates({ level }: Body): readonly string[] {
  return [...ofAnyBody, ...(level === 'county' ? ofFewerBodies : ofMoreBodies)];
}

/** Writes a sentence whose figures, drawn at random, have no cell in the form. */
export function unrelatedSentence(speaker: Speaker, template: string): string {
  const { text } = speaker.say(template);
  return text.replaceAll('#', () => speaker.write(speaker.number(11, 999)));
}
