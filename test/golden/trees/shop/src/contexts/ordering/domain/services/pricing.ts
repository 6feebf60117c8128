import { NotImplemented } from '@plinth/runtime/domain';
import type { Money } from '../../../../shared/values/money.js';
import type { OrderLine } from '../values/order-line.js';

export class Pricing {
  async bulkPrice(price: Money, quantity: number): Promise<Money> {
    throw new NotImplemented('Ordering.Pricing.bulkPrice');
  }

  isLarge(lines: readonly OrderLine[]): boolean {
    return lines.length > 10 || lines.some((l) => l.quantity > 100);
  }
}
