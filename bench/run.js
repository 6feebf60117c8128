import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchCrud } from './crud.js';
import { benchGeneration } from './generation.js';
import { benchStart } from './start.js';

const root = join(import.meta.dirname, '..');
const benches = { start: benchStart, generation: benchGeneration, crud: benchCrud };
const wanted = process.argv.slice(2);

if (!existsSync(join(root, 'bench/node_modules'))) {
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: join(root, 'bench'),
    stdio: 'inherit',
  });
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench(root);
}
