import type { Model } from '../model/model.ts';
import { call, statement } from './code-doc.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import type { PlannedFile } from './planned-file.ts';
import { followsEvents, hasProcesses, hasSagas } from './reaction-calls.ts';
import { propertyName } from './schema-text.ts';
import { scriptImports } from './script-imports.ts';

/** Whether there is something that an operator may have to look after. */
export const hasOps = ({ contexts }: Model): boolean => contexts.some(followsEvents);

interface Topic {
  /** On the command line and in paths. @example 'dead-letters' */
  readonly name: string;
  /** What pages call it. */
  readonly label: string;
  /** The module of the runtime that it is from. */
  readonly from: string;
  /** Makes what operators do on the command line. */
  readonly maker: string;
  /** What they do over HTTP. */
  readonly controller: string;
  readonly store: string;
}

const deadLetters: Topic = {
  name: 'dead-letters',
  label: 'Dead letters',
  from: 'events',
  maker: 'deadLetterTopic',
  controller: 'DeadLetterController',
  store: 'SqlDeadLetterStore',
};

const sagas: Topic = {
  name: 'sagas',
  label: 'Sagas',
  from: 'saga',
  maker: 'sagaTopic',
  controller: 'SagaController',
  store: 'SqlSagaStore',
};

const processes: Topic = {
  name: 'processes',
  label: 'Processes',
  from: 'saga',
  maker: 'processTopic',
  controller: 'ProcessController',
  store: 'SqlProcessStore',
};

/** What an operator can look after. */
const topicsOf = (model: Model): readonly Topic[] => [
  deadLetters,
  ...(hasSagas(model) ? [sagas] : []),
  ...(hasProcesses(model) ? [processes] : []),
];

const importsOf = ({ from }: Topic, ...names: readonly string[]): readonly Import[] =>
  names.map((name) => ({ name, from: `@plinth/runtime/${from}` }));

/** Whether operators are served over HTTP: behind a role, where there are any. */
export const hasOpsRoutes = (model: Model): boolean => hasOps(model) && model.auth !== undefined;

/** The addresses that operators ask. @example '/ops/sagas' */
export const opsPaths = (model: Model): readonly string[] =>
  hasOpsRoutes(model) ? topicsOf(model).map(({ name }) => `/ops/${name}`) : [];

/** What operators find in a browser. */
export const opsLinks = (model: Model) =>
  hasOpsRoutes(model)
    ? topicsOf(model).map(({ name, label }) => ({ label, href: `/ui/ops/${name}` }))
    : [];

/** What serves operators over HTTP; null: nothing does. */
export function operatorsView(model: Model) {
  if (!hasOpsRoutes(model)) return null;
  const topics = topicsOf(model);
  const items = topics.map(({ controller, store }) =>
    call(`new ${controller}`, `new ${store}(ports.database)`, 'operators'),
  );
  return {
    made: statement('const operated =', [' ', brackets({ open: '[', close: ']', items })], 2),
    imports: [
      { name: 'allow', from: '@plinth/runtime/auth' },
      ...topics.flatMap((topic) => importsOf(topic, topic.controller, topic.store)),
    ],
    settings: ['operatorRole'],
  };
}

/** `src/processes/ops.ts`: what operators do about the running app. */
export function planOps(model: Model): readonly PlannedFile[] {
  if (!hasOps(model)) return [];
  const path = 'src/processes/ops.ts';
  const topics = topicsOf(model);
  const imports: readonly Import[] = [
    ...scriptImports,
    { name: 'runOps', from: '@plinth/runtime/ops' },
    ...topics.flatMap((topic) => importsOf(topic, topic.maker, topic.store)),
  ];
  return [
    {
      path,
      id: 'app#ops',
      template: `app/${path}`,
      view: {
        imports: renderImports(imports, path),
        topics: topics.map(({ name, maker, store }) => ({
          name: propertyName(name),
          value: `${maker}(new ${store}(database))`,
        })),
      },
    },
  ];
}
