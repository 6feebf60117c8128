import type { Command, Emit, Outcome } from '../model/command.ts';
import type { BoundExpression } from '../model/declaration.ts';
import { commandMethod, inputType } from './aggregate-names.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { methodNames } from './aggregate-state-names.ts';
import { decisionOf } from './command-decision.ts';
import { needsBefore } from './command-expressions.ts';
import { commandGuards } from './command-guards.ts';
import { type Makers, unfilled } from './default-expression.ts';
import { printDoc } from './doc.ts';
import { docComment, stringLiteral } from './escape.ts';
import { printExpression } from './expression.ts';
import { expressionLayout } from './expression-layout.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import { signature } from './layout.ts';
import { guardsOf } from './operation.ts';
import { errorText } from './rule-text.ts';
import type { Translation } from './translating.ts';
import { call, pathExpression, type TsExpression } from './ts-expression.ts';

/** The method of a command, as lines. */
export interface CommandMethod {
  readonly doc: string;
  readonly signature: string;
  readonly body: readonly string[];
  readonly imports: readonly Import[];
}

interface Lines {
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

const makers: Makers = {
  now: pathExpression('this.now'),
  today: pathExpression('this.today'),
  uuid: pathExpression('newId()'),
};

const runtime = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/domain',
  type,
});

/** What an outcome answers: the class of its error, or nothing. */
interface Answered {
  readonly error: string;
  readonly imports: readonly Import[];
}

class CommandBody {
  readonly #command: Command;
  readonly #scope: AggregateScope;
  readonly #names: ReturnType<typeof methodNames>;
  readonly #answers: boolean;

  constructor(command: Command, scope: AggregateScope) {
    this.#command = command;
    this.#scope = scope;
    const state = needsBefore(command) ? 'before' : 'this.state';
    this.#names = methodNames({ aggregate: scope.aggregate, state });
    this.#answers = decisionOf(command).mayRefuse;
  }

  get lines(): Lines {
    const { model, aggregate } = this.#scope;
    const command = this.#command;
    const isIdle = command.outcomes.every(({ emit }) => emit.length === 0) && !this.#answers;
    const guards =
      isIdle && command.illegal === 'ignore'
        ? { lines: [], imports: [] }
        : commandGuards(command, this.#scope, this.#answers);
    const before = needsBefore(command) ? ['    const before = this.state;'] : [];
    const place = { model, context: aggregate.context, names: this.#names };
    const rules = guardsOf(command.require, place);
    const decided = this.#outcomes();
    return {
      lines: [
        ...guards.lines,
        ...before,
        ...rules.guards.flatMap(({ broken, error }) => [
          `    if (${broken}) {`,
          `      throw ${error};`,
          '    }',
        ]),
        ...decided.lines,
      ],
      imports: [...guards.imports, ...rules.imports, ...decided.imports],
    };
  }

  /** What the method answers, for its signature. */
  get result(): Answered {
    const { model, aggregate } = this.#scope;
    const errors = this.#command.outcomes.flatMap(({ error }) => {
      if (error === undefined) return [];
      return [errorText(error, model, aggregate.context)];
    });
    if (errors.length === 0) return { error: 'void', imports: [] };
    const names = [...new Set(errors.map(({ error }) => /^new (\w+)/.exec(error)?.[1] ?? ''))];
    const isSure =
      this.#command.illegal === 'error' && errors.length === this.#command.outcomes.length;
    return {
      error: [...names, ...(isSure ? [] : ['undefined'])].join(' | '),
      imports: errors.flatMap(({ imports }) => imports),
    };
  }

  #outcomes(): Lines {
    const { outcomes } = this.#command;
    const [only] = outcomes;
    if (only && outcomes.length === 1) return this.#outcome(only, 4);
    return this.#answers ? this.#returning(outcomes) : this.#branching(outcomes);
  }

  /** `if .. else if .. else ..` */
  #branching(outcomes: readonly Outcome[]): Lines {
    const parts = outcomes
      .filter((outcome) => outcome.when !== undefined || outcome.emit.length > 0)
      .map((outcome, at): Lines => {
        const inside = this.#outcome(outcome, 6);
        const start = at === 0 ? '    if (' : '    } else if (';
        const head = outcome.when ? this.#condition(outcome.when, start) : undefined;
        const first = head ? `${start}${head.text}) {` : '    } else {';
        return {
          lines: [first, ...inside.lines],
          imports: [...(head?.imports ?? []), ...inside.imports],
        };
      });
    return {
      lines: [...parts.flatMap(({ lines }) => lines), '    }'],
      imports: parts.flatMap(({ imports }) => imports),
    };
  }

  /** Each outcome answers: one after the other, the first that holds ends it. */
  #returning(outcomes: readonly Outcome[]): Lines {
    const parts = outcomes.map((outcome): Lines => {
      const { when } = outcome;
      if (when === undefined) return this.#outcome(outcome, 4);
      const inside = this.#outcome(outcome, 6);
      const { text, imports } = this.#condition(when, '    if (');
      return {
        lines: [`    if (${text}) {`, ...inside.lines, '    }'],
        imports: [...imports, ...inside.imports],
      };
    });
    return {
      lines: parts.flatMap(({ lines }) => lines),
      imports: parts.flatMap(({ imports }) => imports),
    };
  }

  #condition(when: BoundExpression, start: string) {
    return printExpression(when, {
      names: this.#names,
      context: this.#scope.aggregate.context,
      as: 'if',
      place: { indent: 4, column: start.length, after: ') {' },
    });
  }

  #outcome({ emit, error }: Outcome, indent: number): Lines {
    const raised = emit.map((one) => this.#raise(one, indent));
    const margin = ' '.repeat(indent);
    const { model, aggregate } = this.#scope;
    const answer = error && errorText(error, model, aggregate.context);
    const ending = this.#answers ? [`${margin}return ${answer ? answer.error : 'undefined'};`] : [];
    return {
      lines: [...raised.map(({ line }) => line), ...ending],
      imports: [...raised.flatMap(({ imports }) => imports), ...(answer?.imports ?? [])],
    };
  }

  #raise({ event, fill }: Emit, indent: number) {
    const values = fill.map(({ field, from }) => ({
      key: field.name,
      ...this.#filled(field, from),
    }));
    const id: TsExpression = pathExpression('this.id');
    const payload: TsExpression = {
      kind: 'object',
      items: [{ key: event.idField.name, node: id }, ...values].map(({ key, node }) => ({
        kind: 'property',
        key,
        value: node,
      })),
    };
    const name: TsExpression = { kind: 'literal', text: stringLiteral(event.name) };
    const raise = call(pathExpression('this.raise'), [name, payload]);
    const doc = expressionLayout(raise, { parent: { kind: 'statement' }, as: 'statement' });
    return {
      line: `${' '.repeat(indent)}${printDoc(doc, { indent, after: ';' })};`,
      imports: values.flatMap(({ imports }) => imports),
    };
  }

  #filled(field: Emit['fill'][number]['field'], from: Emit['fill'][number]['from']): Translation {
    const { aggregate } = this.#scope;
    const { context } = aggregate;
    if (from.kind === 'expr') {
      return translate(from.value, { names: this.#names, context, isCondition: false });
    }
    if (from.kind === 'default') {
      const found = unfilled(field, { context, makers });
      const imports = field.default?.kind === 'uuid' ? [runtime('newId')] : [];
      return found
        ? { node: found.node, imports: [...found.imports, ...imports] }
        : { node: { kind: 'name', text: 'undefined' }, imports: [] };
    }
    const own = [...aggregate.fields, ...(aggregate.states ? [aggregate.states.field] : [])];
    const state = from.kind === 'state' ? own.find(({ name }) => name === from.name) : undefined;
    const path = this.#names({ kind: from.kind, name: from.name, field: state });
    return { node: pathExpression(path), imports: [] };
  }
}

/** The method that a command is decided by. */
export function methodOfCommand(command: Command, scope: AggregateScope): CommandMethod {
  const body = new CommandBody(command, scope);
  const { lines, imports } = body.lines;
  const { error, imports: errors } = body.result;
  const { takesInput, takesActor } = decisionOf(command);
  const type = inputType(command);
  const isRead = lines.some((line) => /\binput\b/.test(line));
  const params = [
    ...(takesInput ? [`${isRead ? '' : '_'}input: ${type}`] : []),
    ...(takesActor ? ['actor: Actor'] : []),
  ];
  const head = commandMethod(command, scope.names);
  return {
    doc: docComment(command.description, 2),
    signature: signature({ head, params, returns: error }, { indent: 2, after: ' {' }),
    body: lines,
    imports: [
      ...imports,
      ...errors,
      ...(takesInput ? [{ name: type, from: scope.files.inputs, type: true }] : []),
      ...(takesActor ? [runtime('Actor', true)] : []),
    ],
  };
}
