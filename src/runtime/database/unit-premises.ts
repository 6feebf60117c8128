import type { Premise, Premises } from '../services/index.ts';

/** What one unit goes by. */
export class UnitPremises implements Premises {
  readonly #known = new Set<string>();
  readonly #all: Premise[] = [];
  readonly #assumed = new Map<string, Premise>();

  /** Whether something was assumed, confirmed or not. */
  get any(): boolean {
    return this.#all.length > 0;
  }

  get none(): boolean {
    return this.#known.size === 0;
  }

  knows(name: string): boolean {
    return this.#known.has(name);
  }

  assume(name: string, premise: Premise): void {
    this.#known.add(name);
    this.#all.push(premise);
    this.#assumed.set(name, premise);
  }

  confirm(name: string, version: number): void {
    this.#known.add(name);
    if (this.#assumed.get(name)?.version === version) this.#assumed.delete(name);
  }

  /** Whether all that was assumed, and not confirmed since, holds. */
  async hold(): Promise<boolean> {
    for (const premise of this.#assumed.values()) if (!(await premise.holds())) return false;
    return true;
  }

  /** Nobody is to go by any of it again: also what was confirmed may have been taken back. */
  drop(): void {
    for (const premise of this.#all) premise.drop();
  }
}
