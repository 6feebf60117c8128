import { checkDate, checkInt, validate } from '@plinth/runtime/domain';

export interface DunningFields {
  readonly id: number;
  readonly dunningDate: string;
  readonly paymentDeadline: string;
}

export interface DunningJson {
  readonly id: number;
  readonly dunningDate: string;
  readonly paymentDeadline: string;
}

export class Dunning {
  readonly id: number;
  readonly dunningDate: string;
  readonly paymentDeadline: string;

  constructor(fields: DunningFields) {
    this.id = fields.id;
    this.dunningDate = fields.dunningDate;
    this.paymentDeadline = fields.paymentDeadline;
    validate({
      id: checkInt(this.id),
      dunningDate: checkDate(this.dunningDate),
      paymentDeadline: checkDate(this.paymentDeadline),
    });
    Object.freeze(this);
  }

  static fromJSON(json: DunningJson): Dunning {
    return new Dunning({
      id: json.id,
      dunningDate: json.dunningDate,
      paymentDeadline: json.paymentDeadline,
    });
  }

  toJSON(): DunningJson {
    return {
      id: this.id,
      dunningDate: this.dunningDate,
      paymentDeadline: this.paymentDeadline,
    };
  }
}
