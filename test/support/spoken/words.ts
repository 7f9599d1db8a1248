/** A body that reports, and how its reports speak of it. */
export interface Body {
  readonly name: string;
  readonly level: 'county' | 'office' | 'department' | 'town';
  readonly subjects: readonly string[];
}

export const bodies: readonly Body[] = [
  { name: '溪口镇人民政府', level: 'town', subjects: ['我镇', '全镇', '本镇', '溪口镇', '镇政府', '本机关'] },
  { name: '桥东街道办事处', level: 'town', subjects: ['街道', '我街道', '本街道', '桥东街道', '街道办事处'] },
  { name: '青溪县水利局', level: 'department', subjects: ['我局', '本局', '县水利局', '青溪县水利局', '本机关'] },
  { name: '青溪县发展和改革委员会', level: 'department', subjects: ['我委', '本委', '县发展和改革委员会', '本机关'] },
  { name: '青溪县人民政府办公室', level: 'office', subjects: ['我办', '县政府办公室', '本机关'] },
  { name: '青溪县人民政府', level: 'county', subjects: ['全县', '我县', '青溪县', '本机关'] },
];

/** Words by the name that templates have for them; they may contain such names. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** Words of a report of a body for a year. */
export function vocabulary({ subjects }: Body, year: number): Vocabulary {
  return {
    ...words,
    we: ['', '', ...subjects],
    when: [
      '',
      '全年',
      '本年度，',
      '一年来，',
      `${year}年，`,
      `${year}年，`,
      `${year}年度，`,
      `${year}年全年`,
      `${year} 年，`,
    ],
    lastYear: [`${year - 1}年`, `${year - 1}年度`, '上年', '上年度', '上一年度'],
    nextYear: [`${year + 1}年`, '下年度', '下一年度', '下年', '下一年'],
    theYearBefore: [`${year - 1}年`, `${year - 1}年度`],
  };
}

const words: Vocabulary = {
  all: ['', '共', '共', '累计', '共计', '总共'],
  // Between a noun and its number.
  count: ['', '', '共', '共计', '合计', '数量', '数量为', '总数', '总数为'],
  among: ['，其中', '，其中，', '，其中：', '；其中'],
  comma: ['，', '，', '、', '；'],

  // Requests that came in.
  receive: ['收到', '收到', '收到', '受理', '受理', '接收', '接到', '收到并受理'],
  newly: ['新收', '新收', '新收到', '收到', '受理'],
  newlyThisYear: ['新收', '本年新收{shortRequest}', '新收{request}'],
  request: [
    ...[
      '政府信息公开申请',
      '政府信息公开申请',
      '信息公开申请',
      '依申请公开申请',
      '依申请公开件',
      '依申请公开',
      '依申请件',
    ],
    ...['政府信息依申请公开件', '依申请公开政府信息申请', '公民、法人或其他组织政府信息公开申请'],
    ...['公民、法人或者其他组织提出的政府信息公开申请', '社会公众提出的政府信息公开申请', '依申请公开事项'],
  ],
  shortRequest: ['政府信息公开申请', '信息公开申请', '依申请公开申请', '依申请公开件'],
  noRequest: [
    ...[
      '政府信息公开申请',
      '政府信息公开申请',
      '依申请公开申请',
      '依申请公开件',
      '依申请公开事项',
      '政府信息公开的申请',
    ],
    ...['公民、法人或其他组织提出的政府信息公开申请', '公众关于政府信息公开的申请', '任何政府信息公开申请'],
  ],
  notReceived: ['未收到', '未收到', '没有收到', '未接到', '未受理', '无'],
  fromLast: [
    '{lastYear}结转',
    '{lastYear}结转',
    '{lastYear}结转的',
    '{lastYear}结转申请',
    '{lastYear}结转政府信息公开申请',
  ],
  nothingFromLast: ['无上年结转申请', '无上年度结转', '没有上年度结转的申请', '无上年结转的政府信息公开申请'],
  holding: ['含', '其中', '其中含', '包括', '包含'],
  person: ['自然人', '自然人', '自然人申请', '自然人提出申请', '公民申请', '申请人为自然人的'],
  organisation: [
    '法人或其他组织',
    '法人或其他组织申请',
    '法人和其他组织',
    '法人及其他组织申请',
    '申请人为法人或其他组织的',
  ],

  // What became of them.
  finish: ['办结', '已办结', '按时办结', '按期办结', '共办结', '答复', '已答复', '按期答复', '依法办结', '本年度办结'],
  finishRequests: ['办结', '按时办结', '依法办结', '答复', '规范答复'],
  finished: ['均已按时办结', '均按期办结', '均已办结', '均在规定时限内答复', '均已答复'],
  carryOn: [
    ...['结转下年度', '结转下一年度', '结转{nextYear}继续办理', '结转{nextYear}办理', '结转至{nextYear}办理'],
    ...['转{nextYear}继续办理', '结转至{nextYear}继续办理'],
  ],
  nothingCarriedOn: [
    ...[
      '无结转{nextYear}办理的申请',
      '无结转{nextYear}继续办理',
      '未有结转{nextYear}继续办理',
      '没有结转{nextYear}办理的申请',
    ],
    ...['无结转{nextYear}继续办理的政府信息公开申请', '无结转{nextYear}办理件'],
  ],
  outcomes: ['从办理结果看，', '办理结果为：', '按办理结果分，', '在办结的申请中，'],
  granted: ['予以公开', '予以公开'],
  partly: ['部分公开', '部分公开', '予以部分公开'],
  grantedOrPartly: ['予以公开及部分公开', '予以公开或部分公开', '予以公开和部分公开'],
  refused: ['不予公开', '不予公开'],
  unavailable: ['无法提供', '无法提供', '本机关无法提供', '信息无法提供'],
  notProcessed: ['不予处理', '不予处理'],
  other: ['其他处理', '其他处理', '作其他处理'],

  // Reconsideration and litigation.
  cause: [
    ...['因政府信息公开引发的', '因政府信息公开工作引起的', '因政府信息公开申请引发的', '因政府信息公开工作导致的'],
    ...['涉及政府信息公开的', '政府信息公开', '政府信息公开类'],
  ],
  cases: ['', '', '案件'],
  occurred: ['', '', '发生', '发生', '共发生', '收到', '产生'],
  sued: ['被提起行政诉讼', '提起行政诉讼'],
  notOccurred: ['未发生', '未发生', '没有发生', '未产生', '未出现', '无', '未发生任何'],
  bothCases: ['行政复议、行政诉讼', '行政复议和行政诉讼', '行政复议及行政诉讼', '行政复议、诉讼', '行政复议或行政诉讼'],
  noCases: ['', '', '案件', '情况', '的情况', '案件情况', '等情况'],
  upheld: ['结果维持', '维持', '维持原结果'],
  corrected: ['结果纠正', '纠正', '被纠正'],
  otherResult: ['其他结果', '其他结果'],
  pending: ['尚未审结', '尚未审结', '未审结'],

  // Documents and decisions.
  make: ['制发', '制发', '印发', '制定', '制定印发', '出台', '制定并公开', '新制发'],
  document: ['行政规范性文件', '行政规范性文件', '规范性文件'],
  regulation: ['规章', '政府规章'],
  repeal: ['废止', '废止'],
  effective: ['现行有效', '现行有效', '现行有效的', '截至年底现行有效'],
  decide: ['作出', '作出', '依法作出'],
};
