const bus = new CommandBus();

export const controllers = [
  new WalletController(bus),
  new MoveController(bus),
<<<<<<< yours
  new LoginController(bus),
||||||| generated before
  new LoginController(commands),
=======
>>>>>>> generated now
];
