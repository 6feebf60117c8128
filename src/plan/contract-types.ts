import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Field, Operation } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Returns } from '../model/returns.ts';
import { aliasCheck, hasCheck } from './check-text.ts';
import { decisionOf } from './command-decision.ts';
import { idTypeOf, typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { letType } from './let-type.ts';
import { camel } from './names.ts';
import { oncePer } from './once-per.ts';
import { domainFile } from './paths.ts';
import { wholeOf } from './sight.ts';
import { isWrittenAsIs } from './type-json.ts';
import { type NamedType, typesNamed } from './types-below.ts';

const ofOperation = ({ input, returns }: Operation): readonly Pick<Field, 'type'>[] => [
  ...input,
  returns,
];

const ofAggregate = ({ children, commands, events }: Aggregate): readonly Pick<Field, 'type'>[] => [
  ...children.flatMap(({ identity, fields }) => [identity.field, ...fields]),
  ...commands.flatMap(({ input, returns }) => [...input, ...returned(returns)]),
  ...events.flatMap(({ fields }) => fields),
];

/** All the types that the code of a context writes down. */
function typesIn(context: Context): readonly Pick<Field, 'type'>[] {
  return [
    ...context.types,
    ...context.unions.flatMap(({ cases }) => cases.flatMap(({ fields }) => fields)),
    ...context.values.flatMap(({ fields, operations }) => [
      ...fields,
      ...operations.flatMap(ofOperation),
    ]),
    ...[...context.entities, ...context.aggregates].flatMap(({ fields, identity }) => [
      ...fields,
      identity.field,
    ]),
    ...context.aggregates.flatMap(ofAggregate),
    ...context.commands.flatMap(({ input, returns }) => [...input, ...returned(returns)]),
    ...context.consumes.flatMap(({ messages }) => messages.flatMap(({ fields }) => fields)),
    ...context.domainServices.flatMap(({ operations }) => operations.flatMap(ofOperation)),
    ...context.externals.flatMap(({ operations }) =>
      operations.flatMap(({ input, returns }) => [...input, ...returned(returns)]),
    ),
    ...context.queries.flatMap(({ input, body }) => [
      ...input,
      ...(body.kind === 'code' ? returned(body.returns) : body.answer.add),
    ]),
  ];
}

const returned = (returns: Returns | undefined): readonly Pick<Field, 'type'>[] =>
  returns === undefined ? [] : returns.kind === 'fields' ? returns.fields : [returns];

function exportsOf(thing: NamedType): readonly Import[] {
  const from = domainFile(thing);
  const name = typeName(thing);
  switch (thing.kind) {
    case 'alias': {
      const type = { name, from, type: true };
      return hasCheck(thing.type) ? [type, { name: aliasCheck(thing), from }] : [type];
    }
    case 'enum':
      return [{ name, from }];
    case 'child':
      return [];
    case 'value':
      return [
        { name, from },
        { name: `${name}Json`, from, type: true },
      ];
    case 'union': {
      const json = [{ name: `${name}Json`, from, type: true }];
      const write = isWrittenAsIs(thing) ? [] : [{ name: `${camel(name)}ToJson`, from }];
      return [{ name, from }, ...json, { name: `${camel(name)}FromJson`, from }, ...write];
    }
    default: {
      const id = idTypeOf(thing);
      const type = thing.identity.field.type;
      const check = type.kind === 'alias' && type.alias.context === thing.context;
      return [
        { name: id.name, from: id.file, type: true },
        ...(check ? exportsOf(type.alias) : []),
      ];
    }
  }
}

const namedIn = oncePer((context: Context): readonly NamedType[] => [
  ...typesNamed(typesIn(context)),
]);

/** Types inside what the commands of a context look up, as their inputs write it down. */
const lookedUpIn = oncePer(({ aggregates, name }: Context): readonly NamedType[] =>
  aggregates
    .flatMap(({ commands }) => commands)
    .flatMap((command) => {
      const { lets } = decisionOf(command);
      return command.lets
        .filter((one) => lets.includes(one.name))
        .flatMap((one) => letType(one, command, name).named);
    }),
);

/**
 * The types of a context that other contexts write down: what its contract hands on of its domain.
 *
 * @example renderExports(contractTypes(locations, model), contractFile('Locations'))
 */
export function contractTypes({ name }: Context, model: Model): readonly Import[] {
  const others = wholeOf(model).contexts.filter((other) => other.name !== name);
  const named = others.flatMap((other) => [
    ...namedIn(other),
    ...other.named,
    ...lookedUpIn(other),
  ]);
  return named.filter(({ context }) => context === name).flatMap(exportsOf);
}
