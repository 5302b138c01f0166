// The load balancer of a simulation: no socket, no thread.
export type { LoadSettings } from './offered-load.ts';
export type { FindOrigin, Origin, OriginAnswer } from './origin.ts';
export type { Share } from './shares.ts';
export { SimulatedPlane, type SimulatedPlaneOptions } from './simulated-plane.ts';
