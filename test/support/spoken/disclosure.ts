import { joined, type Quantity, type Speaker, type Spoken } from './speaker.ts';

const disclosed = (row: string, column: string) => [`disclosure/${row}/${column}`];

/** Says how many documents were issued, repealed and are effective: the second edition asks for these. */
export function aboutDocuments(speaker: Speaker, kind: 'document' | 'regulation' = 'document'): Spoken {
  const row = kind === 'document' ? 'normative-documents' : 'regulations';
  const quantity = (column: string): Quantity => speaker.quantity(disclosed(row, column));
  const quantities = { issued: quantity('issued'), repealed: quantity('repealed'), effective: quantity('effective') };
  const unit = speaker.pick(kind === 'document' ? ['件', '件', '件', '份', '个'] : ['件', '部', '部']);
  const named = [
    `<issued|{make}{${kind}}{n}>`,
    `<repealed|{repeal}{${kind}}{n}>`,
    `<effective|{effective}{${kind}}{n}>`,
  ];
  const numberFirst = [
    `<issued|{make}{n}{${kind}}>`,
    `<repealed|{repeal}{n}{${kind}}>`,
    `<effective|{effective}{${kind}}{n}>`,
  ];
  const all = speaker.pick([named, named, numberFirst]);
  const count = speaker.pick([1, 2, 3, 3]);
  // Of a noun that is named only once, a reader may take the first clause alone.
  const elided = joined([
    speaker.say(`{when}{we}{all}${named[0]}`, quantities, unit),
    speaker.say('，<repealed|{repeal}{n}>，<effective|现行有效{n}>。', optional(quantities), unit),
  ]);
  if (speaker.chance(4)) return elided;
  return speaker.say(
    `{when}{we}{all}${all.slice(0, count).join(speaker.pick(['，', '、', '；']))}。`,
    quantities,
    unit,
  );
}

/** Says how many decisions were taken. */
export function aboutDecisions(speaker: Speaker): Spoken {
  const quantities = {
    licensing: speaker.quantity(disclosed('licensing', 'decisions')),
    penalties: speaker.quantity(disclosed('penalties', 'decisions')),
    coercion: speaker.quantity(disclosed('coercion', 'decisions')),
  };
  const templates = [
    '{when}{we}{all}<licensing|{decide}行政许可处理决定{n}>，<penalties|行政处罚处理决定{n}>，<coercion|行政强制处理决定{n}>。',
    '{when}{we}<licensing|行政许可处理决定数量{n}>、<penalties|行政处罚处理决定数量{n}>、<coercion|行政强制处理决定数量{n}>。',
    '{when}{we}{all}<licensing|{decide}行政许可处理决定{n}>；<penalties|{decide}行政处罚处理决定{n}>。',
    '{when}{we}{all}<penalties|{decide}行政处罚处理决定{n}>。',
  ];
  return speaker.say(speaker.pick(templates), quantities, speaker.pick(['件', '件', '件', '宗', '个']));
}

function optional(quantities: Readonly<Record<string, Quantity>>): Readonly<Record<string, Quantity>> {
  return Object.fromEntries(Object.entries(quantities).map(([name, one]) => [name, { ...one, optional: true }]));
}
