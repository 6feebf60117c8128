/** What a unit throws that met another one: nothing of it is kept, and it may be run again. */
export class MetAnother extends Error {
  constructor(cause: unknown) {
    super('another unit of work changed the same at the same time', { cause });
  }
}
