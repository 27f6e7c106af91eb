import { parentPort } from 'node:worker_threads';
import type { Plan } from '../model/plan.ts';
import type { DayReply } from './day-reply.ts';
import { simulateDay } from './simulate-day.ts';

const port = parentPort;
if (port === null) throw new Error('the study worker runs as a worker thread only');
port.on('message', (plan: Plan) => port.postMessage(replyTo(plan)));

function replyTo(plan: Plan): DayReply {
  try {
    return { outcome: simulateDay(plan) };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { error: { message, stack } };
  }
}
