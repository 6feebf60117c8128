/**
 * What a formatter is told, as far as it shows in a text. Each value is what stands at such places;
 * what is not known is absent.
 */
export interface PlaceHabits {
  readonly quotes?: string;
  readonly semicolons?: string;
  /** Behind the last of elements, properties and names that have lines of their own. */
  readonly commas?: string;
  /** Behind the last of parameters and arguments that have lines of their own. */
  readonly argumentCommas?: string;
  /** Inside of braces on one line. */
  readonly spacing?: string;
  /** Around the one parameter of an arrow function. */
  readonly arrows?: string;
}

/** A spot of a text that looks the way a formatter was told. */
export interface Place {
  readonly habit: keyof PlaceHabits;
  /** Where the token begins by which the place is found again in another version. */
  readonly anchor: number;
  /** What stands there. */
  readonly form: string;
  /** Whether it tells what the formatter was told: else it would look the same anyway. */
  readonly isTelling: boolean;
  /** What gives it another form. */
  readonly inForm: (form: string) => readonly Edit[];
}

/** A stretch of a text, and what is to stand there. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits made. Of two that overlap only the first is. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let [done, at] = ['', 0];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) continue;
    done += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return done + text.slice(at);
}
