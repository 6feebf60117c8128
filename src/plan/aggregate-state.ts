import { stateFields } from './aggregate-fields.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { entityComputed } from './entity-computed.ts';
import { rowMembers } from './entity-members.ts';
import { docComment } from './escape.ts';
import { applied } from './event-apply.ts';
import { type Import, renderImports } from './imports.ts';
import { article } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { typeArguments } from './type-arguments.ts';

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
      applied: typeArguments('Apply', [names.state, names.events], {
        indent: 0,
        around: `export const ${names.apply}:  = {`,
      }),
      table: table.map(({ text }) => text),
      byHand: table.flatMap(({ byHand }) => (byHand === '' ? [] : [byHand])),
      one: names.one,
      type: names.state,
      computed: computed.functions,
    },
  });
}
