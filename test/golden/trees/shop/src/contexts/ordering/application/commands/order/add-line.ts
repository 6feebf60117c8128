import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkInt, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import { checkSku, type Sku } from '../../../../../shared/types.js';
import type { ProductLookup } from '../../../../catalog/contract.js';
import type { AddLineInput } from '../../../domain/order/inputs.js';
import type { OrderState } from '../../../domain/order/state.js';
import type { Pricing } from '../../../domain/services/pricing.js';
import type { OrderId } from '../../../domain/types.js';
import type { OrderRepository } from '../../order-repository.js';

export interface AddLineFields {
  readonly sku: Sku;
  readonly quantity: number;
}

export const addLineAccess = allow<OrderState>({
  role: 'customer',
  if: (state, actor) => actor.id === state.customerId,
});

export class AddLineCommand extends Command<Versioned<void>> {
  readonly id: OrderId;
  readonly fields: AddLineFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: OrderId, fields: AddLineFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface AddLineHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly orders: OrderRepository;
  readonly products: ProductLookup;
  readonly pricing: Pricing;
}

export class AddLineHandler implements CommandHandler<AddLineCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #orders: OrderRepository;
  readonly #products: ProductLookup;
  readonly #pricing: Pricing;

  constructor(ports: AddLineHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#orders = ports.orders;
    this.#products = ports.products;
    this.#pricing = ports.pricing;
  }

  async handle({ id, fields, expected }: AddLineCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    const order = await this.#orders.get(id);
    addLineAccess.check(order.state);
    requireVersion(order.version, expected);
    const product = await this.#products.get(input.sku);
    const unitPrice = product && (await this.#pricing.bulkPrice(product.price, input.quantity));
    order.addLine({ ...input, product, unitPrice });
    return this.#unitOfWork.run(async () => {
      return { value: undefined, version: await this.#orders.save(order) };
    });
  }

  #input(fields: AddLineFields): Omit<AddLineInput, 'product' | 'unitPrice'> {
    validate({
      sku: checkSku(fields.sku),
      quantity: checkInt(fields.quantity, { min: 1, max: 999 }),
    });
    return fields;
  }
}
