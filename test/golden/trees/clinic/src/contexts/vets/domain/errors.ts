import { DomainError } from '@plinth/runtime/domain';

export class OwnProfile extends DomainError {
  static readonly code = 'OwnProfile';
  static readonly status = 422;
  static readonly title = 'nobody follows themselves';

  constructor(detail?: string) {
    const { code, status, title } = OwnProfile;
    super({ code, status, title, detail });
  }
}
