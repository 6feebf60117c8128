export const orderStatusSchema = {
  $id: 'OrderingOrderStatus',
  type: 'string',
  enum: ['Draft', 'Placed', 'Paid', 'Shipped', 'Cancelled'],
};
