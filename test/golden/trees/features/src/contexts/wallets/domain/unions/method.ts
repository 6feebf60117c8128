import { checkString, validate } from '@plinth/runtime/domain';

interface MethodCard {
  readonly type: 'card';
  readonly last4: string;
}

interface MethodCardFields {
  readonly last4: string;
}

interface MethodCardJson {
  readonly type: 'card';
  readonly last4: string;
}

interface MethodCash {
  readonly type: 'cash';
}

interface MethodCashJson {
  readonly type: 'cash';
}

export type Method = MethodCard | MethodCash;

export type MethodJson = MethodCardJson | MethodCashJson;

export const Method = {
  card(fields: MethodCardFields): Method {
    validate({
      last4: checkString(fields.last4, { min: 4, max: 4 }),
    });
    return {
      type: 'card',
      last4: fields.last4,
    };
  },

  cash(): Method {
    return { type: 'cash' };
  },
};

export function methodFromJson(json: MethodJson): Method {
  switch (json.type) {
    case 'card':
      return Method.card({
        last4: json.last4,
      });
    case 'cash':
      return Method.cash();
  }
}
