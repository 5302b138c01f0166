// `@drydock/testing`: infrastructure asserted in unit tests. docs/testing.md.
export type * from './api.ts';
// `drydockIn` is for the package's CommonJS, which runs in Jest's realm.
export { drydock, drydockIn } from './drydock.ts';
