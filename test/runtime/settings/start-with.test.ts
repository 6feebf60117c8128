import { afterEach, expect, it, vi } from 'vitest';
import { KeyError } from '../../../src/runtime/auth/key-error.ts';
import { DatabaseError, MigrationError } from '../../../src/runtime/database/index.ts';
import { SettingsError, startWith } from '../../../src/runtime/settings/index.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  process.exitCode = undefined;
});

async function told(error: unknown): Promise<string> {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  // So that the process is not ended, which is what a real one would want.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  startWith(() => Promise.reject(error));
  await new Promise(setImmediate);
  expect(process.exitCode).toBe(1);
  return String(write.mock.calls[0]?.[0]);
}

const ofNode = (fields: object) => Object.assign(new Error('listen'), fields);

it.each([
  [new SettingsError(['PORT: wrong']), 'These settings need attention:\n  PORT: wrong\n'],
  [new MigrationError('another history'), 'another history\n'],
  [new DatabaseError('no such file'), 'no such file\n'],
  [new KeyError('no key'), 'no key\n'],
  [
    ofNode({ code: 'EADDRINUSE', port: 80 }),
    'Port 80 is taken by another program. Set PORT to another one.\n',
  ],
  [
    ofNode({ code: 'EACCES', syscall: 'listen', port: 80 }),
    'Port 80 may not be listened on by this user. Set PORT to another one.\n',
  ],
  [
    ofNode({ code: 'EADDRNOTAVAIL', address: '10.9.9.9' }),
    '10.9.9.9 is no address of this machine. Set HOST to another one.\n',
  ],
  [
    ofNode({ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'nowhere' }),
    'There is no host nowhere to listen on. Set HOST to another one.\n',
  ],
])('tells what somebody can mend in one line: %s', async (error, line) => {
  expect(await told(error)).toBe(line);
});

it.each([new TypeError('a fault'), ofNode({ code: 'EACCES', syscall: 'open', path: 'x' })])(
  'shows where a fault of the program is: %s',
  async (error) => {
    expect(await told(error)).toContain('start-with.test.ts');
  },
);
