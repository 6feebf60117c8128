import type { Verb } from '../model/entity.ts';
import type { Import } from './imports.ts';
import type { View } from './planned-file.ts';

/** What the imports depend on. */
export interface PagesView extends View {
  readonly crud: Readonly<Record<Verb, boolean>>;
  readonly functions: readonly string[];
  /** What turns owned rows into what is answered of them. */
  readonly mappers: readonly Import[];
  readonly choices: readonly View[];
  readonly refersInForms: boolean;
}
