export const currencySchema = {
  $id: 'Currency',
  type: 'string',
  enum: ['EUR', 'USD', 'GBP'],
};
