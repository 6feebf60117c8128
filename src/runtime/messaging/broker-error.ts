/** A broker that cannot be used, and what to do about it. */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';
}
