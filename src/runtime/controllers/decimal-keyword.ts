import type { ErrorObject, FuncKeywordDefinition } from 'ajv';
import {
  checkDecimal,
  Decimal,
  type DecimalInput,
  type DecimalRule,
  isDomainError,
} from '../domain/index.ts';

interface DecimalSchema {
  readonly scale?: number;
  readonly minimum?: DecimalInput;
  readonly maximum?: DecimalInput;
}

/** Ajv reads what is wrong from the function itself. */
interface CheckData {
  (data: DecimalInput): boolean;
  errors?: Partial<ErrorObject>[];
}

/** `'x-decimal': { scale: 2, minimum: '0' }`: range and scale by value, whether text or number. */
export const decimalKeyword: FuncKeywordDefinition = {
  keyword: 'x-decimal',
  type: ['string', 'number'],
  errors: true,
  compile(schema: DecimalSchema): CheckData {
    const rule: DecimalRule = {
      scale: schema.scale ?? 20,
      ...(schema.minimum === undefined ? {} : { min: schema.minimum }),
      ...(schema.maximum === undefined ? {} : { max: schema.maximum }),
    };
    const validate: CheckData = (data) => {
      const message = problemOf(data, rule);
      if (message === undefined) {
        return true;
      }
      validate.errors = [{ keyword: 'x-decimal', message, params: {} }];
      return false;
    };
    return validate;
  },
};

function problemOf(data: DecimalInput, rule: DecimalRule): string | undefined {
  try {
    const problem = checkDecimal(Decimal.of(data), rule);
    return typeof problem === 'string' ? problem : undefined;
  } catch (error) {
    if (isDomainError(error)) {
      return 'must be a decimal number';
    }
    throw error;
  }
}
