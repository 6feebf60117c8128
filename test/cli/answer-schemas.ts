import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = join(import.meta.dirname, '../../schema/answers');

/** The commands whose answers have a published form. */
export const described: readonly string[] = readdirSync(folder)
  .map((file) => file.replace('.schema.json', ''))
  .filter((name) => name !== 'common');

const ajv = new Ajv2020({ allErrors: true, strict: true });
for (const name of [...described, 'common']) {
  ajv.addSchema(closed(JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'))));
}

/** A published form lets keys be added; here a key that nobody described is a mistake. */
function closed(schema: unknown): object {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, visit(item)]);
    const isObject = 'type' in value && value.type === 'object';
    return { ...Object.fromEntries(entries), ...(isObject ? { additionalProperties: false } : {}) };
  };
  return Object(visit(schema));
}

/** What is wrong with an answer; '' when it is as its command describes it. */
export function complaintAbout(command: string, answer: unknown): string {
  const check = ajv.getSchema(`${command}.schema.json`);
  if (check === undefined) return `schema/answers has no form for ${command}`;
  return check(answer) === true ? '' : ajv.errorsText(check.errors);
}
