/** Bindings that come with peakday, by the name a scenario uses. */
export const BINDING_NAMES = [
  'reference',
  'commercetools',
  'd365-commerce',
  'freshservice',
  'jira-service-management',
  'servicenow',
  'talon-one',
  'voucherify',
  'zendesk',
] as const;
export type BindingName = (typeof BINDING_NAMES)[number];

/** Whether a target names its binding by the path of a file. */
export const isBindingFile = (binding: string): boolean => /[/\\]|\.[cm]?[jt]s$/.test(binding);
