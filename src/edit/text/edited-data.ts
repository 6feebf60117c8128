import type { Data, DataMap, Edit, Path } from '../edit.ts';

/** What a file says after an edit, as data: what the edited text is held against. */
export function editedData(data: unknown, edit: Edit): unknown {
  switch (edit.kind) {
    case 'add':
      return changed(data, edit.path, (map) => ({ ...(map as DataMap), ...edit.entries }));
    case 'append':
      return changed(data, edit.path, (list) => [...((list ?? []) as readonly Data[]), edit.item]);
    case 'set':
      return changed(data, edit.path, () => edit.value);
    case 'create':
      return edit.entries;
    case 'remove':
      return changed(data, edit.path.slice(0, -1), (holder) => without(holder, edit.path.at(-1)));
  }
}

function changed(data: unknown, path: Path, change: (data: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(data);
  if (Array.isArray(data)) {
    return data.map((item, index) => (index === step ? changed(item, rest, change) : item));
  }
  const map = (data ?? {}) as DataMap;
  return { ...map, [step]: changed(map[step], rest, change) };
}

function without(holder: unknown, step: string | number | undefined): unknown {
  if (Array.isArray(holder)) return holder.filter((_, index) => index !== step);
  return Object.fromEntries(Object.entries(holder as DataMap).filter(([key]) => key !== `${step}`));
}
