commands.register(OpenCommand, new OpenHandler({ orders, products, unitOfWork: ports.database, mailer }));
