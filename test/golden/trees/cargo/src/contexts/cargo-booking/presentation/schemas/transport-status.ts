export const transportStatusSchema = {
  $id: 'TransportStatus',
  type: 'string',
  enum: ['NotReceived', 'InPort', 'OnboardCarrier', 'Claimed', 'Unknown'],
};
