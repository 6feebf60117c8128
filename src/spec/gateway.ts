import type { At } from '../diagnostic.ts';
import type { Call } from './call.ts';
import { call } from './calls.ts';
import type { Duration } from './duration.ts';
import { duration } from './duration.ts';
import type { Assignment } from './expression.ts';
import { headers } from './expressions.ts';
import { entries, keyed } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import { choice, port } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { camelName } from './names.ts';
import type { Path } from './route.ts';
import { takePath } from './route-syntax.ts';
import { described } from './thing-keys.ts';

/** `100/minute per actor` */
export interface Rate {
  readonly count: number;
  readonly per: 'second' | 'minute' | 'hour' | 'day';
  readonly perActor: boolean;
  readonly at: At;
}

/** A segment of a pattern: a literal, `*` (one) or `**` (any number). */
export interface Pattern {
  readonly text: string;
  readonly segments: readonly string[];
  readonly at: At;
}

export interface GatewayRoute {
  readonly pattern: Pattern;
  readonly at: At;
  readonly auth?: 'optional' | 'required';
  readonly rateLimit?: Rate;
  readonly headers: readonly Assignment[];
  readonly responseHeaders: readonly Assignment[];
  readonly cache?: Duration;
}

/** One answer made of several queries. */
export interface Composition {
  readonly path: Path;
  readonly at: At;
  readonly parts: readonly { readonly name: Name; readonly call: Call }[];
  readonly optional: readonly Name[];
  readonly description?: string;
}

export interface Gateway {
  readonly at: At;
  readonly port: number;
  readonly routes: readonly GatewayRoute[];
  readonly compose: readonly Composition[];
}

const perWords = ['second', 'minute', 'hour', 'day'] as const;

const rateSyntax: Micro<Rate> = {
  what: 'a rate (count/second, minute, hour or day)',
  example: '100/minute per actor',
  pattern: '^[0-9]+/(second|minute|hour|day)( per actor)?$',
  parse: (scanner) => {
    const count = scanner.take(/[1-9]\d{0,8}(?=\/)/y);
    const word = count && scanner.skip('/') && scanner.take(/[a-z]+/y);
    const per = perWords.find((candidate) => word && candidate === word.text);
    if (count === undefined || per === undefined) return undefined;
    const perActor = scanner.take(/ +per actor$/y) !== undefined;
    return { count: Number(count.text), per, perActor, at: scanner.at };
  },
};

const patternSyntax: Micro<Pattern> = {
  what: 'a pattern of paths',
  example: '/orders/**',
  pattern: '^/',
  parse: (scanner) => {
    const whole = scanner.take(/(?:\/(?:\*\*?|[A-Za-z0-9._~@-]+))+|\/$/y);
    return whole && { ...whole, segments: whole.text.split('/').slice(1).filter(Boolean) };
  },
};

const composePath: Micro<Path> = {
  what: 'a route for a composition',
  example: 'GET /orders/:id/full',
  pattern: '^GET /',
  parse: (scanner) => (scanner.take(/GET +/y) ? takePath(scanner) : undefined),
};

const route = record({
  auth: optional(choice('optional', 'required'), 'Whether a token is demanded.'),
  rateLimit: optional(micro(rateSyntax), 'How often one caller may call.'),
  headers: standard(headers, [], 'Set on the request passed on.'),
  responseHeaders: standard(headers, [], 'Set on the answer.'),
  cache: optional(duration, 'How long GET 200 is kept, by URL and actor.'),
});

const composition = record({
  ...described,
  parts: required(
    entries(camelName, call, (name, made) => ({ name, call: made })),
    'Queries by name of the part.',
  ),
  optional: standard(list(micro(camelName)), [], 'Parts that are null when they fail.'),
});

export const gateway: Kind<Gateway> = record({
  port: standard(port, 8080, 'Where it listens.'),
  routes: standard(keyed('pattern', patternSyntax, route), [], 'By pattern; the longest wins.'),
  compose: standard(keyed('path', composePath, composition), [], 'One answer of several queries.'),
});
