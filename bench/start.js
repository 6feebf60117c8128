import { join } from 'node:path';
import { printTable, race, timeCommand } from './measure.js';

/** How long the command line takes to start, against bare node and hygen. */
export async function benchStart(root) {
  const node = (...args) => timeCommand(process.execPath, args);
  const plinth = join(root, 'bin/plinth.js');
  const hygen = join(root, 'bench/node_modules/hygen/dist/bin.js');
  const times = await race(
    [
      { name: 'node -e 0', run: () => node('-e', '0') },
      { name: 'plinth --version', run: () => node(plinth, '--version') },
      { name: 'plinth --help', run: () => node(plinth, '--help') },
      {
        name: 'hygen --version',
        run: () => timeCommand(process.execPath, [hygen, '--version'], { anyStatus: true }),
      },
    ],
    30,
  );
  const most = { 'plinth --version': 1.5, 'plinth --help': 1.5 };
  printTable('Start', times, { anchor: 'node -e 0', unit: 'ms', most });
}
