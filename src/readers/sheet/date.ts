import { isDateFormat } from './format.ts';
import { plainDigits } from './literal.ts';
import type { CellContent } from './sheet.ts';

/** Converts a date in ISO 8601 to a serial number, so that it is shown and added like any other date. */
export function dateContent(value: string, format: string, date1904: boolean): CellContent {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(value.trim());
  if (!match) return { kind: 'text', value, format };
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1).map((digits) => Number(digits ?? 0));
  const days = Date.UTC(year!, month! - 1, day) / 86_400_000 + 25_569 + (hour * 3600 + minute * 60 + second) / 86_400;
  // The calendar from 1900 has a 29 February 1900, which did not exist.
  const serial = date1904 ? days - 1462 : days < 61 ? days - 1 : days;
  const shown = isDateFormat(format) ? format : `yyyy/m/d${match[4] === undefined ? '' : ' h:mm'}`;
  return { kind: 'number', value: plainDigits(serial), format: shown };
}
