import { outcomeGroups, rowsOfOutcomes, totalsOf } from './request-cells.ts';
import type { Quantity, Reading, Speaker, Spoken } from './speaker.ts';

/** Units in which outcomes are counted; others are those of items of information too. */
export const unitsOfOutcomes: readonly string[] = ['件', '宗', '份', '起'];

/** Lists the outcomes that are not 0, sometimes all of them, or two of them as one. */
export function outcomeList(speaker: Speaker, unit: string): Spoken {
  const items = outcomeItems(speaker, unit);
  const [opening, closing] = speaker.pick([
    ['{among}', ''],
    ['{among}', ''],
    ['（其中', '）'],
    ['。{outcomes}', ''],
  ]);
  return speaker.say(`${opening}${items.template}${closing}`, items.quantities, unit);
}

/** Returns a template of the list of outcomes, and its quantities. */
export function outcomeItems(speaker: Speaker, unit: string) {
  const groups = groupsOf(speaker);
  const quantities: Record<string, Quantity> = {};
  for (const [name, reading] of Object.entries(groups)) quantities[name] = speaker.quantity(reading);
  const all = Object.values(quantities).reduce((sum, { number }) => sum + number, 0);
  const zeros = speaker.chance(4);
  const named = Object.keys(groups).filter((name) => zeros || quantities[name]!.number > 0);
  const numberFirst = speaker.chance(4);
  const shares = speaker.chance(6);
  const item = (name: string) => {
    if (numberFirst) return `<${name}|{n}{${name}}>`;
    const { number } = quantities[name]!;
    const share = shares ? `（占${Math.floor((number * 1000) / all) / 10}%）` : '';
    const rows = number > 0 && speaker.chance(4) ? rowsOf(name, speaker) : undefined;
    Object.assign(quantities, rows?.quantities);
    const note = rows?.template ?? noteOn(name, number, speaker, unit);
    return `<${name}|{${name}}${speaker.chance(5) ? '的' : ''}{n}>${share}${note}`;
  };
  return { template: named.map(item).join(speaker.pick(['，', '、', '；', '、'])), quantities };
}

/** Lists the rows of a kind of outcome in brackets, if they are ever listed; a reader may pass them over. */
function rowsOf(name: string, speaker: Speaker) {
  const rows = rowsOfOutcomes[name];
  if (!rows) return undefined;
  const listed = Object.entries(rows).flatMap(([row, label], index) => {
    const quantity: Quantity = { ...speaker.quantity(totalsOf(row)), optional: true };
    return quantity.number === 0 ? [] : [{ key: `${name}${index}`, label, quantity }];
  });
  return {
    template: `（其中${listed.map(({ key, label }) => `<${key}|${label}{n}>`).join('、')}）`,
    quantities: Object.fromEntries(listed.map(({ key, quantity }) => [key, quantity])),
  };
}

function noteOn(name: string, number: number, speaker: Speaker, unit: string): string {
  if (name !== 'other' || number === 0 || !speaker.chance(4)) return '';
  return `（含申请人主动撤回${speaker.write(speaker.number(1, number))}${unit}）`;
}

function groupsOf(speaker: Speaker): Readonly<Record<string, Reading>> {
  const { granted, partly, ...others } = outcomeGroups(speaker.edition);
  return speaker.chance(4) ? { grantedOrPartly: [...granted!, ...partly!], ...others } : outcomeGroups(speaker.edition);
}
