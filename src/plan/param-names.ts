import type { Binding, BoundExpression, CallBinding, LocalBinding } from '../model/declaration.ts';

/** New names for parameters that would hide what the app's own names start with. */
export function paramNames(
  { bindings }: BoundExpression,
  names: (binding: LocalBinding | CallBinding) => string,
): ReadonlyMap<string, string> {
  const used = new Set<string>();
  const params = new Set<string>();
  for (const binding of bindings.values()) {
    if (binding.kind === 'param') params.add(binding.name);
    else if (isNamed(binding)) used.add(/^\w+/.exec(names(binding))?.[0] ?? '');
  }
  const renamed = [...params]
    .filter((name) => used.has(name))
    .map((name) => [name, freeName(name, new Set([...used, ...params]))] as const);
  return new Map(renamed);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = `${name}Item`;
  while (taken.has(free)) free += 'Item';
  return free;
}

function isNamed(binding: Binding): binding is LocalBinding | CallBinding {
  return !['param', 'helper', 'constructor', 'case', 'member'].includes(binding.kind);
}
