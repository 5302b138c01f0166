// The settings that an instance of Bottlerocket reads from its user data: TOML, of which the ECS agent's part counts.
// https://bottlerocket.dev/en/os/latest/#/api/settings/ecs/

/** The agent's settings by their names in /etc/ecs/ecs.config, and the settings that have no effect here. */
export function readSettings(text: string): {
  readonly agentSettings: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
} {
  const agentSettings: Record<string, string> = {};
  const attributes: Record<string, string> = {};
  const ignored: string[] = [];
  let table = '';
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#')) continue;
    const header = /^\[([^\]]+)\]/.exec(bare)?.[1];
    if (header !== undefined) {
      table = header.replaceAll(/["'\s]/g, '');
      continue;
    }
    const [, key = '', value = ''] = /^([\w."'-]+)\s*=\s*(.*?)\s*$/.exec(bare) ?? [];
    const path = [table, key.replaceAll(/["']/g, '')].filter(Boolean).join('.');
    const attribute = /^settings\.ecs\.instance-attributes\.(.+)$/.exec(path)?.[1];
    if (path === 'settings.ecs.cluster') agentSettings.ECS_CLUSTER = stringOf(value);
    else if (attribute !== undefined) attributes[attribute] = stringOf(value);
    else if (path === 'settings.ecs.reserved-memory') agentSettings.ECS_RESERVED_MEMORY = stringOf(value);
    else ignored.push(bare);
  }
  if (Object.keys(attributes).length > 0) agentSettings.ECS_INSTANCE_ATTRIBUTES = JSON.stringify(attributes);
  return { agentSettings, ignored };
}

/** Whether the text is settings of Bottlerocket: TOML with a table of settings. */
export const isSettings = (text: string) => /^\s*\[\s*["']?settings\b/m.test(text) && !text.startsWith('#!');

const stringOf = (value: string) => /^(["'])(.*?)\1/.exec(value)?.[2] ?? value.replace(/\s*#.*$/, '');
