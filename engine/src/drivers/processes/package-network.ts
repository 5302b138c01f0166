// The environment variables by which this machine reaches package registries. Builds need them behind a proxy or a
// mirror; nothing else of the engine's environment is passed on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names =
  /^(https?_proxy|no_proxy|all_proxy|node_extra_ca_certs|ssl_cert_file|npm_config_registry|pip_(index_url|extra_index_url|trusted_host|cert))$/i;

export function packageNetwork(environment: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && names.test(name)) found[name] = value;
  // The user's settings of npm and pip: a build has another home folder, where they would not be found.
  const settings = environment.npm_config_userconfig ?? join(environment.HOME ?? '/', '.npmrc');
  if (existsSync(settings)) found.npm_config_userconfig = settings;
  const pip = ['.config/pip/pip.conf', '.pip/pip.conf'].map((path) => join(environment.HOME ?? '/', path));
  const configured = environment.PIP_CONFIG_FILE ?? pip.find((path) => existsSync(path));
  if (configured) found.PIP_CONFIG_FILE = configured;
  return found;
}
