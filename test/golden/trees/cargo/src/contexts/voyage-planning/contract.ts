export { checkVoyageNumber, type VoyageNumber } from './domain/types.js';
export type { VoyageId } from './domain/voyage.js';
