import { wordsOf } from '../../plan/names.ts';
import type { Concept } from './concept.ts';
import { contextOption, sharedOption } from './options.ts';
import { vocabularyEdit } from './vocabulary-edit.ts';

export const errorConcept: Concept = {
  name: 'error',
  about: 'an error that rules can answer',
  example: 'error OutOfStock --status 409 --text "not enough stock"',
  nameCase: 'pascal',
  options: [
    contextOption,
    sharedOption,
    {
      flag: 'status',
      value: 'code',
      about: 'its HTTP status; 409 unless given',
      question: {
        message: 'Status',
        choices: () => ['409', '422', '404', '403', '402', '400', '503'],
        usual: () => '409',
      },
    },
    {
      flag: 'text',
      value: 'text',
      about: 'the sentence that callers read; made from its name unless given',
      question: { message: 'Text', usual: ({ name }) => wordsOf(name).join(' ') },
    },
  ],
  edit: (request) => {
    const text = `${request.text('status')} ${request.text('text')}`;
    return vocabularyEdit(request, 'errors', text);
  },
};
