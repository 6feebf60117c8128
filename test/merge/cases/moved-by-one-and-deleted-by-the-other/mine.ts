export const apply = {
  AccountCreated: ({ accountId, owner }: AccountCreated) => ({
    id: accountId,
    status: 'Open',
    balance: ZERO,
    owner,
  }),
};
