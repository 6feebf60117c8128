import type { At } from '../diagnostic.ts';
import { type ErrorTemplate, errorTemplates } from './error-template.ts';
import { either } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { choice } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Path } from './route.ts';
import { pathSyntax } from './route-syntax.ts';

export interface Http {
  readonly at: At;
  readonly basePath?: Path;
  readonly etag: 'optional' | 'required';
  readonly decimals: 'string' | 'number';
  /** `problem`: RFC 9457 for every error. */
  readonly errors: 'problem' | readonly ErrorTemplate[];
  readonly unknownFields: 'ignore' | 'reject';
}

export const http: Kind<Http> = record({
  basePath: optional(micro(pathSyntax), 'Prefix of every route; / when absent.'),
  etag: standard(choice('optional', 'required'), 'optional', 'Whether commands demand If-Match.'),
  decimals: standard(choice('string', 'number'), 'string', 'How decimals are written in JSON.'),
  errors: standard(
    either(isYamlMap, errorTemplates, choice('problem')),
    'problem',
    'problem (RFC 9457), or bodies by error name, status or default.',
  ),
  unknownFields: standard(
    choice('ignore', 'reject'),
    'ignore',
    'Body fields that no input declares.',
  ),
});
