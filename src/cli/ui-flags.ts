/** Flags of whatever has a live page. */
export const UI_FLAGS = {
  ui: {
    type: 'boolean',
    default: false,
    describe: 'a live page on this machine; its address, with the token to act, is printed',
  },
  'ui-port': {
    type: 'number',
    requiresArg: true,
    describe: 'its port (default: any free one); implies --ui',
  },
} as const;
