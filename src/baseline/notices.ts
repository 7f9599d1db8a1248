import { reportName } from '../model/report.ts';
import type { Text } from '../model/text.ts';
import type { Outcome } from './accept.ts';
import type { Baseline, Entry } from './baseline.ts';

/** Entries that are named before the rest is counted. */
const mostNamed = 10;

/** What is to be said of a baseline after a run, by the name that the user calls it. */
export function remarks(name: string, { entries }: Baseline, { idle }: Outcome): Text[] {
  return [
    ...idle.slice(0, mostNamed).map((entry) => idleEntry(name, entry)),
    ...moreIdle(name, idle),
    ...withoutReason(name, entries),
  ];
}

/** What an update made of it. */
export function changes(name: string, { entries }: Baseline, { fresh, idle, lapsed, unaccepted }: Outcome): Text {
  const gone = idle.length + lapsed.size;
  const kept = entries.length - gone;
  const toFill =
    fresh.length > 0
      ? { zh: '；请在新增的各条里写明 reason 和 by', en: '; write reason and by into those added' }
      : { zh: '', en: '' };
  const open =
    unaccepted > 0
      ? {
          zh: `；${unaccepted} 处未核对的没有写入，确需接受的请手工添加`,
          en: `; ${unaccepted} not checked ${unaccepted === 1 ? 'was' : 'were'} not added: accept ${unaccepted === 1 ? 'it' : 'them'} by hand where need be`,
        }
      : { zh: '', en: '' };
  return {
    zh: `${name}：新增 ${fresh.length} 条，保留 ${kept} 条，删去 ${gone} 条${toFill.zh}${open.zh}`,
    en: `${name}: ${fresh.length} added, ${kept} kept, ${gone} removed${toFill.en}${open.en}`,
  };
}

function idleEntry(name: string, { line, report, rule, label, about }: Entry): Text {
  const of = report.organization === null ? { zh: report.file ?? '', en: report.file ?? '' } : reportName(report);
  const what = label || about;
  return {
    zh: `${name}:${line}：${of.zh} ${rule} ${what}，没有可隐藏的问题了；请删去这一条，或用 --update-baseline 更新`,
    en: `${name}:${line}: ${of.en} ${rule} ${what} hides nothing any more: delete the entry, or run --update-baseline`,
  };
}

function moreIdle(name: string, idle: readonly Entry[]): Text[] {
  const more = idle.length - mostNamed;
  if (more <= 0) return [];
  return [
    {
      zh: `${name}：另有 ${more} 条没有可隐藏的问题了`,
      en: `${name}: ${more} more ${more === 1 ? 'entry hides' : 'entries hide'} nothing any more`,
    },
  ];
}

function withoutReason(name: string, entries: readonly Entry[]): Text[] {
  const bare = entries.filter(({ reason }) => !reason?.trim());
  if (bare.length === 0) return [];
  const lines = bare.slice(0, mostNamed).map(({ line }) => line);
  const more = bare.length > lines.length;
  const [one] = bare;
  return [
    bare.length === 1
      ? { zh: `${name}:${one!.line}：没有写明 reason`, en: `${name}:${one!.line}: the entry gives no reason` }
      : {
          zh: `${name}：有 ${bare.length} 条没有写明 reason（第 ${lines.join('、')}${more ? '…' : ''} 行）`,
          en: `${name}: ${bare.length} entries give no reason (lines ${lines.join(', ')}${more ? ' …' : ''})`,
        },
  ];
}
