import { type At, type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { Cache } from '../spec/cache.ts';
import type { Context } from '../spec/context.ts';
import type { Db } from '../spec/db.ts';
import type { Deploy } from '../spec/deploy.ts';
import type { Engines } from '../spec/engines.ts';
import type { Spec } from '../spec/spec.ts';
import { within } from '../spec/within.ts';

interface Part {
  /** As the warning calls it. */
  readonly name: string;
  /** The places where a spec uses it. */
  readonly uses: (spec: Spec) => readonly At[];
}

/** What the language has and plinth does not generate yet. It shrinks to nothing. */
const parts: readonly Part[] = [
  {
    name: 'cache levels redis and database',
    uses: inContexts(({ entities, queries }) => farLevels([...entities, ...queries])),
  },
  {
    name: 'read: replica',
    uses: inContexts(({ entities, queries }) => [
      ...entities.flatMap(({ list }) =>
        list?.read === 'replica' ? [{ at: within(list.at, 'read') }] : [],
      ),
      ...queries
        .filter(({ read }) => read === 'replica')
        .map(({ at }) => ({ at: within(at, 'read') })),
    ]),
  },
  {
    name: 'modes of several services',
    uses: inDeploy(({ modes }) => modes.filter(({ services }) => services.length > 1)),
  },
  {
    name: 'instances',
    uses: inDeploy(({ modes }) =>
      modes.flatMap(({ services }) => services.filter(({ instances }) => instances > 1)),
    ),
  },
  {
    name: 'db.replicas',
    uses: engines(({ db }) => databases(db).flatMap(({ replicas }) => replicas ?? [])),
  },
  {
    name: 'db.shards',
    uses: engines(({ db }) => databases(db).flatMap(({ shards }) => shards ?? [])),
  },
  { name: 'db.contexts', uses: engines(({ db }) => db?.contexts ?? []) },
  {
    name: 'cache engine redis',
    uses: engines(({ cache }) => (cache?.engine === 'redis' ? [cache] : [])),
  },
  {
    name: 'clients',
    uses: inDeploy(({ clients }) => [
      ...(clients.default ? [clients.default] : []),
      ...clients.contexts.map(({ options }) => options),
    ]),
  },
  { name: 'gateway', uses: inDeploy(({ gateway }) => gateway ?? []) },
];

/** One warning that names every part of the spec that is left out; undefined: all is generated. */
export function notGenerated(spec: Spec): Diagnostic | undefined {
  const used = parts.flatMap(({ name, uses }) => {
    const [first] = uses(spec);
    return first ? [{ name, first }] : [];
  });
  const at = used[0]?.first;
  const names = used.map(({ name }) => name).join(', ');
  return at && diagnostic('SPEC_NOT_GENERATED', at, { parts: names });
}

interface Placed {
  readonly at: At;
}

function inContexts(find: (context: Context) => readonly Placed[]): Part['uses'] {
  return ({ contexts }) => contexts.flatMap((context) => find(context).map(({ at }) => at));
}

function inDeploy(find: (deploy: Deploy) => Placed | readonly Placed[]): Part['uses'] {
  return ({ deploy }) => (deploy ? [find(deploy)].flat().map(({ at }) => at) : []);
}

function engines(find: (engines: Engines) => Placed | readonly Placed[]): Part['uses'] {
  return inDeploy((deploy) => [deploy, ...deploy.modes].flatMap(find));
}

const databases = (db: Db | undefined) => (db ? [db, ...db.contexts] : []);

function farLevels(cached: readonly { readonly cache?: Cache }[]): readonly Placed[] {
  return cached.flatMap(
    ({ cache }) => cache?.levels.filter(({ store }) => store !== 'memory') ?? [],
  );
}
