import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DomainError, type FieldErrors, isDomainError } from '../domain/index.ts';
import type { ExpectedVersion } from '../services/index.ts';
import { type FormField, type FormValues, firstOf } from './form-field.ts';
import { addRow, removeRow } from './form-rows.ts';
import type { Html } from './html.ts';
import { keepSecrets } from './keep-secrets.ts';
import { type JsonObject, readForm } from './read-form.ts';
import { sendPage } from './send-page.ts';

/** What a form is shown with again. */
export interface Resubmission {
  readonly values: FormValues;
  readonly errors: FieldErrors;
  readonly version: number | undefined;
}

export interface Submission<Input> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly title: string;
  readonly fields: readonly FormField[];
  /** The `$id` of the schema that the same input must fit when it comes as JSON. */
  readonly schema: string;
  /** The row as it is, by the names in JSON: where secrets left empty are taken from. */
  readonly stored?: () => Promise<object>;
  /** Saves, and answers where to go then. */
  readonly save: (input: Input, expected: ExpectedVersion | undefined) => Promise<string>;
  /** Shows the form again, with what was typed and what is wrong. */
  readonly again: (state: Resubmission) => Html | Promise<Html>;
}

/** Saves what a form sent, or shows it again with every problem in its place. */
export async function submitForm<Input>(submission: Submission<Input>): Promise<unknown> {
  const { request, reply } = submission;
  const values = valuesOf(request.body);
  const changed = changeRows(values);
  if (changed !== undefined) {
    return again(submission, { values: changed, errors: {}, status: 200 });
  }
  const input = await inputOf(submission, values);
  const errors = request.server.checkInput(submission.schema, input);
  if (errors !== undefined) {
    return again(submission, { values, errors, status: 422 });
  }
  try {
    // Sound because the schema describes Input.
    const location = await submission.save(input as Input, expectedVersion(values));
    return reply.redirect(location, 303);
  } catch (error) {
    if (!isForTheForm(error)) {
      throw error;
    }
    return again(submission, { values, errors: errorsOf(error), status: error.status });
  }
}

async function inputOf<Input>(
  { fields, stored }: Submission<Input>,
  values: FormValues,
): Promise<JsonObject> {
  const typed = readForm(fields, values);
  return stored === undefined ? typed : keepSecrets(fields, typed, await stored());
}

async function again<Input>(
  { reply, title, again: show }: Submission<Input>,
  state: { readonly values: FormValues; readonly errors: FieldErrors; readonly status: number },
): Promise<string> {
  const { values, errors } = state;
  const version = versionIn(values);
  reply.code(state.status);
  return sendPage(reply, title, await show({ values, errors, version }));
}

function changeRows(values: FormValues): FormValues | undefined {
  const added = firstOf(values._add);
  const removed = firstOf(values._remove);
  if (added !== undefined) {
    return addRow(values, added);
  }
  return removed === undefined ? undefined : removeRow(values, removed);
}

function isForTheForm(error: unknown): error is DomainError {
  return isDomainError(error) && error.status < 500 && error.status !== 401 && error.status !== 403;
}

function errorsOf(error: DomainError): FieldErrors {
  return error.fields ?? { '': [error.detail] };
}

/** The form that a request carries; nothing for any other body. */
export function valuesOf(body: unknown): FormValues {
  // Made by the parser of forms, which yields texts and lists of texts.
  return typeof body === 'object' && body !== null ? (body as FormValues) : {};
}

export function expectedVersion(values: FormValues): ExpectedVersion | undefined {
  const version = versionIn(values);
  return version === undefined ? undefined : [version];
}

function versionIn(values: FormValues): number | undefined {
  const version = Number(firstOf(values._version) || Number.NaN);
  return Number.isSafeInteger(version) ? version : undefined;
}
