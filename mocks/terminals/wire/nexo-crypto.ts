import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  pbkdf2Sync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Json } from '../nexo.ts';

/** A shared key as it is set on a terminal and in the till's software. */
export interface SecurityKey {
  readonly keyIdentifier: string;
  readonly keyVersion: number;
  readonly passphrase: string;
}

/** What is derived from a passphrase: 32 bytes for the HMAC, 32 for the cipher, 16 of IV. */
export interface KeyMaterial {
  readonly key: SecurityKey;
  readonly hmac: Buffer;
  readonly cipher: Buffer;
  readonly iv: Buffer;
}

/** `NexoBlob` and `SecurityTrailer` of a secured message. */
export interface SealedBody {
  readonly NexoBlob: string;
  readonly SecurityTrailer: {
    readonly AdyenCryptoVersion: number;
    readonly KeyIdentifier: string;
    readonly KeyVersion: number;
    readonly Nonce: string;
    readonly Hmac: string;
  };
}

const CRYPTO_VERSION = 1;
const NONCE_BYTES = 16;

/**
 * Derives the keys of Adyen's local mode: PBKDF2-HMAC-SHA1, salt `AdyenNexoV1Salt`, 4000
 * rounds, 80 bytes. Takes about a millisecond: once a key, not once a message.
 */
export function keyMaterial(key: SecurityKey): KeyMaterial {
  const bytes = pbkdf2Sync(key.passphrase, 'AdyenNexoV1Salt', 4000, 80, 'sha1');
  return {
    key,
    hmac: bytes.subarray(0, 32),
    cipher: bytes.subarray(32, 64),
    iv: bytes.subarray(64, 80),
  };
}

/** Encrypts a whole message (AES-256-CBC, IV xor nonce) and signs its plain text. */
export function seal(text: string, material: KeyMaterial): SealedBody {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-cbc', material.cipher, xor(material.iv, nonce));
  const plain = Buffer.from(text, 'utf8');
  const blob = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    NexoBlob: blob.toString('base64'),
    SecurityTrailer: {
      AdyenCryptoVersion: CRYPTO_VERSION,
      KeyIdentifier: material.key.keyIdentifier,
      KeyVersion: material.key.keyVersion,
      Nonce: nonce.toString('base64'),
      Hmac: signature(plain, material).toString('base64'),
    },
  };
}

/** The plain text of a secured message; undefined when it was not sealed with this key. */
export function unseal(sealed: SealedBody, material: KeyMaterial): string | undefined {
  const nonce = Buffer.from(sealed.SecurityTrailer.Nonce, 'base64');
  if (nonce.length !== NONCE_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', material.cipher, xor(material.iv, nonce));
  let plain: Buffer;
  try {
    const blob = Buffer.from(sealed.NexoBlob, 'base64');
    plain = Buffer.concat([decipher.update(blob), decipher.final()]);
  } catch {
    // Node has no other way to say that the padding is wrong.
    return undefined;
  }
  const sent = Buffer.from(sealed.SecurityTrailer.Hmac, 'base64');
  const own = signature(plain, material);
  const genuine = sent.length === own.length && timingSafeEqual(sent, own);
  return genuine ? plain.toString('utf8') : undefined;
}

/** Whether a message is a secured one, with all that is needed to open it. */
export function isSealed(envelope: unknown): envelope is SealedBody & Json {
  if (typeof envelope !== 'object' || envelope === null) return false;
  const { NexoBlob, SecurityTrailer: trailer } = envelope as Partial<SealedBody>;
  if (typeof NexoBlob !== 'string' || typeof trailer !== 'object' || trailer === null) return false;
  const texts = [trailer.Nonce, trailer.Hmac, trailer.KeyIdentifier];
  return texts.every((text) => typeof text === 'string') && typeof trailer.KeyVersion === 'number';
}

const signature = (plain: Buffer, { hmac }: KeyMaterial): Buffer =>
  createHmac('sha256', hmac).update(plain).digest();

function xor(left: Buffer, right: Buffer): Buffer {
  const result = Buffer.alloc(NONCE_BYTES);
  for (let i = 0; i < NONCE_BYTES; i++) result[i] = (left[i] ?? 0) ^ (right[i] ?? 0);
  return result;
}
