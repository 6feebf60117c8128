const most = 1_000;

/** Deletes in units of work of a bounded size, so that others come in between; answers how many rows went. */
export async function inBatches(remove: (limit: number) => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const removed = await remove(most);
    all += removed;
    if (removed < most) return all;
  }
}
