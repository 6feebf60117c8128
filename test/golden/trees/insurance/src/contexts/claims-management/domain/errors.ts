import { DomainError } from '@plinth/runtime/domain';

export class IncompleteClaim extends DomainError {
  static readonly code = 'IncompleteClaim';
  static readonly status = 422;
  static readonly title = 'the documentation is not complete';

  constructor(detail?: string) {
    const { code, status, title } = IncompleteClaim;
    super({ code, status, title, detail });
  }
}
