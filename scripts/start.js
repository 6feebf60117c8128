// `npm start`: makes the example shop (once), starts it, and shows what can be done with it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shop = join(root, 'shop');

/** Runs a step; when it fails, it has said why. */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

function prepare() {
  if (!existsSync(join(root, 'dist', 'cli.js'))) run('npm', ['run', 'build'], root);
  if (!existsSync(join(shop, 'plinth.lock'))) {
    console.log('making the example shop from examples/shop.yaml in ./shop');
    const options = ['--spec', 'examples/shop.yaml', '--yes', '--no-git', '--quiet'];
    console.log('installing its packages; this takes a while the first time');
    run(process.execPath, ['bin/plinth.js', 'new', 'shop', ...options], root);
  } else if (!existsSync(join(shop, 'node_modules', '@plinth', 'runtime'))) {
    run(
      'npm',
      ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
      shop,
    );
  }
  console.log('building it');
  run('npm', ['run', '--silent', 'build'], shop);
}

/** The port that is wanted, or the next one that is free. */
async function freePort(wanted) {
  for (let port = wanted; port < wanted + 50; port++) {
    const isFree = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  throw new Error(`no port from ${wanted} on is free`);
}

async function untilReady(address, app) {
  for (let attempt = 0; attempt < 300 && app.exitCode === null; attempt++) {
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the shop did not start');
}

/** A product number that is not taken yet, so that the tour works every time. */
async function freeSku(address) {
  for (;;) {
    const sku = `BOK-${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
    const { status } = await fetch(`${address}/api/products/${sku}`);
    if (status === 404) return sku;
  }
}

function tour({ address, sku, token }) {
  const product = `{"id":"${sku}","name":"Book ${sku}","price":{"amount":"54.90","currency":"EUR"}}`;
  const json = `-H 'content-type: application/json'`;
  const signedIn = `-H "authorization: Bearer $TOKEN"`;
  return `
The shop listens on ${address}

  ${address}/ui/products   pages (sign in with the token below to change something)
  ${address}/docs          the API, to read and to try out

A short tour, for another terminal:

  # what there is, for everybody
  curl -s '${address}/api/products?limit=3'

  # adding a product takes an admin; this token is good for a day
  export TOKEN=${token}
  curl -i ${address}/api/products ${json} ${signedIn} -d '${product}'

  # without the token the answer is 401, and a wrong price is explained
  curl -s ${address}/api/products ${json} -d '{}'
  curl -s ${address}/api/products ${json} ${signedIn} -d '${product.replace('54.90', 'a lot')}'

  # change it, but only if nobody else has meanwhile: the second time answers 412
  curl -i -X PATCH ${address}/api/products/${sku} ${json} ${signedIn} -H 'if-match: W/"1"' -d '{"active":false}'

The code is in ./shop: edit shop/plinth.yaml or any file there, then run
  (cd shop && npm run regenerate)
Ctrl-C stops the shop.
`;
}

async function main() {
  prepare();
  const port = await freePort(Number(process.env.PORT ?? 3000));
  const address = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' };
  const app = spawn(process.execPath, ['--enable-source-maps', 'dist/processes/shop/main.js'], {
    cwd: shop,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Out of reach of the terminal's own Ctrl-C: told twice, it would stop at once instead of in order.
    detached: true,
  });
  app.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
  await untilReady(address, app);
  const args = ['run', '--silent', 'token', '--', '--role', 'admin', '--for', '24h'];
  const { stdout } = spawnSync('npm', args, { cwd: shop, env, encoding: 'utf8' });
  console.log(tour({ address, sku: await freeSku(address), token: stdout.trim() }));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
