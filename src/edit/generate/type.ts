import type { Concept } from './concept.ts';
import { present } from './described.ts';
import { contextOption, descriptionOption, sharedOption } from './options.ts';
import { vocabularyEdit } from './vocabulary-edit.ts';

export const typeConcept: Concept = {
  name: 'type',
  about: 'a name for a type with its constraints',
  example: 'type Sku --type "string(/^[A-Z]{3}-[0-9]{4}$/)"',
  nameCase: 'pascal',
  options: [
    contextOption,
    sharedOption,
    {
      flag: 'type',
      value: 'type',
      about: 'what it stands for, for example string(1..80)',
      question: { message: 'Type, for example string(1..80)' },
    },
    descriptionOption,
  ],
  edit: (request) => {
    const type = request.text('type') ?? '';
    const description = request.text('description');
    const value = description === undefined ? type : present({ type, description });
    return vocabularyEdit(request, 'types', value);
  },
};
