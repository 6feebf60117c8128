const mostKept = 500;

/**
 * The names under which statements are prepared. Connections keep them until they are closed: of an
 * endless number of statements only the first get one.
 */
export class PreparedNames {
  readonly #names = new Map<string, string>();

  nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= mostKept) return known;
    const name = `plinth_${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }
}
