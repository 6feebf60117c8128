import { checkUuid, newId } from '@plinth/runtime/domain';
import { expect, it, vi } from 'vitest';

const ids = Array.from({ length: 20_000 }, newId);

it('makes UUIDs of version 7', () => {
  for (const id of ids) {
    expect(checkUuid(id)).toBe(undefined);
    expect(id).toMatch(/^.{14}7.{4}[89ab]/);
  }
});

it('makes each once, later ones sorting later, more than a millisecond can count included', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

it('goes on upwards when the clock goes back', () => {
  const before = newId();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(0);
  const after = newId();
  clock.mockRestore();
  expect(after > before).toBe(true);
});
