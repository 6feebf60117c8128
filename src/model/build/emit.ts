import type { Emission } from '../../spec/emission.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Emit, Filling } from '../command.ts';
import type { Field } from '../declaration.ts';
import type { Event } from '../event.ts';
import { isOptional, typeOf } from '../expression-type.ts';
import type { Scope } from '../scope.ts';
import { bind, bindName } from './bind.ts';
import type { Site } from './site.ts';

/** What a command can fill the fields of its events with, by name. */
export interface Fillers {
  readonly lets: readonly string[];
  readonly input: readonly Field[];
  /** Empty where no state is in scope. */
  readonly state: readonly Field[];
}

export interface EmitPlace {
  readonly aggregate: Aggregate;
  readonly fillers: Fillers;
  readonly scope: Scope;
  readonly site: Site;
}

/** The events of an `emit`; one that the aggregate does not have is reported and left out. */
export function buildEmits(written: readonly Emission[], place: EmitPlace): readonly Emit[] {
  return written.flatMap((emission) => {
    const event = findOwnEvent(emission.event, place);
    return event ? [{ event, fill: buildFill(emission, event, place) }] : [];
  });
}

export function findOwnEvent(
  name: Emission['event'],
  { aggregate, site }: Pick<EmitPlace, 'aggregate' | 'site'>,
): Event | undefined {
  const event = aggregate.events.find((event) => event.name === name.text);
  if (event === undefined) {
    site.report('SPEC_UNKNOWN_EVENT', name.at, {
      in: aggregate.name,
      name: name.text,
      near: nearest(
        name.text,
        aggregate.events.map((event) => event.name),
      ),
    });
  }
  return event;
}

function buildFill(written: Emission, event: Event, place: EmitPlace): Emit['fill'] {
  const { site, scope, fillers } = place;
  const given = new Map<string, Filling>();
  for (const { name, value } of written.values) {
    const field = event.fields.find((field) => field.name === name.text);
    const bound = bind(site, value, scope, field && typeOf(field));
    given.set(name.text, { kind: 'expr', value: bound });
    if (field) continue;
    site.report('SPEC_UNKNOWN_COLUMN', name.at, {
      in: event.name,
      name: name.text,
      near: nearest(
        name.text,
        event.fields.map((field) => field.name),
      ),
    });
  }
  return event.fields.flatMap((field) => {
    const from = given.get(field.name) ?? fillByName(field, fillers);
    if (from && from.kind !== 'expr' && from.kind !== 'default') {
      bindName(site, field, scope);
    }
    if (from) return [{ field, from }];
    site.report('SPEC_EVENT_FIELD_UNFILLED', written.event.at, {
      field: field.name,
      target: `${event.name}.${field.name}`,
      near: nearest(field.name, namesOfFillers(fillers)),
    });
    return [];
  });
}

export function fillByName(field: Field, { lets, input, state }: Fillers): Filling | undefined {
  const { name } = field;
  if (lets.includes(name)) return { kind: 'let', name };
  if (input.some((input) => input.name === name)) return { kind: 'input', name };
  if (state.some((own) => own.name === name)) return { kind: 'state', name };
  return isOptional(field) || field.card === 'many' ? { kind: 'default' } : undefined;
}

export const namesOfFillers = ({ lets, input, state }: Fillers): readonly string[] => [
  ...lets,
  ...[...input, ...state].map(({ name }) => name),
];
