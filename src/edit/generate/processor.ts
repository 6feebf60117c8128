import { callTexts } from './call-text.ts';
import type { Concept } from './concept.ts';
import { described, oneOrAll } from './described.ts';
import { contextOption, descriptionOption } from './options.ts';
import { contextsMeant, namesOf, onlyOf, theOne } from './parts.ts';
import { doOption } from './reaction-options.ts';
import type { Request } from './request.ts';

const streamNames = (request: Request): readonly string[] =>
  namesOf(request, ({ streams }) => streams.map(({ name }) => name.text));

export const processorConcept: Concept = {
  name: 'processor',
  about: 'one more reader of a stream, with a checkpoint of its own',
  example: 'processor FraudScan --stream orders',
  nameCase: 'pascal',
  options: [
    {
      flag: 'stream',
      value: 'name',
      about: 'the stream it reads; not needed where there is only one',
      question: { message: 'Stream', choices: streamNames, usual: (r) => onlyOf(streamNames(r)) },
    },
    { ...contextOption, question: { message: 'Context', when: () => false } },
    { flag: 'when', value: 'condition', about: 'only when this holds' },
    { ...doOption, question: { message: 'Commands to call', isOptional: true, when: () => false } },
    descriptionOption,
  ],
  edit: (request) => {
    const candidates = contextsMeant(request).flatMap((context) =>
      context.streams.map((thing) => ({ context, thing })),
    );
    const names = streamNames(request);
    const written = request.text('stream') ?? '';
    const { context, thing } = theOne(written, candidates, { what: 'stream', names });
    const calls = callTexts(request, context);
    const value = described(request, {
      when: request.text('when'),
      do: oneOrAll(calls),
      code: calls.length > 0 ? undefined : true,
    });
    const { file, path } = thing.at;
    return [
      { kind: 'add', file, path: [...path, 'processors'], entries: { [request.name]: value } },
    ];
  },
};
