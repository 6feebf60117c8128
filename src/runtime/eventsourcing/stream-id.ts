/** The events of one aggregate; the category is `context.aggregate`, such as `accounts.account`. */
export interface StreamId {
  readonly category: string;
  readonly id: string;
}
