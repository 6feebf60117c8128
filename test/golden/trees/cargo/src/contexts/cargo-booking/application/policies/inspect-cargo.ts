import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Delivery, EventSubscription, Heard } from '@plinth/runtime/events';
import type { HandlingRegistered } from '../../domain/handling-event/events.js';
import { InspectCommand } from '../commands/cargo/inspect.js';

export class InspectCargoPolicy implements EventSubscription {
  readonly name = 'cargo-booking.inspect-cargo';
  readonly types = { 'cargo-booking.handling-event': ['HandlingRegistered'] };
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  async handle(
    { data }: Heard<{ HandlingRegistered: HandlingRegistered }>,
    { key }: Delivery,
  ): Promise<void> {
    await this.#commands.send(new InspectCommand(data.cargo), { key });
  }
}
