// The names that the parts of the engine know each other by. Each part adds its own by declaration merging, so calling
// an operation, watching a table, enqueueing a controller, performing an effect, handling a report or subscribing to an
// event that does not exist is a type error, and no part imports another to say its name:
//
//   declare module '../../kernel/registry.ts' {
//     interface Tables { 'ecs/clusters': ClusterRecord }
//   }

/** By service id (the AWS CLI's command name): the module of its SDK client. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging.
export interface Clients {}

/** By table name, `<service>/<records>`: the record. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging.
export interface Tables {}

/** By controller name, `<service>/<what it keeps>`. The value is not used. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging.
export interface Controllers {}

/** By effect name, `<driver>/<verb>`: what the driver needs. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging.
export interface Effects {}

/** By report name, `<driver>/<what happened>`: what the driver saw. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging.
export interface Reports {}

/** By event name, `<service>/<what happened>`: what subscribers are given. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging.
export interface Events {}

export type ServiceId = keyof Clients;
export type TableName = keyof Tables;
export type ControllerName = keyof Controllers;
export type EffectName = keyof Effects;
export type ReportName = keyof Reports;
export type EventName = keyof Events;
