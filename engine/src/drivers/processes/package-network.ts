// The environment variables by which this machine reaches package registries. Builds need them behind a proxy or a
// mirror; nothing else of the engine's environment is passed on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names = /^(https?_proxy|no_proxy|all_proxy|node_extra_ca_certs|ssl_cert_file|npm_config_registry)$/i;

export function packageNetwork(environment: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && names.test(name)) found[name] = value;
  // The user's npm settings: a build has another home folder, where npm would not find them.
  const settings = environment.npm_config_userconfig ?? join(environment.HOME ?? '/', '.npmrc');
  if (existsSync(settings)) found.npm_config_userconfig = settings;
  return found;
}
