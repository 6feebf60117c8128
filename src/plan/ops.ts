import type { Model } from '../model/model.ts';
import { type Import, renderImports } from './imports.ts';
import type { PlannedFile } from './planned-file.ts';
import { hasReactions } from './reaction-calls.ts';

/** Whether there is something that an operator may have to look after. */
export const hasOps = ({ contexts }: Model): boolean => contexts.some(hasReactions);

/** What an operator can look after, by its name on the command line. */
const topics = [
  {
    name: 'dead-letters',
    value: 'deadLetterTopic(new SqlDeadLetterStore(database))',
    imports: ['deadLetterTopic', 'SqlDeadLetterStore'].map((name) => ({
      name,
      from: '@plinth/runtime/events',
    })),
  },
];

/** `src/processes/ops.ts`: what operators do about the running app. */
export function planOps(model: Model): readonly PlannedFile[] {
  if (!hasOps(model)) return [];
  const path = 'src/processes/ops.ts';
  const imports: readonly Import[] = [
    { name: 'openSqlite', from: '@plinth/runtime/database' },
    { name: 'runOps', from: '@plinth/runtime/ops' },
    { name: 'loadEnvFile', from: '@plinth/runtime/settings' },
    { name: 'startWith', from: '@plinth/runtime/settings' },
    { name: 'loadSettings', from: 'src/settings.ts' },
    ...topics.flatMap((topic) => topic.imports),
  ];
  return [
    {
      path,
      id: 'app#ops',
      template: `app/${path}`,
      view: {
        imports: renderImports(imports, path),
        topics: topics.map(({ name, value }) => ({ name: `'${name}'`, value })),
      },
    },
  ];
}
