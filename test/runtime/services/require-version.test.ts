import { type ExpectedVersion, requireVersion } from '@plinth/runtime/services';
import { expect, it } from 'vitest';

it('asks who changes what is there from which version', () => {
  const demanded = expect.objectContaining({ code: 'PreconditionRequired', status: 428 });
  expect(() => requireVersion(7, 'new')).toThrow(demanded);
});

it.each<[number, ExpectedVersion | undefined, boolean]>([
  [7, undefined, true],
  [7, 'any', true],
  [7, [7], true],
  [7, [6, 7], true],
  [7, [6], false],
  [7, [], false],
  [0, undefined, true],
  [0, 'new', true],
  [0, 'any', false],
  [0, [0], false],
])('version %j, expected %j: %j', (version, expected, passes) => {
  const check = (): void => requireVersion(version, expected);
  if (passes) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: 'VersionMismatch', status: 412 }));
});
