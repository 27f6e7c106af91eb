import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from './certificates.ts';

/** Files of a client's certificate. */
export interface ClientFiles {
  readonly cert: string;
  readonly key: string;
}

/** Certificates as files for clients: written when first asked for, gone with the process. */
export class CertificateFolder {
  #folder: string | undefined;

  /** The path of the authority's certificate: what `NODE_EXTRA_CA_CERTS` wants. */
  async authority(): Promise<string> {
    const { ca } = await makeCertificates();
    return this.#write('ca.pem', ca);
  }

  /** A client's certificate and key for a lane. */
  async client(lane: string): Promise<ClientFiles> {
    const { cert, key } = await (await makeCertificates()).client(lane);
    return {
      cert: this.#write(`client-${lane}.pem`, cert),
      key: this.#write(`client-${lane}-key.pem`, key),
    };
  }

  /** Whether anything was asked for. */
  get used(): boolean {
    return this.#folder !== undefined;
  }

  remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #write(name: string, text: string): string {
    if (this.#folder === undefined) process.once('exit', () => this.remove());
    this.#folder ??= mkdtempSync(join(tmpdir(), 'peakday-mock-'));
    const file = join(this.#folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }
}
