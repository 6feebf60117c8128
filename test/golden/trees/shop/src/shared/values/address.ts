import { checkString, ValueObject, validate } from '@plinth/runtime/domain';
import { type CountryCode, checkCountryCode } from '../types.js';

export interface AddressFields {
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly country: CountryCode;
}

export interface AddressJson {
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly country: CountryCode;
}

export class Address extends ValueObject {
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly country: CountryCode;

  constructor(fields: AddressFields) {
    super();
    this.street = fields.street;
    this.city = fields.city;
    this.zip = fields.zip;
    this.country = fields.country;
    validate({
      street: checkString(this.street, { min: 1, max: 120 }),
      city: checkString(this.city, { min: 1, max: 80 }),
      zip: checkString(this.zip, { min: 1, max: 12 }),
      country: checkCountryCode(this.country),
    });
    Object.freeze(this);
  }

  static fromJSON(json: AddressJson): Address {
    return new Address({
      street: json.street,
      city: json.city,
      zip: json.zip,
      country: json.country,
    });
  }

  toJSON(): AddressJson {
    return {
      street: this.street,
      city: this.city,
      zip: this.zip,
      country: this.country,
    };
  }
}
