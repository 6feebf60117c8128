import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Processor, Stream } from '../model/stream.ts';
import { type HeardSource, heardSources } from './heard-types.ts';
import { camel, kebab, pascal } from './names.ts';
import { oncePer } from './once-per.ts';
import { contextFolder } from './paths.ts';

/** A stream with all that its files are planned from. */
export interface StreamScope {
  readonly model: Model;
  readonly context: Context;
  readonly stream: Stream;
  /** @example 'OrdersStream' */
  readonly type: string;
  /** What its processors hear. @example 'OrdersEvent' */
  readonly event: string;
  /** The same by category and name. @example 'ordersTypes' */
  readonly types: string;
  /** @example 'ordering.orders' */
  readonly name: string;
  readonly file: string;
  readonly heard: readonly HeardSource[];
  readonly processors: readonly ProcessorScope[];
}

/** One processor of a stream. */
export interface ProcessorScope {
  readonly processor: Processor;
  /** @example 'FraudScanProcessor' */
  readonly type: string;
  /** What its places in the log are kept under. @example 'ordering.orders.fraud-scan' */
  readonly name: string;
  readonly file: string;
}

/** @example 'ordering.orders.fraud-scan' */
export const processorName = (stream: string, processor: string): string =>
  `${stream}.${kebab(processor)}`;

/** @example 'ordering.orders' */
export const streamName = (context: string, stream: string): string =>
  `${kebab(context)}.${kebab(stream)}`;

const plainType = ({ name }: Processor): string =>
  name.endsWith('Processor') ? pascal(name) : `${pascal(name)}Processor`;

/** @example 'FraudScanProcessor', or 'OrdersFraudScanProcessor' where another stream has one, too */
function processorType(processor: Processor, stream: Stream, { streams }: Context): string {
  const type = plainType(processor);
  const isTwin = (other: Processor): boolean => other !== processor && plainType(other) === type;
  const place = streams.some((one) => one !== stream && one.processors.some(isTwin));
  const isDouble = stream.processors.some(isTwin);
  const own = isDouble ? `${pascal(processor.name)}Processor` : type;
  return place ? `${pascal(stream.name)}${own}` : own;
}

const scopesIn = oncePer((model: Model) =>
  oncePer((context: Context): readonly StreamScope[] =>
    context.streams.map((stream) => {
      const folder = `${contextFolder(context.name)}/application/streams/${kebab(stream.name)}`;
      const name = streamName(context.name, stream.name);
      return {
        model,
        context,
        stream,
        type: `${pascal(stream.name)}Stream`,
        event: `${pascal(stream.name)}StreamEvent`,
        types: `${camel(stream.name)}StreamTypes`,
        name,
        file: `${folder}-stream.ts`,
        heard: heardSources(stream.from, model),
        processors: stream.processors.map((processor) => ({
          processor,
          type: processorType(processor, stream, context),
          name: processorName(name, processor.name),
          file: `${folder}/${kebab(processor.name)}.ts`,
        })),
      };
    }),
  ),
);

/** The streams of a context, in the order of the spec; the same scopes each time. */
export const streamScopes = (model: Model, context: Context): readonly StreamScope[] =>
  scopesIn(model)(context);
