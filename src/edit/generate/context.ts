import { kebab } from '../../plan/names.ts';
import type { Mode } from '../../spec/mode.ts';
import type { Data, Edit } from '../edit.ts';
import { isStarred } from '../edit-spec.ts';
import type { Concept } from './concept.ts';
import { described } from './described.ts';
import { descriptionOption } from './options.ts';
import type { Request } from './request.ts';
import { freePort } from './service.ts';

export const contextConcept: Concept = {
  name: 'context',
  about: 'a bounded context; where include splits the spec, a file of its own',
  example: 'context Billing --uses "Ordering: conformist"',
  nameCase: 'pascal',
  options: [
    {
      flag: 'uses',
      value: 'name: relation',
      isMany: true,
      about: 'another context, and how it is used: conformist, acl, customer-supplier ..',
    },
    descriptionOption,
  ],
  edit: (request) => [declaration(request), ...places(request)],
};

function declaration(request: Request): Edit {
  const { name, rootFile } = request;
  const uses = request.list('uses').map((text) => text.split(/\s*:\s*/));
  const value = described(request, {
    uses:
      uses.length === 0
        ? undefined
        : Object.fromEntries(
            uses.map(([other = '', relation = 'conformist']) => [other, relation]),
          ),
  });
  const file = ownFile(request);
  if (file === undefined) {
    return { kind: 'add', file: rootFile, path: ['contexts'], entries: { [name]: value } };
  }
  return { kind: 'create', file, path: [], entries: { context: name, ...value } };
}

/** Where all contexts have files of their own, the next has, too. */
function ownFile({ name, spec, source, rootFile }: Request): string | undefined {
  const pattern = source.included.map((one) => one.pattern).find(isStarred);
  const isSplit = spec.contexts.every(({ at }) => at.file !== rootFile);
  if (pattern === undefined || !isSplit) return undefined;
  const folder = rootFile.split('/').slice(0, -1).join('/');
  return `${folder === '' ? '' : `${folder}/`}${pattern.replace('*', kebab(name))}`;
}

/** Every mode places every context: where none has a service for all, it gets one of its own. */
function places({ name, spec, rootFile }: Request): readonly Edit[] {
  return (spec.deploy?.modes ?? []).filter(isSplit).map((mode): Edit => {
    const value: Data = { contexts: [name], port: freePort(mode) };
    const path = [...mode.at.path, 'services'];
    return { kind: 'add', file: rootFile, path, entries: { [kebab(name)]: value } };
  });
}

const isSplit = ({ services }: Mode): boolean =>
  services.length > 0 && services.every(({ contexts }) => contexts !== 'all');
