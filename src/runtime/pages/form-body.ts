import type { FastifyInstance } from 'fastify';

/** Reads what HTML forms send; a name that comes twice becomes a list. */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, parseForm(String(body)));
    },
  );
}

export function parseForm(text: string): Readonly<Record<string, string | readonly string[]>> {
  const form = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const known = form.get(name);
    if (known === undefined) {
      form.set(name, value);
    } else if (typeof known === 'string') {
      form.set(name, [known, value]);
    } else {
      known.push(value);
    }
  }
  // fromEntries defines own properties: `__proto__` is a name like any other.
  return Object.fromEntries(form);
}
