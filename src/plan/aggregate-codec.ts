import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { codecView } from './event-codec.ts';
import { article } from './names.ts';
import type { PlannedFile } from './planned-file.ts';

/** `infrastructure/account-events.ts`: how the events of an aggregate are written down and read. */
export function planAggregateCodec(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files, model } = scope;
  return aggregateFile(scope, {
    role: 'codec',
    path: files.codec,
    template: 'infrastructure/__aggregate__-events.ts',
    view: codecView(aggregate.events, {
      model,
      context: aggregate.context,
      article: article(names.noun),
      names,
      files,
    }),
  });
}
