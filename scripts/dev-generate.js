// node scripts/dev-generate.js examples/shop.yaml /tmp/shop-app
// Writes the files of an app without installing anything: the quick look at what templates make.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [specPath, target] = process.argv.slice(2);
if (!specPath || !target) throw new Error('usage: dev-generate.js <spec.yaml> <folder>');

const entry = `
export { parseSpec } from ${JSON.stringify(join(root, 'src/spec/parse-spec.ts'))};
export { buildModel } from ${JSON.stringify(join(root, 'src/model/build-model.ts'))};
export { planApp } from ${JSON.stringify(join(root, 'src/plan/plan.ts'))};
export { renderApp } from ${JSON.stringify(join(root, 'src/render/render.ts'))};
export { describe } from ${JSON.stringify(join(root, 'src/diagnostic.ts'))};
`;

async function loadPipeline() {
  const folder = join(root, 'node_modules/.cache/dev-generate');
  mkdirSync(folder, { recursive: true });
  const input = join(folder, `entry-${process.pid}.ts`);
  writeFileSync(input, entry);
  const bundle = await rolldown({
    input,
    platform: 'node',
    external: /^[a-z@]/,
    logLevel: 'silent',
  });
  const file = join(folder, `pipeline-${process.pid}.mjs`);
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(input);
    rmSync(file);
  }
}

const pipeline = await loadPipeline().catch((error) => {
  console.error(error.message.split('\n').slice(0, 4).join('\n'));
  process.exit(2);
});
const { parseSpec, buildModel, planApp, renderApp, describe } = pipeline;
const file = { path: 'plinth.yaml', text: readFileSync(specPath, 'utf8') };
const start = performance.now();
const parsed = await parseSpec({ root: file, included: [] });
const built = parsed.spec && buildModel(parsed.spec);
const diagnostics = [...parsed.diagnostics, ...(built?.diagnostics ?? [])];
for (const one of diagnostics) {
  const { message } = describe(one);
  console.error(`${one.severity} ${one.code} ${one.at.path.join('.')}: ${message}`);
}
if (!built?.model) process.exit(1);
const modelled = performance.now();
const before = process.cpuUsage();
const files = renderApp(
  planApp(built.model, {
    plinth: { version: '0.1.0' },
    packages: {
      kind: 'vendor',
      runtime: 'vendor/plinth-runtime-0.1.0.tgz',
      plinth: 'vendor/plinth-0.1.0.tgz',
    },
    packageManager: 'npm',
  }),
);
const rendered = performance.now();
const cpu = process.cpuUsage(before).user / 1000;

const out = resolve(target);
if (existsSync(out)) rmSync(out, { recursive: true });
for (const { path, text } of files) {
  const to = join(out, path);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, text);
}
writeFileSync(join(out, 'plinth.yaml'), file.text);
symlinkSync(join(root, 'node_modules'), join(out, 'node_modules'), 'dir');
console.log(
  `${files.length} files in ${out}; model ${(modelled - start).toFixed(0)} ms, plan and render ${(rendered - modelled).toFixed(0)} ms (${cpu.toFixed(0)} ms of processor)`,
);
