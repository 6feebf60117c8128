register(OpenCommand, new OpenHandler({ orders, products, clock, mailer }));
