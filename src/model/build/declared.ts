import type { Name } from '../../spec/name.ts';
import type { Declared } from '../declaration.ts';

interface Written {
  readonly name: Name;
  readonly was?: Name;
  readonly description?: string;
}

/** What every declaration says of itself. */
export function declared(
  { name, was, description }: Written,
  context: string | undefined,
): Declared {
  return {
    id: context === undefined ? name.text : `${context}.${name.text}`,
    name: name.text,
    context,
    description,
    was: was?.text,
    at: name.at,
  };
}
