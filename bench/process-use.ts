import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's accounting in a second: 100 on every Linux that Node runs on. */
const TICK_US = 10_000;

/** What a process has used so far, by Linux's own accounting. */
export interface ProcessUse {
  readonly cpu_us: number;
  readonly resident_mb: number;
}

/** Ids of the processes whose command line holds a text. */
export const processesWith = (text: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => read(`/proc/${name}/cmdline`).includes(text))
    .map(Number);

/** @returns undefined once it has ended */
export function useOf(pid: number): ProcessUse | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const resident = /VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1];
  if (resident === undefined) return undefined;
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { cpu_us: ticks * TICK_US, resident_mb: Number(resident) / 1024 };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
