import type { Concept } from './concept.ts';
import { nameIn } from './name-in.ts';
import { contextOption, sharedOption } from './options.ts';
import { signature } from './signature.ts';
import { vocabularyEdit } from './vocabulary-edit.ts';

export const unionConcept: Concept = {
  name: 'union',
  about: 'variants with fields of their own, told apart by type',
  example: 'union Payment --case "card(last4: string(4))" --case cash',
  nameCase: 'pascal',
  options: [
    contextOption,
    sharedOption,
    {
      flag: 'case',
      value: 'name(fields)',
      isMany: true,
      about: 'a variant with its fields, for example "card(last4: string(4))"',
      question: { message: 'Variant, as name(field: type, ..)' },
      check: (text) => void signature(text),
    },
  ],
  edit: (request) => {
    const cases = request.list('case').map(signature);
    const entries = cases.map(({ name, input }) => [nameIn('camel', name), input] as const);
    return vocabularyEdit(request, 'unions', Object.fromEntries(entries));
  },
};
