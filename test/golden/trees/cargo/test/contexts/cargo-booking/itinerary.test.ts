import { describe, expect, test } from 'vitest';
import {
  Itinerary,
  type ItineraryJson,
} from '../../../src/contexts/cargo-booking/domain/values/itinerary.js';

const json: ItineraryJson = {
  legs: [
    {
      voyage: 'Voyage',
      loadLocation: 'AAAAA',
      unloadLocation: 'AAAAA',
      loadTime: '2025-01-31T01:00:00.000Z',
      unloadTime: '2025-01-31T02:00:00.000Z',
    },
  ],
};

describe('itinerary', () => {
  test('is written as it was read', () => {
    expect(Itinerary.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Itinerary.fromJSON(json);
    expect(one.equals(Itinerary.fromJSON(json))).toBe(true);
  });

  test.each([['legs', []]])('refuses %s: %j', (field, wrong) => {
    const make = () => Itinerary.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
