import type { Result } from '../model/result.ts';
import type { LikelyName, RepeatedReport, RosterResult } from '../model/roster-result.ts';
import type { Text } from '../model/text.ts';

/** A thing to say about a roster, below its label. */
export interface RosterLine {
  readonly kind: 'missing' | 'twice' | 'unlisted' | 'likely' | 'unattributed';
  readonly text: Text;
}

export const rosterLabels: Readonly<Record<RosterLine['kind'], Text>> = {
  missing: { zh: '未报送', en: 'missing' },
  twice: { zh: '重复报送', en: 'twice' },
  unlisted: { zh: '不在名单', en: 'not listed' },
  likely: { zh: '名称可能写错', en: 'name may be wrong' },
  unattributed: { zh: '看不出单位', en: 'body unknown' },
};

/** Lines of a kind that are shown one by one; those who are missing, or likely under another name, are all named. */
const maxShown = 20;

/** Returns the outcome of a roster in a sentence without a full stop: `名单 60 个单位，收到 57 个，未报送 3 个`. */
export function rosterSummary({ expected, received, missing }: RosterResult, shard: Result['shard']): Text {
  const bodies = `${expected} ${expected === 1 ? 'body' : 'bodies'}`;
  if (shard) {
    return {
      zh: `名单 ${expected} 个单位，第 ${shard.index}/${shard.count} 份收到 ${received} 个；谁未报送，用 merge 合并各份后才能确定`,
      en: `roster of ${bodies}: ${received} received in part ${shard.index}/${shard.count}; merge the parts to see who is missing`,
    };
  }
  if (missing.length === 0) {
    return { zh: `名单 ${expected} 个单位，报告都已收到`, en: `roster of ${bodies}: all reports received` };
  }
  return {
    zh: `名单 ${expected} 个单位，收到 ${received} 个，未报送 ${missing.length} 个`,
    en: `roster of ${bodies}: ${received} received, ${missing.length} missing`,
  };
}

/**
 * Returns what to say about a roster besides, kind by kind; of a part of a run, nothing that only the whole can tell. Two names
 * that are likely one are said once, as a pair.
 */
export function rosterLines(roster: RosterResult, shard: Result['shard']): RosterLine[] {
  const likely = shard ? [] : roster.likely;
  const paired = new Set(likely.flatMap((pair) => [pair.missing, pair.unlisted]));
  const missing = shard ? [] : roster.missing.filter((name) => !paired.has(name));
  const unlisted = roster.unlisted.filter(({ name }) => !paired.has(name));
  const pathsOf = (pair: LikelyName) =>
    roster.unlisted.flatMap(({ name, path }) => (name === pair.unlisted ? path : []));
  return [
    ...(missing.length > 0
      ? [{ kind: 'missing' as const, text: { zh: missing.join('、'), en: missing.join(', ') } }]
      : []),
    ...likely.map((pair) => ({ kind: 'likely' as const, text: likelyWords(pair, pathsOf(pair)) })),
    ...atMost('twice', roster.twice, twiceWords),
    ...atMost('unlisted', unlisted, ({ name, path }) => ({ zh: `${name}（${path}）`, en: `${name} (${path})` })),
    ...atMost('unattributed', roster.unattributed, (path) => ({
      zh: `${path}：从内容和文件名看不出是哪个单位`,
      en: `${path}: neither its content nor its name tells whose it is`,
    })),
  ];
}

function atMost<T>(kind: RosterLine['kind'], all: readonly T[], words: (one: T) => Text): RosterLine[] {
  const more = all.length - maxShown;
  const lines = all.slice(0, maxShown).map((one) => ({ kind, text: words(one) }));
  return more > 0 ? [...lines, { kind, text: { zh: `另有 ${more} 个`, en: `and ${more} more` } }] : lines;
}

function twiceWords({ name, year, paths, figures }: RepeatedReport): Text {
  const { zh, en } = figuresWords[figures];
  return {
    zh: `${name} ${year}年度有 ${paths.length} 份，${zh}：${paths.join('、')}`,
    en: `${name} ${year}: ${paths.length} reports, ${en}: ${paths.join(', ')}`,
  };
}

export const figuresWords: Readonly<Record<RepeatedReport['figures'], Text>> = {
  same: { zh: '数字相同', en: 'with the same figures' },
  different: { zh: '数字不同，请确认以哪一份为准', en: 'with different figures; make sure which one counts' },
  unknown: { zh: '有的未读取，数字未能比较', en: 'not all of them read, so the figures were not compared' },
};

export function likelyWords({ missing, unlisted }: LikelyName, paths: readonly string[] = []): Text {
  const [zh, en] = paths.length > 0 ? [`（${paths.join('、')}）`, ` (${paths.join(', ')})`] : ['', ''];
  return {
    zh: `报告写“${unlisted}”${zh}，名单为“${missing}”`,
    en: `the report says “${unlisted}”${en}, the roster “${missing}”`,
  };
}

/** Returns what to say about a roster where no output shows it; with `onlyWrong` nothing if all is well. */
export function rosterNotices({ roster, shard }: Pick<Result, 'roster' | 'shard'>, onlyWrong: boolean): Text[] {
  if (!roster) return [];
  const lines = rosterLines(roster, shard);
  if (onlyWrong && lines.length === 0) return [];
  return [
    rosterSummary(roster, shard),
    ...lines.map(({ kind, text }) => {
      const label = rosterLabels[kind];
      return { zh: `${label.zh}：${text.zh}`, en: `${label.en}: ${text.en}` };
    }),
  ];
}
