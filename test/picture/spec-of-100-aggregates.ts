const kinds = 'Invoice Order Parcel Ticket Contract Machine Course Member Voucher Depot'.split(' ');
const letters = 'Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett'.split(' ');

/** 100 aggregates in ten contexts: each with a view and a query, every second with a reaction. */
export function specOf100Aggregates(): string {
  return `plinth: 1\napp: { name: hundred }\ncontexts:\n${kinds.map(context).join('')}`;
}

function context(kind: string, at: number): string {
  const names = letters.map((letter) => `${kind}${letter}`);
  const next = kinds[at + 1];
  const uses = next === undefined ? '' : `    uses: { ${next}s: customer-supplier }\n`;
  const last = `${kind}Juliett`;
  const saga =
    next === undefined
      ? ''
      : `    sagas:
      ${kind}Handover:
        on: ${last}Closed
        steps:
          - { step: open, do: "${next}s.${next}Alpha.Open({ title: title })" }
          - { step: note, do: "${last}.Note(${camel(last)}Id, { title })" }
`;
  return `  ${kind}s:
${uses}    aggregates:
${names.map(aggregate).join('')}    views:
${names.map(view).join('')}    queries:
${names.map((name) => `      ${name}List: { from: ${name}Row, sort: title, http: GET /${name.toLowerCase()} }\n`).join('')}    policies:
${names.map((name, index) => policy(name, names[index + 1])).join('')}${saga}`;
}

function aggregate(name: string): string {
  return `      ${name}:
        store: events
        states: [Open, Closed]
        fields: { title: string(1..80), notes: int = 0 }
        commands:
          Open: { state: new -> Open, input: { title: string(1..80) }, emit: ${name}Opened, http: POST /${name.toLowerCase()} }
          Note: { state: Open, input: { title: string(1..80) }, emit: ${name}Noted, http: POST /${name.toLowerCase()}/:id/notes }
          Close: { state: Open -> Closed, emit: ${name}Closed, http: POST /${name.toLowerCase()}/:id/close }
        events:
          ${name}Opened: { title: string }
          ${name}Noted: { fields: { title: string }, apply: { notes: notes + 1 } }
          ${name}Closed: { title: string }
`;
}

function view(name: string): string {
  return `      ${name}Row:
        key: { ${camel(name)}Id: uuid }
        fields: { title: string?, isOpen: bool = true }
        on: { ${name}Opened: {}, ${name}Closed: { set: { isOpen: false } } }
`;
}

function policy(name: string, next: string | undefined): string {
  return next === undefined
    ? ''
    : `      After${name}: { on: ${name}Closed, do: "${next}.Open({ title })" }\n`;
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
