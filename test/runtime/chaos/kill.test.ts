import { describe, expect, it } from 'vitest';
import {
  chooseKill,
  type KillPlace,
  type KillPoint,
  killEnvironment,
  killPlaces,
  readKillPoint,
  tellKill,
} from '../../../src/runtime/chaos/kill.ts';
import { Random } from '../../../src/runtime/chaos/random.ts';

const choose = (seed: number, count: number, places: readonly KillPlace[] = killPlaces) => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => chooseKill(random, { places, span: 1_000 }));
};

describe('where a process is killed', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(choose(7, 50)).toEqual(choose(7, 50));
    expect(choose(7, 50)).not.toEqual(choose(8, 50));
  });

  it('is any place there is, before and after it, since its start or its first answer', () => {
    const points = choose(1, 500).flatMap(({ point }) => point ?? []);
    expect(new Set(points.map(({ place }) => place))).toEqual(new Set(killPlaces));
    expect(new Set(points.map(({ side }) => side))).toEqual(new Set(['before', 'after']));
    expect(new Set(points.map(({ since }) => since))).toEqual(new Set(['start', 'serving']));
    expect(points.length).toBeLessThan(500);
    expect(points.every(({ nth }) => nth >= 1)).toBe(true);
  });

  it('is none that the app does not have', () => {
    const points = choose(1, 200, ['answer']).flatMap(({ point }) => point ?? []);
    expect(new Set(points.map(({ place }) => place))).toEqual(new Set(['answer', 'commit']));
  });

  it('is come to in a time that is on average what was asked for', () => {
    const times = choose(3, 10_000).map(({ within }) => within);
    const average = times.reduce((sum, one) => sum + one, 0) / times.length;
    expect(average).toBeGreaterThan(950);
    expect(average).toBeLessThan(1_050);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(250);
  });

  const point: KillPoint = { place: 'commit', side: 'after', nth: 12, since: 'serving' };

  it('is handed to the process', () => {
    expect(readKillPoint(killEnvironment(point))).toEqual(point);
    expect(readKillPoint({})).toBeUndefined();
  });

  it.each([
    [point, 'after commit 12 since its first answer'],
    [{ ...point, side: 'before', since: 'start' } as const, 'before commit 12 since its start'],
    [undefined, 'at an instant'],
  ])('is told', (one, wanted) => {
    expect(tellKill(one)).toBe(wanted);
  });
});
