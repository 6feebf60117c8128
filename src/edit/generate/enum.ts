import type { Concept } from './concept.ts';
import { nameIn } from './name-in.ts';
import { contextOption, sharedOption } from './options.ts';
import { vocabularyEdit } from './vocabulary-edit.ts';

export const enumConcept: Concept = {
  name: 'enum',
  about: 'a list of members',
  example: 'enum Currency --member EUR --member USD',
  nameCase: 'pascal',
  options: [
    contextOption,
    sharedOption,
    {
      flag: 'member',
      value: 'name',
      isMany: true,
      about: 'a member; several, or one list: EUR,USD',
      question: { message: 'Members, for example EUR,USD' },
      check: (text) => {
        for (const name of text.split(',')) nameIn('pascal', name.trim());
      },
    },
  ],
  edit: (request) => {
    const members = request.names('member').map((name) => nameIn('pascal', name));
    return vocabularyEdit(request, 'enums', members);
  },
};
