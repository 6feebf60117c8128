import { DomainError } from '@plinth/runtime/domain';

export class SameOriginAndDestination extends DomainError {
  static readonly code = 'SameOriginAndDestination';
  static readonly status = 422;
  static readonly title = 'origin and destination must differ';

  constructor(detail?: string) {
    const { code, status, title } = SameOriginAndDestination;
    super({ code, status, title, detail });
  }
}

export class VoyageMismatch extends DomainError {
  static readonly code = 'VoyageMismatch';
  static readonly status = 422;
  static readonly title = 'load and unload need a voyage, the others must not have one';

  constructor(detail?: string) {
    const { code, status, title } = VoyageMismatch;
    super({ code, status, title, detail });
  }
}
