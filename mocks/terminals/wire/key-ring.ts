import {
  type KeyMaterial,
  keyMaterial,
  type SealedBody,
  type SecurityKey,
  unseal,
} from './nexo-crypto.ts';

/** A message that was opened, and the key to seal its answer with. */
export interface Opened {
  readonly text: string;
  readonly material: KeyMaterial;
}

/** The shared keys of a park's terminals, found by identifier and version. */
export class KeyRing {
  readonly #materials = new Map<string, KeyMaterial>();

  constructor(keys: readonly SecurityKey[]) {
    for (const key of keys) this.#materials.set(nameOf(key), keyMaterial(key));
  }

  /** Opens a secured message; undefined for an unknown key or a message that was tampered with. */
  open(sealed: SealedBody): Opened | undefined {
    const { KeyIdentifier, KeyVersion } = sealed.SecurityTrailer;
    const name = nameOf({ keyIdentifier: KeyIdentifier, keyVersion: KeyVersion });
    const material = this.#materials.get(name);
    const text = material && unseal(sealed, material);
    return material === undefined || text === undefined ? undefined : { text, material };
  }
}

const nameOf = ({ keyIdentifier, keyVersion }: Omit<SecurityKey, 'passphrase'>): string =>
  `${keyVersion} ${keyIdentifier}`;
