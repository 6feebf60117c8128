import { camel, plural } from '../../plan/names.ts';
import type { Edit } from '../edit.ts';
import type { Concept } from './concept.ts';
import { described } from './described.ts';
import { fieldEntries } from './field-entries.ts';
import { aggregateOption, contextOfAggregate, descriptionOption, fieldOption } from './options.ts';
import { aggregateOf } from './parts.ts';

export const childConcept: Concept = {
  name: 'child',
  about: 'an entity inside an aggregate, and the field that holds it',
  example: 'child OrderLine --aggregate Order --field "sku: string" --as lines',
  nameCase: 'pascal',
  options: [
    aggregateOption,
    contextOfAggregate,
    fieldOption('what it holds'),
    { flag: 'id', value: 'type', about: 'its id; uuid unless given' },
    {
      flag: 'as',
      value: 'field',
      about: 'the field of the aggregate; its name in the plural unless given',
    },
    descriptionOption,
  ],
  edit: (request) => {
    const { file, path } = aggregateOf(request).thing.at;
    const value = described(request, {
      id: request.text('id'),
      fields: fieldEntries(request.list('field')),
    });
    const field = request.text('as') ?? camel(plural(request.name));
    const held = { [field]: `${request.name}*` };
    const edits: readonly Edit[] = [
      { kind: 'add', file, path: [...path, 'fields'], entries: held },
      { kind: 'add', file, path: [...path, 'entities'], entries: { [request.name]: value } },
    ];
    return edits;
  },
};
