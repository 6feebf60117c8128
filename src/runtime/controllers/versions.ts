import { VersionMismatch } from '../domain/index.ts';
import type { ExpectedVersion } from '../services/index.ts';
import type { Reply, Request } from './server-options.ts';

/** The tag of a version: weak, because the bytes of an answer may differ where the thing does not. */
export function etagOf(version: number): string {
  return `W/"${version}"`;
}

/** Sets the ETag; a GET that already knows this version is answered 304. */
export function versioned<T>(reply: Reply, version: number, answer: T): T {
  const etag = etagOf(version);
  reply.header('etag', etag);
  const known = reply.request.headers['if-none-match'];
  if (known !== undefined && isRevalidated(reply.request) && isNamedIn(known, etag)) {
    reply.code(304);
  }
  return answer;
}

function isRevalidated({ method, routeOptions }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && routeOptions.config.holdsMore !== true;
}

function isNamedIn(header: string, etag: string): boolean {
  return header.split(',').some((tag) => tag.trim() === '*' || weak(tag.trim()) === etag);
}

function weak(tag: string): string {
  return tag.startsWith('"') ? `W/${tag}` : tag;
}

/** The versions that If-Match lets through, `any` for `*`; undefined without the header. */
export function ifMatch(request: Request): ExpectedVersion | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) {
    return undefined;
  }
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.includes('*')) {
    return 'any';
  }
  // A tag that we cannot have given matches no version.
  return tags.flatMap((tag) => {
    const [, version] = /^(?:W\/)?"(\d{1,15})"$/.exec(tag) ?? [];
    return version === undefined ? [] : [Number(version)];
  });
}

/** Something that is yet to be made has no version that could match. */
export function refuseIfMatch(request: Request): void {
  if (request.headers['if-match'] !== undefined) {
    throw new VersionMismatch('If-Match cannot hold for what does not exist yet');
  }
}
