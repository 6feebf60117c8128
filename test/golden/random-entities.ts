import { type RandomField, randomFields, writtenFields } from './random-fields.ts';
import { randomReactions } from './random-reactions.ts';
import { freshName, randomThings } from './random-things.ts';
import type { Chance, Known, Vocabulary } from './random-vocabulary.ts';

const ids = [
  ...[
    undefined,
    undefined,
    'int',
    'int given',
    'uuid given',
    'string(1..20)',
    'string(/^[a-z]{1,9}$/)',
  ],
  ...['date', 'email', 'uuid = uuid'],
];

const verbs = ['create', 'get', 'list', 'replace', 'patch', 'delete'];

const isColumn = ({ isComputed, isSingle, scalar }: RandomField): boolean =>
  !isComputed && isSingle && scalar !== undefined && scalar !== 'json' && scalar !== 'binary';

const asked: ReadonlySet<string> = new Set(['q', 'sort', 'limit', 'offset', 'fields']);

function listOptions(chance: Chance, fields: readonly RandomField[]) {
  const columns = fields.filter(isColumn);
  const texts = columns.filter(({ scalar }) =>
    ['string', 'text', 'email', 'uri'].includes(scalar ?? ''),
  );
  const names = (some: readonly RandomField[]) => some.map(({ name }) => name);
  return {
    filter: names(
      chance.some(
        columns.filter(({ wire }) => !asked.has(wire)),
        0,
        4,
      ),
    ),
    search: names(chance.some(texts, 0, 3)),
    sort: names(chance.some(columns, 0, 4)),
    ...chance.perhaps(() => ({ page: chance.one(['none', '5..10']) })),
    ...chance.perhaps(() => ({ sparse: true })),
    ...chance.perhaps(() => ({ envelope: { items: '@rows', total: 'count' } })),
  };
}

function answerOptions(chance: Chance, fields: readonly RandomField[]) {
  const shown = fields.filter(({ isSecret }) => !isSecret);
  const number = fields.find(
    ({ scalar, isSingle, isOptional }) => scalar === 'int' && isSingle && !isOptional,
  );
  const pointer = fields.find(
    ({ refersTo, isSecret }) => refersTo && !refersTo.includes('.') && !isSecret,
  );
  return {
    ...chance.perhaps(() => ({ fields: ['id', ...chance.some(shown).map(({ name }) => name)] })),
    ...chance.perhaps(() => ({
      add: {
        seenBy: 'string? := actor.id ?? null',
        ...(number && { isMany: `bool := ${number.name} > 10 && now !== today` }),
      },
    })),
    ...(pointer && chance.holds(0.4) && { embed: { embedded1: pointer.name } }),
  };
}

function allowOptions(chance: Chance, roles: readonly string[], fields: readonly RandomField[]) {
  const flag = fields.find(({ scalar, isSingle }) => scalar === 'bool' && isSingle);
  const rule = flag ? [`clerk if ${flag.name} || actor.claims['org'] === 'x'`] : [];
  const lines = () => chance.some(['anyone', 'signedIn', ...roles, ...rule], 1, 3);
  return chance.one([() => lines(), () => ({ read: lines(), write: lines() })])();
}

function httpOptions(chance: Chance, path: string, crud: readonly string[]) {
  const deletes = crud.includes('delete');
  const long = {
    path: chance.holds(0.3) ? `${path} as one/many` : path,
    ...(crud.includes('create') && chance.holds(0.3) && { status: { create: 200 } }),
    ...(deletes && chance.holds(0.3) && { deleted: 'row' }),
  };
  return chance.holds(0.5) ? path : long;
}

interface Named {
  readonly name: string;
  readonly id: string | undefined;
}

interface World extends Vocabulary {
  readonly context: string;
  readonly at: number;
}

function randomEntity(chance: Chance, { name, id }: Named, world: World) {
  const place = { known: world.things, count: chance.number(1, 12), isEntity: true };
  const fields = randomFields(chance, place);
  const crud = chance.holds(0.6) ? verbs : chance.some(verbs, 1);
  const long = world.at % 2 === 0 ? '' : 'of-the-customers-of-last-year/';
  const path = `/${world.context.toLowerCase()}/${long}things${world.at}`;
  const number = fields.find(
    ({ scalar, isSingle, isOptional, isPlain }) =>
      scalar === 'int' && isSingle && !isOptional && isPlain,
  );
  const columns = fields.filter(isColumn).map((field) => field.name);
  const hasHttp = chance.holds(0.9);
  const written = {
    ...(id && { id }),
    ...chance.perhaps(() => ({ description: chance.words() })),
    fields: writtenFields(chance, fields),
    ...(number && { invariants: [`${number.name} >= -1000000 else TooMuch`] }),
    ...(columns.length > 0 && chance.holds(0.3) && { indexes: [`-${chance.one(columns)}`] }),
    crud: crud.length === verbs.length ? 'all' : crud,
    ...(hasHttp && { http: httpOptions(chance, path, crud) }),
    ...(hasHttp && chance.holds(0.5) && { pages: true }),
    ...chance.perhaps(() => ({ list: listOptions(chance, fields) })),
    ...chance.perhaps(() => ({ answer: answerOptions(chance, fields) })),
    ...(world.roles.length > 0 &&
      chance.holds(0.6) && { allow: allowOptions(chance, world.roles, fields) }),
    ...chance.perhaps(() => ({ cache: { levels: ['memory 60s'] } })),
  };
  return { name, written, fields };
}

type Made = ReturnType<typeof randomEntity>;

/** A query over rows of an entity. */
function randomQuery(chance: Chance, { name, fields }: Made, path: string) {
  const columns = chance.some(fields.filter(isColumn), 0, 3);
  const types: Readonly<Record<string, string>> = {
    int: 'int',
    decimal: 'decimal',
    bool: 'bool',
    date: 'date',
  };
  const typed = columns.filter(({ scalar = '' }) => scalar in types);
  return {
    from: name,
    input: Object.fromEntries(
      typed.map(({ scalar = '' }, at) => [`input${at}`, `${types[scalar]}?`]),
    ),
    where: typed.map(
      (column, at) => `${column.name} ${column.scalar === 'bool' ? '=' : '>='} input${at}`,
    ),
    ...(columns[0] && { sort: `-${columns[0].name}` }),
    ...chance.perhaps(() => ({ page: chance.one(['none', '2..5']) })),
    ...chance.perhaps(() => ({ answer: answerOptions(chance, fields) })),
    ...(chance.holds(0.8) && { http: `GET ${path}` }),
  };
}

function randomExternal(known: readonly Known[]) {
  const value = known.find(({ kind }) => kind === 'value')?.name ?? 'string';
  return {
    url: 'env REMOTE_URL',
    ops: {
      send: {
        http: 'POST /jobs/:queue',
        input: { queue: 'string', what: `${value}?`, total: 'decimal' },
        returns: value,
      },
      total: {
        http: 'GET /total',
        input: { since: 'datetime?' },
        returns: { sum: 'decimal', at: 'date as=_at' },
      },
    },
    retry: '2 x 10ms',
  };
}

function randomService(known: readonly Known[]) {
  const [value = 'string'] = known.filter(({ kind }) => kind === 'value').map(({ name }) => name);
  return {
    ops: {
      isOdd: { input: { number: 'int' }, returns: 'bool', expr: 'number % 2 === 1' },
      byHand: {
        input: { values: `${value}*`, rates: 'map(string decimal)', since: 'date?' },
        returns: `${value}?`,
        code: true,
      },
    },
  };
}

/** A context: things of its own, owned rows, entities, and what goes with them. */
export function randomEntities(
  chance: Chance,
  { name: context, things, roles }: Vocabulary & { readonly name: string },
) {
  const taken = new Set(things.map(({ name }) => name));
  const own = randomThings(chance, { home: context, names: taken, known: things });
  const named: Named[] = Array.from({ length: chance.number(1, 4) }, () => ({
    name: freshName(chance, taken),
    id: chance.one(ids),
  }));
  const rows: Known[] = named.map(({ name, id }) => ({
    name,
    kind: 'entity',
    scalar: (id ?? 'uuid').replace(/[( ].*$/, ''),
  }));
  const owned: Known[] = [];
  const ownedEntities = Array.from({ length: chance.number(0, 2) }, () => {
    const known = [...own.known, ...rows, ...owned];
    const fields = randomFields(chance, {
      known,
      count: chance.number(1, 5),
      isEntity: true,
      taken: ['id'],
    });
    const name = freshName(chance, taken);
    owned.push({ name, kind: 'owned' });
    return [name, { fields: writtenFields(chance, fields) }] as const;
  });
  const world = { things: [...own.known, ...rows, ...owned], roles, context };
  const entities = named.map((one, at) => randomEntity(chance, one, { ...world, at }));
  const holder = freshName(chance, taken);
  const keeper = {
    fields: Object.fromEntries(owned.map(({ name }, at) => [`part${at}`, `${name}*`])),
    crud: ['create', 'get'],
  };
  const queries = entities.flatMap((entity, at) =>
    chance.holds(0.3)
      ? [
          [
            freshName(chance, taken),
            randomQuery(chance, entity, `/${context.toLowerCase()}/asked${at}`),
          ] as const,
        ]
      : [],
  );
  const published = entities.filter(() => chance.holds(0.4));
  return {
    ...chance.perhaps(() => ({ description: chance.words() })),
    ...own.written,
    entities: {
      ...Object.fromEntries(ownedEntities),
      ...Object.fromEntries(
        entities.map((one) => [
          one.name,
          published.includes(one) ? { ...one.written, events: ['created'] } : one.written,
        ]),
      ),
      ...(owned.length > 0 && { [holder]: keeper }),
    },
    ...chance.perhaps(() => ({
      externals: { [freshName(chance, taken)]: randomExternal(own.known) },
    })),
    ...chance.perhaps(() => ({
      domainServices: { [freshName(chance, taken)]: randomService(own.known) },
    })),
    queries: Object.fromEntries(queries),
    ...chance.perhaps(() => randomReactions(chance, taken)),
    publishes: Object.fromEntries(published.map(({ name }) => tellsOf(name, chance))),
  };
}

/** That a row is there now, told to others: all of it. */
const tellsOf = (name: string, chance: Chance) =>
  [
    `${name}Created`,
    {
      ...chance.perhaps(() => ({ format: 'json', version: 2 })),
      ...chance.perhaps(() => ({ as: 'row.made', channel: `rows.${name}` })),
      ...chance.perhaps(() => ({ description: chance.words() })),
    },
  ] as const;
