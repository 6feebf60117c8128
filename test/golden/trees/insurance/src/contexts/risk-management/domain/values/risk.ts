import { checkInt, checkString, ValueObject, validate } from '@plinth/runtime/domain';

export interface RiskFields {
  readonly likelihood: number;
  readonly risk: string;
}

export interface RiskJson {
  readonly likelihood: number;
  readonly risk: string;
}

export class Risk extends ValueObject {
  readonly likelihood: number;
  readonly risk: string;

  constructor(fields: RiskFields) {
    super();
    this.likelihood = fields.likelihood;
    this.risk = fields.risk;
    validate({
      likelihood: checkInt(this.likelihood, { min: 0, max: 100 }),
      risk: checkString(this.risk, { max: 255 }),
    });
    Object.freeze(this);
  }

  static fromJSON(json: RiskJson): Risk {
    return new Risk({
      likelihood: json.likelihood,
      risk: json.risk,
    });
  }

  toJSON(): RiskJson {
    return {
      likelihood: this.likelihood,
      risk: this.risk,
    };
  }
}
