// The load balancer's input and its reports. Light to import: only the thread loads the data plane itself.
export * from './contract/metrics.ts';
export type * from './contract/reports.ts';
export type * from './contract/routing-table.ts';
export { type FunctionErrorReason, reasonOfInvokeError } from './functions/error-reasons.ts';
export type { Invoked, InvokeFunction } from './functions/invoke.ts';
