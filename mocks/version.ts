import manifest from '../package.json' with { type: 'json' };

/** The version of the package, as `/health` tells it. */
export const VERSION: string = manifest.version;
