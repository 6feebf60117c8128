import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout: number) => ({
  test: { name, include, testTimeout, hookTimeout: testTimeout },
});

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
    projects: [
      {
        extends: true,
        ...project(
          'unit',
          [
            'test/{spec,model,edit,graph,picture,plan,render,merge,rename,workspace,report,cli,runtime}/**/*.test.ts',
            'test/*.test.ts',
          ],
          60_000,
        ),
      },
      { extends: true, ...project('arch', ['test/arch/**/*.test.ts'], 20_000) },
      { extends: true, ...project('golden', ['test/{golden,regenerate}/*.test.ts'], 120_000) },
      { extends: true, ...project('e2e', ['test/e2e/**/*.test.ts'], 600_000) },
      { extends: true, ...project('services', ['test/services/**/*.test.ts'], 120_000) },
    ],
  },
});
