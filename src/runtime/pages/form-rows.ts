import { countName, type FormValues, rowCount } from './form-field.ts';

/** The form with one more empty row in the list called `name`. */
export function addRow(values: FormValues, name: string): FormValues {
  return { ...values, [countName(name)]: String(rowCount(values, name) + 1) };
}

/** The form without the row at `place` (`images.2`); those behind it move up. */
export function removeRow(values: FormValues, place: string): FormValues {
  const [, name, index] = /^(.+)\.(\d+)$/.exec(place) ?? [];
  const count = name === undefined ? 0 : rowCount(values, name);
  if (name === undefined || Number(index) >= count) {
    return values;
  }
  const entries = Object.entries(values).flatMap(([key, value]) => {
    const at = rowOf(key, name);
    if (at === undefined) {
      return [[key, value] as const];
    }
    if (at === Number(index)) {
      return [];
    }
    const moved = at > Number(index) ? at - 1 : at;
    return [[`${name}.${moved}${key.slice(`${name}.${at}`.length)}`, value] as const];
  });
  return { ...Object.fromEntries(entries), [countName(name)]: String(count - 1) };
}

function rowOf(key: string, name: string): number | undefined {
  if (!key.startsWith(`${name}.`)) {
    return undefined;
  }
  const [, at] = /^(\d+)(?:\.|$)/.exec(key.slice(name.length + 1)) ?? [];
  return at === undefined ? undefined : Number(at);
}
