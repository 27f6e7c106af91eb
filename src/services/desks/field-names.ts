import { CARRIED_FIELDS, type CarriedField } from '../../model/carried-field.ts';

/** The desk's name of each carried field. */
export type FieldNames = Readonly<Record<CarriedField, string>>;

/** Names as a target's settings give them (`languageField: u_lang`), else those of the mock. */
export const fieldNames = (
  settings: Readonly<Record<string, string>>,
  usual: FieldNames,
): FieldNames =>
  Object.fromEntries(
    CARRIED_FIELDS.map((field) => [field, settings[`${field}Field`] ?? usual[field]]),
  ) as FieldNames;

/** Values by the desk's names of their fields. */
export const namedValues = (
  values: Readonly<Partial<Record<CarriedField, string>>>,
  names: FieldNames,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [names[field as CarriedField], value]),
  );
