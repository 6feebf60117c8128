import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError } from '../domain/index.ts';
import type { ErrorFormat } from './error-format.ts';
import { BadRequest } from './http-errors.ts';
import { newRequestId } from './request-id.ts';

/** Answers what Node could not even parse as a request, and closes the connection. */
export function brokenRequestAnswerer(format: ErrorFormat) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    const { status, contentType, body } = format(errorFor(error.code), newRequestId());
    const text = JSON.stringify(body);
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}`,
        `content-type: ${contentType}`,
        `content-length: ${Buffer.byteLength(text)}`,
        'connection: close',
        '',
        text,
      ].join('\r\n'),
    );
  };
}

function errorFor(code: string | undefined): DomainError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new DomainError({
        code: 'HeadersTooLarge',
        status: 431,
        title: 'address and headers are too large together',
      });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new DomainError({
        code: 'RequestTimeout',
        status: 408,
        title: 'the request took too long to arrive',
      });
    default:
      return new BadRequest('this is not a well-formed HTTP request');
  }
}
