/** A value as a spec writes it. */
export type Data = string | number | boolean | readonly Data[] | DataMap;

export interface DataMap {
  readonly [key: string]: Data;
}

export type Path = readonly (string | number)[];

interface Placed {
  /** The file of the spec. */
  readonly file: string;
  /** The keys that lead there, from the root of the file. */
  readonly path: Path;
}

/** One change to the text of a spec. Everything else stays as it is, byte for byte. */
export type Edit =
  /** New entries of the map at `path`; maps that are missing on the way are made. */
  | (Placed & { readonly kind: 'add'; readonly entries: DataMap })
  /** A new element of the list at `path`, at its end. */
  | (Placed & { readonly kind: 'append'; readonly item: string })
  /** Another value at `path`. */
  | (Placed & { readonly kind: 'set'; readonly value: Data })
  /** A file of its own for a context. */
  | (Placed & { readonly kind: 'create'; readonly entries: DataMap })
  /** The entry or element at `path` goes. */
  | (Placed & { readonly kind: 'remove' });
