import {
  addTime,
  dateOf,
  normaliseDatetime,
  parseDuration,
  systemClock,
} from '@plinth/runtime/domain';
import { describe, expect, it } from 'vitest';

describe('normaliseDatetime', () => {
  it.each([
    ['2026-01-31T10:00:00.000Z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T11:00:00+01:00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T11:00+01:00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00.000Z'],
    ['2026-01-31t10:00:00z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31 10:00:00Z', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T10:00:00.1Z', '2026-01-31T10:00:00.100Z'],
    ['2026-01-31T10:00:00.999999999Z', '2026-01-31T10:00:00.999Z'],
    ['2026-01-31T10:00:00-00:00', '2026-01-31T10:00:00.000Z'],
  ])('%s -> %s', (given, want) => {
    expect(normaliseDatetime(given)).toBe(want);
  });

  it.each([
    '2026-01-31T10:00:00',
    '2026-01-31',
    '2026-02-29T10:00:00Z',
    '2026-01-31T10:60:00Z',
    '10:00:00Z',
    '',
    '0000-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '12026-01-31T10:00:00Z',
    '2026-01-31T10:00:00+25:00',
  ])('refuses %j', (given) => {
    expect(() => normaliseDatetime(given)).toThrow('must be a date-time with an offset');
  });
});

describe('time', () => {
  it.each([
    ['24h', '2026-03-01T10:00:00.000Z'],
    ['-1d', '2026-02-27T10:00:00.000Z'],
    ['90m', '2026-02-28T11:30:00.000Z'],
    ['1ms', '2026-02-28T10:00:00.001Z'],
  ])('addTime %s', (duration, want) => {
    expect(addTime('2026-02-28T10:00:00.000Z', duration)).toBe(want);
  });

  it.each([
    ['500ms', 500],
    ['5s', 5_000],
    ['10m', 600_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
  ])('parseDuration %s', (text, want) => {
    expect(parseDuration(text)).toBe(want);
  });

  it.each(['', '5', 's', '1.5s', '5 s', '5S', '1h30m'])('no duration: %j', (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError);
  });

  it('dateOf is the day in UTC', () => {
    expect(dateOf('2026-01-31T23:59:59.999Z')).toBe('2026-01-31');
  });

  it('the clock tells the forms that fields hold', () => {
    expect(normaliseDatetime(systemClock.now())).toHaveLength(24);
    expect(systemClock.today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
