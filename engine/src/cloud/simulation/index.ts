// What tests and simulations of clouds are made with.
export { quotas, services } from '../../aws/services.ts';
export type { FunctionInvocation } from '../../contracts/functions.ts';
export type { Behave, Behaviour } from '../../drivers/runtime/simulated/behaviour.ts';
export type { Context } from '../../kernel/context.ts';
export { editDistance } from '../../kernel/edit-distance.ts';
export { AwsFault } from '../../kernel/faults.ts';
export { type QuotaValues, quotaKey } from '../../kernel/quota.ts';
export type { Reports } from '../../kernel/registry.ts';
export type { AccessReport } from '../access/access-log.ts';
export type { CloudEvent } from '../event-stream/event-log.ts';
export { requireQuota } from '../quota-option.ts';
export type { LateBy } from './late-reports.ts';
export { RecoverableJournal } from './recoverable-journal.ts';
export { EngineDied, type EngineFaults, Simulation, type SimulationOptions } from './simulation.ts';
