import { camel, kebab, plural } from '../../plan/names.ts';
import { crudVerbs } from '../../spec/crud-http.ts';
import type { Edit } from '../edit.ts';
import type { Concept } from './concept.ts';
import { described } from './described.ts';
import { fieldEntries } from './field-entries.ts';
import { contextOption, descriptionOption, fieldOption, httpOption } from './options.ts';
import { contextOf, theOne } from './parts.ts';
import type { Request } from './request.ts';
import { ownRoute } from './routes.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const entityConcept: Concept = {
  name: 'entity',
  about: 'layered CRUD: controller, service, repository; or rows that another entity owns',
  example: 'entity Product --field "name: string(1..80)" --field "price: decimal" --pages',
  nameCase: 'pascal',
  options: [
    contextOption,
    fieldOption('a column'),
    { flag: 'id', value: 'type', about: 'its id; uuid unless given' },
    {
      flag: 'crud',
      value: 'verbs',
      about: `all unless given, or some of ${crudVerbs.join(',')}`,
    },
    httpOption('its name in the plural unless given, for example /products'),
    { flag: 'pages', about: 'server-rendered pages, too' },
    { flag: 'owned-by', value: 'entity', about: 'the entity that owns it: no CRUD of its own' },
    { flag: 'as', value: 'field', about: 'the field of the owner; its name in the plural' },
    descriptionOption,
  ],
  edit: (request) => {
    const fields = fieldEntries(request.list('field'));
    const id = request.text('id');
    const owner = request.text('owned-by');
    if (owner !== undefined) {
      const value = described(request, { id, fields });
      return [contextEdit(request, 'entities', { [request.name]: value }), owning(request, owner)];
    }
    const verbs = request.text('crud')?.split(/[\s,]+/) ?? ['all'];
    const own = `/${kebab(plural(request.name))}`;
    const path = request.text('http') ?? ownRoute(request, 'GET', own).replace('GET ', '');
    const value = described(request, {
      id,
      fields,
      crud: verbs[0] === 'all' ? 'all' : verbs,
      http: request.isOff('http') ? undefined : path,
      pages: request.is('pages') ? true : undefined,
    });
    return [contextEdit(request, 'entities', { [request.name]: value })];
  },
};

/** The field by which the owner holds the rows. */
function owning(request: Request, owner: string): Edit {
  const context = contextOf(request);
  const candidates = context.entities.map((thing) => ({ context, thing }));
  const names = context.entities.map(({ name }) => name.text);
  const { at } = theOne(owner, candidates, { what: 'entity', names }).thing;
  const field = request.text('as') ?? camel(plural(request.name));
  const entries = { [field]: `${request.name}*` };
  return { kind: 'add', file: at.file, path: [...at.path, 'fields'], entries };
}
