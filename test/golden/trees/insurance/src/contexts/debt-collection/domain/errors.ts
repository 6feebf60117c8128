import { DomainError } from '@plinth/runtime/domain';

export class DeadlinePassed extends DomainError {
  static readonly code = 'DeadlinePassed';
  static readonly status = 422;
  static readonly title = 'the deadline must be in the future';

  constructor(detail?: string) {
    const { code, status, title } = DeadlinePassed;
    super({ code, status, title, detail });
  }
}
