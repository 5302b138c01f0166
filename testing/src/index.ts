// `@drydock/testing`: infrastructure asserted in unit tests. docs/testing.md.
export type * from './api.ts';
export { drydock } from './drydock.ts';
