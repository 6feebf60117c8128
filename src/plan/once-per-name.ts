/** Like `oncePer`, for what is asked about a name: each file that names a thing asks again. */
export function oncePerName<Value>(make: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const value = make(name);
    known.set(name, value);
    return value;
  };
}
