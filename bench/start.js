import { join } from 'node:path';
import { printRace, race, timeCommand } from './measure.js';

/** How long the command line takes to start, against bare node and hygen. */
export function benchStart(root) {
  const node = (...args) => timeCommand(process.execPath, args);
  const plinth = join(root, 'bin/plinth.js');
  const hygen = join(root, 'bench/node_modules/hygen/dist/bin.js');
  const results = race(
    [
      { name: 'node -e 0', run: () => node('-e', '0') },
      { name: 'plinth --version', run: () => node(plinth, '--version') },
      { name: 'plinth --help', run: () => node(plinth, '--help') },
      {
        name: 'hygen --version',
        run: () => timeCommand(process.execPath, [hygen, '--version'], { anyStatus: true }),
      },
    ],
    20,
  );
  printRace('Start', results, 'node -e 0');
}
