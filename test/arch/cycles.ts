/** The cycles of a directed graph, each as the nodes on it (Tarjan's strongly connected components). */
export function findCycles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string): number => {
    const mine = order.size;
    order.set(node, mine);
    low.set(node, mine);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const reach = order.has(next)
        ? stack.includes(next)
          ? (order.get(next) ?? mine)
          : mine
        : visit(next);
      low.set(node, Math.min(low.get(node) ?? mine, reach));
    }
    if (low.get(node) === mine) {
      const component = stack.splice(stack.indexOf(node));
      if (component.length > 1 || graph.get(node)?.has(node)) cycles.push(component.sort());
    }
    return low.get(node) ?? mine;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
}
