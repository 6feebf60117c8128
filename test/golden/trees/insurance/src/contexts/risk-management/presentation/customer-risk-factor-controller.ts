import { created, ifMatch, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import {
  readCustomerRiskFactors,
  writeCustomerRiskFactors,
} from '../application/customer-risk-factor-access.js';
import type { CustomerRiskFactorService } from '../application/customer-risk-factor-service.js';
import type { CustomerRiskFactorId } from '../domain/customer-risk-factor.js';
import {
  customerRiskFactorToJson,
  type NewCustomerRiskFactorJson,
  newCustomerRiskFactorFromJson,
} from './customer-risk-factor-json.js';
import { customerRiskFactorParams } from './schemas/customer-risk-factor.js';

export class CustomerRiskFactorController {
  readonly #customerRiskFactors: CustomerRiskFactorService;

  constructor(customerRiskFactors: CustomerRiskFactorService) {
    this.#customerRiskFactors = customerRiskFactors;
  }

  register(app: Server): void {
    this.#create(app);
    this.#get(app);
    this.#replace(app);
  }

  #create(app: Server): void {
    app.post<{ Body: NewCustomerRiskFactorJson }>(
      '/risk-factors',
      {
        schema: {
          operationId: 'createCustomerRiskFactor',
          tags: ['RiskManagement'],
          summary: 'Create a customer risk factor',
          body: { $ref: 'NewCustomerRiskFactor#' },
          response: {
            201: { $ref: 'CustomerRiskFactor#' },
          },
        },
        config: {
          allow: writeCustomerRiskFactors,
          creates: true,
          errors: ['NotUnique', 'UnknownCustomer'],
        },
      },
      async (request, reply) => {
        const { value, version } = await this.#customerRiskFactors.create(
          newCustomerRiskFactorFromJson(request.body),
        );
        const location = locationOf(request, value.id);
        const answer = customerRiskFactorToJson(value);
        return versioned(reply, version, created(reply, location, answer));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: CustomerRiskFactorId } }>(
      '/risk-factors/:id',
      {
        schema: {
          operationId: 'getCustomerRiskFactor',
          tags: ['RiskManagement'],
          summary: 'Get a customer risk factor',
          params: customerRiskFactorParams,
          response: {
            200: { $ref: 'CustomerRiskFactor#' },
          },
        },
        config: { allow: readCustomerRiskFactors, versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#customerRiskFactors.get(request.params.id);
        return versioned(reply, version, customerRiskFactorToJson(value));
      },
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: CustomerRiskFactorId }; Body: NewCustomerRiskFactorJson }>(
      '/risk-factors/:id',
      {
        schema: {
          operationId: 'replaceCustomerRiskFactor',
          tags: ['RiskManagement'],
          summary: 'Replace a customer risk factor',
          params: customerRiskFactorParams,
          body: { $ref: 'CustomerRiskFactorReplacement#' },
          response: {
            200: { $ref: 'CustomerRiskFactor#' },
          },
        },
        config: {
          allow: writeCustomerRiskFactors,
          ifMatch: true,
          errors: ['NotUnique', 'UnknownCustomer'],
        },
      },
      async (request, reply) => {
        const { value, version } = await this.#customerRiskFactors.replace(
          request.params.id,
          newCustomerRiskFactorFromJson(request.body),
          ifMatch(request),
        );
        return versioned(reply, version, customerRiskFactorToJson(value));
      },
    );
  }
}
