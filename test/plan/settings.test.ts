import { describe, expect, it } from 'vitest';
import { type AppSetting, settingsOf } from '../../src/plan/settings.ts';
import { modelOf } from './model-of.ts';

async function settings(more: string): Promise<ReadonlyMap<string, AppSetting>> {
  const model = await modelOf(`plinth: 1\napp: { name: parcels }\n${more}\n`);
  return new Map(settingsOf(model).map((setting) => [setting.name, setting]));
}

const external = (name: string, url: string): string =>
  `${name}: { url: ${url}, ops: { ask: { http: GET /ask } } }`;

describe('settings of an app', () => {
  it('have defaults where the spec says nothing', async () => {
    const all = await settings('');
    const given = [...all.values()].map(({ name, default: value }) => [name, value]);
    expect(Object.fromEntries(given)).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_URL: './data/parcels.db',
      MIGRATE_ON_START: true,
      LOG_LEVEL: 'info',
    });
    const optional = [...all.values()].filter((one) => one.optional !== undefined);
    expect(optional.map(({ name }) => name)).toEqual(['METRICS_PORT']);
  });

  it('take name, port and file from the deployment', async () => {
    const all = await settings(
      'deploy: { modes: { one: { services: { parcels: { contexts: all, port: 4010 } } } }, db: { engine: sqlite, url: ./parcels.sqlite } }',
    );
    expect(all.get('PORT')?.default).toBe(4010);
    expect(all.get('DATABASE_URL')?.default).toBe('./parcels.sqlite');
  });

  it.each([
    ['auth: { roles: [] }', 'AUTH_SECRET', 'secret'],
    ['auth: { jwt: { secret: env TOKEN_KEY } }', 'TOKEN_KEY', 'secret'],
    ['auth: { jwt: { jwks: env KEY_SET } }', 'KEY_SET', 'string'],
  ])('ask for the key of tokens in production: %s', async (auth, name, kind) => {
    expect((await settings(auth)).get(name)).toMatchObject({ kind, optional: 'in development' });
  });

  it('say where systems outside are; one without an address may be left out', async () => {
    const all = await settings(`
contexts:
  Delivery:
    externals:
      ${external('Courier', 'env COURIER_URL')}
      ${external('Weather', 'https://weather.example/api')}
`);
    expect(all.get('COURIER_URL')).toMatchObject({ property: 'courierUrl', optional: true });
    expect(all.get('WEATHER_URL')).toMatchObject({ default: 'https://weather.example/api' });
  });

  it('may share a variable, which is then told once', async () => {
    const model = await modelOf(`
plinth: 1
app: { name: parcels }
contexts:
  Delivery:
    externals:
      ${external('Courier', 'env GATE')}
      ${external('Weather', 'env GATE')}
`);
    const asking = settingsOf(model).filter(({ name }) => name === 'GATE');
    expect(asking).toMatchObject([
      {
        property: 'courierUrl',
        description: 'address of Courier and Weather; without it, their calls are answered 503',
      },
    ]);
  });

  it('are apart from the address of the database', async () => {
    const all = await settings(`
contexts:
  Delivery: { externals: { ${external('Database', 'https://one.example')} } }
`);
    expect(all.get('DATABASE_URL')?.property).toBe('databaseUrl');
    expect(all.get('DELIVERY_DATABASE_URL')).toMatchObject({
      property: 'deliveryDatabaseUrl',
      default: 'https://one.example',
    });
  });

  it('keep systems of one name in two contexts apart', async () => {
    const all = await settings(`
contexts:
  Delivery: { externals: { ${external('Gate', 'https://one.example')} } }
  Returns: { externals: { ${external('Gate', 'https://two.example')} } }
`);
    expect(all.get('DELIVERY_GATE_URL')?.property).toBe('deliveryGateUrl');
    expect(all.get('RETURNS_GATE_URL')?.property).toBe('returnsGateUrl');
  });
});
