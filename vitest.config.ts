import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout: number) => ({
  test: { name, include, testTimeout, hookTimeout: testTimeout },
});

/** Files that leave nothing behind can share their modules, which take longer to load than to test. */
const sharing = (name: string, include: string[], testTimeout: number) => {
  const { test } = project(name, include, testTimeout);
  return { test: { ...test, isolate: false } };
};

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@plinth\/runtime\/(.+)$/,
        replacement: new URL('./src/runtime/$1/index.ts', import.meta.url).pathname,
      },
    ],
  },
  test: {
    // Vitest leaves one core to others, which is half of a machine with two.
    maxWorkers: '100%',
    // A test that meets its own timing is to be mended, but need not hold up a landing.
    retry: process.env.CI ? 1 : 0,
    projects: [
      {
        extends: true,
        ...sharing(
          'unit',
          [
            'test/{spec,model,edit,graph,picture,plan,render,merge,rename,workspace,report,cli,runtime}/**/*.test.ts',
            'test/*.test.ts',
          ],
          60_000,
        ),
      },
      { extends: true, ...sharing('arch', ['test/arch/**/*.test.ts'], 20_000) },
      { extends: true, ...sharing('golden', ['test/{golden,regenerate}/*.test.ts'], 120_000) },
      { extends: true, ...project('e2e', ['test/e2e/**/*.test.ts'], 600_000) },
      { extends: true, ...project('services', ['test/services/**/*.test.ts'], 120_000) },
    ],
  },
});
