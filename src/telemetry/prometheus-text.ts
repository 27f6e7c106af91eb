import type { Snapshot } from './metric.ts';
import { type Family, prometheusFamilies, type Sample } from './prometheus-series.ts';

/** The media type of `prometheusText`. */
export const TEXT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** A snapshot in the Prometheus text exposition format, version 0.0.4. */
export const prometheusText = (snapshot: Snapshot): string =>
  prometheusFamilies(snapshot).map(familyText).join('');

const familyText = ({ name, kind, about, samples }: Family): string =>
  [
    `# HELP ${name} ${about.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    `# TYPE ${name} ${kind}`,
    ...samples.map(line),
    '',
  ].join('\n');

const line = ({ name, labels, value }: Sample): string => {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
  return `${name}{${pairs.join(',')}} ${value}`;
};

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
