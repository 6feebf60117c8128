// Builds dist/ (the command line and the programmatic API) and the runtime package.
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, watch } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWatch = process.argv.includes('--watch');

// Few files on the way to the first answer: what only some commands need is a chunk of its own.
// ts-morph stays outside: it is large, and only loaded to look into TypeScript.
const input = {
  input: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  cwd: root,
  platform: 'node',
  external: ['ts-morph'],
};

const output = {
  dir: join(root, 'dist'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: { compress: true, mangle: false, codegen: true },
};

/** Runs the compiler; its complaints go to the terminal. */
function tsc(...args) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const child = spawn(process.execPath, [compiler, ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`tsc ${args.join(' ')} failed`));
    });
  });
}

async function bundle() {
  const build = await rolldown(input);
  await build.write(output);
  await build.close();
}

/** Nothing of an older build stays behind, but packed packages do: they are named by content. */
function clean() {
  const dist = join(root, 'dist');
  rmSync(join(dist, 'chunks'), { recursive: true, force: true });
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  for (const name of listOf(dist)) if (name.endsWith('.js')) rmSync(join(dist, name));
}

function listOf(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const runtime = ['-p', 'src/runtime/tsconfig.build.json'];
const types = ['-p', 'scripts/tsconfig.types.json'];

clean();
if (isWatch) {
  watch({ ...input, output }).on('event', (event) => {
    if (event.code === 'BUNDLE_END') console.log(`dist/ built in ${Math.round(event.duration)} ms`);
    if (event.code === 'ERROR') console.error(event.error.message);
  });
  await tsc(...runtime, '--watch', '--preserveWatchOutput');
} else {
  const results = await Promise.allSettled([bundle(), tsc(...types), tsc(...runtime)]);
  for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
    console.error(reason.message);
    process.exitCode = 1;
  }
}
