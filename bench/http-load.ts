import { spawn } from 'node:child_process';

/** What is sent over and over. */
export interface HttpLoad {
  readonly url: string;
  readonly path: string;
  /** `#########` in it becomes a number that no other request has. */
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** Answers that were had: 2xx, and all others. */
export interface LoadCount {
  readonly good: number;
  readonly others: number;
}

/**
 * A load generator as cheap as can be, in a process of its own: 64 raw sockets, requests written
 * beforehand for a thousand ordinals, answers counted by their status lines.
 */
const SCRIPT = `
import net from 'node:net';
const { port, path, body, headers, seconds } = JSON.parse(process.argv[1]);
const requests = Array.from({ length: 1000 }, (_, i) => Buffer.from([
  'POST ' + path + ' HTTP/1.1', 'host: 127.0.0.1:' + port, 'content-type: application/json',
  'peakday-device: store/0417/till/' + (i % 40), 'peakday-ordinal: ' + i,
  'peakday-lane: lane-' + (i % 3),
  'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  'user-agent: peakday/0.1.0', ...Object.entries(headers).map(([n, v]) => n + ': ' + v),
  'content-length: ' + Buffer.byteLength(body), '', body,
].join('\\r\\n')));
const marked = requests[0].indexOf('#########');
const start = Date.now() % 1e5 * 1e4;
let sent = 0;
const next = () => {
  const i = sent++;
  const template = requests[i % 1000];
  if (marked < 0) return template;
  const request = Buffer.from(template);
  request.write(String(start + i).padStart(9, '0').slice(-9), template.indexOf('#########'));
  return request;
};
const mark = Buffer.from('HTTP/1.1 ');
let good = 0, others = 0;
for (let c = 0; c < 64; c++) {
  const socket = net.connect(port, '127.0.0.1');
  const send = () => socket.write(next());
  socket.setNoDelay(true);
  socket.on('connect', send);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    let seen = 0;
    for (let at = chunk.indexOf(mark); at >= 0; at = chunk.indexOf(mark, at + 1)) {
      seen++;
      if (chunk[at + 9] === 50) good++; else others++;
    }
    if (seen > 0) send();
  });
}
setTimeout(() => { console.log(JSON.stringify({ good, others })); process.exit(0); }, seconds * 1000);
`;

/** Sends for some seconds and counts the answers. */
export function load({ url, path, body, headers = {}, seconds }: HttpLoad): Promise<LoadCount> {
  const given = JSON.stringify({ port: Number(new URL(url).port), path, body, headers, seconds });
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  return new Promise((resolve) => child.once('close', () => resolve(JSON.parse(printed))));
}
