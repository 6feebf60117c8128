import type { Page, PageRequest } from '@plinth/runtime/repositories';
import type { Tracking } from '../views/tracking.js';

export interface ListCargosQuery {
  ask(input: PageRequest): Promise<Page<Tracking>>;
}
