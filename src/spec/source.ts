/** A file of the spec; `path` is shown to the user and stands in every `At`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The root and, for each pattern of its `include`, the files found for it. */
export interface SpecSource {
  readonly root: SourceFile;
  readonly included: readonly { readonly pattern: string; readonly files: readonly SourceFile[] }[];
}
