/**
 * One event of Chrome's trace event format (JSON object format), which Perfetto opens:
 * `X` a span, `C` a counter, `M` a name of a track. `ts` and `dur` are microseconds.
 */
export type TraceEvent =
  | {
      readonly ph: 'X';
      readonly name: string;
      readonly cat: string;
      readonly pid: number;
      readonly tid: number;
      readonly ts: number;
      readonly dur: number;
      readonly args: Readonly<Record<string, string | number | null>>;
    }
  | {
      readonly ph: 'C';
      readonly name: string;
      readonly pid: number;
      readonly ts: number;
      readonly args: Readonly<Record<string, number>>;
    }
  | {
      readonly ph: 'M';
      readonly name: 'process_name' | 'thread_name';
      readonly pid: number;
      readonly tid: number;
      readonly args: { readonly name: string };
    }
  | {
      readonly ph: 'M';
      readonly name: 'process_sort_index' | 'thread_sort_index';
      readonly pid: number;
      readonly tid: number;
      readonly args: { readonly sort_index: number };
    };

/** A group of tracks and its tracks, named and in their order. */
export function trackNames(
  pid: number,
  group: string,
  tracks: readonly string[],
): readonly TraceEvent[] {
  return [
    { ph: 'M', name: 'process_name', pid, tid: 0, args: { name: group } },
    { ph: 'M', name: 'process_sort_index', pid, tid: 0, args: { sort_index: pid } },
    ...tracks.flatMap((name, i): readonly TraceEvent[] => [
      { ph: 'M', name: 'thread_name', pid, tid: i + 1, args: { name } },
      { ph: 'M', name: 'thread_sort_index', pid, tid: i + 1, args: { sort_index: i + 1 } },
    ]),
  ];
}
