import type { Name } from '../../spec/name.ts';
import type { Value } from '../../spec/value.ts';
import { NameTable } from './naming.ts';
import type { Site } from './site.ts';

/** Methods that every value has. */
const methods: ReadonlySet<string> = new Set(['equals', 'fromJSON', 'toJSON']);

/** Fields and operations are members of one class. */
export function checkValueMembers({ name, fields, ops }: Value, site: Site): void {
  const names = new NameTable(name.text, site.report);
  const own = new Set(fields.map((field) => field.name.text));
  for (const member of [...fields, ...ops]) checkMethod(member.name, site);
  for (const operation of ops) {
    checkAwaitable(operation.name, site);
    names.add(operation.name, { as: 'an operation', was: operation.was });
    if (own.has(operation.name.text)) {
      const args = { name: operation.name.text, in: name.text, as: 'a field' };
      site.report('SPEC_DUPLICATE_NAME', operation.name.at, args);
    }
  }
  names.close();
}

/** What has a method `then` is waited for wherever it is awaited or returned. */
function checkAwaitable(name: Name, site: Site): void {
  if (name.text !== 'then') return;
  site.report('SPEC_NAME_RESERVED', name.at, {
    problem: 'an operation called then would make a promise of the value',
    hint: 'choose another name',
  });
}

function checkMethod(name: Name, site: Site): void {
  if (!methods.has(name.text)) return;
  site.report('SPEC_NAME_RESERVED', name.at, {
    problem: `${name.text} is a method of every value`,
    hint: 'choose another name',
  });
}
