import { DomainError } from '@plinth/runtime/domain';

export class InsufficientFunds extends DomainError {
  static readonly code = 'InsufficientFunds';
  static readonly status = 409;
  static readonly title = 'the balance is too low';

  constructor(detail?: string) {
    const { code, status, title } = InsufficientFunds;
    super({ code, status, title, detail });
  }
}

export class AccountNotEmpty extends DomainError {
  static readonly code = 'AccountNotEmpty';
  static readonly status = 409;
  static readonly title = 'only an empty account can be closed';

  constructor(detail?: string) {
    const { code, status, title } = AccountNotEmpty;
    super({ code, status, title, detail });
  }
}

export class SameAccount extends DomainError {
  static readonly code = 'SameAccount';
  static readonly status = 422;
  static readonly title = 'source and target must differ';

  constructor(detail?: string) {
    const { code, status, title } = SameAccount;
    super({ code, status, title, detail });
  }
}
