import type { BindingName } from '../model/binding-names.ts';
import type { Binding } from './binding.ts';

/** Every binding that comes with peakday; loaded when a target speaks it. */
export const BINDINGS: Readonly<Record<BindingName, () => Promise<Binding>>> = {
  reference: async () => (await import('./reference/binding.ts')).reference,
  commercetools: async () => (await import('./commercetools/binding.ts')).commercetools,
  'd365-commerce': async () => (await import('./d365-commerce/binding.ts')).d365Commerce,
  freshservice: async () => (await import('./freshservice/binding.ts')).freshservice,
  'jira-service-management': async () =>
    (await import('./jira-service-management/binding.ts')).jiraServiceManagement,
  servicenow: async () => (await import('./servicenow/binding.ts')).servicenow,
  'talon-one': async () => (await import('./talon-one/binding.ts')).talonOne,
  voucherify: async () => (await import('./voucherify/binding.ts')).voucherify,
  zendesk: async () => (await import('./zendesk/binding.ts')).zendesk,
};
