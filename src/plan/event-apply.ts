import type { Binding, CallBinding, Field, LocalBinding } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { stateName } from './aggregate-state-names.ts';
import { type Makers, unfilled } from './default-expression.ts';
import { printDoc } from './doc.ts';
import { storedFields } from './entity-fields.ts';
import { type Birth, birthOf } from './event-birth.ts';
import { handed, handName, handWritten } from './event-by-hand.ts';
import { expressionLayout } from './expression-layout.ts';
import { translate } from './expression-translation.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { domainFile } from './paths.ts';
import type { Translation } from './translating.ts';
import { call, pathExpression, type TsExpression, type TsProperty } from './ts-expression.ts';

/** The entry of an event in the table of what each makes of the state. */
export interface Applied {
  readonly text: string;
  /** The function that a person writes, behind the table; `''`: all is declared. */
  readonly byHand: string;
  readonly imports: readonly Import[];
}

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

/** `meta` is what makes a default the same each time the event is applied. */
const makers: Makers = {
  now: pathExpression('meta.at'),
  today: call({ kind: 'name', text: 'dateOf' }, [pathExpression('meta.at')]),
  uuid: pathExpression('meta.id'),
};

/** A property of the new state. */
interface Set extends Translation {
  readonly name: string;
}

class Applying {
  readonly used = new Map<'data' | 'state' | 'meta' | 'isFirst', boolean>();
  readonly fields = new Set<string>();
  readonly birth: Birth;
  readonly #event: Event;
  readonly #scope: AggregateScope;
  readonly #isWhole: boolean;

  constructor(event: Event, scope: AggregateScope, isWhole: boolean) {
    this.#event = event;
    this.#scope = scope;
    this.#isWhole = isWhole;
    this.birth = birthOf(event, scope.aggregate);
  }

  /** The new state; undefined: it does not exist any more. */
  get body(): Translation {
    const { to } = this.#event;
    if (to === 'deleted') return { node: { kind: 'name', text: 'undefined' }, imports: [] };
    const set = [...(this.birth === 'first' ? this.#whole() : this.#changes())];
    const properties = set.map(
      ({ name, node }): TsProperty => ({ kind: 'property', key: name, value: node }),
    );
    const imports = set.flatMap((one) => one.imports);
    if (this.birth === 'first') return { node: { kind: 'object', items: properties }, imports };
    const state: TsExpression = { kind: 'name', text: 'state' };
    this.used.set('state', true);
    const written = this.#written();
    if (properties.length + written.length === 0) return { node: state, imports };
    return {
      node: { kind: 'object', items: [{ kind: 'spread', of: state }, ...properties, ...written] },
      imports,
    };
  }

  /** What is written by hand stands behind what the event does of itself. */
  #written(): readonly TsProperty[] {
    if (this.#event.apply.kind !== 'code') return [];
    for (const name of handed) this.used.set(name, true);
    const given = call(pathExpression(handName(this.#event)), handed.map(pathExpression));
    return [{ kind: 'spread', of: given }];
  }

  *#whole(): Iterable<Set> {
    const { aggregate } = this.#scope;
    yield {
      name: 'id',
      node: pathExpression(this.#payload(this.#event.idField.name)),
      imports: [],
    };
    if (aggregate.states) yield this.#status(this.#event.to ?? aggregate.states.first);
    for (const field of storedFields(aggregate).slice(1)) {
      const filled = this.#filled(field) ?? this.#unfilled(field);
      if (filled) yield { name: field.name, ...filled };
    }
  }

  *#changes(): Iterable<Set> {
    const { aggregate } = this.#scope;
    const { to } = this.#event;
    const isFirst = this.birth === 'either';
    if (to !== undefined) yield this.#status(to);
    else if (aggregate.states && isFirst) {
      const { node: right, imports } = this.#status(aggregate.states.first);
      const left = pathExpression('state.status');
      yield { name: 'status', node: { kind: 'logical', operator: '??', left, right }, imports };
    }
    for (const field of storedFields(aggregate).slice(1)) {
      const filled = this.#filled(field) ?? (isFirst ? this.#timed(field) : undefined);
      if (filled) yield { name: field.name, ...filled };
    }
  }

  #status(state: string): Set {
    const { aggregate } = this.#scope;
    const states = aggregate.states?.enum;
    const name = states ? typeName(states) : '';
    const imports = states ? [{ name, from: domainFile(states) }] : [];
    return { name: 'status', node: pathExpression(`${name}.${state}`), imports };
  }

  /** What the event says for a field: by an expression, or by its name. */
  #filled(field: Field): Translation | undefined {
    const { apply, same } = this.#event;
    const set = apply.kind === 'set' ? apply.set.find((one) => one.field === field) : undefined;
    if (set) {
      const { context } = this.#scope.aggregate;
      return translate(set.value, { names: this.#names, context, isCondition: false });
    }
    if (!same.includes(field)) return undefined;
    return { node: pathExpression(this.#payload(field.name)), imports: [] };
  }

  #unfilled(field: Field): Translation | undefined {
    const { context } = this.#scope.aggregate;
    const found = unfilled(field, { context, makers });
    return found && this.#withMeta(field, found);
  }

  #withMeta({ default: value }: Field, { node, imports }: Translation): Translation {
    if (value?.kind === 'now' || value?.kind === 'today' || value?.kind === 'uuid') {
      this.used.set('meta', true);
    }
    return { node, imports: value?.kind === 'today' ? [...imports, runtime('dateOf')] : imports };
  }

  /** A default that the moment makes is not what the blank state says, but what the event does. */
  #timed(field: Field): Translation | undefined {
    const kind = field.default?.kind;
    if (kind !== 'now' && kind !== 'today' && kind !== 'uuid') return undefined;
    const found = this.#unfilled(field);
    return found && this.#atFirst(field.name, found);
  }

  #atFirst(name: string, { node, imports }: Translation): Translation {
    this.used.set('state', true);
    this.used.set('isFirst', true);
    const test = pathExpression('isFirst');
    const no = pathExpression(`state.${name}`);
    return { node: { kind: 'conditional', test, yes: node, no }, imports };
  }

  #payload(name: string): string {
    this.used.set('data', true);
    this.fields.add(name);
    return this.#isWhole ? `data.${name}` : name;
  }

  readonly #names = (binding: LocalBinding | CallBinding): string => {
    const { kind, name } = binding;
    const { aggregate } = this.#scope;
    if (kind === 'payload') return this.#payload(name);
    if (kind === 'state' && name === 'id' && this.birth === 'first') {
      return this.#payload(this.#event.idField.name);
    }
    if (kind === 'whole' && name === '$event') {
      this.used.set('data', true);
      return 'data';
    }
    if (kind === 'meta') {
      this.used.set('meta', true);
      return 'meta';
    }
    this.used.set('state', true);
    return kind === 'whole' ? 'state' : stateName(binding, { aggregate, state: 'state' });
  };
}

/** Whether the fields of an event may be taken apart: none of their names hides another. */
function isPlain(fields: ReadonlySet<string>, imports: readonly Import[], event: Event): boolean {
  if (usesWhole(event)) return false;
  const taken = new Set([
    'state',
    'data',
    'meta',
    'isFirst',
    ...imports.map(({ name, as }) => as ?? name),
  ]);
  return ![...fields].some((name) => taken.has(name));
}

const bindingsOf = ({ apply }: Event): readonly Binding[] =>
  apply.kind === 'code' ? [] : apply.set.flatMap(({ value }) => [...value.bindings.values()]);

const usesWhole = (event: Event): boolean =>
  event.apply.kind === 'code' ||
  bindingsOf(event).some(({ kind, name }) => kind === 'whole' && name === '$event');

function paramsOf({ used, fields }: Applying, event: Event, isWhole: boolean): readonly string[] {
  const named = [event.idField, ...event.fields].filter(({ name }) => fields.has(name));
  const apart = isWhole ? 'data' : `{ ${named.map(({ name }) => name).join(', ')} }`;
  const data = used.has('data') ? apart : '_data';
  if (used.has('isFirst')) return [data, 'state', 'meta', 'isFirst'];
  if (used.has('meta')) return [data, used.has('state') ? 'state' : '_state', 'meta'];
  if (used.has('state')) return [data, 'state'];
  return used.has('data') ? [data] : [];
}

function entry(event: Event, scope: AggregateScope, isWhole: boolean) {
  const applying = new Applying(event, scope, isWhole);
  const { node, imports } = applying.body;
  const params = paramsOf(applying, event, isWhole);
  const head = `  ${event.name}: (${params.join(', ')}) => ({`;
  const isFit = isPlain(applying.fields, imports, event) && head.length <= 100;
  const arrow: TsExpression = { kind: 'arrow', params, body: node };
  return { arrow, imports, isFit };
}

const statement = { kind: 'statement' } as const;

/** What an event makes of the state, as a property of the table. */
export function applied(event: Event, scope: AggregateScope): Applied {
  const apart = entry(event, scope, false);
  const { arrow, imports } = apart.isFit ? apart : entry(event, scope, true);
  const doc = expressionLayout(arrow, { parent: statement, as: 'property' });
  const head = `${event.name}: `;
  const text = printDoc([head, doc], { indent: 2, after: ',' });
  const hand =
    event.apply.kind === 'code' && event.to !== 'deleted' ? handWritten(event, scope) : undefined;
  return {
    text: `  ${text},`,
    byHand: hand?.text ?? '',
    imports: [...imports, ...(hand?.imports ?? [])],
  };
}
