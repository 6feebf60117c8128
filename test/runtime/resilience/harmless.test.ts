import { harmless } from '@plinth/runtime/resilience';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const warned = vi.fn();

beforeEach(() => {
  warned.mockReset();
  vi.spyOn(process, 'emitWarning').mockImplementation(warned);
});

afterEach(() => vi.restoreAllMocks());

it('hands on what it is told', () => {
  const told = vi.fn();
  harmless(told)('a', 1);
  expect(told.mock.calls).toEqual([['a', 1]]);
  expect(warned).not.toHaveBeenCalled();
});

it('makes a warning of what a callback throws', () => {
  const error = new Error('the logger is broken');
  harmless(() => {
    throw error;
  })();
  expect(warned.mock.calls).toEqual([[error]]);
});

it('makes a warning of what the promise of a callback fails with', async () => {
  harmless(async () => Promise.reject('gone'))();
  await vi.waitFor(() => expect(warned.mock.calls).toEqual([['gone']]));
});
