import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { QuoteRequestStatus } from '../enums/quote-request-status.js';
import type { QuoteRequestId } from '../types.js';
import type { QuoteRequestEvents } from './events.js';
import type { AnswerInput, QuoteInput, SubmitInput } from './inputs.js';
import { applyQuoteRequest, type QuoteRequestState } from './state.js';

export class QuoteRequest extends AggregateRoot<
  QuoteRequestId,
  QuoteRequestState,
  QuoteRequestEvents
> {
  protected override readonly apply = applyQuoteRequest;

  submit(input: SubmitInput): void {
    this.requireNew();
    this.raise('RequestSubmitted', { quoteRequestId: this.id, client: input.client });
  }

  reject(): void {
    requireStatus('Reject', this.state.status, [QuoteRequestStatus.Submitted]);
    this.raise('RequestRejected', { quoteRequestId: this.id });
  }

  quote(input: QuoteInput): void {
    requireStatus('Quote', this.state.status, [QuoteRequestStatus.Submitted]);
    this.raise('QuoteReceived', {
      quoteRequestId: this.id,
      premium: input.premium,
      validUntil: input.validUntil,
    });
  }

  answer(input: AnswerInput): void {
    requireStatus('Answer', this.state.status, [QuoteRequestStatus.QuoteReceived]);
    if (this.state.validUntil !== null && this.now > this.state.validUntil) {
      this.raise('QuoteExpired', { quoteRequestId: this.id });
    } else if (input.accept) {
      this.raise('QuoteAccepted', { quoteRequestId: this.id });
    } else {
      this.raise('QuoteRejected', { quoteRequestId: this.id });
    }
  }

  expire(): void {
    if (
      this.state.status !== QuoteRequestStatus.QuoteReceived &&
      this.state.status !== QuoteRequestStatus.QuoteAccepted
    ) {
      return;
    }
    this.raise('QuoteExpired', { quoteRequestId: this.id });
  }

  createPolicy(): void {
    requireStatus('CreatePolicy', this.state.status, [QuoteRequestStatus.QuoteAccepted]);
    this.raise('PolicyCreated', { quoteRequestId: this.id });
  }
}
