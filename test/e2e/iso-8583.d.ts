/** What the tests use of iso_8583, which brings no types of its own. */
declare module 'iso_8583' {
  export default class Iso8583 {
    constructor(message?: Readonly<Record<number, string>>, formats?: object);
    getBufferMessage(): Buffer & { error?: string };
    getIsoJSON(bytes: Buffer, config?: object): Record<string, string> & { error?: string };
  }
}
