import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Saga } from '../model/saga.ts';
import { withSuffix } from '../model/with-suffix.ts';
import { type HeardSource, heardSources } from './heard-types.ts';
import { eventType } from './identifiers.ts';
import type { Import } from './imports.ts';
import { kebab, pascal } from './names.ts';
import { oncePer } from './once-per.ts';
import { contextFolder, contractFile } from './paths.ts';

/** One saga with all that its files are planned from. */
export interface SagaScope {
  readonly model: Model;
  readonly context: Context;
  readonly saga: Saga;
  /** @example 'CheckoutSaga' */
  readonly type: string;
  /** The interface of what steps answer. @example 'CheckoutData' */
  readonly dataType: string;
  /** What its instances are kept under. @example 'ordering.checkout' */
  readonly name: string;
  readonly file: string;
  readonly heard: readonly HeardSource[];
  /** The type of what the event says that starts it. */
  readonly event: Import;
}

/** @example 'CheckoutSaga' */
const sagaType = ({ name }: Saga): string => withSuffix(pascal(name), 'Saga');

/** @example 'ordering.checkout' */
export const sagaName = (context: string, saga: string): string =>
  `${kebab(context)}.${kebab(saga)}`;

function scopeOf(saga: Saga, context: Context, model: Model): SagaScope {
  const heard = heardSources([saga.on], model);
  const [one] = heard;
  const isOwn = one?.source.context === context.name;
  const from = isOwn ? one.source.file : contractFile(one?.source.context ?? context.name);
  return {
    model,
    context,
    saga,
    type: sagaType(saga),
    dataType: `${pascal(saga.name)}Data`,
    name: sagaName(context.name, saga.name),
    file: `${contextFolder(context.name)}/application/sagas/${kebab(saga.name)}.ts`,
    heard,
    event: { name: eventType(saga.on, model), from, type: true },
  };
}

const scopesIn = oncePer((model: Model) =>
  oncePer((context: Context): readonly SagaScope[] =>
    context.sagas.map((saga) => scopeOf(saga, context, model)),
  ),
);

/** The sagas of a context, in the order of the spec; the same scopes each time. */
export const sagaScopes = (model: Model, context: Context): readonly SagaScope[] =>
  scopesIn(model)(context);
