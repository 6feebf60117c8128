import { describe, expect, it } from 'vitest';
import {
  type Declaration,
  readSettings,
  SettingsError,
} from '../../../src/runtime/settings/index.ts';

const declaration = {
  port: { name: 'PORT', kind: 'int', min: 0, max: 65_535, default: 3000, description: 'port' },
  level: {
    name: 'LOG_LEVEL',
    kind: 'enum',
    values: ['info', 'warn'],
    default: 'info',
    description: 'log level',
  },
  migrate: { name: 'MIGRATE', kind: 'bool', default: true, description: 'whether to migrate' },
  stopWithin: {
    name: 'STOP_WITHIN',
    kind: 'duration',
    default: '10s',
    description: 'time to stop',
  },
  origins: { name: 'ORIGINS', kind: 'origins', default: [], description: 'web origins' },
  tags: { name: 'TAGS', kind: 'list', default: [], description: 'tags' },
  cardUrl: { name: 'CARD_URL', kind: 'url', description: 'card processor' },
  secret: {
    name: 'AUTH_SECRET',
    kind: 'secret',
    minBytes: 32,
    optional: 'in development',
    description: 'signs tokens',
  },
  issuer: { name: 'ISSUER', kind: 'string', optional: true, description: 'issuer' },
} as const satisfies Declaration;

const good = { CARD_URL: 'https://cards.example/api' };

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(declaration, environment);
    return [];
  } catch (error) {
    return error instanceof SettingsError ? error.problems : [String(error)];
  }
}

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings(declaration, good)).toEqual({
      port: 3000,
      level: 'info',
      migrate: true,
      stopWithin: 10_000,
      origins: [],
      tags: [],
      cardUrl: 'https://cards.example/api',
      secret: undefined,
      issuer: undefined,
    });
  });

  it('are read as what they are', () => {
    const environment = {
      PORT: ' 8080 ',
      LOG_LEVEL: 'warn',
      MIGRATE: 'No',
      STOP_WITHIN: '500ms',
      ORIGINS: 'https://a.example, http://B.example:8080/,*',
      TAGS: 'a, b,',
      AUTH_SECRET: 's3cret',
      ISSUER: '',
      ...good,
    };
    expect(readSettings(declaration, environment)).toEqual({
      port: 8080,
      level: 'warn',
      migrate: false,
      stopWithin: 500,
      origins: ['https://a.example', 'http://b.example:8080', '*'],
      tags: ['a', 'b'],
      cardUrl: 'https://cards.example/api',
      secret: 's3cret',
      issuer: undefined,
    });
  });

  const notWeb =
    'CARD_URL: is not a web address (for example: https://example.org/api) (card processor)';
  it.each([
    [{ PORT: 'http' }, 'PORT: "http" is not a whole number (port)'],
    [{ PORT: '70000' }, 'PORT: 70000 is out of range (from 0 to 65535) (port)'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: "loud" is not one of info, warn (log level)'],
    [{ MIGRATE: 'maybe' }, 'MIGRATE: "maybe" is neither true nor false (whether to migrate)'],
    [
      { STOP_WITHIN: 'soon' },
      'STOP_WITHIN: "soon" is not a duration (for example: 500ms, 5s, 24h) (time to stop)',
    ],
    [{ CARD_URL: 'user:hunter2@cards' }, notWeb],
    [{ CARD_URL: '//:hunter2' }, notWeb],
    [{ CARD_URL: 'ftp://cards.example' }, notWeb],
    [{ CARD_URL: '' }, 'CARD_URL: is required (card processor)'],
    [
      { NODE_ENV: 'production', AUTH_SECRET: 'x'.repeat(31) },
      'AUTH_SECRET: must be at least 32 bytes long when NODE_ENV is production (signs tokens)',
    ],
    [
      { NODE_ENV: 'production' },
      'AUTH_SECRET: is required when NODE_ENV is production (signs tokens)',
    ],
  ])('are checked: %j', (environment, problem) => {
    expect(problemsOf({ ...good, ...environment })).toEqual([problem]);
  });

  it.each([
    ...['foo', 'a.example', 'ftp://a.example', 'https://a.example/path'],
    ...['https://a.example?', 'https://u:p@a.example', 'https://*', 'null'],
  ])('%s is no web origin', (origin) => {
    expect(problemsOf({ ...good, ORIGINS: `https://a.example,${origin}` })).toEqual([
      `ORIGINS: "${origin}" is not a web origin (for example: https://example.org; * for all) (web origins)`,
    ]);
  });

  it.each([{ AUTH_SECRET: 'short' }, { NODE_ENV: 'production', AUTH_SECRET: 'ä'.repeat(16) }])(
    'take secrets that are long enough: %j',
    (environment) => {
      expect(problemsOf({ ...good, ...environment })).toEqual([]);
    },
  );

  it('tell all problems at once', () => {
    expect(() => readSettings(declaration, { PORT: 'x', MIGRATE: 'x' })).toThrow(
      [
        'These settings need attention:',
        '  PORT: "x" is not a whole number (port)',
        '  MIGRATE: "x" is neither true nor false (whether to migrate)',
        '  CARD_URL: is required (card processor)',
      ].join('\n'),
    );
  });
});
