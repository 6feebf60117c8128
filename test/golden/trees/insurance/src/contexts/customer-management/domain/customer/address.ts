import { checkString, checkUuid, validate } from '@plinth/runtime/domain';

export interface AddressFields {
  readonly id: string;
  readonly street: string;
  readonly city: string;
}

export interface AddressJson {
  readonly id: string;
  readonly street: string;
  readonly city: string;
}

export class Address {
  readonly id: string;
  readonly street: string;
  readonly city: string;

  constructor(fields: AddressFields) {
    this.id = fields.id;
    this.street = fields.street;
    this.city = fields.city;
    validate({
      id: checkUuid(this.id),
      street: checkString(this.street, { min: 1, max: 120 }),
      city: checkString(this.city, { min: 1, max: 80 }),
    });
    Object.freeze(this);
  }

  static fromJSON(json: AddressJson): Address {
    return new Address({
      id: json.id,
      street: json.street,
      city: json.city,
    });
  }

  toJSON(): AddressJson {
    return {
      id: this.id,
      street: this.street,
      city: this.city,
    };
  }
}
