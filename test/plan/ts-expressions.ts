import fc from 'fast-check';
import {
  leftToRight,
  type TsExpression,
  type TsOperator,
  type TsProperty,
} from '../../src/plan/ts-expression.ts';

/** Random expressions as the generated apps have them: names of a shop, all kinds of nodes. */

const words = [
  'a',
  'id',
  'now',
  'line',
  'total',
  'amount',
  'status',
  'quantity',
  'unitPrice',
  'shippingAddress',
  'reservations',
  'lastKnownLocation',
  'unloadedAtDestinationPort',
];

const word = fc.constantFrom(...words);
const name = (text: string): TsExpression => ({ kind: 'name', text });

const path = fc
  .tuple(
    fc.constantFrom('this', 'this', 'row', 'OrderStatus', 'order', 'clock'),
    fc.array(word, { maxLength: 3 }),
  )
  .map(([first, rest]) =>
    rest.reduce<TsExpression>(
      (object, part) => ({ kind: 'member', object, name: part, optional: false }),
      name(first === 'this' && rest.length === 0 ? 'order' : first),
    ),
  );

const literal = fc
  .constantFrom(
    "'EUR'",
    "'declined'",
    "'the shipment was not accepted'",
    '0',
    '1',
    '100',
    '12.5',
    'true',
    'null',
  )
  .map((text): TsExpression => ({ kind: 'literal', text }));

const leaf = fc.oneof(
  { weight: 3, arbitrary: word.map(name) },
  { weight: 4, arbitrary: path },
  { weight: 2, arbitrary: literal },
);

const binaries: readonly TsOperator[] = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '<',
  '<=',
  '>',
  '>=',
  '===',
  '!==',
];
const logicals: readonly TsOperator[] = ['&&', '&&', '||', '??'];

/** `??` does not mix with the others without brackets, which TypeScript itself demands. */
export const { expression } = fc.letrec<{
  expression: TsExpression;
  property: TsProperty;
  argument: TsExpression;
  head: TsExpression;
}>((tie) => {
  const some = tie('expression');
  const args = fc.array(tie('argument'), { maxLength: 3 });
  const reached = fc
    .tuple(some, word, fc.option(fc.array(some, { maxLength: 2 })), fc.option(word))
    .map(([object, name, args, more]): TsExpression => {
      const start = object.kind === 'chain' ? object.of : object;
      const first: TsExpression = { kind: 'member', object: start, name, optional: true };
      const called: TsExpression = args
        ? { kind: 'call', callee: first, args, optional: false }
        : first;
      if (more === null) return { kind: 'chain', of: called };
      return {
        kind: 'chain',
        of: { kind: 'member', object: called, name: more, optional: false },
      };
    });
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'expression', withCrossShrink: true },
      { weight: 6, arbitrary: leaf },
      { weight: 1, arbitrary: reached },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('call' as const),
          callee: tie('head'),
          args,
          optional: fc.constant(false),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('new' as const),
          callee: fc.constantFrom(name('Money'), name('OrderLine')),
          args: fc.array(some, { minLength: 1, maxLength: 1 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('binary' as const),
          operator: fc.constantFrom(...binaries),
          left: some,
          right: some,
        }),
      },
      {
        weight: 3,
        arbitrary: fc
          .record({
            kind: fc.constant('logical' as const),
            operator: fc.constantFrom(...logicals),
            left: some,
            right: some,
          })
          .map(leftToRight),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('conditional' as const),
          test: some,
          yes: some,
          no: some,
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('object' as const),
          items: fc.array(tie('property'), { maxLength: 4 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('array' as const),
          items: fc.array(
            fc.oneof(
              { weight: 3, arbitrary: some },
              { weight: 1, arbitrary: some.map((of): TsExpression => ({ kind: 'spread', of })) },
            ),
            { maxLength: 4 },
          ),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('unary' as const),
          operator: fc.constantFrom('!' as const, '!' as const, '-' as const),
          of: some,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('await' as const),
          of: fc.record({
            kind: fc.constant('call' as const),
            callee: path,
            args,
            optional: fc.constant(false),
          }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('index' as const),
          object: tie('head'),
          index: some,
          optional: fc.constant(false),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.array(leaf, { minLength: 1, maxLength: 2 })).map(
          ([parts]): TsExpression => ({
            kind: 'template',
            texts: ['/orders/', ...parts.map(() => ' and ')],
            parts,
          }),
        ),
      },
    ),
    head: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: path },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('member' as const),
          object: some,
          name: fc.constantFrom('plus', 'filter', 'map', 'includes', 'some', 'isSatisfiedBy'),
          optional: fc.constant(false),
        }),
      },
      { weight: 1, arbitrary: fc.constant(name('equalValues')) },
    ),
    argument: fc.oneof(
      { weight: 3, arbitrary: some },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('arrow' as const),
          params: fc.constantFrom(['line'], ['all', 'one']),
          body: some,
        }),
      },
    ),
    property: fc.oneof(
      {
        weight: 3,
        arbitrary: word.map((key): TsProperty => ({ kind: 'property', key, value: name(key) })),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(word, some)
          .map(([key, value]): TsProperty => ({ kind: 'property', key, value })),
      },
      { weight: 1, arbitrary: some.map((of): TsProperty => ({ kind: 'spread', of })) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(some, some)
          .map(([computed, value]): TsProperty => ({ kind: 'property', key: { computed }, value })),
      },
    ),
  };
});

/** An await needs a function that is asynchronous, which arrows here are not. */
export function isFormattable(node: TsExpression): boolean {
  return (
    !/"kind":"arrow"/.test(JSON.stringify(node)) || !/"kind":"await"/.test(JSON.stringify(node))
  );
}
