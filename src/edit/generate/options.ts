import type { Option } from './concept.ts';
import { checkField } from './field-entries.ts';
import { aggregateNames, contextNames, onlyOf } from './parts.ts';

export const contextOption: Option = {
  flag: 'context',
  value: 'name',
  about: 'the context it goes into; not needed where there is only one',
  question: {
    message: 'Context',
    choices: contextNames,
    usual: (request) => onlyOf(contextNames(request)),
    when: (request) => !request.is('shared'),
  },
};

export const sharedOption: Option = {
  flag: 'shared',
  about: 'into the shared kernel, which every context sees',
};

export const aggregateOption: Option = {
  flag: 'aggregate',
  value: 'name',
  about: 'the aggregate it belongs to; not needed where there is only one',
  question: {
    message: 'Aggregate',
    choices: aggregateNames,
    usual: (request) => onlyOf(aggregateNames(request)),
  },
};

/** The context of a thing in an aggregate: only where two contexts have an aggregate of that name. */
export const contextOfAggregate: Option = {
  flag: 'context',
  value: 'name',
  about: 'the context of the aggregate, where the name alone is unclear',
};

export const descriptionOption: Option = {
  flag: 'description',
  value: 'text',
  about: 'what it is, for its comment and the API documents',
};

/** @example fieldOption('a field', 'Field (name: type), nothing to go on') */
export const fieldOption = (about: string): Option => ({
  flag: 'field',
  value: 'name: type',
  isMany: true,
  about: `${about}, for example "price: decimal(scale=2)"`,
  question: { message: 'Field, as name: type', isOptional: true },
  check: checkField,
});

export const httpOption = (usual: string): Option => ({
  flag: 'http',
  value: 'route',
  hasNo: true,
  about: `its route; ${usual}`,
});

export const allowOption: Option = {
  flag: 'allow',
  value: 'who',
  isMany: true,
  about: 'who may call it, for example "customer if actor.id === customerId"',
};
