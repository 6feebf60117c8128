import { createRequire } from 'node:module';
import type { ts as TypeScript } from 'ts-morph';

/** The compiler, as the package that carries it hands it out. */
export type Ts = typeof TypeScript;

let loaded: Ts | undefined;

/** The TypeScript compiler, which takes a fifth of a second to load: only once both sides changed a file. */
export function loadTypeScript(): Ts {
  const load = createRequire(import.meta.url);
  loaded ??= (load('ts-morph') as { readonly ts: Ts }).ts;
  return loaded;
}
