import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AcquirerHost } from '../../../mocks/acquirer/acquirer-host.ts';
import { type IsoEncoding, pack, unpack } from '../../../mocks/acquirer/codec.ts';
import { FIELDS, type FieldFormat } from '../../../mocks/acquirer/field-table.ts';
import { FrameReader, type Framing, frame } from '../../../mocks/acquirer/framing.ts';
import { isoMessage } from '../../../mocks/acquirer/iso-message.ts';
import { safeText } from '../../../mocks/acquirer/safe-text.ts';

const ALPHABET: Readonly<Record<FieldFormat['type'], string>> = {
  n: '0123456789',
  a: 'ABCxyz',
  an: '0123456789ABCxyz',
  ans: '0123456789ABC xyz.,-/\u00e9',
  z: '0123456789D=',
  b: '',
  'x+n': '0123456789',
};

/** A value that fits a data element. */
const fieldValue = ({ type, length, lengthDigits }: FieldFormat): fc.Arbitrary<string> => {
  const most = Math.min(length, 300);
  const size = lengthDigits === 0 ? { minLength: length, maxLength: length } : { maxLength: most };
  if (type === 'b') {
    return fc.uint8Array(size).map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase());
  }
  return fc.string({ unit: fc.constantFrom(...ALPHABET[type]), ...size });
};

const fields = fc
  .subarray([...FIELDS.keys()])
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((de) => fieldValue(FIELDS.get(de)!).map((value) => [de, value] as const)),
    ),
  );
const mti = fc.constantFrom('0100', '0210', '0421', '0800');
const encoding: fc.Arbitrary<IsoEncoding> = fc.record({
  mti: fc.constantFrom('ascii', 'bcd'),
  bitmap: fc.constantFrom('binary', 'hex'),
});
const framing: fc.Arbitrary<Framing> = fc.record({
  length: fc.constantFrom('be2', 'le2', 'be4', 'ascii4'),
  inclusive: fc.boolean(),
  tpdu: fc.boolean(),
});

describe('ISO 8583 codec', () => {
  it('reads back every message it writes, in every encoding', () => {
    fc.assert(
      fc.property(mti, fields, encoding, (type, entries, how) => {
        const message = { mti: type, fields: new Map(entries) };
        const unpacked = unpack(pack(message, how), how);
        expect(unpacked).toMatchObject({ ok: true });
        expect(unpacked.message?.mti).toBe(type);
        expect([...(unpacked.message?.fields ?? [])].sort()).toEqual([...entries].sort());
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), encoding, (bytes, how) => {
        expect(typeof unpack(Buffer.from(bytes), how).ok).toBe('boolean');
      }),
    );
  });

  it('a message cut short anywhere is told, and answered without a throw', () => {
    fc.assert(
      fc.property(mti, fields, fc.nat(), encoding, (type, entries, at, how) => {
        const bytes = pack({ mti: type, fields: new Map(entries) }, how);
        const unpacked = unpack(bytes.subarray(0, at % bytes.length), how);
        expect(unpacked.ok).toBe(false);
        if (unpacked.message === undefined) return;
        const answer = new AcquirerHost().formatError(unpacked.message);
        if (answer !== undefined) expect(unpack(pack(answer, how), how).ok).toBe(true);
      }),
    );
  });

  it('the host answers whatever it can read with something that can be written', () => {
    fc.assert(
      fc.property(mti, fields, (type, entries) => {
        const answer = new AcquirerHost().answer({ mti: type, fields: new Map(entries) });
        expect(answer === undefined).toBe(type === '0210');
        if (answer !== undefined) expect(unpack(pack(answer)).ok).toBe(true);
      }),
    );
  });
});

describe('framing', () => {
  it('gives the same frames however the stream is cut', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 5 });
    const sizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(framing, payloads, sizes, (how, bodies, cuts) => {
        const tpdu = Buffer.from('6001020304', 'hex');
        const stream = Buffer.concat(bodies.map((body) => frame(Buffer.from(body), how, tpdu)));
        const reader = new FrameReader(how);
        const read: string[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = cuts[i % cuts.length] ?? 1;
          for (const one of reader.push(stream.subarray(at, at + size)) ?? []) {
            read.push(one.payload.toString('hex'));
            if (how.tpdu) expect(one.tpdu?.toString('hex')).toBe('6003040102');
          }
          at += size;
        }
        expect(read).toEqual(bodies.map((body) => Buffer.from(body).toString('hex')));
      }),
    );
  });

  it('gives up a stream that is out of step instead of gathering it', () => {
    const reader = new FrameReader({ length: 'be4', inclusive: false, tpdu: false });
    expect(reader.push(Buffer.from('ffffffff', 'hex'))).toBeUndefined();
    const digits = new FrameReader({ length: 'ascii4', inclusive: false, tpdu: false });
    expect(digits.push(Buffer.from('00x1'))).toBeUndefined();
  });
});

describe('what is logged', () => {
  it('never holds a card number, wherever it stands in the message', () => {
    const pan = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 13, maxLength: 19 });
    fc.assert(
      fc.property(pan, (number) => {
        const message = isoMessage('0200', {
          2: number,
          4: '000000000100',
          35: `${number}D2912201`,
          45: `B${number}^TEST/CARD^2912`,
          48: `card ${number}`,
          52: 'A1B2C3D4E5F60718',
          55: `5A08${number}`,
          63: number,
        });
        const text = safeText(message);
        expect(text).not.toContain(number);
        expect(text).not.toContain('A1B2');
        expect(/\d{13}/.test(text.replace('000000000100', ''))).toBe(false);
      }),
    );
  });
});
