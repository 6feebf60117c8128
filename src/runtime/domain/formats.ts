import { isDate, readDatetime } from './datetime.ts';
import type { Problem } from './validate.ts';

type Text = string | null | undefined;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// What HTML's `<input type=email>` accepts, with a dot in the domain and bounded lengths.
const email =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;
const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function problem(value: Text, fits: (text: string) => boolean, message: string): Problem {
  return value === null || value === undefined || fits(value) ? undefined : message;
}

export function checkDate(value: Text): Problem {
  return problem(value, isDate, 'must be a date');
}

export function checkDatetime(value: Text): Problem {
  const fits = (text: string): boolean => readDatetime(text) !== undefined;
  return problem(value, fits, 'must be a date-time with an offset');
}

export function checkUuid(value: Text): Problem {
  return problem(value, (text) => uuid.test(text), 'must be a UUID');
}

export function checkEmail(value: Text): Problem {
  return problem(value, (text) => email.test(text), 'must be an e-mail address');
}

/** Absolute, with a scheme and without blanks: what `new URL` would repair is refused. */
export function checkUri(value: Text): Problem {
  const fits = (text: string): boolean =>
    /^[a-z][a-z\d+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/iu.test(text) && URL.canParse(text);
  return problem(value, fits, 'must be a URI');
}

export function checkBinary(value: Text): Problem {
  return problem(value, (text) => base64.test(text), 'must be base64');
}
