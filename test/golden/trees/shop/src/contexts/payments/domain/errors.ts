import { DomainError } from '@plinth/runtime/domain';

export class Declined extends DomainError {
  static readonly code = 'Declined';
  static readonly status = 402;
  static readonly title = 'the payment was declined';

  constructor(detail?: string) {
    const { code, status, title } = Declined;
    super({ code, status, title, detail });
  }
}
