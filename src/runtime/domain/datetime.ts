import { parseDuration } from './duration.ts';
import { ValidationError } from './errors.ts';

const form =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;

/** A day of the calendar: `2026-02-30` is none. */
export function isDate(text: string): boolean {
  // There is no year 0, and PostgreSQL keeps none.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** UTC with milliseconds, or undefined when it is no date-time with an offset. */
export function readDatetime(text: string): string | undefined {
  const [, date, time, fraction = '', offset] = form.exec(text) ?? [];
  if (date === undefined || time === undefined || offset === undefined || !isDate(date)) {
    return undefined;
  }
  if (time.startsWith('24')) return undefined;
  const seconds = time.length === 5 ? `${time}:00` : time;
  // Digits beyond milliseconds are cut, never rounded into the next second.
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const at = Date.parse(`${date}T${seconds}.${millis}${offset.toUpperCase()}`);
  if (Number.isNaN(at)) return undefined;
  const utc = new Date(at).toISOString();
  // Only four-digit years compare as text.
  return utc.length === 24 && !utc.startsWith('0000') ? utc : undefined;
}

/** Any offset to UTC with milliseconds: `2026-01-31T11:00+01:00` -> `2026-01-31T10:00:00.000Z`. */
export function normaliseDatetime(text: string): string {
  const utc = readDatetime(text);
  if (utc === undefined) throw new ValidationError({ '': ['must be a date-time with an offset'] });
  return utc;
}

/** `addTime('2026-01-31T10:00:00.000Z', '24h')` */
export function addTime(datetime: string, duration: string): string {
  return new Date(Date.parse(datetime) + parseDuration(duration)).toISOString();
}

/** The day in UTC: `2026-01-31`. */
export function dateOf(datetime: string): string {
  return datetime.slice(0, 10);
}
