const kinds = 'Invoice Order Parcel Ticket Contract Machine Course Member Voucher Depot'.split(' ');
const letters = 'Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett'.split(' ');

/**
 * A spec of contexts that hold ten aggregates each, every second of them stored as events: each with
 * a price, four commands, their events, a scenario, a view and three queries.
 *
 * @param {{ contexts?: 10 | 100, extraField?: string }} [options] one more field on the first
 * aggregate, to measure an edit
 */
export function specOfAggregates({ contexts = 10, extraField = '' } = {}) {
  const names =
    contexts === 10 ? kinds : kinds.flatMap((kind) => letters.map((letter) => `${kind}${letter}`));
  const texts = names.map((name, at) => context(name, at === 0 ? extraField : ''));
  return `plinth: 1\napp: { name: hundred }\ncontexts:\n${texts.join('')}`;
}

function context(kind, extraField) {
  const names = letters.map((letter) => `${kind}${letter}`);
  const each = (write) => names.map(write).join('');
  return `  ${kind}s:
    errors:
${each((name) => `      ${name}TooDear: 409 the price has a limit\n`)}    values:
${each((name) => `      ${name}Price: { fields: { amount: decimal(0.. scale=2), currency: string(3) } }\n`)}    aggregates:
${each((name, at) => aggregate(name, at, at === 0 ? extraField : ''))}    views:
${each(view)}    queries:
${each(queries)}`;
}

function aggregate(name, at, extraField) {
  const store = at % 2 === 0 ? 'state' : 'events';
  return `      ${name}:
        store: ${store}
        states: [Open, Closed]
        fields: { title: string(1..80), price: ${name}Price?, total: decimal(scale=2) = 0, notes: int = 0${extraField && `, ${extraField}`} }
        commands:
          Open: { state: new -> Open, input: { title: string(1..80) }, emit: ${name}Opened, http: POST /${kebab(name)} }
          Note: { state: Open, input: { text: string(1..200), reference: uuid = uuid }, once: reference, emit: ${name}Noted, http: POST /${kebab(name)}/:id/notes }
          Charge:
            state: Open
            input: { amount: decimal(0.01.. scale=2), price: ${name}Price }
            require: [total.plus(amount).lte(1000) else ${name}TooDear]
            emit: ${name}Charged
            http: POST /${kebab(name)}/:id/charges
          Close: { state: Open -> Closed, emit: ${name}Closed, http: POST /${kebab(name)}/:id/close }
        events:
          ${name}Opened: { title: string }
          ${name}Noted: { fields: { text: string, reference: uuid }, apply: { notes: notes + 1 } }
          ${name}Charged: { fields: { amount: decimal, price: ${name}Price }, apply: { total: total.plus(amount) } }
          ${name}Closed: {}
        scenarios:
          it cannot get too dear:
            given: [${name}Opened]
            when: { Charge: { amount: "1000.01" } }
            then: error ${name}TooDear
`;
}

function view(name) {
  return `      ${name}Row:
        key: { ${camel(name)}Id: uuid }
        fields: { title: string, total: decimal = 0, notes: int = 0, isOpen: bool = true }
        indexes: [title]
        on:
          ${name}Opened: {}
          ${name}Noted: { set: { notes: notes + 1 } }
          ${name}Charged: { set: { total: total.plus(amount) } }
          ${name}Closed: { set: { isOpen: false } }
`;
}

function queries(name) {
  const path = kebab(name);
  return `      Get${name}: { from: ${name}Row, input: { ${camel(name)}Id: uuid }, where: [${camel(name)}Id], http: GET /${path}/:${camel(name)}Id }
      Open${name}s: { from: ${name}Row, input: { min: decimal? }, where: [isOpen = true, total >= min], sort: -total, http: GET /${path} }
      ${name}ByTitle: { from: ${name}Row, input: { title: string }, where: [title], http: GET /${path}-by-title/:title }
`;
}

const camel = (name) => name.charAt(0).toLowerCase() + name.slice(1);
const kebab = (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
