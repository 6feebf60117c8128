import { STATUS_CODES } from 'node:http';
import { DomainError, isDomainError, NotFound } from '../domain/index.ts';
import { BadRequest, InternalFault, PayloadTooLarge, UnsupportedMediaType } from './http-errors.ts';

const ofFastify: Readonly<Record<string, () => DomainError>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => new BadRequest('the body is not valid JSON'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new BadRequest('the body is empty'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new BadRequest('the body is not as long as Content-Length says'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new PayloadTooLarge(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new UnsupportedMediaType(),
  FST_ERR_BAD_URL: () => new BadRequest('the address is not well encoded'),
  // No key is that long: it leads to nothing, like any parameter of the wrong form.
  FST_ERR_MAX_PARAM_LENGTH: () => new NotFound(),
};

/** Every error as one that can be told: what is not meant for callers becomes Internal. */
export function asDomainError(error: unknown): DomainError {
  if (isDomainError(error)) {
    return error;
  }
  if (!(error instanceof Error)) {
    return new InternalFault({ cause: error });
  }
  const known = 'code' in error ? ofFastify[String(error.code)] : undefined;
  if (known !== undefined) {
    return known();
  }
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) {
    const title = STATUS_CODES[status] ?? 'Bad Request';
    return new DomainError({ code: title.replaceAll(/\W/g, ''), status, title, cause: error });
  }
  return new InternalFault({ cause: error });
}
