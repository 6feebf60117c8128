import { replacementType } from './entity-domain.ts';
import { inputFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { isGivenOtherwise } from './entity-json-field.ts';
import type { EntityScope } from './entity-scope.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';

/** What a form sends: its type, what the service is handed of `json`, and the imports of both. */
export interface InputMapper {
  readonly type: string;
  readonly input: string;
  readonly imports: readonly Import[];
}

export function inputMapper(
  { entity, names }: EntityScope,
  verb: 'create' | 'replace' | 'patch',
): InputMapper {
  const domain = {
    create: `New${names.type}`,
    replace: replacementType(entity),
    patch: `${names.type}Changes`,
  }[verb];
  const files = entityFiles(entity);
  if (!isGivenOtherwise(inputFields(entity))) {
    return {
      type: domain,
      input: 'json',
      imports: [{ name: domain, from: files.domain, type: true }],
    };
  }
  const mapper = `${camel(domain)}FromJson`;
  return {
    type: `${domain}Json`,
    input: `${mapper}(json)`,
    imports: [
      { name: `${domain}Json`, from: files.json, type: true },
      { name: mapper, from: files.json },
    ],
  };
}
