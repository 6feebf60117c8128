import { kebab } from '../../plan/names.ts';
import type { Edit } from '../edit.ts';
import { callTexts } from './call-text.ts';
import { described, oneOrAll } from './described.ts';
import { fieldEntries } from './field-entries.ts';
import { contextOf } from './parts.ts';
import type { Request } from './request.ts';
import { ownRoute } from './routes.ts';
import { contextEdit } from './vocabulary-edit.ts';

/** A command of the application: calls in one transaction, or a handler by hand. */
export function applicationCommand(request: Request): Edit {
  const input = fieldEntries(request.list('input'));
  const calls = callTexts(request, contextOf(request));
  const usual = ownRoute(request, 'POST', `/${kebab(request.name)}`);
  const value = described(request, {
    input: Object.keys(input).length > 0 ? input : undefined,
    do: oneOrAll(calls),
    code: calls.length > 0 ? undefined : true,
    http: request.isOff('http') ? undefined : (request.text('http') ?? usual),
    allow: oneOrAll(request.list('allow')),
  });
  return contextEdit(request, 'commands', { [request.name]: value });
}
