import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Colour and progress would differ between a terminal and CI.
    env: { NO_COLOR: '1' },
    reporters: ['default'],
  },
  resolve: {
    alias: {
      'peakday/mocks': at('./mocks/index.ts'),
      'peakday/stats': at('./src/stats/index.ts'),
      peakday: at('./src/index.ts'),
    },
  },
});
