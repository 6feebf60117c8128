import { constant, kebab } from '../../plan/names.ts';
import type { DataMap } from '../edit.ts';
import type { Concept } from './concept.ts';
import { described, present } from './described.ts';
import { nameIn } from './name-in.ts';
import { contextOption, descriptionOption } from './options.ts';
import { signature } from './signature.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const externalConcept: Concept = {
  name: 'external',
  about: 'an HTTP system outside, as a typed client',
  example: 'external CardProcessor --op "charge(amount: decimal): json = POST /payments"',
  nameCase: 'pascal',
  options: [
    contextOption,
    {
      flag: 'op',
      value: 'name(input): type = route',
      isMany: true,
      about: 'an operation; its route is POST and its name unless given',
      question: { message: 'Operation, as name(input: type, ..): type = POST /path' },
      check: (text) => void signature(text),
    },
    {
      flag: 'url',
      value: 'setting',
      about: 'where it is, for example "env CARD_URL", which is made from its name unless given',
      question: { message: 'Where it is', usual: ({ name }) => `env ${constant(name)}_URL` },
    },
    { flag: 'timeout', value: 'duration', about: 'how long a call may take; 5s unless given' },
    { flag: 'retry', value: 'attempts', about: 'for example "2 x 100ms"' },
    descriptionOption,
  ],
  edit: (request) => {
    const value = described(request, {
      url: request.text('url'),
      ops: Object.fromEntries(request.list('op').map(operation)),
      timeout: request.text('timeout'),
      retry: request.text('retry'),
    });
    return [contextEdit(request, 'externals', { [request.name]: value })];
  },
};

function operation(text: string): readonly [string, DataMap] {
  const { name, input, returns, route } = signature(text);
  const value = present({
    http: route ?? `POST /${kebab(name)}`,
    input: Object.keys(input).length > 0 ? input : undefined,
    returns,
  });
  return [nameIn('camel', name), value];
}
