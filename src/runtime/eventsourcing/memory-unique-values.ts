import type { MemoryUnitOfWork } from '../database/index.ts';
import { NotUnique } from '../domain/index.ts';
import type { StreamId } from './stream-id.ts';
import type { UniqueFields, UniqueValues } from './unique-values.ts';

interface Claim {
  readonly stream: StreamId;
  readonly field: string;
  readonly value: string;
}

export class MemoryUniqueValues implements UniqueValues {
  readonly #unitOfWork: MemoryUnitOfWork;
  #claims: readonly Claim[] = [];

  constructor(unitOfWork: MemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async claim(stream: StreamId, values: UniqueFields): Promise<void> {
    if (!this.#unitOfWork.active) return this.#unitOfWork.run(() => this.claim(stream, values));
    const before = this.#claims;
    const claims = before.filter((claim) => !isOf(claim, stream));
    for (const [field, value] of Object.entries(values)) {
      if (value === null) continue;
      if (claims.some((claim) => isFor(claim, [stream.category, field, value]))) {
        throw new NotUnique(field);
      }
      claims.push({ stream, field, value });
    }
    const rollback = (): void => {
      this.#claims = before;
    };
    this.#unitOfWork.enlist({ commit: () => undefined, rollback });
    this.#claims = claims;
  }

  async find(category: string, field: string, value: string): Promise<string | undefined> {
    return this.#claims.find((claim) => isFor(claim, [category, field, value]))?.stream.id;
  }
}

function isOf({ stream }: Claim, { category, id }: StreamId): boolean {
  return stream.category === category && stream.id === id;
}

function isFor({ stream, field, value }: Claim, wanted: readonly string[]): boolean {
  const [wantedCategory, wantedField, wantedValue] = wanted;
  return stream.category === wantedCategory && field === wantedField && value === wantedValue;
}
