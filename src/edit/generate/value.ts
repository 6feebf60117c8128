import type { Concept } from './concept.ts';
import { described } from './described.ts';
import { fieldEntries } from './field-entries.ts';
import { contextOption, descriptionOption, fieldOption, sharedOption } from './options.ts';
import { vocabularyEdit } from './vocabulary-edit.ts';

export const valueConcept: Concept = {
  name: 'value',
  about: 'a value object: equal when its fields are',
  example: 'value Money --field "amount: decimal(scale=2)" --field "currency: string(3)"',
  nameCase: 'pascal',
  options: [
    contextOption,
    sharedOption,
    fieldOption('what it is made of'),
    {
      flag: 'invariant',
      value: 'rule',
      isMany: true,
      about: 'what must hold, for example "amount.gte(0) else Negative"',
    },
    descriptionOption,
  ],
  edit: (request) => {
    const invariants = request.list('invariant');
    return vocabularyEdit(
      request,
      'values',
      described(request, {
        fields: fieldEntries(request.list('field')),
        invariants: invariants.length > 0 ? invariants : undefined,
      }),
    );
  },
};
