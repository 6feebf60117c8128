import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { doingPorts } from './doing-ports.ts';
import type { Port } from './entity-service.ts';
import type { Import } from './imports.ts';
import { policyScopes } from './policy-scope.ts';
import { processScopes } from './process-manager-scope.ts';
import { sagaPorts } from './saga-ports.ts';
import { sagaScopes } from './saga-scope.ts';
import { streamScopes } from './stream-scope.ts';

/** What follows from events or messages, and what it is made with. */
export interface Reacting {
  readonly made: Import;
  readonly ports: readonly Port[];
  readonly isCode: boolean;
}

/** A policy and what it is made with. */
export const policiesOf = (context: Context, model: Model): readonly Reacting[] =>
  policyScopes(model, context).map((scope) => ({
    made: { name: scope.type, from: scope.file },
    ports: doingPorts(scope.policy, scope),
    isCode: scope.policy.body.kind === 'code',
  }));

/** A stream, and its processors with what these are made with. */
export interface Streaming {
  readonly made: Import;
  readonly processors: readonly Reacting[];
}

export const streamsOf = (context: Context, model: Model): readonly Streaming[] =>
  streamScopes(model, context).map((scope) => ({
    made: { name: scope.type, from: scope.file },
    processors: scope.processors.map(({ processor, type, file }) => ({
      made: { name: type, from: file },
      ports: doingPorts(processor, scope),
      isCode: processor.body.kind === 'code',
    })),
  }));

/** A saga and whom it sends commands to. */
export const sagasOf = (context: Context, model: Model): readonly Reacting[] =>
  sagaScopes(model, context).map((scope) => ({
    made: { name: scope.type, from: scope.file },
    ports: sagaPorts(scope),
    isCode: false,
  }));

/** A process and whom it sends commands to. */
export const processesOf = (context: Context, model: Model): readonly Reacting[] =>
  processScopes(model, context).map(({ type, file, ports }) => ({
    made: { name: type, from: file },
    ports,
    isCode: false,
  }));
