import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkEach, checkInt, checkList, checkUuid, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { CustomerId, CustomerLookup } from '../../../../customer-management/contract.js';
import type { MakeOfferInput } from '../../../domain/offer/inputs.js';
import type { ProductId } from '../../../domain/product.js';
import type { OfferId } from '../../../domain/types.js';
import type { Money } from '../../../domain/values/money.js';
import type { OfferRepository } from '../../offer-repository.js';
import type { ProductRepository } from '../../product-repository.js';

export interface MakeOfferFields {
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
  readonly price: Money;
}

export interface MakeOfferResult {
  readonly id: OfferId;
}

export const makeOfferAccess = allow('signedIn');

export class MakeOfferCommand extends Command<Versioned<MakeOfferResult>> {
  readonly fields: MakeOfferFields;

  constructor(fields: MakeOfferFields) {
    super();
    this.fields = fields;
  }
}

export interface MakeOfferHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly offers: OfferRepository;
  readonly customers: CustomerLookup;
  readonly products: ProductRepository;
}

export class MakeOfferHandler implements CommandHandler<MakeOfferCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #offers: OfferRepository;
  readonly #customers: CustomerLookup;
  readonly #products: ProductRepository;

  constructor(ports: MakeOfferHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#offers = ports.offers;
    this.#customers = ports.customers;
    this.#products = ports.products;
  }

  handle({ fields }: MakeOfferCommand): Promise<Versioned<MakeOfferResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const offer = this.#offers.create(await this.#offers.nextId());
      await requireExisting('Customer', input.client, this.#customers);
      await requireExisting('Product', input.products, this.#products);
      offer.makeOffer(input);
      const version = await this.#offers.save(offer);
      return { value: { id: offer.id }, version };
    });
  }

  #input(fields: MakeOfferFields): MakeOfferInput {
    validate({
      client: checkUuid(fields.client),
      products: [
        checkList(fields.products, { min: 1 }),
        checkEach(fields.products, (item) => checkInt(item)),
      ],
    });
    return fields;
  }
}
