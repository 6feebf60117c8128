import type { Command } from '../model/command.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { printDoc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { expressionLayout } from './expression-layout.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { domainFile } from './paths.ts';
import { statementLayout } from './statement-layout.ts';
import { call, pathExpression, type TsExpression } from './ts-expression.ts';

interface Guards {
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

const nothing: Guards = { lines: [], imports: [] };
const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

/** What a command asks of the state before anything else. */
export function commandGuards(command: Command, scope: AggregateScope, answers: boolean): Guards {
  const { state, illegal } = command;
  const leave = `      return${answers ? ' undefined' : ''};`;
  if (state.creates && !state.changes) {
    return illegal === 'error'
      ? { lines: ['    this.requireNew();'], imports: [] }
      : { lines: ['    if (this.exists) {', leave, '    }'], imports: [] };
  }
  const { states } = scope.aggregate;
  if (states === undefined || state.from.length === 0) return nothing;
  const type = typeName(states.enum);
  const enumImport = { name: type, from: domainFile(states.enum) };
  const members = state.from.map((name) => pathExpression(`${type}.${name}`));
  if (illegal === 'error') {
    const lines = required(command, members);
    return { lines, imports: [enumImport, runtime('requireStatus')] };
  }
  const test = printDoc(statementLayout(otherThan(members, state.creates), 'if'), {
    indent: 4,
    column: 8,
    after: ') {',
  });
  return { lines: [`    if (${test}) {`, leave, '    }'], imports: [enumImport] };
}

function required({ name, state }: Command, members: readonly TsExpression[]): readonly string[] {
  const text: TsExpression = { kind: 'literal', text: stringLiteral(name) };
  const list: TsExpression = { kind: 'array', items: members };
  const guard = call(pathExpression('requireStatus'), [
    text,
    pathExpression('this.state.status'),
    list,
  ]);
  const indent = state.creates ? 6 : 4;
  const doc = expressionLayout(guard, { parent: { kind: 'statement' }, as: 'statement' });
  const line = `${' '.repeat(indent)}${printDoc(doc, { indent, after: ';' })};`;
  return state.creates ? ['    if (this.exists) {', line, '    }'] : [line];
}

/** `status !== A && status !== B` */
function otherThan(members: readonly TsExpression[], mayBeNew: boolean): TsExpression {
  const tests = members.map(
    (right): TsExpression => ({
      kind: 'binary',
      operator: '!==',
      left: pathExpression('this.state.status'),
      right,
    }),
  );
  const all = mayBeNew ? [pathExpression('this.exists'), ...tests] : tests;
  return all.reduce((left, right) => ({ kind: 'logical', operator: '&&', left, right }));
}
