import { setFlagsFromString } from 'node:v8';

// Looks at the version before anything is loaded that an old Node could not read.
export function start(program) {
  const version = process.versions.node.split('.').map(Number);
  if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
    console.error(
      `error NODE_TOO_OLD: plinth needs Node.js 20.19 or later; this is ${process.version}`,
    );
    console.error('  hint: install a current version from https://nodejs.org, then try again');
    process.exitCode = 1;
    return;
  }
  // A run is over before the machine code made of its functions pays; Node 22 waits of its own accord.
  if (version[0] === 20) setFlagsFromString('--interrupt-budget=600000');
  import('../dist/cli.js').then(
    (cli) => cli.main(program, process.argv.slice(2)),
    (error) => {
      console.error(`error NOT_BUILT: plinth is not built: ${error.message}`);
      console.error('  hint: run npm run build in the folder of plinth');
      process.exitCode = 2;
    },
  );
}
