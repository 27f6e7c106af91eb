/** An ISO 8583 message: its type, and its data elements as text; binary ones in hexadecimal. */
export interface IsoMessage {
  /** Four digits: version, class, function, origin. */
  readonly mti: string;
  readonly fields: ReadonlyMap<number, string>;
}

/** A message of this type with these data elements; those without a value are left out. */
export const isoMessage = (
  mti: string,
  fields: Readonly<Record<number, string | undefined>>,
): IsoMessage => ({
  mti,
  fields: new Map(
    Object.entries(fields).flatMap(([de, value]) =>
      value === undefined ? [] : [[Number(de), value] as const],
    ),
  ),
});
