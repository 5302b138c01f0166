// The password of the image registry. Any will do; one of the engine's own making says which region is meant, and who has it.
import type { Caller } from '../kernel/caller.ts';
import type { Ids } from '../kernel/ids.ts';
import { callerOfToken, sessionToken } from './role-credentials.ts';

/** `<region>.<letters and digits>`, or `<region>.<a session token>`. */
export const registryPassword = (
  region: string,
  caller: Caller | undefined,
  ids: Pick<Ids, 'alphanumeric'>,
): string => `${region}.${caller ? sessionToken(caller) : ids.alphanumeric(64)}`;

export interface RegistryLogin {
  readonly region?: string;
  readonly caller?: Caller;
}

export function loginOfPassword(password: string): RegistryLogin {
  const [, region, token] = /^([a-z]{2}(?:-[a-z]+)+-\d)\.(.*)$/s.exec(password) ?? [];
  const caller = callerOfToken(token);
  return { ...(region !== undefined && { region }), ...(caller && { caller }) };
}
