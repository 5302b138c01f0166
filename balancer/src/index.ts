// What the load balancer is told, and what it reports. Light: the data plane itself is loaded by its thread only.
export * from './contract/metrics.ts';
export type * from './contract/reports.ts';
export type * from './contract/routing-table.ts';
export { type FunctionErrorReason, reasonOfInvokeError } from './functions/error-reasons.ts';
export type { Invoked, InvokeFunction } from './functions/invoke.ts';
