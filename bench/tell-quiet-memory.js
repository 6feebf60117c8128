// Loaded before a program (`node --expose-gc --import`): tells every ten seconds what memory it has
// once its garbage is collected.
const begun = performance.now();

setInterval(() => {
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send({ at: performance.now() - begun, rss, heap: heapUsed, external });
}, 10_000).unref();
process.channel?.unref();
