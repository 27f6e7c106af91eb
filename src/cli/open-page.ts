import { type Dashboard, openDashboard } from '../dashboard/dashboard.ts';
import type { LiveRunOptions } from '../engines/live/options.ts';
import type { RunRecord } from '../model/facts.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Summary } from '../report/summary-shape.ts';

/** What the command line said about the live page. */
export interface PageRequest {
  readonly ui: boolean;
  readonly 'ui-port'?: number | undefined;
}

/** The live page of a rehearsal. */
export interface RunPage {
  readonly begin: (folder: string, record: RunRecord, plan: Plan) => void;
  readonly phase: (text: string) => void;
  readonly onOrderable: NonNullable<LiveRunOptions['onOrderable']>;
  readonly end: (summary: Summary, report: string | undefined) => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the live page of a rehearsal where one was asked for.
 * @param stop what its stop button does
 * @param say gets its address
 * @throws Failure PD_USAGE, PD_PORT_IN_USE
 */
export async function openRunPage(
  request: PageRequest & { readonly live: boolean; readonly engine?: string | undefined },
  stop: () => void,
  say: (text: string) => void,
): Promise<RunPage | undefined> {
  if (!wantsPage(request)) return undefined;
  if (!request.live || request.engine === 'virtual') {
    throw new Failure('PD_USAGE', '--ui wants a live window', {
      hint: 'a virtual day is over in a moment; its report has everything the page would show',
    });
  }
  let obey: Parameters<RunPage['onOrderable']>[1] = () => undefined;
  const page = await openDashboard(
    { kind: 'run', port: portOf(request) },
    { onStop: stop, onOrder: (order) => obey(order) },
  );
  say(`live page ${page.url}`);
  return {
    begin: (folder, record, plan) => page.tell({ type: 'run', folder, record, plan }),
    phase: (text) => page.tell({ type: 'phase', text }),
    onOrderable: (faults, by) => {
      obey = by;
      page.tell({ type: 'orderable', faults });
    },
    end: ({ verdict, why }, report) =>
      page.tell({ type: 'end', outcome: { verdict, why, report } }),
    close: page.close,
  };
}

/**
 * Opens a page that shows mock systems; nothing on it stops them.
 * @throws Failure PD_USAGE, PD_PORT_IN_USE
 */
export async function openMockPage(request: PageRequest): Promise<Dashboard | undefined> {
  if (!wantsPage(request)) return undefined;
  const nothing = (): void => undefined;
  const port = portOf(request);
  return openDashboard({ kind: 'mocks', port }, { onStop: nothing, onOrder: nothing });
}

const wantsPage = ({ ui, 'ui-port': port }: PageRequest): boolean => ui || port !== undefined;

function portOf({ 'ui-port': port = 0 }: PageRequest): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Failure('PD_USAGE', `--ui-port ${port}: it must be from 0 to 65535`);
}
