/** How esbuild bundles what runs inside k6: no Node, no dynamic import, no async generators. */
export const K6_BUNDLE = {
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['import'],
  external: ['k6', 'k6/*'],
  target: 'es2022',
  supported: { 'async-generator': false, 'for-await': false },
  legalComments: 'none',
};
