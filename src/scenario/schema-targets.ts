import * as z from 'zod';
import type { SecretRef, TargetAuth } from '../model/plan.ts';
import type { TargetSpec } from './author.ts';
import { flag, maybe, text } from './schema-parts.ts';

const SECRET = "{ env: 'NAME' } or { file: 'path' }";

const secret: z.ZodType<SecretRef> = z.union(
  [z.strictObject({ env: text }), z.strictObject({ file: text })],
  SECRET,
);

const httpUrl = (error: string): z.ZodType<string> => z.url({ protocol: /^https?$/, error });

const auth: z.ZodType<TargetAuth> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: secret, password: secret }),
  z.strictObject({ kind: z.literal('apiKey'), key: secret }),
  z.strictObject({ kind: z.literal('bearer'), token: secret }),
  z.strictObject({
    kind: z.literal('oauth2ClientCredentials'),
    tokenUrl: httpUrl('the address of a token endpoint'),
    clientId: secret,
    clientSecret: secret,
    scope: maybe(text),
    sendIn: maybe(z.enum(['header', 'body'])),
  }),
  z.strictObject({ kind: z.literal('mtls') }),
]);

/** A service of one's own; its secrets are named, never written. */
export const target: z.ZodType<TargetSpec> = z.strictObject({
  url: httpUrl('a base URL such as https://desk.example.test'),
  binding: maybe(text),
  auth: maybe(auth),
  settings: maybe(z.record(text, z.string('a text'))),
  pace: maybe(flag),
  caFile: maybe(text),
  certFile: maybe(text),
  keyFile: maybe(text),
});
