// 169.254.170.2, where containers on AWS find their credentials and metadata: in each container's own network, the kernel
// sends what goes there to the endpoint on the bridge, as the ECS agent does it on its instance.
// https://github.com/aws/amazon-ecs-agent#making-use-of-task-iam-roles
import { execFile } from 'node:child_process';

export const linkLocalBase = 'http://169.254.170.2';

/** Whether networks of containers can be changed: by root, with `iptables`, on this machine. */
export async function canRedirect(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return run('unshare', ['--net', 'iptables', ...nat, '--list', 'OUTPUT']);
}

/** @param pid of a process in the network. Gone with the network. */
export function redirect(pid: number, to: string): Promise<boolean> {
  const { host } = new URL(to);
  return run('nsenter', [
    ...['--target', String(pid), '--net', 'iptables', ...nat, '--append', 'OUTPUT'],
    ...['--destination', '169.254.170.2/32', '--protocol', 'tcp', '--dport', '80'],
    ...['--jump', 'DNAT', '--to-destination', host],
  ]);
}

const nat = ['--wait', '--table', 'nat'];

const run = (program: string, args: readonly string[]) =>
  new Promise<boolean>((resolve) => {
    execFile(program, args, (error) => resolve(error === null));
  });
