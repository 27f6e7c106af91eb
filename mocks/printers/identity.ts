import { hash64, runKey } from '../../src/random/hash.ts';
import { word } from '../../src/random/stream.ts';

/** What a printer says it is. */
export interface Identity {
  readonly maker: string;
  readonly model: string;
  readonly firmware: string;
  readonly serial: string;
  /** Of the documentation range 00:00:5e:00:53:00 to ff (RFC 7042 §2.1.2); Star printers poll with it. */
  readonly mac: string;
  /** One byte each, as `GS I 1`, `2` and `3` tell them. */
  readonly modelId: number;
  readonly typeId: number;
  readonly romVersion: number;
}

/** A TM-T88V with an automatic cutter; serial and MAC follow from seed and printer. */
export function identityOf(printer: string, seed: number): Identity {
  const drawn = word(runKey(seed, 0), hash64(`printer/${printer}`), 'issue', 0);
  const digits = String(drawn % 1_000_000).padStart(6, '0');
  return {
    maker: 'EPSON',
    model: 'TM-T88V',
    firmware: '30.32 ESC/POS',
    serial: `PD${digits}`,
    mac: `00:00:5e:00:53:${((drawn >>> 24) & 0xff).toString(16).padStart(2, '0')}`,
    modelId: 0x20,
    typeId: 0x02,
    romVersion: 0x30,
  };
}
