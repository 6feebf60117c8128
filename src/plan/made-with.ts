import { call } from './code-doc.ts';
import type { Doc } from './doc.ts';
import type { Port } from './entity-service.ts';
import type { Import } from './imports.ts';
import { callWith } from './wiring.ts';

/** Ports that the context itself is handed. */
const handedOn = new Set(['handled', 'clock', 'broker', 'messageChecks', 'log']);

export interface Around {
  /** The variables that `context.ts` has made, by name. */
  readonly local: ReadonlySet<string>;
  /** What holds the rows of other contexts, by the port that wants them. */
  readonly foreign: ReadonlyMap<Port, string>;
}

function portValue(port: Port, { local, foreign }: Around): Doc {
  const { name } = port;
  if (name === 'unitOfWork') return 'unitOfWork: ports.database';
  if (handedOn.has(name)) return `${name}: ports.${name}`;
  if (local.has(name)) return name;
  return `${name}: ports.${foreign.get(port) ?? name}`;
}

/** A class with its ports: with the port itself where there is one only. */
export function madeWith(
  made: Import,
  { ports, isCode }: { readonly ports: readonly Port[]; readonly isCode: boolean },
  around: Around,
): Doc {
  const [only] = ports;
  const maker = `new ${made.as ?? made.name}`;
  const values = ports.map((port) => portValue(port, around));
  const value = (doc: Doc): Doc => (typeof doc === 'string' ? doc.replace(/^\w+: /, '') : doc);
  return ports.length === 1 && only && !isCode
    ? call(maker, value(values[0] ?? ''))
    : callWith(maker, values);
}
