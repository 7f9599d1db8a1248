import { joined, type Quantity, type Reading, type Speaker, type Spoken } from './speaker.ts';

const direct = 'litigation-direct';
const after = 'litigation-after-reconsideration';
const cells = (rows: readonly string[], column: string): Reading => rows.map((row) => `cases/${row}/${column}`);

const units = ['件', '件', '件', '件', '起', '宗', '例'];

/** Says how many cases of reconsideration and litigation there were, and how they ended, in one sentence. */
export function aboutCases(speaker: Speaker): Spoken {
  const unit = speaker.pick(units);
  const quantities = {
    reviews: speaker.quantity(cells(['reconsideration'], 'total')),
    suits: speaker.quantity(cells([direct, after], 'total')),
  };
  const { reviews, suits } = quantities;
  const both = { ...quantities, both: [reviews, suits] };
  const say = (template: string) => speaker.say(template, both, unit);
  if (reviews.number === 0 && suits.number === 0) {
    return say(
      speaker.pick([
        '{when}{we}<both|{notOccurred}{cause}{bothCases}{noCases}>。',
        '{when}{we}<both|{notOccurred}{cause}{bothCases}{noCases}>。',
        '{when}{we}<both|{notOccurred}{bothCases}{noCases}>。',
        '{when}{we}<reviews|未被申请行政复议>，<suits|未被提起行政诉讼>。',
        '{when}<reviews|{cause}行政复议{cases}{n}>，<suits|行政诉讼{cases}{n}>。',
        '{when}{we}<reviews|未发生行政复议案件>，<suits|也未发生行政诉讼案件>。',
      ]),
    );
  }
  if (suits.number === 0 && speaker.chance(3)) {
    return say(
      speaker.pick([
        '{when}{we}<suits|{notOccurred}{cause}行政诉讼{noCases}>，<reviews|行政复议{cases}{n}>。',
        '{when}{we}<suits|未被提起行政诉讼>，<reviews|被申请行政复议{n}>。',
      ]),
    );
  }
  return joined([
    reviews.number === 0
      ? say('{when}{we}<reviews|{notOccurred}{cause}行政复议{noCases}>')
      : reviewed(speaker, unit, reviews),
    ...sued(speaker, unit, suits),
  ]);
}

function reviewed(speaker: Speaker, unit: string, reviews: Quantity): Spoken {
  const opening = speaker.say(
    speaker.pick([
      '{when}<reviews|{cause}行政复议{cases}{n}>',
      '{when}{we}<reviews|{occurred}{cause}行政复议{cases}{n}>',
      '{when}{we}<reviews|因政府信息公开被申请行政复议{n}>',
      '{when}{we}{all}<reviews|收到政府信息公开行政复议案件{n}>',
      '{when}{we}<reviews|发生{n}政府信息公开行政复议案件>',
    ]),
    { reviews },
    unit,
  );
  return joined([opening, ...results(speaker, unit, ['reconsideration'])]);
}

/** Says the cases of litigation behind those of reconsideration, the last mark included. */
function sued(speaker: Speaker, unit: string, suits: Quantity): Spoken[] {
  const quantities = {
    suits,
    direct: speaker.quantity(cells([direct], 'total')),
    after: speaker.quantity(cells([after], 'total')),
  };
  const say = (template: string) => speaker.say(template, quantities, unit);
  const mark = speaker.pick(['，', '；', '；']);
  if (suits.number === 0) {
    const templates = [
      '<suits|{notOccurred}行政诉讼{noCases}>',
      '<suits|{notOccurred}{cause}行政诉讼{noCases}>',
      '<suits|行政诉讼{n}>',
    ];
    return [say(`${mark}${speaker.pick(templates)}。`)];
  }
  const opening = say(
    `${mark}${speaker.pick(['<suits|行政诉讼{cases}{n}>', '<suits|{cause}行政诉讼{cases}{n}>', '<suits|{sued}{n}>'])}`,
  );
  const rows = () =>
    say(
      speaker.pick([
        '{among}<direct|未经复议直接起诉{n}>、<after|复议后起诉{n}>',
        '（<direct|未经复议直接起诉{n}>，<after|复议后起诉{n}>）',
      ]),
    );
  return [opening, ...(speaker.chance(2) ? [rows()] : results(speaker, unit, [direct, after])), say('。')];
}

/** Lists how the cases of some rows ended, those that are 0 left out; sometimes nothing. */
function results(speaker: Speaker, unit: string, rows: readonly string[]): Spoken[] {
  const quantities = {
    upheld: speaker.quantity(cells(rows, 'upheld')),
    corrected: speaker.quantity(cells(rows, 'corrected')),
    otherResult: speaker.quantity(cells(rows, 'other')),
    pending: speaker.quantity(cells(rows, 'pending')),
  };
  if (speaker.chance(2)) return [];
  const named = Object.entries(quantities).filter(([, { number }]) => number > 0);
  const list = named.map(([name]) => `<${name}|{${name}}{n}>`).join(speaker.pick(['，', '、']));
  return [speaker.say(speaker.pick([`{among}${list}`, `（${list}）`, `（其中${list}）`]), quantities, unit)];
}
