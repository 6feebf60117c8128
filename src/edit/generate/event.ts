import type { Concept } from './concept.ts';
import { fieldEntries } from './field-entries.ts';
import { aggregateOption, contextOfAggregate, descriptionOption, fieldOption } from './options.ts';
import { aggregateOf } from './parts.ts';

export const eventConcept: Concept = {
  name: 'event',
  about: 'something that happened to an aggregate; a command has to emit it',
  example: 'event OrderLost --aggregate Order --field "reason: string"',
  nameCase: 'pascal',
  options: [aggregateOption, contextOfAggregate, fieldOption('what it tells'), descriptionOption],
  edit: (request) => {
    const { file, path } = aggregateOf(request).thing.at;
    const fields = fieldEntries(request.list('field'));
    const description = request.text('description');
    const value = description === undefined ? fields : { description, fields };
    return [{ kind: 'add', file, path: [...path, 'events'], entries: { [request.name]: value } }];
  },
};
