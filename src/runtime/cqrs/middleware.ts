/** Work around a handler: it calls `next(message)` once, more often, or not at all. */
export type Middleware<Message> = (
  message: Message,
  next: (message: Message) => Promise<unknown>,
) => Promise<unknown>;
