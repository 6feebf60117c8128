export const apply = {
  AccountCreated: ({ accountId }: AccountCreated) => ({
    id: accountId,
    status: 'Open',
    balance: ZERO,
  }),
};
