import type { CallBinding, Field, LocalBinding } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import type { View, ViewHandler } from '../model/view.ts';
import { type Makers, unfilled } from './default-expression.ts';
import { printDoc } from './doc.ts';
import { computedName } from './entity-computed.ts';
import { stringLiteral } from './escape.ts';
import { expressionLayout } from './expression-layout.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import type { Translation } from './translating.ts';
import { call, pathExpression, type TsExpression, type TsProperty } from './ts-expression.ts';
import { viewFiles } from './view-files.ts';
import { isTimedColumn, unsetColumns } from './view-scope.ts';

/** What one event makes of a row, as it stands in the definition of the view. */
export interface HandlerText {
  /** The members of the handler, a line or more each. */
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

/** The same default each time the event is projected. */
const makers: Makers = {
  now: pathExpression('meta.at'),
  today: call({ kind: 'name', text: 'dateOf' }, [pathExpression('meta.at')]),
  uuid: pathExpression('meta.id'),
};

/** A function of the event, and what it turned out to look at. */
class EventFunction {
  readonly imports: Import[] = [];
  readonly #used = new Set<'data' | 'row' | 'meta'>();
  readonly #fields = new Set<string>();
  readonly #view: View;
  readonly #event: Event;
  readonly #isWhole: boolean;

  constructor(view: View, event: Event, isWhole: boolean) {
    this.#view = view;
    this.#event = event;
    this.#isWhole = isWhole;
  }

  payload(name: string): TsExpression {
    this.#used.add('data');
    this.#fields.add(name);
    return pathExpression(this.#isWhole ? `data.${name}` : name);
  }

  row(): TsExpression {
    this.#used.add('row');
    return { kind: 'name', text: 'row' };
  }

  expression(bound: Parameters<typeof translate>[0], isCondition = false): TsExpression {
    const { context } = this.#view;
    return this.#with(translate(bound, { names: this.#names, context, isCondition }));
  }

  /** A default that the moment makes. */
  made(field: Field): TsExpression | undefined {
    const found = unfilled(field, { context: this.#view.context, makers });
    if (found === undefined) return undefined;
    this.#used.add('meta');
    if (field.default?.kind === 'today') this.imports.push(runtime('dateOf'));
    return this.#with(found);
  }

  /** Whether the fields of the event may be taken apart: none of their names hides another. */
  get isPlain(): boolean {
    const taken = new Set([
      'row',
      'data',
      'meta',
      ...this.imports.map((one) => one.as ?? one.name),
    ]);
    return ![...this.#fields].some((name) => taken.has(name));
  }

  /** @param hasRow whether the row is handed in, between the event and what is known of it */
  arrow(body: TsExpression, hasRow: boolean): TsExpression {
    const named = [this.#event.idField, ...this.#event.fields].filter(({ name }) =>
      this.#fields.has(name),
    );
    const apart = `{ ${named.map(({ name }) => name).join(', ')} }`;
    const usesFields = this.#used.has('data');
    const data = usesFields ? (this.#isWhole ? 'data' : apart) : '_data';
    const row = hasRow ? [this.#used.has('row') ? 'row' : '_row'] : [];
    const all = [data, ...row, 'meta'];
    const last = this.#used.has('meta')
      ? all.length
      : this.#used.has('row')
        ? 2
        : usesFields
          ? 1
          : 0;
    return { kind: 'arrow', params: all.slice(0, last), body };
  }

  #with({ node, imports }: Translation): TsExpression {
    this.imports.push(...imports);
    return node;
  }

  readonly #names = (binding: LocalBinding | CallBinding): string => {
    const { kind, name } = binding;
    if (kind === 'payload') {
      this.#used.add('data');
      this.#fields.add(name);
      return this.#isWhole ? `data.${name}` : name;
    }
    if (kind === 'whole' && name === '$event') {
      this.#used.add('data');
      return 'data';
    }
    if (kind === 'meta') {
      this.#used.add('meta');
      return 'meta';
    }
    this.row();
    if (kind === 'whole') return 'row';
    if (binding.field?.computed === undefined) return `row.${name}`;
    const computed = computedName(this.#view, name);
    this.imports.push({ name: computed, from: viewFiles(this.#view).row });
    return `${computed}(row)`;
  };
}

interface Member {
  readonly name: 'key' | 'when' | 'set' | 'change';
  readonly hasRow: boolean;
  readonly body: (of: EventFunction) => TsExpression;
}

const usesWholeEvent = ({ when, does, key }: ViewHandler): boolean =>
  [
    when,
    ...(does.kind === 'set' ? does.set : []).map(({ value }) => value),
    ...key.map((part) => (part.kind === 'expr' ? part.value : undefined)),
  ].some((bound) =>
    [...(bound?.bindings.values() ?? [])].some(
      ({ kind, name }) => kind === 'whole' && name === '$event',
    ),
  );

function memberText(member: Member, view: View, handler: ViewHandler): HandlerText {
  const made = (isWhole: boolean) => {
    const of = new EventFunction(view, handler.event, isWhole);
    return { of, arrow: of.arrow(member.body(of), member.hasRow) };
  };
  const apart = made(usesWholeEvent(handler));
  const { of, arrow } = apart.of.isPlain ? apart : made(true);
  const doc = expressionLayout(arrow, { parent: { kind: 'statement' }, as: 'property' });
  const text = printDoc([`${member.name}: `, doc], { indent: 8, after: ',' });
  return { lines: [`        ${text},`], imports: of.imports };
}

const objectOf = (items: readonly TsProperty[]): TsExpression => ({ kind: 'object', items });

const property = (key: string, value: TsExpression): TsProperty => ({
  kind: 'property',
  key,
  value,
});

const keyMember = ({ key }: ViewHandler): Member => ({
  name: 'key',
  hasRow: false,
  body: (of) =>
    objectOf(
      key.map((part) =>
        property(
          part.field.name,
          part.kind === 'name' ? of.payload(part.field.name) : of.expression(part.value),
        ),
      ),
    ),
});

/** The row with what the event sets; what the moment makes is kept where it is there already. */
function rowAfter(view: View, { does, begins }: ViewHandler, of: EventFunction): TsExpression {
  if (does.kind !== 'set') return of.row();
  const replaced = new Set(does.set.map(({ field }) => field));
  const set = [
    ...does.same
      .filter((field) => !replaced.has(field))
      .map((field) => property(field.name, of.payload(field.name))),
    ...does.set.map(({ field, value }) => property(field.name, of.expression(value))),
  ];
  const isSet = (field: Field): boolean => does.same.includes(field) || replaced.has(field);
  const timed = unsetColumns(view).filter((field) => isTimedColumn(field) && !isSet(field));
  const made = (begins ? timed : []).flatMap((field) => {
    const value = of.made(field);
    return value ? [property(field.name, value)] : [];
  });
  if (made.length + set.length === 0) return of.row();
  return objectOf([...made, { kind: 'spread', of: of.row() }, ...set]);
}

/** A row may lack columns before its first event: what comes later changes only what is there. */
function setMembers(view: View, handler: ViewHandler): readonly Member[] {
  const { when } = handler;
  const mayBegin = handler.begins || unsetColumns(view).length === 0;
  const after = (of: EventFunction) => rowAfter(view, handler, of);
  if (!mayBegin) {
    const body = (of: EventFunction): TsExpression =>
      when === undefined
        ? after(of)
        : { kind: 'conditional', test: of.expression(when, true), yes: after(of), no: of.row() };
    return [{ name: 'change', hasRow: true, body }];
  }
  const test = when && { name: 'when' as const, body: (of: EventFunction) => of.expression(when) };
  return [...(test ? [{ ...test, hasRow: true }] : []), { name: 'set', hasRow: true, body: after }];
}

/** What an event does to its row, as the members of its handler. */
export function handlerText(view: View, handler: ViewHandler): HandlerText {
  const { does, when, event } = handler;
  const members = [
    keyMember(handler),
    ...(does.kind === 'set' ? setMembers(view, handler) : []),
    ...(does.kind === 'code' && when
      ? [{ name: 'when' as const, hasRow: true, body: (of: EventFunction) => of.expression(when) }]
      : []),
  ].map((member) => memberText(member, view, handler));
  const end =
    does.kind === 'delete'
      ? ['        delete: true,']
      : does.kind === 'code'
        ? [
            '        fold: (_data, _row, _meta) => {',
            `          throw new NotImplemented(${stringLiteral(`${view.id}.${event.name}`)});`,
            '        },',
          ]
        : [];
  return {
    lines: [...members.flatMap(({ lines }) => lines), ...end],
    imports: [
      ...members.flatMap(({ imports }) => imports),
      ...(does.kind === 'code' ? [runtime('NotImplemented')] : []),
    ],
  };
}
