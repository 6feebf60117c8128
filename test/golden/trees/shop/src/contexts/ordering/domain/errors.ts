import { DomainError } from '@plinth/runtime/domain';

export class EmptyOrder extends DomainError {
  static readonly code = 'EmptyOrder';
  static readonly status = 422;
  static readonly title = 'an order needs at least one line';

  constructor(detail?: string) {
    const { code, status, title } = EmptyOrder;
    super({ code, status, title, detail });
  }
}

export class TooManyLines extends DomainError {
  static readonly code = 'TooManyLines';
  static readonly status = 422;
  static readonly title = 'at most 50 lines';

  constructor(detail?: string) {
    const { code, status, title } = TooManyLines;
    super({ code, status, title, detail });
  }
}

export class UnknownProduct extends DomainError {
  static readonly code = 'UnknownProduct';
  static readonly status = 404;
  static readonly title = 'no such product';

  constructor(detail?: string) {
    const { code, status, title } = UnknownProduct;
    super({ code, status, title, detail });
  }
}

export class Underpaid extends DomainError {
  static readonly code = 'Underpaid';
  static readonly status = 409;
  static readonly title = 'the payment does not cover the total';

  constructor(detail?: string) {
    const { code, status, title } = Underpaid;
    super({ code, status, title, detail });
  }
}
