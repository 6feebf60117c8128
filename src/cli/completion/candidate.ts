/** Something that can stand where somebody types. */
export interface Candidate {
  readonly value: string;
  /** What it is, in a few words; shells that can, show it. */
  readonly about?: string;
}

/** What can stand in one place; `paths`: also any path, which the shell knows better. */
export interface Offer {
  readonly candidates: readonly Candidate[];
  readonly paths?: 'files' | 'folders';
}

export const nothing: Offer = { candidates: [] };

export const offerOf = (values: readonly string[]): Offer => ({
  candidates: values.map((value) => ({ value })),
});
