import type { At } from '../diagnostic.ts';
import { mapped } from './grammar/form.ts';
import type { Kind, Node, Read } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { text } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { camelName } from './names.ts';
import type { Setting } from './setting.ts';
import { setting } from './setting.ts';
import { within } from './within.ts';

export interface Jwt {
  readonly at: At;
  readonly key:
    | { readonly kind: 'secret'; readonly value: Setting }
    | { readonly kind: 'jwks'; readonly value: Setting };
  readonly issuer?: Setting;
  readonly scheme: string;
}

export interface Auth {
  readonly at: At;
  readonly roles: readonly Name[];
  /** `{ secret: env AUTH_SECRET, scheme: Bearer }` when nothing is said. */
  readonly jwt: Jwt;
}

const jwtKeys = record({
  secret: optional(setting, 'The secret that tokens are signed with.'),
  jwks: optional(setting, 'The URL of the public keys.'),
  issuer: optional(setting, 'Who must have issued the token.'),
  scheme: standard(text, 'Bearer', 'The word before the token in Authorization.'),
});

const authKeys = record({
  roles: standard(list(micro(camelName)), [], 'Names of roles; anyone and signedIn always exist.'),
  jwt: optional(mapped(jwtKeys, readJwt), 'How tokens are checked.'),
});

/** Who may call. */
export const auth: Kind<Auth> = mapped(authKeys, ({ jwt, ...rest }, { at }) => ({
  ...rest,
  jwt: jwt ?? { key: usualKey(at), scheme: 'Bearer', at },
}));

function readJwt({ secret, jwks, ...rest }: Read<typeof jwtKeys>, node: Node): Jwt {
  if (secret && jwks) {
    const at = { ...within(node.at, 'jwks'), on: 'key' as const };
    node.reading.report('SPEC_BODY_TWICE', at, { one: 'secret', other: 'jwks' });
  }
  return {
    ...rest,
    key: jwks
      ? { kind: 'jwks', value: jwks }
      : secret
        ? { kind: 'secret', value: secret }
        : usualKey(node.at),
  };
}

function usualKey(at: At): Jwt['key'] {
  return { kind: 'secret', value: { kind: 'env', name: 'AUTH_SECRET', at } };
}
