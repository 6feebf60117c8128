import type { Decimal } from '@plinth/runtime/domain';

export interface BackupProcessorChargeInput {
  readonly correlationId: string;
  readonly amount: Decimal;
}

export interface BackupProcessorChargeReply {
  readonly message: string;
}

/** What is asked of BackupProcessor, a system outside. */
export interface BackupProcessor {
  charge(input: BackupProcessorChargeInput): Promise<BackupProcessorChargeReply>;
}
