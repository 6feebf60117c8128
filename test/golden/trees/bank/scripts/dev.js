// Compiles on every change, and restarts the app on every compilation.
import { spawn, spawnSync } from 'node:child_process';

const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];
const main = 'dist/processes/bank/main.js';
const options = { stdio: 'inherit' };

spawnSync(process.execPath, compile, options);

const children = [
  spawn(process.execPath, [...compile, '--watch', '--preserveWatchOutput'], options),
  spawn(process.execPath, ['--watch', '--enable-source-maps', main], options),
];

function stop(signal) {
  for (const child of children) child.kill(signal);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
for (const child of children) child.on('exit', () => stop('SIGTERM'));
