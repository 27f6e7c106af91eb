export const TELEMETRY_CACHE: string;
export function findPrometheus(env?: NodeJS.ProcessEnv): string | undefined;
export function findOtelcol(env?: NodeJS.ProcessEnv): string | undefined;
