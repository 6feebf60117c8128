import type { Apply } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import { QuoteRequestStatus } from '../enums/quote-request-status.js';
import type { QuoteRequestId } from '../types.js';
import type { Money } from '../values/money.js';
import type { QuoteRequestEvents } from './events.js';

export interface QuoteRequestState {
  readonly id: QuoteRequestId;
  readonly status: QuoteRequestStatus;
  readonly client: CustomerId;
  readonly premium: Money | null;
  readonly validUntil: string | null;
}

/** What each event makes of a quote request. */
export const applyQuoteRequest: Apply<QuoteRequestState, QuoteRequestEvents> = {
  RequestSubmitted: ({ quoteRequestId, client }) => ({
    id: quoteRequestId,
    status: QuoteRequestStatus.Submitted,
    client,
    premium: null,
    validUntil: null,
  }),
  RequestRejected: (_data, state) => ({ ...state, status: QuoteRequestStatus.RequestRejected }),
  QuoteReceived: ({ premium, validUntil }, state) => ({
    ...state,
    status: QuoteRequestStatus.QuoteReceived,
    premium,
    validUntil,
  }),
  QuoteAccepted: (_data, state) => ({ ...state, status: QuoteRequestStatus.QuoteAccepted }),
  QuoteRejected: (_data, state) => ({ ...state, status: QuoteRequestStatus.QuoteRejected }),
  QuoteExpired: (_data, state) => ({ ...state, status: QuoteRequestStatus.QuoteExpired }),
  PolicyCreated: (_data, state) => ({ ...state, status: QuoteRequestStatus.PolicyCreated }),
};
