/** The package entry `peakday/mocks`: mock systems to test tills, terminals and desks against. */
export { type FaultInForce, faultInForce } from './fault-in-force.ts';
export {
  type MockAddresses,
  type MockHandlersConfig,
  type MockHandlersOfSite,
  mockHandlers,
} from './msw.ts';
export { DEMO_COUPONS, DEMO_RULES } from './promotions/demo-rules.ts';
export { type MockConfig, type RunningMocks, startMocks } from './serve.ts';
export { makeSite, type Site, type SiteConfig } from './site.ts';
