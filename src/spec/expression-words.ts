/** How the forbidden kinds of nodes are called, with a hint where one is known. */
export const forbiddenNodes: Readonly<Record<string, readonly [what: string, hint?: string]>> = {
  AssignmentExpression: ['assignment', 'equality is written ==='],
  NewExpression: ['new', 'constructors are called without it: Money({ amount, currency })'],
  ThisExpression: ['this', 'fields are named without it'],
  AwaitExpression: ['await', 'calls are awaited for you'],
  YieldExpression: ['yield'],
  FunctionExpression: ['function', 'write an arrow: x => ...'],
  ClassExpression: ['class'],
  SequenceExpression: ['a comma outside brackets'],
  TaggedTemplateExpression: ['a tagged template'],
  ImportExpression: ['import'],
  MetaProperty: ['import.meta'],
};

/** How to write instead what would change a list. */
export function instead(
  method: string,
  object: string,
  args: readonly string[],
): string | undefined {
  const items = args.join(', ') || 'x';
  switch (method) {
    case 'push':
      return `build a new list: [...${object}, ${items}]`;
    case 'unshift':
      return `build a new list: [${items}, ...${object}]`;
    case 'sort':
    case 'reverse':
    case 'splice':
      return `write .to${method === 'splice' ? 'Spliced' : method === 'sort' ? 'Sorted' : 'Reversed'}(${args.join(', ')})`;
    case 'pop':
      return `write ${object}.slice(0, -1)`;
    case 'shift':
      return `write ${object}.slice(1)`;
    case 'fill':
    case 'copyWithin':
      return `build a new list: ${object}.map(...)`;
    default:
      return undefined;
  }
}

/** Members that lead out of the data. */
export const forbiddenMembers: ReadonlySet<string> = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);

const binary: readonly string[] = ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '===', '!=='];

export const allowedBinary: ReadonlySet<string> = new Set(binary);

/** The operator that was meant, where another language's habit speaks. */
export const meantOperator: Readonly<Record<string, string>> = {
  '&': 'write &&',
  '|': 'write ||',
  '**': 'write a * a',
  in: 'write keys(map).includes(key)',
};
