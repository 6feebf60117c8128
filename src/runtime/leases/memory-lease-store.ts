import { MemoryUnitOfWork } from '../database/index.ts';
import { type Lease, LeaseLost, type LeaseStore, type LeaseTerm } from './lease-store.ts';

interface Held {
  readonly owner: string;
  readonly token: number;
  readonly expiresAt: number;
}

/** Leases among those who share this object. */
export class MemoryLeaseStore implements LeaseStore {
  readonly unitOfWork: MemoryUnitOfWork;
  readonly #held = new Map<string, Held>();
  readonly #now: () => number;

  constructor(unitOfWork = new MemoryUnitOfWork(), now: () => number = Date.now) {
    this.unitOfWork = unitOfWork;
    this.#now = now;
  }

  async take(name: string, term: LeaseTerm): Promise<Lease | undefined> {
    return this.unitOfWork.run(async () => {
      const held = this.#held.get(name);
      const now = this.#now();
      if (held && held.owner !== term.owner && held.expiresAt > now) return undefined;
      const token = (held?.token ?? 0) + 1;
      this.#set(name, { owner: term.owner, token, expiresAt: now + term.ttl });
      return { name, token };
    });
  }

  async hold(lease: Lease, ttl: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.#expire(lease, this.#now() + ttl))) throw new LeaseLost(lease.name);
    });
  }

  async release(lease: Lease): Promise<void> {
    await this.#expire(lease, 0);
  }

  #expire({ name, token }: Lease, expiresAt: number): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const held = this.#held.get(name);
      if (held?.token !== token) return false;
      this.#set(name, { ...held, expiresAt });
      return true;
    });
  }

  #set(name: string, held: Held): void {
    const before = this.#held.get(name);
    const rollback = (): void => {
      if (before === undefined) this.#held.delete(name);
      else this.#held.set(name, before);
    };
    this.unitOfWork.enlist({ commit: () => undefined, rollback });
    this.#held.set(name, held);
  }
}
