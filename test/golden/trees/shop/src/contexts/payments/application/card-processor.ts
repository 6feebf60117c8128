import type { Decimal } from '@plinth/runtime/domain';

export interface CardProcessorChargeInput {
  readonly correlationId: string;
  readonly amount: Decimal;
}

export interface CardProcessorChargeReply {
  readonly message: string;
}

/** What is asked of CardProcessor, a system outside. */
export interface CardProcessor {
  charge(input: CardProcessorChargeInput): Promise<CardProcessorChargeReply>;
}
