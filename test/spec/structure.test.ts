import { describe, expect, it } from 'vitest';
import { problemsOfSpec } from './reading.ts';

const head = 'plinth: 1\napp: { name: shop }\n';
/** The YAML stands on line 5, from column 5, inside a context. */
const inContext = (yaml: string) => `${head}contexts:\n  Sales:\n    ${yaml}\n`;
const order = 'aggregates: { Order: { fields: {}, events: {}, commands: { Place: ';

const allowed = 'SPEC_VALUE: must be equal to one of the allowed values:';

describe('a key', () => {
  it.each([
    [
      'contexts: { Sales: { polices: {} } }',
      '3 <polices> SPEC_UNKNOWN_KEY: unknown key "polices" (did you mean policies?)',
    ],
    [
      'contexts: { Sales: { entities: { Pet: { feilds: {} } } } }',
      '3 <feilds> SPEC_UNKNOWN_KEY: unknown key "feilds" (did you mean fields?)',
    ],
    [
      'contexts: { Sales: { entities: { Pet: { crud: all } } } }',
      '3 <Pet> SPEC_MISSING_KEY: missing key "fields" (add fields: its columns)',
    ],
    [
      'contexts: { Sales: { aggregates: { Order: { fields: {}, events: {} } } } }',
      '3 <Order> SPEC_MISSING_KEY: missing key "commands" (add commands: what it decides)',
    ],
    [
      'contexts: { Sales: { views: { Open: { fields: {}, on: {} } } } }',
      '3 <Open> SPEC_MISSING_KEY: missing key "key" (add key: one or more columns)',
    ],
    [
      'contexts: { Sales: { sagas: { Pay: { on: Placed, steps: [{ step: pay }] } } } }',
      '3 <{ step: pay }> SPEC_MISSING_KEY: missing key "do" (add do: one call, or a list tried in order)',
    ],
    [
      'contexts: { Sales: { externals: { Bank: { ops: {} } } } }',
      '3 <Bank> SPEC_MISSING_KEY: missing key "url" (add url: where it is)',
    ],
    [
      'contexts: { Sales: { values: { Money: { fields: {}, ops: { plus: { expr: x } } } } } }',
      '3 <plus> SPEC_MISSING_KEY: missing key "returns" (add returns: the type of the result)',
    ],
    [
      'http: { cors: true }',
      '3 <cors> SPEC_UNKNOWN_KEY: unknown key "cors" (known here: basePath, etag, decimals, errors, unknownFields)',
    ],
    [
      'auth: { jwt: { secret: env A, jwks: env B } }',
      '3 <jwks> SPEC_BODY_TWICE: secret and jwks exclude each other (keep one of them)',
    ],
    [
      'deploy: { gateway: { routes: { /x: { limit: 5/day } } } }',
      '3 <limit> SPEC_UNKNOWN_KEY: unknown key "limit" (known here: auth, rateLimit, headers, responseHeaders, cache)',
    ],
  ])('%s', async (yaml, problem) => {
    expect((await problemsOfSpec(`${head}${yaml}`)).pointed).toEqual([problem]);
  });

  it('that is missing in the root is reported at its start', async () => {
    expect((await problemsOfSpec('contexts: {}')).problems).toEqual([
      '1:1-2 SPEC_MISSING_KEY: missing key "plinth" (add plinth: 1, the version of the language)',
      '1:1-2 SPEC_MISSING_KEY: missing key "app" (add app: the application)',
    ]);
  });
});

describe('a value', () => {
  it.each([
    [`${order} { emit: A, illegal: skip } } } }`, `5 <skip> ${allowed} error, ignore`],
    [
      'aggregates: { Order: { store: event, fields: {}, events: {}, commands: {} } }',
      `5 <event> ${allowed} state, events (did you mean events?)`,
    ],
    [
      'uses: { Catalog: partner }',
      `5 <partner> ${allowed} conformist, acl, customer-supplier, partnership, shared-kernel`,
    ],
    [
      'entities: { Pet: { fields: {}, crud: [list, update] } }',
      `5 <update> ${allowed} create, get, list, replace, patch, delete`,
    ],
    [
      'entities: { Pet: { fields: {}, pages: yes } }',
      '5 <yes> SPEC_VALUE: must be true or false (write true)',
    ],
    [
      'entities: { Pet: { fields: [] } }',
      '5 <[]> SPEC_VALUE: must be a map (write { key: value })',
    ],
    [
      'entities: { Pet: }',
      '5 <Pet> SPEC_VALUE: must be a map (write {} when there is nothing to say)',
    ],
    [
      'streams: { orders: { from: [A], partitions: 0, processors: {} } }',
      '5 <0> SPEC_VALUE: must be a whole number from 1 to 4096',
    ],
    [
      'consumes: { orders: { concurrency: 1.5, messages: {} } }',
      '5 <1.5> SPEC_VALUE: must be a whole number of at least 1',
    ],
    ['description: [a]', '5 <[a]> SPEC_VALUE: must be a text'],
    [
      `${order} { emit: A, on: { a: x, b: y } } } } }`,
      '5 <{ a: x, b: y }> SPEC_VALUE: must be one unique field and its expression',
    ],
    [
      'seed: { Pet: [{ weight: .inf }] }',
      '5 <{ weight: .inf }> SPEC_VALUE: must be data that JSON can hold',
    ],
  ])('%s', async (yaml, problem) => {
    expect((await problemsOfSpec(inContext(yaml))).pointed).toEqual([problem]);
  });

  it.each([
    [
      'plinth: 2',
      '1 <2> SPEC_VALUE: must be 1, the version of the language (a newer plinth may read it)',
    ],
    ["plinth: '1'", "1 <'1'> SPEC_VALUE: must be 1, the version of the language (write plinth: 1)"],
    ['plinth: 0', '1 <0> SPEC_VALUE: must be 1, the version of the language (write plinth: 1)'],
  ])('%s', async (version, problem) => {
    expect((await problemsOfSpec(`${version}\napp: { name: shop }`)).pointed).toEqual([problem]);
  });

  it.each([
    [
      '{ Validation: { at: $time } }',
      `3 <$time> ${allowed} $status, $code, $title, $detail, $fields, $timestamp`,
    ],
    [
      '{ Validation: { body: { list: [a, "b $feilds"] } } }',
      `3 <$feilds> ${allowed} $status, $code, $title, $detail, $fields, $timestamp (did you mean $fields?)`,
    ],
    [
      '{ Validation: { status: 200, body: x } }',
      '3 <200> SPEC_VALUE: must be a whole number from 400 to 599',
    ],
    [
      '{ Validation: { status: 400 } }',
      '3 <Validation> SPEC_MISSING_KEY: missing key "body" (add body: the body answered)',
    ],
    [
      '{ 302: x }',
      '3 <302> SPEC_SYNTAX: "302" is not an error name, a status or default (for example: Validation)',
    ],
  ])('http.errors: %s', async (yaml, problem) => {
    expect((await problemsOfSpec(`${head}http: { errors: ${yaml} }`)).pointed).toEqual([problem]);
  });
});

describe('all problems at once', () => {
  it('are found, and everything else is kept', async () => {
    const { pointed, spec } = await problemsOfSpec(
      inContext(
        'entities: { Pet: { fields: { name: strng(, born: date }, crud: al }, Cat: 5 }\n    externals: { Bank: { ops: {} } }',
      ),
    );
    expect(pointed.map((problem) => problem.split(':')[0])).toEqual([
      '5 <strng(> SPEC_SYNTAX',
      '5 <al> SPEC_VALUE',
      '5 <5> SPEC_VALUE',
      '6 <Bank> SPEC_MISSING_KEY',
    ]);
    const [sales] = spec?.contexts ?? [];
    expect(sales?.entities).toMatchObject([
      { name: { text: 'Pet' }, fields: [{ type: { kind: 'broken' } }, { type: { name: 'date' } }] },
    ]);
    expect(sales?.broken).toEqual(['Cat', 'Bank']);
  });
});

describe('a timer', () => {
  const timer = (due: string) =>
    inContext(
      `processes: { P: { key: {}, on: { A: { schedule: { late: { ${due}do: B.C() } } } } } }`,
    );

  it.each([
    [
      'after: 1h, at: due, ',
      '5 <at> SPEC_BODY_TWICE: after and at exclude each other (keep one of them)',
    ],
    ['', '5 <late> SPEC_BODY_MISSING: needs after or at (add after: .. or at: ..)'],
  ])('with %s', async (due, problem) => {
    expect((await problemsOfSpec(timer(due))).pointed).toEqual([problem]);
  });
});
