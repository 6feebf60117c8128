import { expect, test } from 'vitest';
import { durationText } from '../../src/graph/duration-text.ts';

test.each([
  [250, '250 ms'],
  [1_000, '1000 ms'],
  [5_000, '5 s'],
  [60_000, '60 s'],
  [90_000, '90 s'],
  [600_000, '10 min'],
  [86_400_000, '24 h'],
  [172_800_000, '2 d'],
])('%i ms reads %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
