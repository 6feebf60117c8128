// Prints a token for trying the app out: npm run token -- --sub <id> --role <role> --for 8h
import { tokenFor } from '@plinth/runtime/auth';
import { loadEnvFile } from '@plinth/runtime/settings';

loadEnvFile();
try {
  const token = await tokenFor({
    argv: process.argv.slice(2),
    secret: process.env.AUTH_SECRET || undefined,
    audience: process.env.AUTH_AUDIENCE || undefined,
    developmentKeyFile: './data/development-key',
  });
  process.stdout.write(`${token}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
