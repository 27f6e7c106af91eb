import * as z from 'zod';
import type { FaultParameter } from '../faults/parameter.ts';
import {
  count,
  distribution,
  duration,
  maybe,
  money,
  numberFrom,
  offset,
  share,
  text,
  wholeSeconds,
} from './schema-parts.ts';

/** What an author may write under a fault's own key. */
export function parameterSchema(parameter: FaultParameter): z.ZodType {
  const value = valueSchema(parameter);
  return parameter.required ? value : maybe(value);
}

function valueSchema(parameter: FaultParameter): z.ZodType {
  switch (parameter.kind) {
    case 'status':
      return count(parameter.low, 599);
    case 'count':
      return count(parameter.low, parameter.high);
    case 'number':
      return numberFrom(parameter.low, parameter.high);
    case 'share':
      return share;
    case 'duration':
      return duration;
    case 'distribution':
      return distribution;
    case 'wholeSeconds':
      return wholeSeconds;
    case 'offset':
      return offset;
    case 'money':
      return money;
    case 'choice':
      return z.enum(parameter.choices);
    case 'promotion':
    case 'coupon':
    case 'segment':
      return text;
  }
}
