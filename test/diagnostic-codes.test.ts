import { expect, describe as group, it } from 'vitest';
import { describe, diagnostic } from '../src/diagnostic.ts';
import type { Args, Code } from '../src/diagnostic-codes.ts';

const nowhere = { file: 'plinth.yaml', path: [] };

/** The examples of SPEC.md section 16, as it words them. */
const examples: readonly (readonly [Code, Args, string])[] = [
  ['SPEC_YAML', { problem: 'Map keys must be unique' }, 'Map keys must be unique'],
  [
    'SPEC_UNKNOWN_KEY',
    { key: 'polices', near: 'policies' },
    'unknown key "polices" (did you mean policies?)',
  ],
  ['SPEC_MISSING_KEY', { key: 'key' }, 'missing key "key"'],
  [
    'SPEC_VALUE',
    { wanted: 'equal to one of the allowed values: state, events' },
    'must be equal to one of the allowed values: state, events',
  ],
  [
    'SPEC_SYNTAX',
    { text: 'POST orders', what: 'a route', example: 'POST /orders/:id/place -> 202' },
    '"POST orders" is not a route (for example: POST /orders/:id/place -> 202)',
  ],
  [
    'SPEC_DEFAULT',
    { value: 'EURO', type: 'Currency', oneOf: 'EUR, USD, GBP' },
    'EURO is not a default of Currency (one of EUR, USD, GBP)',
  ],
  [
    'SPEC_DERIVED_HERE',
    { problem: 'a computed field (:=) cannot stand here' },
    'a computed field (:=) cannot stand here (compute it from fields that are stored)',
  ],
  [
    'SPEC_DUPLICATE_NAME',
    { name: 'Order', in: 'Ordering', as: 'a value' },
    'Order is already declared in Ordering as a value',
  ],
  ['SPEC_NAME_SHADOWED', { name: 'amount', as: 'an input' }, 'amount is already an input'],
  [
    'SPEC_UNKNOWN_TYPE',
    { name: 'Adress', near: 'Address' },
    'no type Adress (did you mean Address?)',
  ],
  [
    'SPEC_TYPE_ROOT',
    { name: 'Category', kind: 'an entity' },
    'Category is an entity and can only be referred to (write ref Category)',
  ],
  [
    'SPEC_REF_TARGET',
    { name: 'Money', kind: 'a value' },
    'ref Money: Money is a value, not an entity or aggregate',
  ],
  [
    'SPEC_ENTITY_UNUSED',
    { name: 'ProductImage' },
    'ProductImage has no crud and no other entity owns it',
  ],
  ['SPEC_PAGES_WITHOUT_HTTP', {}, 'pages need http (add http: /path)'],
  [
    'SPEC_UNKNOWN_CONTEXT',
    { name: 'Catalogue', near: 'Catalog' },
    'no context Catalogue (did you mean Catalog?)',
  ],
  [
    'SPEC_USES_MISSING',
    { context: 'Ordering', name: 'Catalog.Product.get', other: 'Catalog' },
    'Ordering names Catalog.Product.get but does not use Catalog (add uses: { Catalog: conformist })',
  ],
  [
    'SPEC_USES_ACL',
    { context: 'Ordering', other: 'Catalog', name: 'Catalog.Price' },
    'Ordering uses Catalog through an anti-corruption layer and may not name its type Catalog.Price',
  ],
  [
    'SPEC_USES_ONE_SIDED',
    { relation: 'partnership' },
    'a partnership must be declared on both sides',
  ],
  [
    'SPEC_UNKNOWN_EVENT',
    { in: 'Order', name: 'OrderShiped', near: 'OrderShipped' },
    'Order has no event OrderShiped (did you mean OrderShipped?)',
  ],
  [
    'SPEC_UNKNOWN_COMMAND',
    { in: 'Order', name: 'Plce', near: 'Place' },
    'Order has no command Plce (did you mean Place?)',
  ],
  [
    'SPEC_UNKNOWN_CALL',
    { name: 'Order.Shipp', near: 'Ship' },
    'nothing called Order.Shipp can be called (did you mean Ship?)',
  ],
  [
    'SPEC_UNKNOWN_STATE',
    { name: 'Place', in: 'Order', near: 'Placed' },
    'no state Place in Order (did you mean Placed?)',
  ],
  [
    'SPEC_UNKNOWN_MEMBER',
    { name: 'Palced', in: 'OrderStatus', near: 'Placed' },
    'Palced is not a member of OrderStatus (did you mean Placed?)',
  ],
  [
    'SPEC_UNKNOWN_ERROR',
    { name: 'EmtyOrder', near: 'EmptyOrder' },
    'no error EmtyOrder (did you mean EmptyOrder?)',
  ],
  [
    'SPEC_UNKNOWN_SOURCE',
    { name: 'OrderSumary', near: 'OrderSummary' },
    'no view, entity or aggregate OrderSumary (did you mean OrderSummary?)',
  ],
  [
    'SPEC_UNKNOWN_COLUMN',
    { in: 'OrderSummary', name: 'state', near: 'status' },
    'OrderSummary has no column state (did you mean status?)',
  ],
  ['SPEC_UNKNOWN_INPUT', { name: 'from' }, 'no input from (declare it: input: { from: ... })'],
  [
    'SPEC_UNKNOWN_ROLE',
    { name: 'suport', near: 'support' },
    'no role suport (did you mean support?)',
  ],
  [
    'SPEC_UNKNOWN_EXTERNAL',
    { name: 'BackupProcesor', near: 'BackupProcessor' },
    'no external BackupProcesor (did you mean BackupProcessor?)',
  ],
  [
    'SPEC_UNKNOWN_MODE',
    { name: 'monolit', near: 'monolith' },
    'no mode monolit (did you mean monolith?)',
  ],
  ['SPEC_UNKNOWN_PART', { name: 'shipmnt' }, 'no part shipmnt'],
  [
    'SPEC_EVENT_NOT_PUBLISHED',
    { context: 'Ordering', name: 'OrderPlaced' },
    'Ordering.OrderPlaced is not published (add it to publishes of Ordering)',
  ],
  [
    'SPEC_EVENT_FIELD_UNFILLED',
    { field: 'owner', target: 'AccountCreated.owner' },
    'nothing called owner to fill AccountCreated.owner',
  ],
  [
    'SPEC_EVENT_TWO_TARGETS',
    { name: 'OrderPaid', here: 'Cancelled', elsewhere: 'Paid' },
    'OrderPaid leads to Cancelled here and to Paid elsewhere',
  ],
  ['SPEC_EVENT_UNUSED', { name: 'OrderLost' }, 'no command emits OrderLost'],
  ['SPEC_STATE_UNREACHED', { name: 'Lost' }, 'no command reaches Lost'],
  ['SPEC_OUTCOME_OPEN', {}, 'the last outcome must have no `when`'],
  ['SPEC_UNREACHABLE', {}, 'entries after one without `when` are never reached'],
  [
    'SPEC_BODY_TWICE',
    { one: 'apply', other: 'code: true' },
    'apply and code: true exclude each other',
  ],
  ['SPEC_BODY_MISSING', { one: 'emit', other: 'outcomes' }, 'needs emit or outcomes'],
  ['SPEC_ONCE', { name: 'reference' }, 'reference is not an input'],
  ['SPEC_ILLEGAL', {}, 'illegal needs state'],
  ['SPEC_WIRE_NAME', { wire: '@type' }, 'two fields answer as @type'],
  ['SPEC_TRANSACTION_CONTEXT', {}, 'one transaction cannot span contexts (use a saga)'],
  ['SPEC_VIEW_FIELD_UNSET', { name: 'kind' }, 'no handler sets kind and it has no default'],
  ['SPEC_WHERE_DERIVED', { name: 'subtotal' }, 'subtotal is computed and cannot be filtered by'],
  [
    'SPEC_QUERY_EVENT_SOURCED',
    { name: 'Order' },
    'Order is event-sourced and can be read by id only (add a view and query that)',
  ],
  ['SPEC_PROCESS_START', {}, 'no event starts this process'],
  ['SPEC_TIMER', { name: 'expired', near: 'expire' }, 'no timer expired (did you mean expire?)'],
  [
    'SPEC_FALLBACK_OPS',
    { name: 'BackupProcessor', operation: 'refund' },
    'BackupProcessor lacks the operation refund',
  ],
  [
    'SPEC_ROUTE_CONFLICT',
    { route: 'GET /orders/:orderId', line: 162 },
    'GET /orders/:orderId is already served at line 162',
  ],
  ['SPEC_ROUTE_PARAM', { name: 'skuu', near: 'sku' }, ':skuu is not an input (did you mean sku?)'],
  ['SPEC_ROUTE_UNSERVED', { pattern: '/prodcts/**' }, 'no route matches /prodcts/**'],
  [
    'SPEC_EXPR_SYNTAX',
    { text: 'a and b', hint: 'write && || !' },
    'not a TypeScript expression: a and b (write && || !)',
  ],
  [
    'SPEC_EXPR_UNKNOWN_NAME',
    { name: 'line', near: 'lines' },
    'line is not in scope (did you mean lines?)',
  ],
  [
    'SPEC_EXPR_FORBIDDEN',
    { what: 'assignment', hint: 'equality is written ===' },
    'assignment is not allowed in an expression (equality is written ===)',
  ],
  ['SPEC_EXPR_LOOSE_EQUALITY', { operator: '!=' }, '!= compares loosely (write !==)'],
  [
    'SPEC_EXPR_MUTATION',
    { method: 'push', hint: 'build a new list: [...lines, x]' },
    '.push() changes its object (build a new list: [...lines, x])',
  ],
  [
    'SPEC_CALL_NOT_ALLOWED',
    { name: 'Pricing.isLarge' },
    'Pricing.isLarge cannot be called here (look it up in let:)',
  ],
  [
    'SPEC_CONTEXT_NOT_PLACED',
    { name: 'Notifications' },
    'no service holds the context Notifications',
  ],
  [
    'SPEC_WAS_IN_USE',
    { old: 'Item', name: 'Product' },
    'Item still exists, so Product cannot be its new name',
  ],
];

group('the words of a problem', () => {
  it.each(examples)('%s', (code, args, want) => {
    const { message, hint } = describe({ code, args });
    // Where SPEC.md shows no hint there may be one.
    const isHinted = want.endsWith(')') && want !== message;
    expect(isHinted ? `${message} (${hint})` : message).toBe(want);
  });

  it('stay on one line, whatever the spec says', () => {
    const { message } = describe({
      code: 'SPEC_UNKNOWN_KEY',
      args: { key: 'a\r\nb\u001b[31m\u202E' },
    });
    expect(message).toBe('unknown key "a b [31m "');
  });

  it('are warnings for what may be meant so', () => {
    const severities = ['SPEC_EVENT_UNUSED', 'SPEC_STATE_UNREACHED', 'SPEC_UNKNOWN_EVENT'] as const;
    expect(severities.map((code) => diagnostic(code, nowhere).severity)).toEqual([
      'warning',
      'warning',
      'error',
    ]);
  });
});
