export const getProfileSchema = {
  $id: 'GetProfile',
  type: 'object',
  required: ['username', 'bio', 'image', 'status', 'following'],
  properties: {
    username: { type: 'string', minLength: 3, maxLength: 20 },
    bio: {
      type: ['string', 'null'],
    },
    image: {
      type: ['string', 'null'],
      format: 'uri',
    },
    status: { $ref: 'VetsProfileStatus#' },
    following: { type: 'boolean' },
  },
  additionalProperties: false,
};
