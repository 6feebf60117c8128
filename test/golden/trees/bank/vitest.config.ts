import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Each test starts its own app: modules need not be loaded anew for every file.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
