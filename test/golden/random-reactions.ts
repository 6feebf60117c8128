import { freshName } from './random-things.ts';
import type { Chance } from './random-vocabulary.ts';

/** What generated code might call something itself. */
const numbers = ['amount', 'data', 'call', 'key', 'commands', 'batch', 'timer', 'item', 'signal'];

interface Root {
  readonly name: string;
  readonly id: string;
  readonly numbers: readonly string[];
}

/** An aggregate whose events others react to. */
function randomRoot(chance: Chance, { name, numbers: fields }: Root) {
  const counted = Object.fromEntries(fields.map((one) => [one, 'int']));
  const said = { ...counted, until: 'datetime', note: 'string?' };
  return {
    ...chance.perhaps(() => ({ store: 'events' })),
    fields: { ...said, isOver: 'bool = false' },
    commands: {
      Open: { state: 'new', input: said, emit: `${name}Opened` },
      Count: { input: counted, emit: `${name}Counted` },
      End: { emit: { [`${name}Ended`]: { isOver: 'true' } } },
    },
    events: {
      [`${name}Opened`]: said,
      [`${name}Counted`]: counted,
      [`${name}Ended`]: { isOver: 'bool' },
    },
  };
}

/** One call, or a choice. */
function randomDo(chance: Chance, { name, id, numbers: fields }: Root, number: string) {
  const all = fields.map((one) => `${one}: ${number}`).join(', ');
  const calls = [`${name}.End(${id})`, `${name}.Count(${id}, { ${all} })`];
  const choice = [{ when: `${number} > 8`, do: chance.one(calls) }, chance.one(calls)];
  return chance.one<unknown>([chance.one(calls), choice]);
}

const timerNames = ['lapse', 'data', 'schedule', 'then2'];

function randomProcess(chance: Chance, root: Root) {
  const [first = ''] = root.numbers;
  const number = `$event.${first}`;
  const hasTotal = chance.holds(0.6);
  const timers = chance.some(timerNames, 0, 3);
  const schedule = Object.fromEntries(
    timers.map((timer) => {
      const due = chance.one<object>([
        { after: '2h' },
        { at: 'until' },
        { at: "addTime(until, '1h')" },
      ]);
      const told = hasTotal ? chance.one([number, '$data.total']) : number;
      return [timer, { ...due, do: randomDo(chance, root, told) }];
    }),
  );
  const set = { total: `$data.total + ${number}`, notes: '[...notes, `${total} of ${meta.id}`]' };
  return {
    ...chance.perhaps(() => ({ description: chance.words() })),
    key: { [root.id]: 'uuid' },
    ...(hasTotal && { data: { total: 'int = 0', notes: 'string*', since: 'datetime = now' } }),
    on: {
      [`${root.name}Opened`]: {
        start: true,
        ...(hasTotal && chance.holds(0.5) && { set: { total: number } }),
        ...(timers.length > 0 && { schedule }),
        ...chance.perhaps(() => ({ do: randomDo(chance, root, number) })),
      },
      ...chance.perhaps(() => ({
        [`${root.name}Counted`]: {
          ...chance.perhaps(() => ({ when: `${number} % 2 === 0` })),
          ...(hasTotal && { set }),
          ...chance.perhaps(() => ({ do: randomDo(chance, root, number) })),
          ...(timers.length > 0 && { cancel: chance.some(timers, 1) }),
        },
      })),
      [`${root.name}Ended`]: { end: true },
    },
  };
}

const batches = [
  { size: 7, within: '10ms' },
  { size: 500, within: '1m' },
];

function randomStream(chance: Chance, root: Root, taken: Set<string>) {
  const [first = ''] = root.numbers;
  const from = chance.some(['Opened', 'Counted', 'Ended'], 1).map((one) => `${root.name}${one}`);
  const isCounted = !from.some((one) => one.endsWith('Ended'));
  const processors = Array.from({ length: chance.number(1, 3) }, () => {
    const when = isCounted ? `${first} > 1 && meta.at <= now` : 'meta.actorId !== null';
    const handled = isCounted && chance.holds(0.6);
    return [
      freshName(chance, taken),
      {
        ...chance.perhaps(() => ({ description: chance.words() })),
        ...chance.perhaps(() => ({ when })),
        ...(handled ? { do: randomDo(chance, root, first) } : { code: true }),
      },
    ];
  });
  return {
    from,
    ...chance.perhaps(() => ({ partitions: chance.number(1, 5) })),
    ...chance.perhaps(() => ({ batch: chance.one(batches) })),
    processors: Object.fromEntries(processors),
  };
}

/** An aggregate, and what reacts to its events: policies, processes and streams. */
export function randomReactions(chance: Chance, taken: Set<string>) {
  const name = freshName(chance, taken);
  const id = `${name.charAt(0).toLowerCase()}${name.slice(1)}Id`;
  const root: Root = { name, id, numbers: chance.some(numbers, 1, 3) };
  const [first = ''] = root.numbers;
  const many = <Thing>(most: number, make: (at: number) => Thing): readonly Thing[] =>
    Array.from({ length: chance.number(0, most) }, (_, at) => make(at));
  return {
    aggregates: { [name]: randomRoot(chance, root) },
    policies: Object.fromEntries(
      many(1, () => [
        freshName(chance, taken),
        { on: `${name}Opened`, do: randomDo(chance, root, first) },
      ]),
    ),
    processes: Object.fromEntries(
      many(2, () => [freshName(chance, taken), randomProcess(chance, root)]),
    ),
    streams: Object.fromEntries(
      many(2, (at) => [
        chance.one([`changes_${at}`, `events${at}`]),
        randomStream(chance, root, taken),
      ]),
    ),
  };
}
