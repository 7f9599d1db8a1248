import { reportName } from '../model/report.ts';
import type { Text } from '../model/text.ts';
import type { Outcome } from './accept.ts';
import type { Baseline, Entry } from './baseline.ts';

/** Number of entries to list before the rest is counted. */
const maxListed = 10;

/** Returns the notices about a baseline after a run. `name` is the file as the user named it. */
export function baselineNotices(name: string, { entries }: Baseline, { unused }: Outcome): Text[] {
  const more = unused.length - maxListed;
  return [
    ...unused.slice(0, maxListed).map((entry) => unusedEntry(name, entry)),
    ...(more > 0 ? [moreUnused(name, more)] : []),
    ...withoutReason(name, entries),
  ];
}

/** Returns the notice about an update of a baseline. */
export function updateNotice(name: string, { entries }: Baseline, outcome: Outcome): Text {
  const { added, unused, expired, unaccepted } = outcome;
  const removed = unused.length + expired.size;
  const kept = entries.length - removed;
  const toFill =
    added.length > 0
      ? { zh: '；请在新增的各条里写明 reason 和 by', en: '; fill in reason and by in the new ones' }
      : { zh: '', en: '' };
  const open =
    unaccepted > 0
      ? {
          zh: `；${unaccepted} 处未核对的没有写入，确需接受的请手工添加`,
          en: `; ${unaccepted} not checked ${unaccepted === 1 ? 'was' : 'were'} not added: accept ${unaccepted === 1 ? 'it' : 'them'} by hand if needed`,
        }
      : { zh: '', en: '' };
  return {
    zh: `${name}：新增 ${added.length} 条，保留 ${kept} 条，删去 ${removed} 条${toFill.zh}${open.zh}`,
    en: `${name}: ${added.length} added, ${kept} kept, ${removed} removed${toFill.en}${open.en}`,
  };
}

function unusedEntry(name: string, { line, report, rule, label, about }: Entry): Text {
  const file = report.file ?? '';
  const subject = report.organization === null ? { zh: file, en: file } : reportName(report);
  const cell = label || about;
  return {
    zh: `${name}:${line}：${subject.zh} ${rule} ${cell}，没有可隐藏的问题了；请删去这一条，或用 --update-baseline 更新`,
    en: `${name}:${line}: ${subject.en} ${rule} ${cell} hides nothing any more: delete the entry, or run --update-baseline`,
  };
}

function moreUnused(name: string, more: number): Text {
  return {
    zh: `${name}：另有 ${more} 条没有可隐藏的问题了`,
    en: `${name}: ${more} more ${more === 1 ? 'entry hides' : 'entries hide'} nothing any more`,
  };
}

function withoutReason(name: string, entries: readonly Entry[]): Text[] {
  const lines = entries.filter(({ reason }) => !reason?.trim()).map(({ line }) => line);
  if (lines.length === 0) return [];
  if (lines.length === 1) {
    return [{ zh: `${name}:${lines[0]}：没有写明 reason`, en: `${name}:${lines[0]}: the entry gives no reason` }];
  }
  const listed = lines.slice(0, maxListed);
  const more = lines.length > listed.length;
  return [
    {
      zh: `${name}：有 ${lines.length} 条没有写明 reason（第 ${listed.join('、')}${more ? '…' : ''} 行）`,
      en: `${name}: ${lines.length} entries give no reason (lines ${listed.join(', ')}${more ? ' …' : ''})`,
    },
  ];
}
