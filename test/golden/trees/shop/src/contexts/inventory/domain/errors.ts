import { DomainError } from '@plinth/runtime/domain';

export class OutOfStock extends DomainError {
  static readonly code = 'OutOfStock';
  static readonly status = 409;
  static readonly title = 'not enough stock';

  constructor(detail?: string) {
    const { code, status, title } = OutOfStock;
    super({ code, status, title, detail });
  }
}
