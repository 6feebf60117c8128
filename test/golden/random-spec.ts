import fc from 'fast-check';
import { randomEntities } from './random-entities.ts';
import { randomThings } from './random-things.ts';
import { type Chance, chanceOf, type Vocabulary } from './random-vocabulary.ts';

const domains = ['Sales', 'Stock', 'Domain', 'Api', 'Shared', 'Billing2', 'X'];

function httpSettings({ one, perhaps }: Chance) {
  return {
    ...perhaps(() => ({ basePath: one(['/api', '/v1/shop']) })),
    ...perhaps(() => ({ etag: one(['optional', 'required']) })),
    ...perhaps(() => ({ decimals: one(['string', 'number']) })),
    ...perhaps(() => ({ unknownFields: one(['ignore', 'reject']) })),
    ...perhaps(() => ({
      errors: {
        422: { status: 400, body: { "it's": '$fields', list: ['$code', '*/ `${x}`'] } },
        default: { error: '$title' },
      },
    })),
  };
}

function authSettings({ one }: Chance) {
  const jwt = one([
    { secret: 'env TOKEN_SECRET' },
    { jwks: 'https://id.example.com/keys', issuer: 'env TOKEN_ISSUER', scheme: 'Token' },
  ]);
  return { roles: ['admin', 'clerk'], jwt };
}

/** A spec that is sure to be valid, as the JSON that its YAML says. */
function randomSpec(chance: Chance): object {
  const hasAuth = chance.holds(0.5);
  const shared = randomThings(chance, { home: undefined, names: new Set(), known: [] });
  const vocabulary: Vocabulary = { things: shared.known, roles: hasAuth ? ['admin', 'clerk'] : [] };
  const names = chance.some(domains, 1, 3);
  const contexts = names.map((name) => [name, randomEntities(chance, { name, ...vocabulary })]);
  return {
    plinth: 1,
    app: { name: 'random-app', ...chance.perhaps(() => ({ description: chance.words() })) },
    ...(hasAuth && { auth: authSettings(chance) }),
    http: httpSettings(chance),
    shared: shared.written,
    contexts: Object.fromEntries(contexts),
  };
}

export const arbitrarySpec: fc.Arbitrary<string> = fc
  .gen()
  .map((draw) => JSON.stringify(randomSpec(chanceOf(draw)), null, 1));
