/** The package entry `peakday/mocks`: reference services to test tills and desks against. */
export { type MockHandlersConfig, mockHandlers } from './msw.ts';
export { DEMO_COUPONS, DEMO_RULES } from './promotions/demo-rules.ts';
export { type MockConfig, type RunningMocks, startMocks } from './serve.ts';
