import type { FaultKind } from '../model/fault-plan.ts';
import { bodyGarbage } from './catalogue/body-garbage.ts';
import { bodyInvalidJson } from './catalogue/body-invalid-json.ts';
import { bodyLengthMismatch } from './catalogue/body-length-mismatch.ts';
import { bodyMalformedChunk } from './catalogue/body-malformed-chunk.ts';
import { bodyOversize } from './catalogue/body-oversize.ts';
import { bodyReplay } from './catalogue/body-replay.ts';
import { bodyRounding } from './catalogue/body-rounding.ts';
import { bodySchemaDrift } from './catalogue/body-schema-drift.ts';
import { bodyStall } from './catalogue/body-stall.ts';
import { bodyTruncate } from './catalogue/body-truncate.ts';
import { bodyWrongTotal } from './catalogue/body-wrong-total.ts';
import { bodyWrongType } from './catalogue/body-wrong-type.ts';
import { deskAbsence } from './catalogue/desk-absence.ts';
import { deskBlackHole } from './catalogue/desk-black-hole.ts';
import { deskFormalReply } from './catalogue/desk-formal-reply.ts';
import { deskHandoverGap } from './catalogue/desk-handover-gap.ts';
import { deskWrongSkill } from './catalogue/desk-wrong-skill.ts';
import { headOverflow } from './catalogue/head-overflow.ts';
import { headSlow } from './catalogue/head-slow.ts';
import { httpAuthExpire } from './catalogue/http-auth-expire.ts';
import { httpCommitThenFail } from './catalogue/http-commit-then-fail.ts';
import { httpFailThenCommitLate } from './catalogue/http-fail-then-commit-late.ts';
import { httpFlap } from './catalogue/http-flap.ts';
import { httpInProgress } from './catalogue/http-in-progress.ts';
import { httpPartialOutage } from './catalogue/http-partial-outage.ts';
import { httpRedirectLoop } from './catalogue/http-redirect-loop.ts';
import { httpSaturate } from './catalogue/http-saturate.ts';
import { httpSlow } from './catalogue/http-slow.ts';
import { httpStaleRead } from './catalogue/http-stale-read.ts';
import { httpStatus } from './catalogue/http-status.ts';
import { httpThrottle } from './catalogue/http-throttle.ts';
import { httpUnavailable } from './catalogue/http-unavailable.ts';
import { netBandwidth } from './catalogue/net-bandwidth.ts';
import { netBlackhole } from './catalogue/net-blackhole.ts';
import { netClose } from './catalogue/net-close.ts';
import { netConnectStall } from './catalogue/net-connect-stall.ts';
import { netLatency } from './catalogue/net-latency.ts';
import { netLimitBytes } from './catalogue/net-limit-bytes.ts';
import { netPartition } from './catalogue/net-partition.ts';
import { netReconnectStorm } from './catalogue/net-reconnect-storm.ts';
import { netRefuse } from './catalogue/net-refuse.ts';
import { netReset } from './catalogue/net-reset.ts';
import { netSlice } from './catalogue/net-slice.ts';
import { netSlowClose } from './catalogue/net-slow-close.ts';
import { netStaleKeepalive } from './catalogue/net-stale-keepalive.ts';
import { printerCoverOpen } from './catalogue/printer-cover-open.ts';
import { printerCutterError } from './catalogue/printer-cutter-error.ts';
import { printerOffline } from './catalogue/printer-offline.ts';
import { printerPaperNearEnd } from './catalogue/printer-paper-near-end.ts';
import { printerPaperOut } from './catalogue/printer-paper-out.ts';
import { printerSlow } from './catalogue/printer-slow.ts';
import { printerUndetected } from './catalogue/printer-undetected.ts';
import { promoCouponLockStuck } from './catalogue/promo-coupon-lock-stuck.ts';
import { promoLateStart } from './catalogue/promo-late-start.ts';
import { promoOverRedeem } from './catalogue/promo-over-redeem.ts';
import { promoStaleCatalogue } from './catalogue/promo-stale-catalogue.ts';
import { promoWrongSegment } from './catalogue/promo-wrong-segment.ts';
import { scannerDoubleScan } from './catalogue/scanner-double-scan.ts';
import { supportLostTicket } from './catalogue/support-lost-ticket.ts';
import { terminalApprovedButSilent } from './catalogue/terminal-approved-but-silent.ts';
import { terminalBusy } from './catalogue/terminal-busy.ts';
import { terminalCancelled } from './catalogue/terminal-cancelled.ts';
import { terminalDeclinedTechnical } from './catalogue/terminal-declined-technical.ts';
import { terminalDeviceOut } from './catalogue/terminal-device-out.ts';
import { terminalInProgress } from './catalogue/terminal-in-progress.ts';
import { terminalLoggedOut } from './catalogue/terminal-logged-out.ts';
import { terminalNoAnswer } from './catalogue/terminal-no-answer.ts';
import { terminalUnreachable } from './catalogue/terminal-unreachable.ts';
import { tillCrash } from './catalogue/till-crash.ts';
import { tillDiskFull } from './catalogue/till-disk-full.ts';
import { tillFreeze } from './catalogue/till-freeze.ts';
import { tillOffline } from './catalogue/till-offline.ts';
import { tillRestart } from './catalogue/till-restart.ts';
import { timeDrift } from './catalogue/time-drift.ts';
import { timeDst } from './catalogue/time-dst.ts';
import { timeMidnight } from './catalogue/time-midnight.ts';
import { timeSkew } from './catalogue/time-skew.ts';
import { timeStep } from './catalogue/time-step.ts';
import { tlsClientCertRefused } from './catalogue/tls-client-cert-refused.ts';
import { tlsExpired } from './catalogue/tls-expired.ts';
import { tlsOldVersion } from './catalogue/tls-old-version.ts';
import { tlsStall } from './catalogue/tls-stall.ts';
import { tlsUntrusted } from './catalogue/tls-untrusted.ts';
import { tlsWrongHost } from './catalogue/tls-wrong-host.ts';
import type { FaultDefinition } from './definition.ts';

/** Every kind of fault, in one exhaustive map, in the order of FAULT_KINDS. */
export const FAULTS: Readonly<Record<FaultKind, FaultDefinition>> = {
  'net/refuse': netRefuse,
  'net/connect-stall': netConnectStall,
  'net/reset': netReset,
  'net/close': netClose,
  'net/blackhole': netBlackhole,
  'net/slow-close': netSlowClose,
  'net/stale-keepalive': netStaleKeepalive,
  'net/latency': netLatency,
  'net/bandwidth': netBandwidth,
  'net/slice': netSlice,
  'net/limit-bytes': netLimitBytes,
  'net/partition': netPartition,
  'net/reconnect-storm': netReconnectStorm,
  'tls/untrusted': tlsUntrusted,
  'tls/expired': tlsExpired,
  'tls/wrong-host': tlsWrongHost,
  'tls/old-version': tlsOldVersion,
  'tls/stall': tlsStall,
  'tls/client-cert-refused': tlsClientCertRefused,
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
  'printer/paper-near-end': printerPaperNearEnd,
  'printer/paper-out': printerPaperOut,
  'printer/cover-open': printerCoverOpen,
  'printer/cutter-error': printerCutterError,
  'printer/offline': printerOffline,
  'printer/slow': printerSlow,
  'printer/undetected': printerUndetected,
  'terminal/busy': terminalBusy,
  'terminal/unreachable': terminalUnreachable,
  'terminal/cancelled': terminalCancelled,
  'terminal/declined-technical': terminalDeclinedTechnical,
  'terminal/in-progress': terminalInProgress,
  'terminal/device-out': terminalDeviceOut,
  'terminal/logged-out': terminalLoggedOut,
  'terminal/no-answer': terminalNoAnswer,
  'terminal/approved-but-silent': terminalApprovedButSilent,
  'till/crash': tillCrash,
  'till/restart': tillRestart,
  'till/freeze': tillFreeze,
  'till/disk-full': tillDiskFull,
  'till/offline': tillOffline,
  'scanner/double-scan': scannerDoubleScan,
  'desk/absence': deskAbsence,
  'desk/handover-gap': deskHandoverGap,
  'desk/black-hole': deskBlackHole,
  'desk/wrong-skill': deskWrongSkill,
  'desk/formal-reply': deskFormalReply,
};
