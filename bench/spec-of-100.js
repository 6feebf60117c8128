const kinds = [
  'Invoice',
  'Order',
  'Parcel',
  'Ticket',
  'Contract',
  'Machine',
  'Course',
  'Member',
  'Voucher',
  'Depot',
];

/**
 * A spec of 100 entities in ten contexts, each with a value, an enum and queries of its own.
 *
 * @param {{ extraField?: string }} [options] one more field on the first entity, to measure an edit
 */
export function specOf100({ extraField = '' } = {}) {
  const contexts = kinds.map((kind, at) => context(kind, at === 0 ? extraField : ''));
  return `plinth: 1\napp: { name: hundred }\ncontexts:\n${contexts.join('')}`;
}

function context(kind, extraField) {
  const numbers = Array.from({ length: 10 }, (_, at) => at);
  const each = (write) => numbers.map((at) => write(`${kind}${letters[at]}`, at)).join('');
  return `  ${kind}s:
    enums:
${each((name) => `      ${name}Status: [Open, Active, Closed]\n`)}    values:
${each((name) => `      ${name}Price: { fields: { amount: decimal(0.. scale=2), currency: string(3) } }\n`)}    entities:
${each((name, at) => entity(name, at, at === 0 ? extraField : ''))}    queries:
${each(queries)}`;
}

const letters = [
  'Alpha',
  'Bravo',
  'Charlie',
  'Delta',
  'Echo',
  'Foxtrot',
  'Golf',
  'Hotel',
  'India',
  'Juliett',
];

function entity(name, at, extraField) {
  const parent = at === 0 ? '' : `, parent: ref ${name.replace(letters[at], letters[at - 1])}?`;
  return `      ${name}:
        fields: { title: string(1..120) unique, notes: text?, price: ${name}Price, status: ${name}Status = Open, dueAt: datetime?${parent}${extraField && `, ${extraField}`} }
        crud: all
        http: /${kebab(name)}
        pages: true
        indexes: [status title]
        list: { filter: [status], search: [title, notes], sort: [title, dueAt] }
`;
}

function queries(name) {
  return `      ${name}ByTitle: { from: ${name}, input: { title: string }, where: [title], http: GET /${kebab(name)}-by-title/:title }
      Open${name}s: { from: ${name}, input: { since: datetime? }, where: [status = ${name}Status.Open, dueAt >= since], sort: -dueAt, http: GET /open-${kebab(name)} }
`;
}

function kebab(name) {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
