import { describe, expect, it } from 'vitest';
import { call, sendings } from '../../src/spec/calls.ts';
import { assignments, expression } from '../../src/spec/expressions.ts';
import { foundIn, problemsOf, read } from './reading.ts';

describe('an expression', () => {
  it.each([
    '1',
    "'deposit'",
    '"say \\"hi\\""',
    '`/pets/${id}`',
    'a.b?.c',
    'lines[lines.length - 1]',
    'counts[`${sku}`]',
    '(a || b) === (c !== null)',
    'a ?? b',
    '!open && -x < +y',
    'a % 2 === 0 ? "even" : "odd"',
    'lines.some(l => l.quantity > 100)',
    'lines.filter((l, i) => i > 0 && l.open).map(l => ({ ...l, open: false }))',
    '[...lines, OrderLine({ sku, quantity, unitPrice })]',
    '{ ...reservations, [orderId]: quantity }',
    "{ 'a b': 1, constructorOf: 2 }",
    'product && Pricing.bulkPrice(product.price, quantity)',
    'failure.step === "reserve"',
    'notes + andMore + orElse',
    'a.as + b.not',
    ' padded ',
    'Math.max(a, b)',
  ])('%s', (text) => {
    const { problems, found } = read(expression, text);
    expect(problems).toEqual([]);
    expect(found).toBe(text);
  });

  it.each([
    [0.5, '0.5'],
    [false, 'false'],
    [null, 'null'],
  ])('may be written as the YAML value %s', (value, text) => {
    expect(foundIn(expression, value)).toBe(text);
  });

  const syntax = 'not a TypeScript expression: ';
  const forbidden = 'is not allowed in an expression';

  it.each([
    ['a and b', `SPEC_EXPR_SYNTAX <and> ${syntax}a and b (write && || !)`],
    ['a or b', `SPEC_EXPR_SYNTAX <or> ${syntax}a or b (write && || !)`],
    ['not a', `SPEC_EXPR_SYNTAX <not> ${syntax}not a (write && || !)`],
    ['a && not b', `SPEC_EXPR_SYNTAX <not> ${syntax}a && not b (write && || !)`],
    ['f(a and b)', `SPEC_EXPR_SYNTAX <and> ${syntax}f(a and b) (write && || !)`],
    ['a +', `SPEC_EXPR_SYNTAX <a +> ${syntax}a +`],
    ['(a', `SPEC_EXPR_SYNTAX <(a> ${syntax}(a`],
    ['a)', `SPEC_EXPR_SYNTAX <)> ${syntax}a)`],
    ['a b', `SPEC_EXPR_SYNTAX <b> ${syntax}a b`],
    ['', `SPEC_EXPR_SYNTAX <> ${syntax}`],
    ["'open", `SPEC_EXPR_SYNTAX <'> ${syntax}'open`],
    ['a <> b', `SPEC_EXPR_SYNTAX <>> ${syntax}a <> b`],
    ['a === b;', `SPEC_EXPR_FORBIDDEN <;> a statement ${forbidden}`],
    ['a = 1', `SPEC_EXPR_FORBIDDEN <a = 1> assignment ${forbidden} (equality is written ===)`],
    [
      'a.b += 1',
      `SPEC_EXPR_FORBIDDEN <a.b += 1> assignment ${forbidden} (equality is written ===)`,
    ],
    ['a + b = 1', `SPEC_EXPR_FORBIDDEN <=> assignment ${forbidden} (equality is written ===)`],
    ['count++', `SPEC_EXPR_FORBIDDEN <count++> ++ ${forbidden}`],
    [
      'new Money({})',
      `SPEC_EXPR_FORBIDDEN <new Money({})> new ${forbidden} (constructors are called without it: Money({ amount, currency }))`,
    ],
    ['this.total', `SPEC_EXPR_FORBIDDEN <this> this ${forbidden} (fields are named without it)`],
    [
      'await load()',
      `SPEC_EXPR_FORBIDDEN <await load()> await ${forbidden} (calls are awaited for you)`,
    ],
    [
      'function () {}',
      `SPEC_EXPR_FORBIDDEN <function () {}> function ${forbidden} (write an arrow: x => ...)`,
    ],
    ['class {}', `SPEC_EXPR_FORBIDDEN <class {}> class ${forbidden}`],
    ['typeof a', `SPEC_EXPR_FORBIDDEN <typeof> typeof ${forbidden}`],
    ['void 0', `SPEC_EXPR_FORBIDDEN <void> void ${forbidden}`],
    ['delete a.b', `SPEC_EXPR_FORBIDDEN <delete> delete ${forbidden}`],
    ['~a', `SPEC_EXPR_FORBIDDEN <~> ~ ${forbidden}`],
    [
      '/a+/',
      `SPEC_EXPR_FORBIDDEN </a+/> a regular expression ${forbidden} (put it into a type: string(/re/))`,
    ],
    ['10n', `SPEC_EXPR_FORBIDDEN <10n> a bigint ${forbidden}`],
    ['a === undefined', `SPEC_EXPR_FORBIDDEN <undefined> undefined ${forbidden} (write null)`],
    ['{ undefined }', `SPEC_EXPR_FORBIDDEN <undefined> undefined ${forbidden} (write null)`],
    ['a as string', `SPEC_EXPR_FORBIDDEN <as string> a type assertion ${forbidden} (leave it out)`],
    ['(a as any).b', `SPEC_EXPR_FORBIDDEN <as any> a type assertion ${forbidden} (leave it out)`],
    [
      'a satisfies B',
      `SPEC_EXPR_FORBIDDEN <satisfies B> a type assertion ${forbidden} (leave it out)`,
    ],
    ['<string>a', `SPEC_EXPR_FORBIDDEN <<string>> a type assertion ${forbidden} (leave it out)`],
    [
      'a!',
      `SPEC_EXPR_FORBIDDEN <!> ! after a value ${forbidden} (compare with null, or give a default: ??)`,
    ],
    [
      'a!.b + 1',
      `SPEC_EXPR_FORBIDDEN <!> ! after a value ${forbidden} (compare with null, or give a default: ??)`,
    ],
    [
      'list.map((x: int) => x)',
      `SPEC_EXPR_FORBIDDEN <: int> a type annotation ${forbidden} (leave it out)`,
    ],
    ['a, b', `SPEC_EXPR_FORBIDDEN <a, b> a comma outside brackets ${forbidden}`],
    ['a & b', `SPEC_EXPR_FORBIDDEN <&> the operator & ${forbidden} (write &&)`],
    [
      'a in b',
      `SPEC_EXPR_FORBIDDEN <in> the operator in ${forbidden} (write keys(map).includes(key))`,
    ],
    ['a ** b', `SPEC_EXPR_FORBIDDEN <**> the operator ** ${forbidden} (write a * a)`],
    [
      'x => x',
      `SPEC_EXPR_FORBIDDEN <x => x> a function outside the arguments of a call ${forbidden}`,
    ],
    [
      'list.map(x => { return x })',
      `SPEC_EXPR_FORBIDDEN <{ return x }> a function with a body in braces ${forbidden} (write x => expression)`,
    ],
    ['list.map(async x => x)', `SPEC_EXPR_FORBIDDEN <async x => x> async ${forbidden}`],
    [
      'list.map(({ a }) => a)',
      `SPEC_EXPR_FORBIDDEN <{ a }> a pattern as parameter ${forbidden} (write a plain name)`,
    ],
    ['f(...list)', `SPEC_EXPR_FORBIDDEN <...list> spread in the arguments of a call ${forbidden}`],
    [
      '({ get a() { return 1 } })',
      `SPEC_EXPR_FORBIDDEN <get a() { return 1 }> a method in an object ${forbidden}`,
    ],
    ['[a, , b]', `SPEC_EXPR_FORBIDDEN <[a, , b]> a hole in a list ${forbidden}`],
    ['tag`text`', `SPEC_EXPR_FORBIDDEN <tag\`text\`> a tagged template ${forbidden}`],
    ['import("fs")', `SPEC_EXPR_FORBIDDEN <import("fs")> import ${forbidden}`],
    ['import.meta.url', `SPEC_EXPR_FORBIDDEN <import.meta> import.meta ${forbidden}`],
    ['a /* why */ + b', `SPEC_EXPR_FORBIDDEN </* why */> a comment ${forbidden}`],
    ['a.constructor.name', `SPEC_EXPR_FORBIDDEN <constructor> .constructor ${forbidden}`],
    ["a['__proto__']", `SPEC_EXPR_FORBIDDEN <'__proto__'> .__proto__ ${forbidden}`],
    ['a[`constructor`]', `SPEC_EXPR_FORBIDDEN <\`constructor\`> .constructor ${forbidden}`],
    ['{ __proto__: a }', `SPEC_EXPR_FORBIDDEN <__proto__> __proto__ ${forbidden}`],
    [
      'Math.random()',
      `SPEC_EXPR_FORBIDDEN <Math.random> Math.random ${forbidden} (an expression gives the same again and again)`,
    ],
    ['a == b', 'SPEC_EXPR_LOOSE_EQUALITY <==> == compares loosely (write ===)'],
    ['(a) != (b)', 'SPEC_EXPR_LOOSE_EQUALITY <!=> != compares loosely (write !==)'],
    [
      'lines.push(x)',
      'SPEC_EXPR_MUTATION <push> .push() changes its object (build a new list: [...lines, x])',
    ],
    ['lines.sort()', 'SPEC_EXPR_MUTATION <sort> .sort() changes its object (write .toSorted())'],
    [
      'lines.pop().id',
      'SPEC_EXPR_MUTATION <pop> .pop() changes its object (write lines.slice(0, -1))',
    ],
  ])('%s is refused', (text, problem) => {
    expect(problemsOf(expression, text)).toEqual([problem]);
  });

  it('reports everything that is wrong with it', () => {
    const problems = problemsOf(expression, 'a == undefined && lines.push(b != c)');
    expect(problems.map((problem) => problem.replace(/> .*/, '>')).sort()).toEqual([
      'SPEC_EXPR_FORBIDDEN <undefined>',
      'SPEC_EXPR_LOOSE_EQUALITY <!=>',
      'SPEC_EXPR_LOOSE_EQUALITY <==>',
      'SPEC_EXPR_MUTATION <push>',
    ]);
  });

  it('may not be a map, which is what braces without quotes are', () => {
    expect(problemsOf(assignments, { total: { amount: 1 } })).toEqual([
      'SPEC_VALUE <{"amount":1}> must be an expression (quote an expression that starts with { or [)',
    ]);
  });

  it.each([
    ['2,000 brackets', '('.repeat(2000)],
    ['100,000 characters', `a${' + a'.repeat(25_000)}`],
    ['2,001 characters', 'a'.repeat(2001)],
  ])('of %s is refused calmly', (_what, text) => {
    const [problem, ...more] = problemsOf(expression, text);
    expect(problem).toMatch(/^SPEC_EXPR_SYNTAX/);
    expect(more).toEqual([]);
  });

  it('may be nested as deep as its length allows', () => {
    expect(problemsOf(expression, `${'!'.repeat(1999)}a`)).toEqual([]);
  });
});

describe('a call', () => {
  it.each([
    ['SendReceipt()', { callee: ['SendReceipt'] }],
    [
      'Shipping.CancelFor({ orderId })',
      { callee: ['Shipping', 'CancelFor'], input: '{ orderId }' },
    ],
    ['Transfer.Complete(transferId)', { callee: ['Transfer', 'Complete'], id: 'transferId' }],
    [
      'Inventory.Stock.Reserve(line.sku, { orderId })',
      { callee: ['Inventory', 'Stock', 'Reserve'], id: 'line.sku', input: '{ orderId }' },
    ],
  ])('%s', (text, want) => {
    expect(foundIn(call, text)).toEqual(want);
  });

  it.each([
    'Order',
    'Order.Cancel',
    'a.b.C.Cancel()',
    'Order.Cancel(a, b)',
    'Order.Cancel({ a }, b)',
    'Order.Cancel(a, { b }, c)',
    'Order?.Cancel(a)',
    'Order[Cancel](a)',
    'f(x).Cancel(a)',
    '!Order.Cancel(a)',
  ])('%s is none', (text) => {
    expect(problemsOf(call, text)).toEqual([
      `SPEC_SYNTAX <${text}> "${text}" is not a call (for example: Order.Cancel(orderId, { reason }))`,
    ]);
  });

  it('stands alone, or in a list with conditions', () => {
    const reject = { call: { callee: ['Claim', 'Reject'], id: 'claimId' } };
    const accept = { when: 'ok', call: { callee: ['Claim', 'Accept'], id: 'claimId' } };
    expect(foundIn(sendings, 'Claim.Reject(claimId)')).toEqual([reject]);
    expect(
      foundIn(sendings, [{ when: 'ok', do: 'Claim.Accept(claimId)' }, 'Claim.Reject(claimId)']),
    ).toEqual([accept, reject]);
  });

  it('points into its parts', () => {
    expect(problemsOf(call, 'Order.Cancel(a == b, { c: d != e })')).toEqual([
      'SPEC_EXPR_LOOSE_EQUALITY <==> == compares loosely (write ===)',
      'SPEC_EXPR_LOOSE_EQUALITY <!=> != compares loosely (write !==)',
    ]);
  });
});
