// Where an address of the simulated network is really reachable on this machine. The service that owns the address
// (ECS for its tasks) writes it; whoever dials (the balancer's table) reads it. An address that is not here does
// not answer, and is never dialled: it could be somebody's machine.
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'network/endpoints': Endpoint;
  }
}

export interface Endpoint {
  /** Always a loopback address. */
  readonly host: string;
  readonly port: number;
}

/** Key: `<private IP address or instance id>:<port>`, as a target is registered. */
export const endpoints = defineTable('network/endpoints');
