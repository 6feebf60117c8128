import { type Server, versioned } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import { type GetProfileQuery, getProfileAccess } from '../application/queries/get-profile.js';
import { getProfileToJson } from './get-profile-json.js';

export class GetProfileController {
  readonly #query: GetProfileQuery;

  constructor(query: GetProfileQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { username: string } }>(
      '/profiles/:username',
      {
        schema: {
          operationId: 'getProfile',
          tags: ['Vets'],
          summary: 'Get profile',
          params: {
            type: 'object',
            required: ['username'],
            properties: {
              username: { type: 'string', maxLength: 255 },
            },
          },
          response: {
            200: { $ref: 'GetProfile#' },
          },
        },
        config: { allow: getProfileAccess, versioned: true, holdsMore: true },
      },
      async (request, reply) => {
        const profile = await this.#query.ask(request.params);
        if (profile === null) throw new NotFound('Profile');
        return versioned(reply, profile.version, getProfileToJson(profile.value, request.actor));
      },
    );
  }
}
