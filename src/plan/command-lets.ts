import type { Command } from '../model/command.ts';
import type { BoundExpression } from '../model/declaration.ts';
import { decisionOf } from './command-decision.ts';

const letsIn = ({ bindings }: BoundExpression): readonly string[] =>
  [...bindings.values()].flatMap((binding) => (binding.kind === 'let' ? [binding.name] : []));

/** What the answer of a command takes from its `let`s. */
function answered({ returns, lets }: Command): readonly string[] {
  const fields = returns?.kind === 'fields' ? returns.fields : [];
  const names = new Set(lets.map(({ name }) => name));
  return fields.flatMap(({ name, computed }) =>
    computed === undefined ? (names.has(name) ? [name] : []) : letsIn(computed),
  );
}

/** The `let`s that something needs: the decision, the answer, or another one that is needed. */
export function usedLets(command: Command): ReadonlySet<string> {
  const used = new Set([...decisionOf(command).lets, ...answered(command)]);
  for (const { name, value } of [...command.lets].reverse()) {
    if (used.has(name)) for (const other of letsIn(value)) used.add(other);
  }
  return used;
}
