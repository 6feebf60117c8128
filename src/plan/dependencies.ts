import type { Broker } from '../model/deploy.ts';
import type { Model } from '../model/model.ts';
import type { PlanOptions } from './plan-options.ts';
import { hasMessages } from './process-messages.ts';

export interface Dependency {
  readonly name: string;
  /** Exactly this one: an app installs tomorrow what it was tested with today. */
  readonly version: string;
}

const versions = {
  '@biomejs/biome': '2.5.15',
  '@nats-io/jetstream': '3.3.1',
  '@nats-io/transport-node': '3.3.1',
  '@types/node': '20.19.43',
  amqplib: '2.3.1',
  'fast-check': '4.10.2',
  kysely: '0.28.18',
  libsql: '0.5.29',
  pg: '8.23.1',
  typescript: '7.0.2',
  vite: '8.3.8',
  vitest: '4.1.12',
} as const;

const pinned = (name: keyof typeof versions): Dependency => ({ name, version: versions[name] });

/** A packed file in the app's folder, or a published version. */
const own = (name: string, { kind, at }: { readonly kind: string; readonly at: string }) => ({
  name,
  version: kind === 'vendor' ? `file:${at}` : at,
});

const byName = (one: Dependency, other: Dependency): number => (one.name < other.name ? -1 : 1);

const brokerClients = {
  embedded: [],
  nats: ['@nats-io/jetstream', '@nats-io/transport-node'],
  rabbitmq: ['amqplib'],
} as const satisfies Record<Broker['engine'], readonly (keyof typeof versions)[]>;

/** The clients of the brokers that an app may be told to use: those that a mode names. */
function clientsOf(model: Model): readonly Dependency[] {
  if (!hasMessages(model)) return [];
  const engines = new Set(model.deploy.modes.map(({ broker }) => broker.engine));
  return [...engines].flatMap((engine) => brokerClients[engine].map(pinned));
}

/** Whether an app is to run on PostgreSQL in any of its modes. */
export const usesPostgres = ({ deploy }: Pick<Model, 'deploy'>): boolean =>
  deploy.modes.some(({ db }) => db.engine === 'postgres');

/** What a generated app installs to run: the drivers of every engine that a mode names. */
export const dependencies = (
  model: Model,
  { packages: { kind, runtime } }: PlanOptions,
): readonly Dependency[] =>
  [
    own('@plinth/runtime', { kind, at: runtime }),
    ...clientsOf(model),
    pinned('kysely'),
    pinned('libsql'),
    ...(usesPostgres(model) ? [pinned('pg')] : []),
  ].sort(byName);

/** What it installs to be worked on. */
export const devDependencies = ({
  packages: { kind, plinth },
}: PlanOptions): readonly Dependency[] =>
  [
    pinned('@biomejs/biome'),
    pinned('@types/node'),
    pinned('fast-check'),
    own('plinth', { kind, at: plinth }),
    pinned('typescript'),
    pinned('vite'),
    pinned('vitest'),
  ].sort(byName);
