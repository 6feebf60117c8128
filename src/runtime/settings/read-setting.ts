import { parseDuration } from '../domain/index.ts';
import type { EnumSetting, IntSetting, Setting } from './declaration.ts';

export type SettingValue = string | number | boolean | readonly string[];

/** Why a text is no value of a setting; never holds the text of a secret. */
export class UnfitValue extends Error {}

/** The value that the text stands for; throws UnfitValue. */
export function readSetting(setting: Setting, text: string): SettingValue {
  switch (setting.kind) {
    case 'int':
      return readInt(setting, text);
    case 'bool':
      return readBool(text);
    case 'duration':
      return readDuration(text);
    case 'enum':
      return readMember(setting, text);
    case 'url':
      return readUrl(text);
    case 'list':
      return readList(text);
    case 'origins':
      return readList(text).map(readOrigin);
    default:
      return text;
  }
}

function readInt({ min = Number.MIN_SAFE_INTEGER, max }: IntSetting, text: string): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) {
    throw new UnfitValue(`"${text}" is not a whole number`);
  }
  if (value < min || value > (max ?? Number.MAX_SAFE_INTEGER)) {
    const range = max === undefined ? `at least ${min}` : `from ${min} to ${max}`;
    throw new UnfitValue(`${text} is out of range (${range})`);
  }
  return value;
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  1: true,
  yes: true,
  on: true,
  false: false,
  0: false,
  no: false,
  off: false,
};

function readBool(text: string): boolean {
  const lower = text.toLowerCase();
  const value = Object.hasOwn(booleans, lower) ? booleans[lower] : undefined;
  if (value === undefined) {
    throw new UnfitValue(`"${text}" is neither true nor false`);
  }
  return value;
}

function readDuration(text: string): number {
  try {
    const milliseconds = parseDuration(text);
    if (milliseconds >= 0) {
      return milliseconds;
    }
  } catch {
    // Worded below, like every other unfit value.
  }
  throw new UnfitValue(`"${text}" is not a duration (for example: 500ms, 5s, 24h)`);
}

function readMember({ values }: EnumSetting, text: string): string {
  if (!values.includes(text)) {
    throw new UnfitValue(`"${text}" is not one of ${values.join(', ')}`);
  }
  return text;
}

function readList(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

/** As browsers write it in the header `Origin`: nothing else ever fits. */
function readOrigin(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : '';
  const isOrigin = /^https?:/.test(origin) && /^https?:\/\/[^/?#@*]+\/?$/i.test(text);
  if (text !== '*' && !isOrigin) {
    throw new UnfitValue(
      `"${text}" is not a web origin (for example: https://example.org; * for all)`,
    );
  }
  return text === '*' ? text : origin;
}

function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    // Not repeated: an address may hold a password.
    throw new UnfitValue('is not a web address (for example: https://example.org/api)');
  }
  return text;
}
