import type { DomainService as SpecDomainService } from '../../spec/domain-service.ts';
import type { DomainService } from '../domain-service.ts';
import { declared } from './declared.ts';
import { buildOperation } from './operation.ts';
import type { Site } from './site.ts';

export function buildDomainService(written: SpecDomainService, site: Site): DomainService {
  return {
    kind: 'domainService',
    ...declared(written, site.context),
    operations: written.ops.map((operation) => buildOperation(operation, site, () => undefined)),
  };
}
