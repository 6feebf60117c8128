import type { Aggregate } from '../model/aggregate.ts';
import type { Field } from '../model/declaration.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { entityComputed } from './entity-computed.ts';
import { storedFields } from './entity-fields.ts';
import { rowMembers } from './entity-members.ts';
import { docComment } from './escape.ts';
import { applied } from './event-apply.ts';
import { type Import, renderImports } from './imports.ts';
import { article } from './names.ts';
import { oncePer } from './once-per.ts';
import type { PlannedFile } from './planned-file.ts';

/** Every field of the state that is stored: `id`, `status`, and the declared ones. */
export const stateFields = oncePer((aggregate: Aggregate): readonly Field[] => {
  const [id, ...others] = storedFields(aggregate);
  const status = aggregate.states ? [aggregate.states.field] : [];
  return id ? [id, ...status, ...others] : [];
});

/** `domain/account/state.ts` */
export function planAggregateState(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files } = scope;
  const members = rowMembers(stateFields(aggregate), aggregate);
  const computed = entityComputed(aggregate);
  const table = aggregate.events.map((event) => applied(event, scope));
  const imports: readonly Import[] = [
    ...members.imports,
    ...computed.imports,
    ...table.flatMap((one) => one.imports),
    { name: 'Apply', from: '@plinth/runtime/domain', type: true },
    { name: names.events, from: files.events, type: true },
  ];
  return aggregateFile(scope, {
    role: 'state',
    path: files.state,
    template: 'domain/__aggregate__/state.ts',
    view: {
      imports: renderImports(imports, files.state),
      doc: docComment(aggregate.description),
      state: names.state,
      members: members.view,
      article: article(names.noun),
      apply: names.apply,
      events: names.events,
      table: table.map(({ text }) => text),
      one: names.one,
      type: names.state,
      computed: computed.functions,
    },
  });
}
