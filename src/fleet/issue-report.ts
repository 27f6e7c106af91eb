import { ask, type Behaviour } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { TextRegister, TicketText } from '../model/plan.ts';
import { DESK_CHANNELS, type OpenTicket, type TicketChannel } from '../model/ticket.ts';
import { minutes } from '../model/units.ts';
import type { Stream } from '../random/stream.ts';
import type { Floor } from './floor.ts';
import type { Issue } from './issue.ts';
import { pause } from './issue-pause.ts';

/** How long a store waits before it tries again to report what the desk would not accept. */
const REPORT_AGAIN = minutes(1);

/** Who writes, by the way a ticket comes in. */
const WRITERS: Readonly<Record<TicketChannel, readonly TextRegister[]>> = {
  phone: ['clerk', 'manager'],
  chat: ['clerk', 'manager'],
  portal: ['clerk', 'manager'],
  walkIn: ['clerk', 'manager'],
  email: ['backOffice'],
  social: ['public'],
  monitoring: ['machine'],
  api: ['machine'],
};

/** Ways that do not need the store's own line: somebody else's network, and the desk's own. */
const WITHOUT_LINE: ReadonlySet<TicketChannel> = new Set(['phone', 'social', 'monitoring']);

/**
 * Reports an issue until the service accepts it, unless the trouble goes by itself before.
 * @returns whether there is a ticket now
 */
export function* report(me: Me, issue: Issue, text: OpenTicket): Behaviour<boolean> {
  const { device } = issue.site;
  const from = WITHOUT_LINE.has(text.channel) ? `${text.channel}/${issue.id}` : device.id;
  let refused = false;
  while (!issue.healed) {
    const opened = yield* ask('support.open', text, { from });
    if (opened.kind === 'ok') {
      issue.tickets.push({ id: opened.body.id, reported_us: me.now });
      me.note({
        fact: 'issue.reported',
        issue: issue.id,
        ticket: opened.body.id,
        channel: text.channel,
      });
      countChannel(me, text.channel);
      return true;
    }
    if (!refused) me.note({ fact: 'issue.refused', issue: issue.id, channel: text.channel });
    refused = true;
    yield* pause(me, issue, REPORT_AGAIN);
  }
  return false;
}

/** What is written to the desk about an issue, in the language and the words of who writes it. */
export function describe(
  floor: Floor,
  issue: Issue,
  channel: TicketChannel,
  draws: Stream,
): OpenTicket {
  const { store, plan, runId } = floor;
  const { kind, device, tillId } = issue.site;
  const text = draws.pick(textsFor(plan.texts[store.language]?.[kind] ?? [], channel));
  const values = { till: tillId, device: device.type, store: store.name, clerk: store.clerk };
  const fill = (template: string): string =>
    template.replace(
      /\{(till|device|store|clerk)\}/g,
      (_, name: keyof typeof values) => values[name],
    );
  return {
    externalRef: `${runId}:${issue.id}`,
    channel,
    storeId: store.id,
    tillId,
    device,
    symptom: kind,
    language: store.language,
    tillSystem: store.tillSystem,
    summary: fill(text?.summary ?? kind),
    description: fill(text?.description ?? ''),
    ...plan.desk.priorities[kind],
  };
}

/**
 * How an issue reaches the desk: what a heartbeat showed through the monitoring, the rest by a draw
 * uniform in [0, 1). A store without a line phones, where the desk takes calls.
 */
export function channelOf({ plan }: Floor, issue: Issue, draw: number): TicketChannel {
  const { channels } = plan.desk;
  if (issue.noticedBy === 'heartbeat') return 'monitoring';
  const isCut = issue.site.kind === 'storeOffline';
  if (isCut && channels.some(({ channel }) => channel === 'phone')) return 'phone';
  let below = 0;
  for (const { channel, share } of channels) {
    below += share;
    if (draw < below) return channel;
  }
  return channels.at(-1)?.channel ?? 'portal';
}

/** All of them where none is in the writer's register. */
function textsFor(texts: readonly TicketText[], channel: TicketChannel): readonly TicketText[] {
  const fit = texts.filter(({ register }) => WRITERS[channel].includes(register));
  return fit.length === 0 ? texts : fit;
}

function countChannel(me: Me, channel: TicketChannel): void {
  const counted = DESK_CHANNELS.find((one) => one === channel);
  if (counted !== undefined) me.tally({ tally: 'happened', point: `ticket.${counted}` });
}
