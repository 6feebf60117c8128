import { aggregateConcept } from './aggregate.ts';
import { childConcept } from './child.ts';
import { commandConcept } from './command.ts';
import type { Concept } from './concept.ts';
import { consumerConcept } from './consumer.ts';
import { contextConcept } from './context.ts';
import { domainServiceConcept } from './domain-service.ts';
import { entityConcept } from './entity.ts';
import { enumConcept } from './enum.ts';
import { errorConcept } from './error.ts';
import { eventConcept } from './event.ts';
import { externalConcept } from './external.ts';
import { policyConcept } from './policy.ts';
import { processConcept } from './process.ts';
import { processorConcept } from './processor.ts';
import { publicationConcept } from './publication.ts';
import { queryConcept } from './query.ts';
import { sagaConcept } from './saga.ts';
import { serviceConcept } from './service.ts';
import { streamConcept } from './stream.ts';
import { typeConcept } from './type.ts';
import { unionConcept } from './union.ts';
import { valueConcept } from './value.ts';
import { viewConcept } from './view.ts';

/** Everything that `plinth generate` makes, in the order of the language. */
export const concepts: readonly Concept[] = [
  contextConcept,
  typeConcept,
  enumConcept,
  unionConcept,
  valueConcept,
  errorConcept,
  entityConcept,
  aggregateConcept,
  childConcept,
  commandConcept,
  eventConcept,
  viewConcept,
  queryConcept,
  domainServiceConcept,
  externalConcept,
  policyConcept,
  sagaConcept,
  processConcept,
  publicationConcept,
  consumerConcept,
  streamConcept,
  processorConcept,
  serviceConcept,
];
