import { describe, expect, test } from 'vitest';
import { allFinished, foundInWhole, noLawsuits, nothing, type Whole } from '../support/whole-reports.ts';

/** Sentences and layouts of real reports that a program takes for mistakes, and a reader does not. */

const one = (text: string, more: Whole = {}): Whole => ({ ...more, texts: { 1: text } });
const city = { body: '云浦市人民政府' };
const office = { body: '青溪县人民政府办公室' };
const bureau = { body: '青溪县水利局' };
const regulations = {
  'disclosure/regulations/issued': 5,
  'disclosure/regulations/repealed': 4,
  'disclosure/regulations/effective': 6,
};

const traps: Readonly<Record<string, Readonly<Record<string, Whole>>>> = {
  'requests that came in': {
    'new ones': one('全年共收到政府信息公开申请53件。'),
    'new ones and those carried in': one('2023年，我镇共受理政府信息公开申请55件。'),
    'both, the second in brackets': one('全年共办理政府信息公开申请55件（含上年结转2件）。'),
    'both, the second behind 其中': one('共收到政府信息公开申请55件，其中上年结转2件。'),
    'both, each behind 其中': one('共收到政府信息公开申请55件，其中新收53件、上年结转2件。'),
    'last year, in words': one('收到政府信息公开申请53件，去年收到政府信息公开申请61件，较上年减少8件。'),
    'last year, in words and first': one('上年度共收到政府信息公开申请61件，办结61件，结转下年度1件。'),
    'within a time limit': one('办结申请51件，其中在20个工作日内办结45件。'),
    'by a part of the body': one('镇建设办收到政府信息公开申请25件，青石村收到申请6件。'),
    'by a group of applicants': one('收到公民申请50件、法人或其他组织申请3件。'),
    'all years together': one('历年累计收到政府信息公开申请620件。'),
    'new ones, those carried in by themselves': one('全年新收政府信息公开申请53件，上年结转2件。'),
    'those that were finished, as handled': one('全年办理依申请公开51件。'),
    'by channel, behind 其中': one('共收到政府信息公开申请53件，其中收到信函申请12件、网络申请41件。'),
    'by one channel': one('通过网络收到政府信息公开申请20件，当面收到政府信息公开申请7件。'),
    'on a platform': one('政务服务平台共受理政府信息公开申请11件。'),
    'by all channels': one('通过信函、网络等方式共收到政府信息公开申请53件。'),
    'for another body': one('受县教育局委托办理政府信息公开申请11件。'),
    'helped with, or consulted about': one('协查政府信息公开申请2件，收到征求意见的政府信息公开申请7件。'),
    'that caused something else': one('收到政府信息公开申请引发的举报7件。'),
    'of the whole county, in a town': one('全县共收到政府信息公开申请620件。'),
    'of the whole county, in its office': one(
      '全县共收到政府信息公开申请620件，全区受理政府信息公开申请31件。',
      office,
    ),
    'of one of the bodies that a county sums up': one('县政府办代表县政府受理政府信息公开申请17件。', {
      body: '青溪县人民政府',
    }),
    'in another unit': one('接待政府信息公开申请咨询12人次，受理政府信息公开申请咨询电话86次。'),
    'of last year': one('2023年我镇共收到政府信息公开申请53件，2022年收到61件，较上年减少8件。'),
    'given roughly': one('收到政府信息公开申请50余件，答复政府信息公开申请约50件，收到申请四十余件。'),
    'in Chinese numerals': one('全年收到政府信息公开申请五十三件。'),
  },
  'no requests': {
    'but cases that they led to': one('未收到因政府信息公开申请引起的行政诉讼。', { figures: noLawsuits }),
    'but complaints about them': one('未收到因政府信息公开申请引起的举报、投诉。'),
    'but ones carried out': one('无结转下年度办理的申请。', { figures: allFinished }),
    'but an answer by a requester': one('有1件由于未收到申请人依法提交的补正材料而终止。'),
    'but ones of a kind': one('未收到申请人关于信息处理费的申请异议，没有超期办理的申请。'),
    'where there were none': one('全年未收到政府信息公开申请，未发生行政复议、行政诉讼。', { figures: nothing }),
  },
  'requests dealt with': {
    'and handled next year': one('收到申请53件，结转下年办理4件。'),
    'besides letters, messages, petitions and proposals': one(
      '办结县长信箱来信88件，答复网民留言31条，办理信访12件，办复人大代表建议和政协提案6件。',
    ),
    'each outcome': one('予以公开40件，部分公开5件，无法提供6件，结转下年度继续办理4件。'),
    'two outcomes together': one('收到申请53件，予以公开及部分公开45件。'),
    'items that are not published': one('政府信息管理台账中，不予公开信息数9条。'),
    'all of them': one('收到的申请均已按期答复，答复率100%。'),
  },
  cases: {
    'some of them of another year': one('全年新发生行政复议4件（其中1件为2022年提出）。'),
    'none of one kind, some of the other': one('未被行政诉讼，4宗被行政复议。', { figures: noLawsuits }),
    'none of one kind alone': one('全年行政复议4件，未发生行政诉讼。', { figures: noLawsuits }),
    'registered with the body': one('县司法局备案行政复议134件，行政诉讼57件。', bureau),
    'with their outcomes': one('行政复议4件，其中维持3件、纠正1件；行政诉讼1件，结果维持1件。'),
  },
  'documents and decisions': {
    'regulations, by their own verbs': one('2023年制定规章5件，废止规章4件，现行有效规章6件。', {
      ...city,
      figures: regulations,
    }),
    'that were published': one('主动公开规范性文件6篇。'),
    'that were reviewed': one('清查规范性文件11件，备案审查规范性文件4件。'),
    'of other kinds': one('公开政策性文件18条，印发各类文件72件。'),
    'powers, not decisions': one('公布权责清单，其中行政许可24项、行政处罚310项、行政强制12项。'),
    'published notices of decisions': one('公开行政许可、行政处罚信息3567条，公开行政处罚信息310条。'),
    'decisions as in the table': one('全年作出行政许可处理决定126件，行政处罚处理决定9件。'),
  },
  'lists of parts': {
    'whose parts make the total': one('全年公开信息46条，其中机构概况3条、部门文件5条、工作动态31条、财政信息7条。'),
    'closed by 其他': one('全年公开信息46条，其中部门文件5条、工作动态31条、其他信息10条。'),
    'that are open': one('全年公开信息46条，其中部门文件5条、工作动态30条等。'),
    'that name some parts': one('全年公开信息46条，其中部门文件5条、工作动态30条。'),
    'with a second way to divide': one('发布信息46条，其中政府网站40条、微信6条、图解12条。'),
    'with a further item': one('公开信息46条，其中工作动态40条、财政信息6条，回应关切3条。'),
    'with figures in 万': one('全年公开信息1.2万条，其中政府网站0.9万条、微信0.3万条。'),
  },
  shares: {
    'that are cut': one('收到申请53件，其中自然人申请50件，占94.3%。'),
    'that are set so that they sum to 100': one('共公开信息3条，其中甲类1条，占33%；乙类1条，占33%；丙类1条，占34%。'),
  },
  structure: {
    'long official titles': {
      headings: {
        2: '二、行政机关主动公开政府信息情况',
        3: '三、行政机关收到和处理政府信息公开申请情况',
        4: '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
        5: '五、政府信息公开工作存在的主要问题及改进情况',
      },
    },
    'other wordings in use': {
      headings: { 1: '一、总体概述', 5: '五、存在的主要问题及整改措施' },
    },
    'other conjunctions': {
      headings: { 3: '三、收到及处理政府信息公开申请情况', 4: '四、政府信息公开行政复议和行政诉讼情况' },
    },
    'a sub-section more': one(
      '（一）主动公开。及时。（二）依申请公开。规范。（三）政府信息管理。有序。（四）平台建设。稳定。（五）监督保障。有力。（六）政府信息公开标准化建设。推进。',
    ),
    'text of many kinds in section six': {
      texts: {
        6: '（一）收费情况。全年未收取信息处理费。\n（二）落实上级工作要点情况。均已落实。\n（三）建议提案办理情况。办理建议6件。',
      },
    },
    'next year under problems': { texts: { 5: '公开不够及时。2024年，我镇将公开信息100条，计划发布解读12篇。' } },
    'a signature of next year': { texts: { 6: '全年未收取信息处理费。\n溪口镇人民政府\n2024年1月15日' } },
    'other ordinals in the table': { edit: (text) => text.replaceAll(/^\t([1-8])\./gm, '\t$1、') },
    'blanks inside labels': {
      edit: (text) => text.replaceAll('\t商业企业', '\t商业 企业').replaceAll('总计', '总 计'),
    },
    'a table of zeros': { figures: nothing },
    'a remark behind table four': {
      edit: (text) => text.replace('五、存在', '注：行政复议、行政诉讼数量含上年度结转数量。\n\n五、存在'),
    },
    'a page around the report': {
      edit: (text) =>
        `首页 > 政务公开 > 年度报告\n\n发布时间：2024-01-20 来源：党政办 浏览次数：310次\n\n${text}\n\n【打印本页】【关闭窗口】\n\n主办：溪口镇人民政府 网站标识码：3300000000\n`,
    },
    'an advertisement in a copy': {
      edit: (text) => `${text}\n\n更多精彩，请下载手机客户端，注册即送100元，已有5000人参加。\n`,
    },
  },
  bodies: {
    'regulations of a city': { ...city, figures: regulations },
    'regulations of a province': { body: '云江省人民政府', figures: regulations },
    'regulations of a zone, whose level is unknown': { body: '云浦综合实验区', figures: regulations },
    'a town that belongs to a county': one('我镇、本镇和我县都很重视，向县政府报送信息12条。'),
  },
  'citations and periods': {
    'those in force': {
      opening:
        '根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号编制本报告。统计期限自2023年1月1日起至2023年12月31日止。',
    },
    'the notice of its time': { edition: '2019', year: 2020, opening: '根据国办公开办函〔2019〕60号编制本报告。' },
  },
};

const figuresOf2019 = { ...nothing, 'disclosure/licensing/decisions': 12 };

describe.each(Object.entries(traps))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', async (_, whole) => {
    const figures = whole.edition === '2019' ? { figures: figuresOf2019 } : {};
    const { diagnostics } = await foundInWhole({ ...whole, ...figures });
    expect(diagnostics.map(({ rule, quoted, message }) => `${rule} ${quoted}: ${message.zh}`)).toEqual([]);
  });
});
