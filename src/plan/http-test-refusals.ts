import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { answeredStatus, isProblem } from './answered-status.ts';
import { isAdmitted } from './entity-access.ts';
import { inputFields } from './entity-fields.ts';
import { stringLiteral } from './escape.ts';
import type { View } from './planned-file.ts';
import { sampleField } from './sample.ts';
import { propertyName } from './schema-text.ts';
import { mayBeAbsent } from './type-schema.ts';

/** An id that no row has. */
export function unknownCase(entity: Entity, method: string, model: Model): View | null {
  const allow = method === 'get' ? entity.allow.read : entity.allow.write;
  const id = sampleField(entity.identity.field, [entity]);
  const seeds = model.contexts.flatMap(({ seed }) =>
    seed.filter((one) => one.entity.id === entity.id),
  );
  const isSeeded = seeds.some(({ rows }) => rows.length > 0 && entity.identity.made !== 'uuid');
  if (!isAdmitted(allow) || isSeeded || (typeof id !== 'string' && typeof id !== 'number'))
    return null;
  const path = `${entity.http?.path}/${encodeURIComponent(String(id))}`;
  return { method, path: stringLiteral(path), status: answeredStatus(model, 'NotFound', 404) };
}

/** A body without anything that must be given. */
export function invalidCase(entity: Entity, model: Model): View | null {
  const required = inputFields(entity).filter((field) => !mayBeAbsent(field));
  if (required.length === 0) return null;
  const { one } = entity.http?.envelope ?? {};
  const prefix = one === undefined ? '' : `${one}.`;
  return {
    status: answeredStatus(model, 'Validation', 422),
    body: one === undefined ? '{}' : `{ ${propertyName(one)}: {} }`,
    fields: isProblem(model, 'Validation', 422)
      ? required.map(({ wire }) => propertyName(prefix + wire))
      : [],
  };
}

/** Who is turned away from writing. */
export function refusedCases(entity: Entity, model: Model): readonly View[] {
  const { write } = entity.allow;
  const isOpenToAll = write.some(({ role }) => role === 'anyone');
  const route = entity.http?.routes.find(({ verb }) => verb === 'create');
  if (isOpenToAll || !route) return [];
  const stranger = model.auth?.roles.find((role) => !write.some((one) => one.role === role));
  const isForAllSignedIn = write.some(({ role }) => role === 'signedIn');
  return [
    {
      who: 'nobody who is not signed in',
      client: 'app.anonymous',
      status: answeredStatus(model, 'Unauthenticated', 401),
    },
    ...(stranger === undefined || isForAllSignedIn
      ? []
      : [
          {
            who: `nobody who is only ${stranger}`,
            client: `(await app.as(${stringLiteral(stranger)}))`,
            status: answeredStatus(model, 'Forbidden', 403),
          },
        ]),
  ];
}
