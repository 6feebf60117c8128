import type { UnitOfWork } from '../services/index.ts';

/** What was handled is remembered with its effect, or both are lost. */
export function requireUnit({ active }: Pick<UnitOfWork, 'active'>, scope: string): void {
  if (active) return;
  throw new Error(`${scope} is handled outside of a unit of work: unitOfWork.run(...)`);
}
