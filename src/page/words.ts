import type { Text } from '../model/text.ts';

/** The words of the page itself; those about reports come from the worker. */
export const words = {
  name: { zh: '年报核对', en: 'Annual report check' },
  lead: {
    zh: '核对政府信息公开工作年度报告：标出错处，写明应填的数。',
    en: 'Checks annual reports on government information disclosure: marks what is wrong, and says what it should be.',
  },
  assurance: {
    zh: '文件只在这台电脑上读取，不联网，不上传；关闭本页后不留下任何内容。',
    en: 'Files are read on this computer only. Nothing is sent anywhere, and nothing is kept once this page is closed.',
  },
  language: { zh: '语言', en: 'Language' },

  chooseTitle: { zh: '选择要核对的年报', en: 'Choose reports' },
  reports: { zh: '把年报拖到这里', en: 'Drop reports here' },
  reportsNote: {
    zh: '一个或多个文件、文件夹、压缩包（zip）均可。Excel、Word、WPS、PDF、OFD、网页、CSV 都能读。',
    en: 'Files, folders or zip archives. Reads Excel, Word, WPS, PDF, OFD, web pages and CSV.',
  },
  replaces: {
    zh: '再次拖入会重新核对，核对完后替换下面的结果。',
    en: 'Reports dropped here are checked, and then replace the result below.',
  },
  files: { zh: '选择文件', en: 'Choose files' },
  folder: { zh: '选择文件夹', en: 'Choose a folder' },
  previous: { zh: '上年报告', en: 'Reports of last year' },
  previousNote: {
    zh: '核对上年结转、现行有效件数等与上年是否衔接。',
    en: 'To check figures that carry over from one year to the next.',
  },
  roster: { zh: '单位名单', en: 'List of bodies' },
  rosterNote: { zh: '核对哪些单位还没有报送。', en: 'To see whose report is missing.' },
  optional: { zh: '可选', en: 'optional' },
  remove: { zh: '移除', en: 'Remove' },
  nothingChosen: {
    zh: '没有可以核对的文件：文件夹是空的，或只有隐藏的文件、临时文件。',
    en: 'There is no file to check: the folder is empty, or has only hidden and temporary files.',
  },
  folderUnreadable: {
    zh: '浏览器没有让本页读取拖入的文件夹。请点“选择文件夹”，或打开文件夹，选中里面的文件再拖入。',
    en: 'The browser did not let this page read the folder. Use “Choose a folder”, or drop the files in it.',
  },
  oneRoster: { zh: '单位名单只能有一个文件。', en: 'The list of bodies has to be one file.' },

  settings: { zh: '设置', en: 'Settings' },
  year: { zh: '应报年度', en: 'Expected year' },
  yearNote: {
    zh: '报告不是这一年度的，予以提醒；不填则不核对年度',
    en: 'reports for another year get a warning; may be empty',
  },
  strict: { zh: '从严：未核对的也算错误', en: 'Strict: what is not checked counts as an error' },
  keep: { zh: '在这台电脑上记住语言和设置', en: 'Remember language and settings on this computer' },
  notKept: { zh: '浏览器不允许本页保存设置。', en: 'The browser does not let this page keep settings.' },

  blankForm: { zh: '还没有开始编？下载空白年报', en: 'Not begun yet? Get a blank form' },
  blankFormNote: {
    zh: '下载一份待填写的年报表格，填好后可拖回来核对。',
    en: 'Download an empty form, fill it in, and drop it here to have it checked.',
  },
  formYear: { zh: '年度', en: 'Year' },
  organization: { zh: '单位名称', en: 'Name of the body' },
  downloadBlank: { zh: '下载空白年报', en: 'Download blank form' },
  yearMissing: { zh: '请先填写年度，如 2025。', en: 'Enter the year first, for example 2025.' },

  running: { zh: '正在核对', en: 'Checking' },
  starting: { zh: '正在准备……', en: 'Getting ready …' },
  cancel: { zh: '停止', en: 'Stop' },
  cancelling: { zh: '正在停止……', en: 'Stopping …' },

  result: { zh: '核对结果', en: 'Result' },
  nothingChecked: { zh: '没有核对任何文件。', en: 'Nothing was checked.' },
  cancelled: {
    zh: '核对已停止，下面只有停止前核对的文件。',
    en: 'The check was stopped. Below are only the files that were checked before.',
  },
  clear: { zh: '清空', en: 'Clear' },
  cleared: { zh: '已清空。', en: 'Cleared.' },

  otherFormats: { zh: '其他格式', en: 'Other formats' },
  print: { zh: '打印', en: 'Print' },
  sheet: { zh: '核对表（网页）', en: 'Sheet (web page)' },
  list: { zh: '更正清单', en: 'List of corrections' },
  returns: { zh: '退回各单位', en: 'Sheet for each body' },
  receipt: { zh: '核对凭据', en: 'Receipt' },
  allCorrected: { zh: '全部更正稿', en: 'All corrected files' },
  allMarked: { zh: '全部核对稿', en: 'All marked copies' },
  resultData: { zh: '核对结果', en: 'Result' },
  reportData: { zh: '年报数据', en: 'Data of the reports' },
  download: { zh: '下载', en: 'Download' },
  noneAccepted: {
    zh: '没有勾选任何更正。请先逐条核实，勾选要改的。',
    en: 'No correction is ticked. Check each against your records, and tick those to make.',
  },

  handling: { zh: '更正和下载', en: 'Correct and download' },
  handlingElsewhere: { zh: '更正和下载（整个文件）', en: 'Correct and download (whole file)' },
  acceptAll: { zh: '全部勾选', en: 'Tick all' },
  acceptNone: { zh: '全部取消', en: 'Tick none' },
  isNumberChange: { zh: '改数', en: 'changes the number' },
  isFilling: { zh: '补填', en: 'fills in' },
  isRewriting: { zh: '改写法', en: 'changes how it is written' },
  blank: { zh: '空白', en: 'blank' },
  otherForCell: { zh: '同一格另有一条，只能选一条', en: 'the cell has another correction: choose one' },
  corrected: { zh: '下载更正稿', en: 'Download corrected file' },
  marked: { zh: '下载核对稿', en: 'Download marked copy' },
  convertTo: { zh: '转换为', en: 'Convert to' },
  afterCorrected: {
    zh: '原文件没有改动。更正稿看过以后，可以拖回本页再核对。',
    en: 'Your file is unchanged. Once you have looked it over, the corrected one can be dropped here and checked again.',
  },
  afterMarked: {
    zh: '核对稿供对照修改，请不要当作年报报送。',
    en: 'The marked copy shows what to correct. It is not meant to be submitted.',
  },
  drawing: { zh: '正在显示全部报告……', en: 'Waiting until all reports are shown …' },
  preparing: { zh: '正在生成……', en: 'Being written …' },

  failed: { zh: '程序内部出错，不是文件的问题', en: 'The program failed; this is not a fault of your file' },
  failedNote: {
    zh: '请复制详细信息，发给提供本程序的人；发出前请看一遍，其中不应有年报的内容。刷新本页后可以再试。',
    en: 'Please copy the details, and send them to whoever gave you this program. Look them over first: nothing of your reports should be in them. Reload the page to try again.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  details: { zh: '详细信息', en: 'Details' },
  fileChanged: {
    zh: '文件在选择之后有改动，或已移走，浏览器读不到了。请重新拖入。',
    en: 'The file was changed or moved after you chose it, and the browser can no longer read it. Drop it again.',
  },
} as const satisfies Record<string, Text>;

export type WordKey = keyof typeof words;

/** The formats of `convert`, in the order of use. */
export const conversions = {
  xlsx: { zh: '标准格式工作簿（xlsx）', en: 'workbook in the standard layout (xlsx)' },
  html: { zh: '网页（html）', en: 'web page (html)' },
  csv: { zh: '按表格排列（csv）', en: 'as the form prints it (csv)' },
  tidy: { zh: '一行一个数（csv）', en: 'a figure a line (csv)' },
  json: { zh: '供程序读取（json）', en: 'for programs (json)' },
} as const satisfies Record<string, Text>;

/** The formats of the result itself. */
export const resultFormats = {
  markdown: { zh: '文字（markdown）', en: 'text (markdown)' },
  csv: { zh: '问题清单（csv）', en: 'list of problems (csv)' },
  json: { zh: '供程序读取（json）', en: 'for programs (json)' },
} as const satisfies Record<string, Text>;

export function filesChosen(count: number, first: string): Text {
  return count === 1 ? { zh: first, en: first } : { zh: `${count} 个文件`, en: `${count} files` };
}

export function checkingFiles(count: number): Text {
  return {
    zh: `正在核对 ${count} 个文件。`,
    en: `Checking ${count} ${count === 1 ? 'file' : 'files'}.`,
  };
}

export function progressed(done: number, total: number): Text {
  return { zh: `已读 ${done} / ${total}`, en: `${done} of ${total} read` };
}

export function checkedFiles(count: number, isCancelled: boolean): Text {
  const files = `${count} ${count === 1 ? 'file' : 'files'}`;
  return isCancelled
    ? { zh: `已核对 ${count} 个文件。`, en: `${files} checked.` }
    : { zh: `核对完毕：${count} 个文件。`, en: `Done: ${files} checked.` };
}

export function sectionsShown(shown: number, total: number): Text {
  return { zh: `正在显示各份报告：${shown} / ${total}`, en: `Showing the reports: ${shown} of ${total}` };
}

export function notPrinted(count: number): Text {
  return {
    zh: `还有 ${count} 份报告没有印出：打印时还没有显示完，请稍候再打印。`,
    en: `${count} ${count === 1 ? 'report is' : 'reports are'} not printed, as they were not shown yet: wait, and print again.`,
  };
}

export function correctionsProposed(accepted: number, count: number): Text {
  return {
    zh: `可由程序更正 ${count} 处，已勾选 ${accepted} 处`,
    en: `${count} proposed ${count === 1 ? 'correction' : 'corrections'}, ${accepted} ticked`,
  };
}

export function moreCorrections(count: number): Text {
  return {
    zh: `另有 ${count} 处没有列出；“全部勾选”也包括它们`,
    en: `${count} more are not listed; “Tick all” includes them`,
  };
}

export function notCorrectable(reason: Text): Text {
  return { zh: `${reason.zh}。`, en: `${reason.en.charAt(0).toUpperCase()}${reason.en.slice(1)}.` };
}

export function downloaded(name: string): Text {
  return { zh: `已下载 ${name}。`, en: `${name} was downloaded.` };
}

export function correctedCount(files: number, corrections: number): Text {
  if (corrections === 0) return { zh: '尚未勾选', en: 'none ticked' };
  return {
    zh: `${files} 个文件、${corrections} 处`,
    en: `${corrections} ${corrections === 1 ? 'correction' : 'corrections'} in ${files} ${files === 1 ? 'file' : 'files'}`,
  };
}
