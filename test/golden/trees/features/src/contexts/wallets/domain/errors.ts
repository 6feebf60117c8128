import { DomainError } from '@plinth/runtime/domain';

export class Broke extends DomainError {
  static readonly code = 'Broke';
  static readonly status = 409;
  static readonly title = 'no money';

  constructor(detail?: string) {
    const { code, status, title } = Broke;
    super({ code, status, title, detail });
  }
}
