// What a folder in `aws/` exports: operations, controllers, report handlers and CloudFormation resource types.
import type { OperationName, ServiceId } from './aws-clients.ts';
import type { Context, Operation } from './context.ts';
import type { Reports } from './contracts/reports.ts';
import type { Controller } from './controller.ts';
import type { ResourceType } from './resource-type.ts';

export type Operations<S extends ServiceId> = {
  readonly [O in OperationName<S>]?: Operation<S, O>;
};

export interface Service<S extends ServiceId = ServiceId> {
  readonly id: S;
  /** Operations by their AWS names. What is absent answers a loud `NotImplemented`-style error. */
  readonly operations: Operations<S>;
  // biome-ignore lint/suspicious/noExplicitAny: a service holds controllers of differing snapshots and steps.
  readonly controllers?: readonly Controller<any, any>[];
  /** What drivers report: each handler runs in a transaction of its own. */
  readonly reports?: { readonly [R in keyof Reports]?: (report: Reports[R], ctx: Context) => void };
  readonly resources?: readonly ResourceType[];
}

/** Keeps the type of the service id while checking the shape. */
export function defineService<S extends ServiceId>(service: Service<S>): Service<S> {
  return service;
}

/** A service of any id, where several stand in one list. */
// biome-ignore lint/suspicious/noExplicitAny: the id is what ties a service to its own operations' types.
export type AnyService = Service<any>;
