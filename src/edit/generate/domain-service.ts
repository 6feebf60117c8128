import type { DataMap } from '../edit.ts';
import type { Concept } from './concept.ts';
import { described, present } from './described.ts';
import { nameIn } from './name-in.ts';
import { contextOption, descriptionOption } from './options.ts';
import { signature } from './signature.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const domainServiceConcept: Concept = {
  name: 'domain-service',
  about: 'operations that belong to no value; their bodies are yours to write',
  example: 'domain-service Pricing --op "bulkPrice(price: decimal, quantity: int): decimal"',
  nameCase: 'pascal',
  options: [
    contextOption,
    {
      flag: 'op',
      value: 'name(input): type',
      isMany: true,
      about: 'an operation, for example "isLarge(total: decimal): bool"',
      question: { message: 'Operation, as name(input: type, ..): type' },
      check: (text) => void signature(text),
    },
    descriptionOption,
  ],
  edit: (request) => {
    const ops = Object.fromEntries(request.list('op').map(operation));
    return [
      contextEdit(request, 'domainServices', { [request.name]: described(request, { ops }) }),
    ];
  },
};

function operation(text: string): readonly [string, DataMap] {
  const { name, input, returns } = signature(text);
  const inputs = Object.keys(input).length > 0 ? input : undefined;
  return [
    nameIn('camel', name),
    present({ input: inputs, returns: returns ?? 'bool', code: true }),
  ];
}
