import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../src/engines/k6/inside/error-codes.ts';

// Codes and messages as k6 2.2.0 gives them.
const CASES = [
  [200, 0, '', undefined],
  [302, 0, '', undefined],
  [404, 1404, '', undefined],
  [422, 1422, '', undefined],
  [503, 1503, '', undefined],
  [599, 1599, '', undefined],
  [0, 1050, 'request timeout', 'timeout'],
  [200, 1050, 'request timeout', 'timeout'],
  [0, 1211, 'dial: i/o timeout', 'timeout'],
  [0, 1020, 'invalid URL', 'refused'],
  [0, 1100, 'lookup x: server misbehaving', 'refused'],
  [0, 1101, 'lookup: no such host', 'refused'],
  [0, 1110, 'ip is blacklisted', 'refused'],
  [0, 1111, 'hostname is blocked', 'refused'],
  [0, 1210, 'dial tcp: address 99999: invalid port', 'refused'],
  [0, 1212, 'dial: connection refused', 'refused'],
  [0, 1213, 'dial: unknown errno 113 error with msg `no route to host`', 'refused'],
  [0, 1300, 'tls: something', 'refused'],
  [0, 1301, 'tls: first record does not look like a TLS handshake', 'refused'],
  [0, 1310, 'x509: unknown authority', 'refused'],
  [0, 1311, "x509: certificate doesn't match hostname", 'refused'],
  [0, 1000, 'x509: certificate has expired or is not yet valid: current time …', 'refused'],
  [0, 1010, 'remote error: tls: protocol version not supported', 'refused'],
  [0, 1010, 'remote error: tls: handshake failure', 'refused'],
  [0, 1000, 'EOF', 'reset'],
  [0, 1000, 'http: server closed idle connection', 'reset'],
  [200, 1000, 'unexpected EOF', 'reset'],
  [200, 1000, 'local error: tls: bad record MAC', 'reset'],
  [0, 1010, 'read: something else', 'reset'],
  [0, 1200, 'read tcp: something', 'reset'],
  [0, 1201, 'write: broken pipe', 'reset'],
  [0, 1220, 'read: connection reset by peer', 'reset'],
  [200, 1220, 'read: connection reset by peer', 'reset'],
  [0, 1630, 'http2: stream error', 'reset'],
  [200, 1701, 'decompression failed', 'reset'],
  [0, 0, '', 'reset'],
] as const;

describe('failureOf', () => {
  it.each(CASES)('status %i, code %i, %j: %s', (status, code, error, failure) => {
    expect(failureOf(status, code, error)).toBe(failure);
  });
});
