/** What a target's `auth` came to once its secrets were read; it never leaves memory. */
export type Credentials =
  /** Sent with every request. */
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  /** Changed for an access token (RFC 6749 §4.4). */
  | {
      readonly kind: 'oauth2';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scope: string | undefined;
      readonly sendIn: 'header' | 'body';
    };

/** PEM texts of a connection over TLS. */
export interface TlsFiles {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** What a worker needs to reach one target, besides its plan: secrets are here and only here. */
export interface TargetAccess {
  readonly credentials?: Credentials;
  readonly tls?: TlsFiles;
  /** The bundled module of a binding of one's own. */
  readonly bindingCode?: string;
}
