import type { EventOf } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import type { QuoteRequestId } from '../types.js';
import type { Money } from '../values/money.js';

export interface RequestSubmitted {
  readonly quoteRequestId: QuoteRequestId;
  readonly client: CustomerId;
}

export interface RequestRejected {
  readonly quoteRequestId: QuoteRequestId;
}

export interface QuoteReceived {
  readonly quoteRequestId: QuoteRequestId;
  readonly premium: Money;
  readonly validUntil: string;
}

export interface QuoteAccepted {
  readonly quoteRequestId: QuoteRequestId;
}

export interface QuoteRejected {
  readonly quoteRequestId: QuoteRequestId;
}

export interface QuoteExpired {
  readonly quoteRequestId: QuoteRequestId;
}

export interface PolicyCreated {
  readonly quoteRequestId: QuoteRequestId;
}

/** What can happen to a quote request. */
export interface QuoteRequestEvents {
  readonly RequestSubmitted: RequestSubmitted;
  readonly RequestRejected: RequestRejected;
  readonly QuoteReceived: QuoteReceived;
  readonly QuoteAccepted: QuoteAccepted;
  readonly QuoteRejected: QuoteRejected;
  readonly QuoteExpired: QuoteExpired;
  readonly PolicyCreated: PolicyCreated;
}

export type QuoteRequestEvent = EventOf<QuoteRequestEvents>;
