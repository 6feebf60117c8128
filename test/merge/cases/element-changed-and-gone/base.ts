const commands = new CommandBus();

export const controllers = [
  new WalletController(commands),
  new MoveController(commands),
  new LoginController(commands),
];
