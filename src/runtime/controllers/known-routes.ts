interface KnownRoute {
  readonly segments: readonly string[];
  readonly methods: Set<string>;
}

/** Which methods an address is served with: asked only when no route matched. */
export class KnownRoutes {
  readonly #byLength = new Map<number, KnownRoute[]>();

  add(path: string, methods: readonly string[]): void {
    const segments = segmentsOf(path);
    const routes = this.#byLength.get(segments.length) ?? [];
    this.#byLength.set(segments.length, routes);
    let route = routes.find((known) => known.segments.join('/') === segments.join('/'));
    if (route === undefined) {
      route = { segments, methods: new Set() };
      routes.push(route);
    }
    for (const method of methods) {
      route.methods.add(method);
    }
  }

  methodsOf(url: string): readonly string[] {
    const [path = ''] = url.split('?', 1);
    const segments = segmentsOf(path);
    const methods = new Set<string>();
    for (const route of this.#byLength.get(segments.length) ?? []) {
      if (route.segments.every((wanted, at) => fits(wanted, segments[at]))) {
        for (const method of route.methods) methods.add(method);
      }
    }
    return [...methods].sort();
  }
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function fits(wanted: string, segment: string | undefined): boolean {
  return wanted.startsWith(':') || wanted === segment;
}
