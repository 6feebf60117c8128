import { DomainError } from '@plinth/runtime/domain';

export class BadSchedule extends DomainError {
  static readonly code = 'BadSchedule';
  static readonly status = 422;
  static readonly title = 'arrival must be after departure';

  constructor(detail?: string) {
    const { code, status, title } = BadSchedule;
    super({ code, status, title, detail });
  }
}
