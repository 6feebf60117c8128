import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { behind, call, statement } from './code-doc.ts';
import { type Made, typedPort, type Wiring } from './wiring.ts';

/** The repository of an aggregate, in a variable of its instances. */
function repository(aggregate: Aggregate): Made {
  const { many, storedRepository: name } = aggregateNames(aggregate);
  return {
    text: statement(`const ${many} =`, behind(call(`new ${name}`, 'ports')), 2),
    imports: [{ name, from: aggregateFiles(aggregate).storedRepository }],
  };
}

/** What the aggregates of a context add to the file that wires it. */
export const aggregateWiring = ({ aggregates }: Context): Wiring =>
  aggregates.length === 0
    ? {}
    : {
        ports: [typedPort('events', 'EventStore', '@plinth/runtime/eventsourcing')],
        usesClock: true,
        repositories: aggregates.map(repository),
      };
