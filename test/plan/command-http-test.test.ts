import { describe, expect, test } from 'vitest';
import { generated } from './generated.ts';

const http = 'test/contexts/library/loan.http.test.ts';
const fixture = 'test/contexts/library/loan.fixture.ts';

/** The tests of a `Loan` over HTTP, and the fixture that makes one. */
async function testsOf(aggregate: string, more = ''): Promise<string> {
  const files = await generated(`
plinth: 1
app: { name: library }
auth: { roles: [reader, clerk] }
contexts:
  Library:
    errors: { Late: 409 it is late, Same: 422 they are the same }
    domainServices: { Shelves: { ops: { free: { input: { name: string }, returns: int, code: true } } } }
    entities:
      Book: { id: int, fields: { title: string }, crud: all, http: /books, allow: anyone }
    aggregates:
      Loan: ${aggregate}
${more}`);
  return `${files.get(http) ?? ''}${files.get(fixture) ?? ''}`;
}

/** A loan that one command begins and others go on with. */
const loan = (commands: string, events = ''): string => `
        states: [Open, Ended]
        fields: { reader: uuid, days: int = 0, fee: decimal = 0, book: ref Book? }
        commands:
          Begin: { state: new -> Open, input: { reader: uuid, book: ref Book? }, emit: Begun, http: POST /loans, allow: anyone }
${commands}
        events:
          Begun: { reader: uuid, book: ref Book? }
          Extended: { fields: { more: int }, apply: { days: days + more } }
          Over: {}
          Charged: { fields: { sum: decimal }, apply: { fee: fee.plus(sum) } }
${events}`;

const extend = (more: string): string =>
  `          Extend: { state: Open, input: { more: int(1..) }, emit: Extended, http: POST /loans/:id/extensions, allow: anyone, ${more} }`;

describe('what a command does', () => {
  test.each<readonly [story: string, commands: string, wants: readonly string[]]>([
    [
      'is tested where nothing stands in its way',
      extend('illegal: error'),
      ["describe('extend'", "test('answers 204'", `toBe('W/"2"')`, '{ more: 1 }'],
    ],
    [
      'is tested after what makes its rule hold, and refused before',
      `${extend('illegal: error')}
          End: { state: Open -> Ended, require: [days > 0 else Late], emit: Over, http: POST /loans/:id/end, allow: anyone }`,
      ["test('answers 204 after extend'", "test('is refused with Late'", "{ code: 'Late' }"],
    ],
    [
      'reckons with decimals as the app does',
      `          Charge: { state: Open, input: { sum: decimal(0.10..0.10 scale=2) }, require: [fee.plus(sum).lte(Decimal('0.30')) else Late], emit: Charged, http: POST /loans/:id/charges, allow: anyone }`,
      ["test('answers 204'", "test('is refused with Late after charge and charge and charge'"],
    ],
    [
      'is not possible in another state',
      `          End: { state: Open -> Ended, emit: Over, http: POST /loans/:id/end, allow: anyone }`,
      ["test('is not possible after end'", "{ code: 'IllegalState' }"],
    ],
    [
      'changes nothing in another state, where that is what it says',
      `          End: { state: Open -> Ended, emit: Over, illegal: ignore, http: POST /loans/:id/end, allow: anyone }`,
      ["test('changes nothing after end'", `toBe('W/"2"')`],
    ],
    [
      'is asked for by who began it',
      `          End: { state: Open -> Ended, emit: Over, http: POST /loans/:id/end, allow: reader if actor.id === reader }`,
      ["test('answers 204'", "test('lets no other reader in'", "app.as('reader')"],
    ],
    [
      'refuses what it refers to and is not there',
      `          Take: { state: Open, input: { book: ref Book }, emit: { Begun: { reader: reader } }, http: PUT /loans/:id/book, allow: anyone }`,
      ["test('refuses an unknown book'", "{ code: 'UnknownBook' }", 'createBook(app.api)'],
    ],
  ])('%s', async (_story, commands, wants) => {
    const text = await testsOf(loan(commands));
    for (const want of wants) expect(text).toContain(want);
  });
});

describe('nothing is promised of a command', () => {
  const ends = `          End: { state: Open -> Ended, emit: Over, http: POST /loans/:id/end, allow: anyone }`;

  test.each<readonly [story: string, commands: string, more: string]>([
    [
      'that asks what somebody writes by hand',
      extend(`let: { free: "Shelves.free('a')" }, require: [free > 0 else Late]`),
      '',
    ],
    [
      'that nobody in particular may give',
      extend('').replace('anyone', 'clerk if days > id.length'),
      '',
    ],
    [
      'once something else goes on by itself',
      extend('illegal: error'),
      '    policies: { Finish: { on: Begun, do: "Loan.End(loanId)" } }',
    ],
    [
      'that depends on the day it is given',
      extend(`require: ["today > '2026-06-01' else Late"]`),
      '',
    ],
  ])('%s', async (_story, commands, more) => {
    const text = await testsOf(loan(`${commands}\n${ends}`), more);
    const begin = text.indexOf("describe('extend'");
    const extended = text.slice(begin, text.indexOf("describe('end'", begin));
    expect(extended).not.toContain('answers 204');
    expect(extended).not.toContain('is refused with');
    expect(extended).toContain('answers 404 for an unknown loan');
  });

  test('that begins with what is written by hand, and none is made for others', async () => {
    const text = await testsOf(
      loan('').replace(
        'emit: Begun',
        `let: { free: "Shelves.free('a')" }, require: [free > 0 else Late], emit: Begun`,
      ),
    );
    expect(text).not.toContain('createLoan');
    expect(text).toContain("test('asks for what must be given'");
  });
});

test('two that must differ are two', async () => {
  const text = await testsOf(`
        fields: { one: ref Book, other: ref Book }
        commands: { Begin: { state: new, input: { one: ref Book, other: ref Book }, require: [one !== other else Same], emit: Begun, http: POST /loans, allow: anyone } }
        events: { Begun: { one: ref Book, other: ref Book } }`);
  expect(text).toContain('return { one: bookId, other: otherBookId };');
  expect(text).toContain("test('is refused with Same'");
});
