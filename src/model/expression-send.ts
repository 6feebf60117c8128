import { type Code, type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { Call } from '../spec/call.ts';
import { nearest } from '../spec/nearest.ts';
import { type Bound, bindExpression } from './expression.ts';
import { inputOf, isOptional } from './expression-type.ts';
import type { Command, Nameable, Query, Scope } from './scope.ts';

/** What `do`, `undo` and the parts of a composed route call. */
export interface BoundCall {
  /** Undefined when nothing answers to the name, which was reported. */
  readonly target: Command | Query | undefined;
  /** The aggregate whose command it is. */
  readonly owner: string | undefined;
  readonly context: string | undefined;
  readonly id: Bound | undefined;
  readonly input: Bound | undefined;
  /** Those of `id` and `input` included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves a call that stands by itself, and binds what it is given. */
export function bindCall(call: Call, scope: Scope): BoundCall {
  const found: Diagnostic[] = [];
  const target = resolve(call, scope, (...problem) => void found.push(diagnostic(...problem)));
  const id = call.id && bindExpression(call.id, scope, target?.command?.id);
  const input =
    call.input && bindExpression(call.input, scope, target && inputOf(target.callable.input));
  if (target) found.push(...shapeProblems(call, target));
  return {
    target: target?.callable,
    owner: target?.owner,
    context: target?.context,
    id,
    input,
    diagnostics: [...found, ...(id?.diagnostics ?? []), ...(input?.diagnostics ?? [])],
  };
}

interface Target {
  readonly callable: Command | Query;
  readonly command: Command | undefined;
  readonly owner: string | undefined;
  readonly context: string | undefined;
  readonly written: string;
}

type Report = (code: Code, at: Diagnostic['at'], args: Diagnostic['args']) => void;

function resolve(call: Call, scope: Scope, report: Report): Target | undefined {
  const { nameables, sends } = scope;
  const names = call.callee.map(({ text }) => text);
  const written = names.join('.');
  const unknown = (index: number, candidates: Iterable<string>) =>
    report('SPEC_UNKNOWN_CALL', call.callee[index]?.at ?? call.calleeAt, {
      name: written,
      near: nearest(names[index] ?? '', candidates),
    });
  const foreign = nameables.own.has(names[0] ?? '') ? undefined : foreignOf(call, scope, report);
  if (foreign === null) return undefined;
  const start = foreign === undefined ? 0 : 1;
  const [thing = '', member] = names.slice(start);
  const declared: ReadonlyMap<string, Nameable> =
    (foreign === undefined ? undefined : nameables.contexts.get(foreign)) ?? nameables.own;
  const nameable = declared.get(thing);
  if (nameable === undefined) return void unknown(start, declared.keys());
  const context = foreign ?? nameables.context;
  const isStored = nameable.kind === 'aggregate' || nameable.kind === 'entity';
  const callable = isStored ? nameable.commands.find(({ name }) => name === member) : nameable;
  if (callable === undefined) {
    const commands = isStored ? nameable.commands.map(({ name }) => name) : [];
    return void unknown(member === undefined ? start : start + 1, commands);
  }
  if (callable.kind !== 'command' && callable.kind !== 'query') {
    return void unknown(start, callables(declared));
  }
  if (callable.kind !== sends) {
    return void report('SPEC_CALL_NOT_ALLOWED', call.calleeAt, {
      name: written,
      hint: sends === undefined ? undefined : `only a ${sends} can`,
    });
  }
  const command = callable.kind === 'command' ? callable : undefined;
  return { callable, command, owner: isStored ? thing : undefined, context, written };
}

function callables(declared: ReadonlyMap<string, Nameable>): string[] {
  return [...declared].flatMap(([name, { kind }]) =>
    kind === 'command' || kind === 'query' || kind === 'aggregate' ? [name] : [],
  );
}

/** The context that the first name is; undefined: it is none; null: reported. */
function foreignOf(call: Call, { nameables }: Scope, report: Report): string | undefined | null {
  const [first] = call.callee;
  if (first === undefined || call.callee.length === 1) return undefined;
  if (nameables.contexts.has(first.text)) {
    const { context, uses } = nameables;
    if (context !== undefined && context !== first.text && !uses.has(first.text)) {
      const name = call.callee.map(({ text }) => text).join('.');
      report('SPEC_USES_MISSING', first.at, { context, name, other: first.text });
    }
    return first.text;
  }
  if (call.callee.length < 3) return undefined;
  const near = nearest(first.text, nameables.contexts.keys());
  report('SPEC_UNKNOWN_CONTEXT', first.at, { name: first.text, near });
  return null;
}

/** An id where none is taken, or none where one is; inputs that nothing fills. */
function shapeProblems(call: Call, { callable, command, written }: Target): Diagnostic[] {
  const problem = (text: string, hint?: string) => [
    diagnostic('SPEC_EXPR_TYPE', call.at, { problem: text, hint }),
  ];
  if (call.id && command?.id === undefined) {
    return problem(`${written} takes no id before its input`, `write ${written}({ .. })`);
  }
  if (!call.id && command?.id) {
    return problem(`${written} needs an id first`, `write ${written}(id, { .. })`);
  }
  const missing = callable.input.find((field) => !isOptional(field));
  if (call.input || missing === undefined) return [];
  return problem(
    `${written} needs the input ${missing.name}`,
    `write ${written}(${command?.id ? 'id, ' : ''}{ ${missing.name} })`,
  );
}
