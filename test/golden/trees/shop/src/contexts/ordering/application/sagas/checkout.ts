import type { CommandSender } from '@plinth/runtime/cqrs';
import {
  eachOf,
  type FailedScope,
  type Saga,
  type SagaCall,
  type SagaSteps,
} from '@plinth/runtime/saga';
import {
  type InventoryClient,
  ReleaseCommand,
  ReserveCommand,
} from '../../../inventory/contract.js';
import { type NotificationsClient, SendReceiptCommand } from '../../../notifications/contract.js';
import { ChargeCommand, type PaymentsClient, RefundCommand } from '../../../payments/contract.js';
import {
  CancelForCommand,
  RequestCommand,
  type ShippingClient,
} from '../../../shipping/contract.js';
import { CancelReason } from '../../domain/enums/cancel-reason.js';
import type { OrderPlaced } from '../../domain/order/events.js';
import { CancelCommand } from '../commands/order/cancel.js';
import { RecordPaymentCommand } from '../commands/order/record-payment.js';

/** What the steps answer. */
export interface CheckoutData {
  readonly paymentId: string;
}

export interface CheckoutSagaPorts {
  readonly inventory: InventoryClient;
  readonly payments: PaymentsClient;
  readonly commands: CommandSender;
  readonly shipping: ShippingClient;
  readonly notifications: NotificationsClient;
}

const each = eachOf<OrderPlaced, CheckoutData>();

export class CheckoutSaga implements Saga<OrderPlaced, CheckoutData> {
  readonly name = 'ordering.checkout';
  readonly types = { 'ordering.order': ['OrderPlaced'] };
  readonly timeout = 600_000;
  readonly #inventory: InventoryClient;
  readonly #payments: PaymentsClient;
  readonly #commands: CommandSender;
  readonly #shipping: ShippingClient;
  readonly #notifications: NotificationsClient;

  constructor(ports: CheckoutSagaPorts) {
    this.#inventory = ports.inventory;
    this.#payments = ports.payments;
    this.#commands = ports.commands;
    this.#shipping = ports.shipping;
    this.#notifications = ports.notifications;
  }

  readonly steps: SagaSteps<OrderPlaced, CheckoutData> = [
    each({
      name: 'reserve',
      timeout: 5_000,
      forEach: ({ event }) => event.lines,
      do: async ({ event, item: line }, call) => {
        await this.#inventory.commands.send(
          new ReserveCommand(line.sku, { orderId: event.orderId, quantity: line.quantity }),
          call,
        );
      },
      undo: async ({ event, item: line }, call) => {
        await this.#inventory.commands.send(
          new ReleaseCommand(line.sku, { orderId: event.orderId }),
          call,
        );
      },
    }),
    {
      name: 'charge',
      do: async ({ event }, call) => {
        const { value } = await this.#payments.commands.send(
          new ChargeCommand({
            orderId: event.orderId,
            customerId: event.customerId,
            amount: event.total,
          }),
          call,
        );
        return { paymentId: value.paymentId };
      },
      undo: async ({ data }, call) => {
        await this.#payments.commands.send(new RefundCommand(data.paymentId), call);
      },
    },
    {
      name: 'record',
      do: async ({ event, data }, call) => {
        await this.#commands.send(
          new RecordPaymentCommand(event.orderId, {
            paymentId: data.paymentId,
            amount: event.total,
          }),
          call,
        );
      },
    },
    [
      {
        name: 'dispatch',
        do: async ({ event }, call) => {
          await this.#shipping.commands.send(
            new RequestCommand({ orderId: event.orderId, shipTo: event.shipTo }),
            call,
          );
        },
        undo: async ({ event }, call) => {
          await this.#shipping.commands.send(
            new CancelForCommand({ orderId: event.orderId }),
            call,
          );
        },
      },
      {
        name: 'receipt',
        optional: true,
        do: async ({ event }, call) => {
          await this.#notifications.commands.send(
            new SendReceiptCommand({ orderId: event.orderId, customerId: event.customerId }),
            call,
          );
        },
      },
    ],
  ];

  async failed(
    { event, failure }: FailedScope<OrderPlaced, CheckoutData>,
    call: SagaCall,
  ): Promise<void> {
    if (failure.step === 'reserve') {
      await this.#commands.send(
        new CancelCommand(event.orderId, { reason: CancelReason.OutOfStock }),
        call,
      );
    } else {
      await this.#commands.send(
        new CancelCommand(event.orderId, { reason: CancelReason.PaymentFailed }),
        call,
      );
    }
  }
}
