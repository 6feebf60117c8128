const bus = new CommandBus();

export const controllers = [
  new WalletController(bus),
  new MoveController(bus),
  new LoginController(bus),
];
