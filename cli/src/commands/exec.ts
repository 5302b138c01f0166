// `drydock exec [TARGET] [-- COMMAND]`: a shell, or a program, in a container of a task.
import { defineCommand } from '../command-line/command.ts';
import type { ExitCode } from '../command-line/exit-code.ts';
import { findContainer } from '../services/find-container.ts';
import { runSession } from '../session/data-channel.ts';
import { ownTerminal } from '../session/terminal.ts';
import { openTarget } from '../targets/open-target.ts';
import { targetFlags } from './shared-flags.ts';

export const exec = defineCommand({
  name: 'exec',
  summary: "Run a shell or a program in a task's container",
  description: [
    "What `aws ecs execute-command` does, without the Session Manager plugin: the program runs in the container, or with the environment and the folder of its process, at this terminal. The exit code is the program's.",
    'The task has to run with ECS Exec (`enableExecuteCommand`), as on AWS.',
  ],
  operands: [
    {
      name: 'TARGET',
      summary: "A service's name, or the beginning of a task's id; without it, any task that runs.",
      isOptional: true,
    },
  ],
  takesCommand: true,
  flags: {
    cluster: {
      kind: 'value',
      valueName: 'NAME',
      default: '',
      summary: 'The cluster; all of them without it.',
      read: (text: string) => text || undefined,
    },
    container: {
      kind: 'value',
      valueName: 'NAME',
      default: '',
      summary: "The container; the task's first one that runs without it.",
      read: (text: string) => text || undefined,
    },
    ...targetFlags,
  },
  examples: [
    { line: 'exec', explains: 'A shell in a task.' },
    { line: 'exec web -- node --version', explains: 'A program in a task of the service web.' },
    { line: "exec web -- sh -c 'env | sort'", explains: 'What the container sees.' },
  ],
  exits: ['The exit code of the program; 1 when it could not be run.'],
  handlesInterrupts: true,
  hasOwnOutput: true,
  async *run({ cluster, container, ...choice }, { clock }, words) {
    const end = words.indexOf('--');
    const [called] = end < 0 ? words : words.slice(0, end);
    const command = end < 0 ? [] : words.slice(end + 1);
    const { target } = await openTarget(choice, clock);
    const { clients } = target;
    const found = await findContainer(clients, { target: called, cluster, container });
    const { session } = await clients.ecs.executeCommand({
      ...found,
      command: command.length > 0 ? command.map(quoted).join(' ') : '/bin/sh',
      interactive: true,
    });
    yield { code: 'session-begins', container: found.container, task: found.task };
    const address = { streamUrl: session?.streamUrl ?? '', token: session?.tokenValue ?? '' };
    return (await runSession(address, ownTerminal(), clock)) as ExitCode;
  },
});

const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
