import { type ExpectedVersion, requireVersion } from '@plinth/runtime/services';
import { expect, it } from 'vitest';

it.each<[number, ExpectedVersion | undefined, boolean]>([
  [7, undefined, true],
  [7, 'any', true],
  [7, [7], true],
  [7, [6, 7], true],
  [7, [6], false],
  [7, [], false],
])('version %j, expected %j: %j', (version, expected, passes) => {
  const check = (): void => requireVersion(version, expected);
  if (passes) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: 'VersionMismatch', status: 412 }));
});
