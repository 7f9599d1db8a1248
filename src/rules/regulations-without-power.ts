import { format } from '../model/decimal.ts';
import { relatedCell } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { type Body, reportingBody } from '../narrative/body-level.ts';
import { hasRegulations, regulationsOf } from './lazy/regulations.ts';

export const regulationsWithoutPower: Rule = {
  id: 'regulations-without-power',
  severity: 'warning',
  title: { zh: '无权制定规章的单位填报了规章', en: 'A body that cannot make regulations reports some' },
  source: {
    zh: '《立法法》：规章由国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府制定',
    en: 'the Legislation Law: regulations are made by national departments and by governments of provinces and cities',
  },

  *check(report) {
    if (!hasRegulations(report)) return;
    const body = reportingBody(report);
    const who = body && withoutPower(body);
    if (!who) return;
    const [entry, ...others] = regulationsOf(report);
    if (entry?.value.kind !== 'number') return;
    const { label } = entry.at;
    const number = format(entry.value.number);
    yield {
      entry,
      related: others.map(relatedCell),
      message: {
        zh: `${label.zh}为 ${number}，但${who.zh}无权制定规章；请核对，规范性文件应填在规范性文件那一行`,
        en: `${label.en} is ${number}, but ${who.en} cannot make regulations: check whether these are normative documents`,
      },
    };
  },
};

/** Returns what a body without power to make regulations is; undefined if it has the power, or its name does not tell. */
function withoutPower({ kind, level }: Body): Text | undefined {
  if (kind === 'town') return { zh: '乡镇、街道', en: 'a town or street' };
  if (kind === 'department') return level === 'city' || level === 'county' ? department : undefined;
  return level === 'county' ? { zh: '县（区）政府', en: 'a county or district' } : undefined;
}

const department: Text = { zh: '政府部门', en: 'a local department' };
