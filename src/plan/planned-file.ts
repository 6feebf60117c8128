/** What a template is given: plain data, names and texts ready to be written. */
export type View = Readonly<Record<string, unknown>>;

/** One file that ought to exist. */
export interface PlannedFile {
  /** From the app's root. @example 'src/contexts/catalog/domain/product.ts' */
  readonly path: string;
  /** Stays the same as long as the thing exists. @example 'Catalog.Product#domain' */
  readonly id: string;
  /** Its id before a rename. @example 'Catalog.Item#domain' */
  readonly was?: string | undefined;
  /** Under templates/, without `.ejs`. @example 'app/src/contexts/__context__/domain/__entity__.ts' */
  readonly template: string;
  readonly view: View;
}
