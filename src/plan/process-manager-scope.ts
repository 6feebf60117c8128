import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Process } from '../model/process.ts';
import { withSuffix } from '../model/with-suffix.ts';
import { clientPort } from './application-command-ports.ts';
import { senderPort } from './doing-ports.ts';
import type { Port } from './entity-service.ts';
import { type HeardSource, heardSources } from './heard-types.ts';
import { kebab, pascal } from './names.ts';
import { oncePer } from './once-per.ts';
import { contextFolder } from './paths.ts';
import { processReactions } from './reaction-calls.ts';

/** One process, as the spec means it, with all that its files are planned from. */
export interface ProcessScope {
  readonly model: Model;
  readonly context: Context;
  readonly process: Process;
  /** @example 'QuoteExpiryProcess' */
  readonly type: string;
  /** The interface of its key and what it remembers. @example 'QuoteExpiryData' */
  readonly dataType: string;
  /** The interface of what it hears. @example 'QuoteExpiryEvents' */
  readonly eventsType: string;
  /** What its instances are kept under. @example 'policy-management.quote-expiry' */
  readonly name: string;
  readonly file: string;
  readonly heard: readonly HeardSource[];
  /** What it is made with: whom its commands are sent to. */
  readonly ports: readonly Port[];
}

/** @example 'QuoteExpiryProcess' */
const processType = ({ name }: Process): string => withSuffix(pascal(name), 'Process');

/** @example 'policy-management.quote-expiry' */
export const processManagerName = (context: string, process: string): string =>
  `${kebab(context)}.${kebab(process)}`;

function portsOf(process: Process, context: Context): readonly Port[] {
  const calls = processReactions(process).flatMap((one) => one.map(({ call }) => call));
  const targets = new Set(calls.map((call) => call.context));
  return [...targets].map((name) => (name === context.name ? senderPort : clientPort(name)));
}

const scopesIn = oncePer((model: Model) =>
  oncePer((context: Context): readonly ProcessScope[] =>
    context.processes.map((process) => ({
      model,
      context,
      process,
      type: processType(process),
      dataType: `${pascal(process.name)}Data`,
      eventsType: `${pascal(process.name)}Events`,
      name: processManagerName(context.name, process.name),
      file: `${contextFolder(context.name)}/application/processes/${kebab(process.name)}.ts`,
      heard: heardSources(
        process.on.map(({ event }) => event),
        model,
      ),
      ports: portsOf(process, context),
    })),
  ),
);

/** The processes of a context, in the order of the spec; the same scopes each time. */
export const processScopes = (model: Model, context: Context): readonly ProcessScope[] =>
  scopesIn(model)(context);
