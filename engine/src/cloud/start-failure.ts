// Why an engine did not start, for a person who can put it right: rendered as it is, without a stack.
import { portOwner } from '../drivers/sockets/port-owner.ts';

export class StartFailure extends Error {}

/** Another engine uses the state folder. */
export class StateInUse extends StartFailure {}

export function portInUse(port: number): StartFailure {
  const owner = portOwner(port);
  const who = owner ? ` by process ${owner.pid} (${owner.command})` : '';
  return new StartFailure(
    `Port ${port} is in use${who}. End that process, or choose another port with --port.`,
  );
}
