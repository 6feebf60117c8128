import type { Model } from '../model/model.ts';
import { type Import, renderImports } from './imports.ts';
import type { PlannedFile } from './planned-file.ts';
import { hasSagas, hasSubscriptions } from './reaction-calls.ts';
import { propertyName } from './schema-text.ts';
import { scriptImports } from './script-imports.ts';

/** Whether there is something that an operator may have to look after. */
export const hasOps = ({ contexts }: Model): boolean => contexts.some(hasSubscriptions);

const topic = (name: string, { from, maker, store }: Readonly<Record<string, string>>) => ({
  name,
  value: `${maker}(new ${store}(database))`,
  imports: [maker ?? '', store ?? ''].map((one) => ({
    name: one,
    from: `@plinth/runtime/${from}`,
  })),
});

/** What an operator can look after, by its name on the command line. */
const topicsOf = (model: Model) => [
  topic('dead-letters', { from: 'events', maker: 'deadLetterTopic', store: 'SqlDeadLetterStore' }),
  ...(hasSagas(model)
    ? [topic('sagas', { from: 'saga', maker: 'sagaTopic', store: 'SqlSagaStore' })]
    : []),
];

/** `src/processes/ops.ts`: what operators do about the running app. */
export function planOps(model: Model): readonly PlannedFile[] {
  if (!hasOps(model)) return [];
  const path = 'src/processes/ops.ts';
  const topics = topicsOf(model);
  const imports: readonly Import[] = [
    ...scriptImports,
    { name: 'runOps', from: '@plinth/runtime/ops' },
    ...topics.flatMap((one) => one.imports),
  ];
  return [
    {
      path,
      id: 'app#ops',
      template: `app/${path}`,
      view: {
        imports: renderImports(imports, path),
        topics: topics.map(({ name, value }) => ({
          name: propertyName(name),
          value,
        })),
      },
    },
  ];
}
