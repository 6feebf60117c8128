import { pascal } from '../../plan/names.ts';
import type { Concept } from './concept.ts';
import { contextByNames } from './context-by-names.ts';
import { described } from './described.ts';
import { eventNamesIn, ownEventNames } from './events-of.ts';
import { nameIn } from './name-in.ts';
import { descriptionOption } from './options.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const streamConcept: Concept = {
  name: 'stream',
  about: 'partitioned reading of own events',
  example: 'stream orders --from OrderPlaced,OrderPaid --processor FraudScan',
  nameCase: 'channel',
  options: [
    contextByNames({ flags: ['from'], namesIn: eventNamesIn, what: 'those events' }),
    {
      flag: 'from',
      value: 'event',
      isMany: true,
      about: 'an event that is read; several, or one list',
      question: { message: 'Events', choices: ownEventNames },
    },
    {
      flag: 'processor',
      value: 'name',
      isMany: true,
      about: 'who reads, each with a checkpoint of its own; made from its name unless given',
    },
    {
      flag: 'partitions',
      value: 'number',
      about: 'how many are read side by side; 1 unless given',
    },
    descriptionOption,
  ],
  edit: (request) => {
    const given = request.names('processor');
    const readers = given.length > 0 ? given : [`${pascal(request.name)}Reader`];
    const partitions = request.text('partitions');
    const value = described(request, {
      from: request.names('from'),
      partitions: partitions === undefined ? undefined : Number(partitions),
      processors: Object.fromEntries(
        readers.map((name) => [nameIn('pascal', name), { code: true }]),
      ),
    });
    return [contextEdit(request, 'streams', { [request.name]: value })];
  },
};
