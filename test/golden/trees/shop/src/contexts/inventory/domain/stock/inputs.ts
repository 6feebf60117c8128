export interface ReceiveInput {
  readonly quantity: number;
}

export interface ReserveInput {
  readonly orderId: string;
  readonly quantity: number;
}

export interface ReleaseInput {
  readonly orderId: string;
}
