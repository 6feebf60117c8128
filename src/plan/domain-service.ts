import type { Binding } from '../model/declaration.ts';
import type { DomainService } from '../model/domain-service.ts';
import type { Model } from '../model/model.ts';
import { declaredFile } from './declared-file.ts';
import { docComment } from './escape.ts';
import { typeName } from './identifiers.ts';
import { renderImports } from './imports.ts';
import { methodOf } from './operation.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

const names = ({ name }: Pick<Binding, 'name'>): string => name;

/** A class with a method for each operation. */
export function planDomainService(service: DomainService, model: Model): PlannedFile {
  const path = domainFile(service);
  const { context, id: of } = service;
  const methods = service.operations.map((operation) =>
    methodOf(operation, { model, context, names, of, mayWait: true }),
  );
  const imports = methods.flatMap((method) => method.imports);
  return declaredFile(service, {
    role: 'service',
    path,
    template: 'app/src/contexts/__context__/domain/services/__service__.ts',
    view: {
      imports: renderImports(imports, path),
      doc: docComment(service.description),
      name: typeName(service),
      methods,
    },
  });
}
