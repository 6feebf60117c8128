import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { requestedOf, requestsFile, routedCommands } from './command-controller.ts';
import { isReadOtherwise, type Requested, requestReader } from './command-request.ts';
import { renderImports } from './imports.ts';
import type { PlannedFile } from './planned-file.ts';

/** The file that reads requests: nothing where none is another thing than its message's fields. */
export function planRequests(
  requests: readonly Requested[],
  file: Pick<PlannedFile, 'path' | 'id' | 'was'>,
): readonly PlannedFile[] {
  const readers = requests.filter(isReadOtherwise).map(requestReader);
  if (readers.length === 0) return [];
  const imports = readers.flatMap((reader) => reader.imports);
  return [
    {
      ...file,
      template: 'app/src/contexts/__context__/presentation/__aggregate__-requests.ts',
      view: {
        imports: renderImports(imports, file.path),
        readers: readers.map(({ view }) => view),
      },
    },
  ];
}

/** `presentation/account-requests.ts` */
export const planAggregateRequests = (
  model: Model,
  context: Context,
  aggregate: Aggregate,
): readonly PlannedFile[] =>
  planRequests(routedCommands(model, context, aggregate).map(requestedOf), {
    path: requestsFile(aggregate),
    id: `${aggregate.id}#requests`,
    was: aggregate.was === undefined ? undefined : `${context.name}.${aggregate.was}#requests`,
  });
