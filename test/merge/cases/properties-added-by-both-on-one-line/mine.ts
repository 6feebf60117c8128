register(OpenCommand, new OpenHandler({ orders, products, mailer }));
