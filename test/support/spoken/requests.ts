import { outcomeItems, outcomeList, unitsOfOutcomes } from './outcomes.ts';
import {
  carriedIn,
  carriedOut,
  organisations,
  outcomes,
  received,
  requestCells,
  withCarriedIn,
} from './request-cells.ts';
import { joined, type Quantity, type Reading, type Speaker, type Spoken } from './speaker.ts';

const units = ['件', '件', '件', '件', '件', '件', '宗', '份', '条', '个', '起', '项', '例'];

/** Says how many requests came in, from whom, and what became of them, in one or more sentences. */
export function aboutRequests(speaker: Speaker): Spoken {
  const unit = speaker.pick(units);
  if (speaker.sum(withCarriedIn) === 0) return nothingReceived(speaker, unit);
  const opening = openingOf(speaker, unit);
  return joined([...opening.texts, ...endOf(speaker, unit, opening)]);
}

function nothingReceived(speaker: Speaker, unit: string): Spoken {
  const quantities = {
    none: speaker.quantity(received),
    // Of a figure that is 0 either way.
    nothing: speaker.quantity(received, withCarriedIn),
    handled: speaker.quantity(outcomes, received, withCarriedIn),
    done: speaker.quantity(outcomes),
  };
  return speaker.say(
    speaker.pick([
      '{when}{we}<none|{notReceived}{noRequest}>。',
      '{when}{we}<none|{notReceived}{noRequest}>。',
      '{when}{we}{all}<nothing|{receive}{request}{n}>。',
      '{when}{we}{all}<nothing|{receive}{request}{n}>，<done|办结{n}>。',
      '{when}{we}{all}<handled|办理{request}{n}>。',
      '{when}{we}<none|{notReceived}{noRequest}>，<nothing|受理依申请公开{n}>、<done|办结{n}>。',
    ]),
    quantities,
    unit,
  );
}

/** The part of the text about requests that says how many came in. */
interface Opening {
  /** Without the last mark. */
  readonly texts: readonly Spoken[];
  /** It states both the requests of the year and those carried in, or their sum. */
  readonly isWhole: boolean;
  /** It says nothing of requests carried in, though there are some. */
  readonly isSilentOnCarriedIn: boolean;
}

function openingOf(speaker: Speaker, unit: string): Opening {
  const [year, before] = [speaker.sum(received), speaker.sum(carriedIn)];
  if (year === 0) return { texts: onlyCarriedIn(speaker, unit), isWhole: false, isSilentOnCarriedIn: false };
  const way = speaker.pick(before === 0 ? ['alone', 'alone', 'apart'] : ['apart', 'bracket', 'alone']);
  if (way === 'apart') return { texts: apart(speaker, unit), isWhole: true, isSilentOnCarriedIn: false };
  if (way === 'bracket') return { texts: inBrackets(speaker, unit), isWhole: true, isSilentOnCarriedIn: false };
  const reading = speaker.pick([received, withCarriedIn]);
  const readings = [received, withCarriedIn];
  const nothing = before === 0 && speaker.chance(6);
  return {
    texts: [
      receivedClause(speaker, unit, { number: speaker.sum(reading), readings }),
      ...applicants(speaker, unit, reading, readings),
      ...(nothing ? [speaker.say('，<none|{nothingFromLast}>', { none: speaker.quantity(carriedIn) })] : []),
    ],
    isWhole: before === 0 || reading === withCarriedIn,
    isSilentOnCarriedIn: before > 0 && reading === received,
  };
}

function onlyCarriedIn(speaker: Speaker, unit: string): Spoken[] {
  const templates = [
    '{when}{we}<none|{notReceived}{noRequest}>，<before|{fromLast}{n}>',
    '{when}{we}{all}<none|{newly}{request}{n}>，<before|{fromLast}{n}>',
  ];
  const quantities = { none: speaker.quantity(received), before: speaker.quantity(carriedIn) };
  return [speaker.say(speaker.pick(templates), quantities, unit)];
}

function receivedClause(speaker: Speaker, unit: string, said: Quantity): Spoken {
  const templates = [
    '{when}{we}{all}<said|{receive}{request}{n}>',
    '{when}{we}<said|{receive}{request}{count}{n}>',
    '{when}{we}{all}<said|{receive}{n}{shortRequest}>',
  ];
  return speaker.say(speaker.pick(templates), { said }, unit);
}

/** Says the sum, and in brackets those that were carried in. */
function inBrackets(speaker: Speaker, unit: string): Spoken[] {
  const templates = [
    '（{holding}<before|{fromLast}{n}>）',
    '（{holding}<before|{fromLast}{n}>）',
    '（其中<before|{n}为{lastYear}结转>）',
  ];
  return [
    receivedClause(speaker, unit, speaker.quantity(withCarriedIn)),
    speaker.say(speaker.pick(templates), { before: speaker.quantity(carriedIn) }, unit),
    ...applicants(speaker, unit, withCarriedIn, [withCarriedIn]),
  ];
}

/** Says the requests of the year and those of last year in clauses of their own. */
function apart(speaker: Speaker, unit: string): Spoken[] {
  const quantities = { said: speaker.quantity(received), before: speaker.quantity(carriedIn) };
  if (speaker.chance(5)) {
    return [speaker.say('{when}{we}<before|{fromLast}{n}>，<said|{newlyThisYear}{n}>', quantities, unit)];
  }
  const templates = ['{when}{we}{all}<said|{newly}{request}{n}>', '{when}{we}<said|{newly}{request}{count}{n}>'];
  const opening = speaker.say(speaker.pick(templates), quantities, unit);
  if (!speaker.chance(3)) return [opening, speaker.say('，<before|{fromLast}{n}>', quantities, unit)];
  const applied = applicants(speaker, unit, received, [received, withCarriedIn]);
  return [opening, ...applied, speaker.say('；<before|{fromLast}{n}>', quantities, unit)];
}

/** Says from whom or by what way the requests came, of which the text has given the number by a reading of several. */
function applicants(speaker: Speaker, unit: string, reading: Reading, readings: readonly Reading[]): Spoken[] {
  const way = speaker.pick(['none', 'none', 'kinds', 'kinds', 'kinds', 'channels']);
  if (way === 'channels') return [channels(speaker, unit, speaker.sum(reading))];
  if (way === 'none') return [];
  const rowsOf = (one: Reading) => one.map((id) => id.split('/')[1]!);
  const quantity = (columns: readonly string[]): Quantity => ({
    number: speaker.sum(requestCells(rowsOf(reading), columns)),
    readings: readings.map((one) => requestCells(rowsOf(one), columns)),
  });
  const list = '<natural|{person}{n}>{comma}<organisation|{organisation}{n}>';
  const templates = [
    ...[`{among}${list}`, `{among}${list}`, `，${list}`],
    // Not behind another bracket.
    ...(readings.length > 1 ? [`（其中${list}）`] : []),
    '，其中<natural|{n}为自然人申请>，<organisation|{n}为法人或其他组织申请>',
  ];
  const quantities = { natural: quantity(['natural-person']), organisation: quantity(organisations) };
  return [speaker.say(speaker.pick(templates), quantities, unit)];
}

/** Says by what ways the requests came, which no table has. */
function channels(speaker: Speaker, unit: string, all: number): Spoken {
  const online = speaker.number(0, all);
  const written = speaker.number(0, all - online);
  const numbers = [online, written, all - online - written];
  const ways = speaker.pick([
    ['网上申请', '信函申请', '当面申请'],
    ['通过网络收到申请', '通过来信收到申请', '通过当面递交收到申请'],
    ['通过政府网站申请', '邮寄书面申请', '现场提交申请'],
  ]);
  return speaker.say(`{among}${ways.map((way, index) => `${way}${speaker.write(numbers[index]!)}${unit}`).join('、')}`);
}

/** Says what became of the requests, the last mark included. */
function endOf(speaker: Speaker, unit: string, { isWhole, isSilentOnCarriedIn }: Opening): Spoken[] {
  const quantities = {
    done: speaker.quantity(outcomes),
    carriedOut: speaker.quantity(carriedOut),
    before: speaker.quantity(carriedIn),
  };
  const say = (template: string) => speaker.say(template, quantities, unit);
  const listed = quantities.done.number > 0 && unitsOfOutcomes.includes(unit);
  const list = () => (listed && !speaker.chance(3) ? [outcomeList(speaker, unit)] : []);
  const isSplit = quantities.done.number > 0 && quantities.carriedOut.number > 0;
  const ends: (() => Spoken[])[] = [
    () => [say('。')],
    () => [say('，<done|{finish}{n}>'), ...list(), say('。')],
    () => [say('，<done|{finish}{n}>'), ...list(), ...carriedOn(speaker, unit)],
    () => [say('，<carriedOut|{carryOn}{n}>，<done|{finish}{n}>'), ...list(), say('。')],
    () => [say('。{when}{we}{all}<done|{finishRequests}{request}{n}>'), ...list(), ...carriedOn(speaker, unit)],
    () => [say('。{when}{we}{all}<done|{finishRequests}{n}{shortRequest}>'), ...list(), say('。')],
    ...(isWhole ? [() => [say('，其中<done|{finish}{n}>，<carriedOut|{carryOn}{n}>。')]] : []),
    ...(isWhole && isSplit ? [() => [say('，除<carriedOut|{n}{carryOn}>外，<done|其余{n}{finished}>。')]] : []),
    ...(isWhole && listed ? [() => [inFormOrder(speaker, unit)]] : []),
    ...(isSilentOnCarriedIn
      ? [() => [say('。<done|{finishRequests}{request}{n}>（{holding}<before|{fromLast}{n}>）。')]]
      : []),
  ];
  return speaker.pick(ends)();
}

/** Lists the outcomes and what is carried on, as the form does, without the number of all outcomes. */
function inFormOrder(speaker: Speaker, unit: string): Spoken {
  const { template, quantities } = outcomeItems(speaker, unit);
  const all = { ...quantities, carriedOut: speaker.quantity(carriedOut) };
  return speaker.say(`。其中，${template}，<carriedOut|{carryOn}{n}>。`, all, unit);
}

function carriedOn(speaker: Speaker, unit: string): Spoken[] {
  const quantity = speaker.quantity(carriedOut);
  const templates =
    quantity.number === 0
      ? ['，<out|{nothingCarriedOn}>。', '，<out|{nothingCarriedOn}>。', '，<out|{carryOn}{n}>。', '。']
      : ['，<out|{carryOn}{n}>。', '，<out|{carryOn}{n}>。', '；<out|{n}{carryOn}>。', '，尚有<out|{n}{carryOn}>。'];
  return [speaker.say(speaker.pick(templates), { out: quantity }, unit)];
}
