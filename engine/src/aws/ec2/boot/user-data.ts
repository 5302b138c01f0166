// Reads an ECS container instance's user data without running it: finds the ECS agent's settings and the signals to
// CloudFormation. ECS guide, "Bootstrapping container instances"; CloudFormation guide, "cfn-signal".
import type { BootPlan, Signal } from '../state.ts';
import { isSettings, readSettings } from './bottlerocket.ts';
import { type InitScript, initScript } from './cfn-init.ts';
import { scriptOf } from './cloud-config.ts';
import { type Command, readCommands, type Variables } from './shell-commands.ts';

export const emptyBootPlan: BootPlan = { agentSettings: {}, signals: [], understood: [], ignored: [] };

/** The metadata of a stack's resource, parsed, or why there is none. */
export type MetadataOf = (stack: string, resource: string) => { readonly metadata: unknown } | string;

const noStacks: MetadataOf = () => 'there is no CloudFormation to ask';

/** @param userData base64, as in the EC2 API */
export function readUserData(userData: string | undefined, metadataOf: MetadataOf = noStacks): BootPlan {
  if (!userData) return emptyBootPlan;
  const plans = partsOf(Buffer.from(userData, 'base64').toString('utf8')).map((part) =>
    readPart(part, metadataOf),
  );
  return {
    agentSettings: Object.assign({}, ...plans.map(({ agentSettings }) => agentSettings)),
    signals: plans.flatMap(({ signals }) => signals),
    understood: plans.flatMap(({ understood }) => understood),
    ignored: plans.flatMap(({ ignored }) => ignored),
  };
}

/** cloud-init also accepts a MIME multi-part archive. Returns its parts without their headers. */
function partsOf(text: string): string[] {
  const boundary = /^Content-Type:\s*multipart\/[\s\S]*?boundary="?([^"\s;]+)"?/im.exec(text)?.[1];
  if (!boundary) return [text.trimStart()];
  return text
    .split(`--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) =>
      part
        .replace(/^[\s\S]*?\r?\n\r?\n/, '')
        .replaceAll('\r\n', '\n')
        .trimStart(),
    );
}

function readPart(text: string, metadataOf: MetadataOf): BootPlan {
  if (text.startsWith('#!')) return readScript(text, metadataOf);
  if (isSettings(text)) {
    const { agentSettings, ignored } = readSettings(text);
    const understood = Object.entries(agentSettings).map(([key, value]) => `settings.ecs: ${key}=${value}`);
    return { ...emptyBootPlan, agentSettings, ignored, understood };
  }
  const config = text.startsWith('#cloud-config') ? scriptOf(text) : undefined;
  if (!config) return notAScript(text);
  const plan = readScript(config.script, metadataOf);
  return { ...plan, ignored: [...plan.ignored, ...config.leftOut.map((key) => `cloud-config: ${key}`)] };
}

function notAScript(text: string): BootPlan {
  const first = text.split('\n')[0] ?? '';
  return text.trim() === ''
    ? emptyBootPlan
    : {
        ...emptyBootPlan,
        ignored: [`${first} (Drydock reads shell scripts, cloud-config and settings of Bottlerocket)`],
      };
}

function readScript(script: string, metadataOf: MetadataOf): BootPlan {
  const variables: Variables = new Map();
  const settings: Record<string, string> = {};
  const signals: Signal[] = [];
  const understood: string[] = [];
  const ignored: string[] = [];

  const read = (commands: readonly Command[]) => {
    commands.forEach((command, index) => {
      const written = writtenToAgentConfig(command, index, commands);
      if (written) {
        if (written.replaces) for (const key of Object.keys(settings)) delete settings[key];
        Object.assign(settings, written.settings);
        for (const [key, value] of Object.entries(written.settings)) {
          understood.push(`/etc/ecs/ecs.config: ${key}=${value}`);
        }
        return;
      }
      const [program = ''] = command.words;
      if (program === 'trap') {
        // Commands that run on an error are skipped; those that run on exit count. A trap either names functions,
        // whose bodies have been read, or contains its commands.
        if (command.words.includes('EXIT')) read(readCommands(command.words[1] ?? '', variables));
        return;
      }
      if (program.endsWith('cfn-init')) {
        const init = initOf(command.words.slice(1), metadataOf);
        if (typeof init === 'string') {
          ignored.push(`${command.text} (${init})`);
          return;
        }
        understood.push(command.text);
        read(readCommands(init.script, new Map(variables)));
        ignored.push(...init.leftOut.map((what) => `cfn-init: ${what}`));
        return;
      }
      if (program.endsWith('cfn-signal')) {
        if (command.after === '||') return;
        const signal = signalOf(command.words.slice(1));
        if (typeof signal === 'string') ignored.push(`${command.text} (${signal})`);
        else {
          signals.push(signal);
          understood.push(
            `cfn-signal: ${signal.success ? 'SUCCESS' : 'FAILURE'} to ${signal.resource} of stack ${signal.stack}`,
          );
        }
        return;
      }
      if (!isHarmless(command, commands[index + 1])) ignored.push(command.text);
    });
  };
  read(readCommands(script, variables));
  return { agentSettings: settings, signals, understood, ignored };
}

/** What a call of cfn-init does, or why it does nothing. */
function initOf(words: readonly string[], metadataOf: MetadataOf): InitScript | string {
  const options = optionsOf(words, ['-v', '--verbose']);
  const stack = options.get('--stack') ?? options.get('-s');
  const resource = options.get('--resource') ?? options.get('-r');
  if (!stack || !resource) return 'Drydock reads the metadata of --stack and --resource';
  const found = metadataOf(stack, resource);
  if (typeof found === 'string') return found;
  const sets = options.get('--configsets') ?? options.get('-c');
  return initScript(found.metadata, sets ? sets.split(',').map((set) => set.trim()) : []);
}

/** Options with their values. @param alone options that have none */
function optionsOf(words: readonly string[], alone: readonly string[] = []): Map<string, string> {
  const options = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const [, name, joined] = /^(--?[a-z-]+)(?:=([\s\S]*))?$/.exec(words[i]!) ?? [];
    if (name) options.set(name, alone.includes(name) ? '' : (joined ?? words[++i] ?? ''));
    else if (!options.has('--url')) options.set('--url', words[i]!);
  }
  return options;
}

/** Commands that print or set variables: skipping them changes nothing. */
function isHarmless({ words, redirects }: Command, next: Command | undefined): boolean {
  const [program = ''] = words;
  if (/^[A-Za-z_]\w*=/.test(program) && !words.some((word) => word.includes('$('))) return true;
  if (['echo', 'printf'].includes(program)) return redirects.length === 0 && next?.after !== '|';
  return ['set', 'exit', 'fi', 'done', 'true', ':', '}', ')', 'cd', 'sleep', 'shopt', 'export'].includes(
    program,
  );
}

const isAgentConfig = (path: string) => /(^|\/)ecs\.config$/.test(path);

/** The settings that a command writes to the agent's configuration file. Undefined when it writes none. */
function writtenToAgentConfig(
  command: Command,
  index: number,
  commands: readonly Command[],
): { settings: Record<string, string>; replaces: boolean } | undefined {
  const own = destinationOf(command);
  const text = command.hereDocument ?? printed(command);
  if (own && text !== undefined) return { settings: settingsIn(text), replaces: own.replaces };
  if (text === undefined) return undefined;
  // `echo … | tee -a file`, and `{ echo …; echo …; } >> file`.
  const next = commands[index + 1];
  const piped = next?.after === '|' ? destinationOf(next) : undefined;
  if (piped) return { settings: settingsIn(text), replaces: piped.replaces };
  const closing =
    command.depth > 0
      ? commands.slice(index + 1).find(({ words }) => words[0] === '}' || words[0] === ')')
      : undefined;
  const group = closing && destinationOf(closing);
  return group ? { settings: settingsIn(text), replaces: false } : undefined;
}

function destinationOf({ words, redirects }: Command): { replaces: boolean } | undefined {
  const redirect = redirects.find(({ path }) => isAgentConfig(path));
  if (redirect) return { replaces: redirect.operator === '>' };
  if (words[0] !== 'tee' || !words.some(isAgentConfig)) return undefined;
  return { replaces: !words.some((word) => word === '-a' || word === '--append') };
}

function printed({ words: [program, ...rest] }: Command): string | undefined {
  const values = rest.filter((word) => !/^-[neE]+$/.test(word));
  if (program === 'echo') return values.join(' ').replaceAll('\\n', '\n');
  if (program !== 'printf') return undefined;
  const [format = '', ...operands] = values;
  let used = 0;
  return format.replace(/%s/g, () => operands[used++] ?? '').replaceAll('\\n', '\n');
}

function settingsIn(text: string): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^\s*(ECS_\w+|[A-Z][A-Z0-9_]*)=(.*?)\s*$/.exec(line) ?? [];
    if (name) settings[name] = value.replace(/^(['"])([\s\S]*)\1$/, '$2');
  }
  return settings;
}

/** The signal, or the reason why there is none. */
function signalOf(words: readonly string[]): Signal | string {
  const options = optionsOf(words);
  const stack = options.get('--stack');
  const resource = options.get('--resource');
  if (!stack || !resource) return 'Drydock sends signals that name --stack and --resource';
  const unknown = [stack, resource].find((value) => value.includes('$') || value.includes('`'));
  if (unknown) return `the value of ${unknown} is only known when the script runs`;
  const exitCode = options.get('--exit-code') ?? options.get('-e');
  const success = options.get('--success') ?? options.get('-s');
  const uniqueId = options.get('--id') ?? options.get('-i');
  return {
    stack,
    resource,
    // A code that is only known at run time counts as 0, as does a missing one.
    success: success !== undefined ? success !== 'false' : !/^[1-9]\d*$/.test(exitCode ?? '0'),
    ...(uniqueId && !uniqueId.includes('$') ? { uniqueId } : {}),
  };
}
