import type { Verb } from '../model/entity.ts';
import type { View } from './planned-file.ts';

/** What the imports depend on. */
export interface PagesView extends View {
  readonly crud: Readonly<Record<Verb, boolean>>;
  readonly functions: readonly string[];
  readonly choices: readonly View[];
  readonly refersInForms: boolean;
}
