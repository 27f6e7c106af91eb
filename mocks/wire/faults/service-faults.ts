import type { FaultKind } from '../../../src/model/fault-plan.ts';
import { bodyGarbage } from './body-garbage.ts';
import { bodyInvalidJson } from './body-invalid-json.ts';
import { bodyLengthMismatch } from './body-length-mismatch.ts';
import { bodyMalformedChunk } from './body-malformed-chunk.ts';
import { bodyOversize } from './body-oversize.ts';
import { bodyReplay } from './body-replay.ts';
import { bodyRounding } from './body-rounding.ts';
import { bodySchemaDrift } from './body-schema-drift.ts';
import { bodyStall } from './body-stall.ts';
import { bodyTruncate } from './body-truncate.ts';
import { bodyWrongTotal } from './body-wrong-total.ts';
import { bodyWrongType } from './body-wrong-type.ts';
import { headOverflow } from './head-overflow.ts';
import { headSlow } from './head-slow.ts';
import { httpAuthExpire } from './http-auth-expire.ts';
import { httpCommitThenFail } from './http-commit-then-fail.ts';
import { httpFailThenCommitLate } from './http-fail-then-commit-late.ts';
import { httpFlap } from './http-flap.ts';
import { httpInProgress } from './http-in-progress.ts';
import { httpPartialOutage } from './http-partial-outage.ts';
import { httpRedirectLoop } from './http-redirect-loop.ts';
import { httpSaturate } from './http-saturate.ts';
import { httpSlow } from './http-slow.ts';
import { httpStaleRead } from './http-stale-read.ts';
import { httpStatus } from './http-status.ts';
import { httpThrottle } from './http-throttle.ts';
import { httpUnavailable } from './http-unavailable.ts';
import { promoCouponLockStuck } from './promo-coupon-lock-stuck.ts';
import { promoLateStart } from './promo-late-start.ts';
import { promoOverRedeem } from './promo-over-redeem.ts';
import { promoStaleCatalogue } from './promo-stale-catalogue.ts';
import { promoWrongSegment } from './promo-wrong-segment.ts';
import type { MakeFault } from './service-fault.ts';
import { supportLostTicket } from './support-lost-ticket.ts';
import { timeDrift } from './time-drift.ts';
import { timeDst } from './time-dst.ts';
import { timeMidnight } from './time-midnight.ts';
import { timeSkew } from './time-skew.ts';
import { timeStep } from './time-step.ts';

/** Every kind of fault that a service applies, in the order of FAULT_KINDS. */
export const SERVICE_FAULTS: Readonly<Partial<Record<FaultKind, MakeFault>>> = {
  'http/status': httpStatus,
  'http/throttle': httpThrottle,
  'http/unavailable': httpUnavailable,
  'http/slow': httpSlow,
  'http/saturate': httpSaturate,
  'http/commit-then-fail': httpCommitThenFail,
  'http/fail-then-commit-late': httpFailThenCommitLate,
  'http/in-progress': httpInProgress,
  'http/stale-read': httpStaleRead,
  'http/flap': httpFlap,
  'http/partial-outage': httpPartialOutage,
  'http/auth-expire': httpAuthExpire,
  'http/redirect-loop': httpRedirectLoop,
  'body/truncate': bodyTruncate,
  'body/malformed-chunk': bodyMalformedChunk,
  'body/garbage': bodyGarbage,
  'body/length-mismatch': bodyLengthMismatch,
  'body/stall': bodyStall,
  'body/invalid-json': bodyInvalidJson,
  'body/wrong-type': bodyWrongType,
  'body/schema-drift': bodySchemaDrift,
  'body/rounding': bodyRounding,
  'body/wrong-total': bodyWrongTotal,
  'body/replay': bodyReplay,
  'body/oversize': bodyOversize,
  'head/slow': headSlow,
  'head/overflow': headOverflow,
  'promo/late-start': promoLateStart,
  'promo/stale-catalogue': promoStaleCatalogue,
  'promo/wrong-segment': promoWrongSegment,
  'promo/coupon-lock-stuck': promoCouponLockStuck,
  'promo/over-redeem': promoOverRedeem,
  'support/lost-ticket': supportLostTicket,
  'time/skew': timeSkew,
  'time/step': timeStep,
  'time/drift': timeDrift,
  'time/dst': timeDst,
  'time/midnight': timeMidnight,
};
