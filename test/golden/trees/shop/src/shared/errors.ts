import { DomainError } from '@plinth/runtime/domain';

export class CurrencyMismatch extends DomainError {
  static readonly code = 'CurrencyMismatch';
  static readonly status = 422;
  static readonly title = 'amounts are in different currencies';

  constructor(detail?: string) {
    const { code, status, title } = CurrencyMismatch;
    super({ code, status, title, detail });
  }
}
