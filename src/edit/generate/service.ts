import { PlinthError } from '../../errors.ts';
import type { Mode, Service } from '../../spec/mode.ts';
import type { Data, Edit } from '../edit.ts';
import type { Concept } from './concept.ts';
import { described } from './described.ts';
import { nameIn } from './name-in.ts';
import { contextNames, hintFor, onlyOf } from './parts.ts';
import type { Request } from './request.ts';

const modeNames = ({ spec }: Request): readonly string[] =>
  (spec.deploy?.modes ?? []).map(({ name }) => name.text);

export const serviceConcept: Concept = {
  name: 'service',
  about: 'a process of a deploy mode; its contexts leave the services that held them',
  example: 'service billing --mode microservices --contexts Billing,Payments',
  nameCase: 'kebab',
  options: [
    {
      flag: 'mode',
      value: 'name',
      about: 'the mode; a new one if there is none of that name',
      question: { message: 'Mode', choices: modeNames, usual: (r) => onlyOf(modeNames(r)) },
    },
    {
      flag: 'contexts',
      value: 'names',
      isMany: true,
      about: 'what it holds; several, or one list: Billing,Payments',
      question: { message: 'Contexts', choices: contextNames },
    },
    { flag: 'port', value: 'number', about: 'where it listens; the next free one unless given' },
    { flag: 'instances', value: 'number', about: 'how many of it run' },
  ],
  edit: (request) => {
    const contexts = request.names('contexts');
    for (const name of contexts) checkContext(name, request);
    const mode = request.spec.deploy?.modes.find(({ name }) => name.text === request.text('mode'));
    return mode ? intoMode(request, mode, contexts) : newMode(request, contexts);
  },
};

function checkContext(name: string, request: Request): void {
  if (contextNames(request).includes(name)) return;
  throw new PlinthError('CONTEXT_NOT_FOUND', `the spec has no context ${name}`, {
    hint: hintFor(name, contextNames(request)),
  });
}

/** The port behind the last one of a mode. */
export function freePort({ services }: Pick<Mode, 'services'>): number {
  return Math.max(...services.map(({ port }, index) => port ?? 3000 + index)) + 1;
}

function own(request: Request, contexts: readonly string[], port: number): Data {
  const given = request.text('port');
  const instances = request.text('instances');
  return described(request, {
    contexts,
    port: given === undefined ? port : Number(given),
    instances: instances === undefined ? undefined : Number(instances),
  });
}

function intoMode(request: Request, mode: Mode, contexts: readonly string[]): readonly Edit[] {
  const file = request.rootFile;
  const path = [...mode.at.path, 'services'];
  if (mode.services.length === 0) return newServices(request, path, contexts);
  const service = own(request, contexts, freePort(mode));
  return [
    ...mode.services.flatMap((other) => withoutContexts(request, other, contexts)),
    { kind: 'add', file, path, entries: { [request.name]: service } },
  ];
}

/** What the other service no longer holds. */
function withoutContexts(
  request: Request,
  { at, contexts }: Service,
  leaving: readonly string[],
): readonly Edit[] {
  const file = request.rootFile;
  const path = [...at.path, 'contexts'];
  if (contexts === 'all') {
    const rest = contextNames(request).filter((name) => !leaving.includes(name));
    return [{ kind: 'set', file, path, value: rest }];
  }
  const names = contexts.map(({ text }) => text);
  const staying = names.filter((name) => !leaving.includes(name));
  if (staying.length === names.length) return [];
  if (staying.length === 0) return [{ kind: 'remove', file, path: at.path }];
  const [index, ...more] = names.flatMap((name, place) => (leaving.includes(name) ? [place] : []));
  return index === undefined || more.length > 0
    ? [{ kind: 'set', file, path, value: staying }]
    : [{ kind: 'remove', file, path: [...path, index] }];
}

function newMode(request: Request, contexts: readonly string[]): readonly Edit[] {
  const { spec, rootFile: file } = request;
  const mode = nameIn('kebab', request.text('mode') ?? '');
  const modes = spec.deploy?.modes ?? [];
  const services = newServices(request, ['deploy', 'modes', mode, 'services'], contexts);
  const [first] = modes;
  if (first === undefined || modes.length > 1 || spec.deploy?.default) return services;
  // Of several modes one must be said to be the usual one: the one that was so far.
  const entries = { default: first.name.text };
  return [{ kind: 'add', file, path: ['deploy'], entries }, ...services];
}

/** The service, and one for the contexts that it leaves over. */
function newServices(
  request: Request,
  path: readonly (string | number)[],
  contexts: readonly string[],
): readonly Edit[] {
  const rest = contextNames(request).filter((name) => !contexts.includes(name));
  const app = request.spec.app.name.text;
  const others: Readonly<Record<string, Data>> =
    rest.length === 0 ? {} : { [app]: { contexts: rest, port: 3000 } };
  const port = rest.length === 0 ? 3000 : 3001;
  const entries = { ...others, [request.name]: own(request, contexts, port) };
  return [{ kind: 'add', file: request.rootFile, path, entries }];
}
